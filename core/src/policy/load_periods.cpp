// SPDX-License-Identifier: Apache-2.0
// Periods: windows of calendar days and counts of business days, and the names that they yield to conditions.
#include <algorithm>

#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr std::int64_t kMaxWindowDays = 3'660;
constexpr std::int64_t kMaxBusinessDays = 1'000;

struct TodayNames {
  std::optional<Place> earliest;
  std::optional<Place> latest;
};

TodayNames load_today(const Node& node, const Builder& builder) {
  TodayNames names;
  const std::optional<Node> today = node.required("today");
  if (!today || !today->is_object_of({"earliest", "latest"})) return names;
  if (const std::optional<Node> earliest = today->required("earliest")) names.earliest = builder.date_name(*earliest);
  if (const std::optional<Node> latest = today->member("latest")) names.latest = builder.date_name(*latest);
  return names;
}

std::optional<Place> load_date(const Node& node, std::string_view key, const Builder& builder) {
  const std::optional<Node> member = node.required(key);
  return member ? builder.date_name(*member) : std::nullopt;
}

std::int32_t load_days(const Node& node, std::string_view key, std::int64_t from, std::int64_t to) {
  const std::optional<Node> member = node.required(key);
  return member ? static_cast<std::int32_t>(member->integer(from, to).value_or(1)) : 1;
}

void load_window(const Node& node, const std::string& id, Builder& builder) {
  const std::optional<Place> from = load_date(node, "from", builder);
  const TodayNames today = load_today(node, builder);
  const std::optional<Node> applied = node.member("appliedOn");
  const std::optional<Place> applied_on = applied ? builder.date_name(*applied) : std::nullopt;
  const std::int32_t days = load_days(node, "days", 1, kMaxWindowDays);
  const std::int32_t safe_days = load_days(node, "safeDays", 0, days);
  Condition not_started = builder.condition(node.required("notStartedWhen"));
  Condition runs = builder.condition(node.required("runsWhen"));
  if (!today.latest) node.problem("missing_member", "a window needs the latest today as well");
  if (!from || !today.earliest || !today.latest) return;

  const std::string prefix = "periods." + id;
  FactSet facts = builder.facts_of(*from) | builder.facts_of(*today.earliest) | builder.facts_of(*today.latest) |
                  not_started.facts | runs.facts;
  if (applied_on) facts |= builder.facts_of(*applied_on);
  const FactSet dates = builder.facts_of(*from) | not_started.facts | runs.facts;
  builder.policy.windows.push_back({
      .from = *from, .days = Days{days}, .safe_days = Days{safe_days}, .applied_on = applied_on,
      .earliest_today = *today.earliest, .latest_today = *today.latest,
      .not_started_when = std::move(not_started), .runs_when = std::move(runs),
      .status = builder.declare(node, prefix + ".status", NameType::text, facts),
      .day = builder.declare(node, prefix + ".day", NameType::integer, facts),
      .days_left = builder.declare(node, prefix + ".days_left", NameType::integer, facts),
      .apply_by = builder.declare(node, prefix + ".apply_by", NameType::date, dates),
      .final_day = builder.declare(node, prefix + ".final_day", NameType::date, dates),
      .is_last_day = builder.declare(node, prefix + ".is_last_day", NameType::boolean, facts),
  });
}

void load_business_period(const Node& node, const std::string& id, Builder& builder) {
  const std::optional<Place> from = load_date(node, "from", builder);
  const TodayNames today = load_today(node, builder);
  const std::int32_t days = load_days(node, "days", 1, kMaxBusinessDays);
  const std::string calendar_id = node.required_identifier("calendar");
  const auto calendar = std::find_if(builder.calendar_names.begin(), builder.calendar_names.end(),
                                     [&calendar_id](const auto& entry) { return entry.first == calendar_id; });
  if (calendar == builder.calendar_names.end()) {
    node.problem("unknown_calendar", "no year of the calendar " + quoted(calendar_id) + " was given");
    return;
  }
  if (!from || !today.earliest) return;
  const std::string prefix = "periods." + id;
  const FactSet facts = builder.facts_of(*from);
  builder.policy.business_periods.push_back({
      .id = id, .from = *from, .days = days, .calendar = calendar->second, .earliest_today = *today.earliest,
      .due = builder.declare(node, prefix + ".due", NameType::date, facts),
      .coverage = builder.declare(node, prefix + ".coverage", NameType::text, facts),
      .overdue = builder.declare(node, prefix + ".overdue", NameType::boolean,
                                 facts | builder.facts_of(*today.earliest)),
      .off = builder.declare(node, prefix + ".off", NameType::text_list, facts),
      .work = builder.declare(node, prefix + ".work", NameType::text_list, facts),
  });
}

}  // namespace

void load_periods(const Node& document, Builder& builder) {
  const std::optional<Node> periods = document.member("periods");
  if (!periods) return;
  for (const Node& node : periods->elements()) {
    const std::optional<Node> count = node.required("count");
    const std::optional<std::size_t> kind = count ? count->one_of({"calendar_days", "business_days"}) : std::nullopt;
    if (!kind) continue;
    const std::string id = node.required_identifier("id");
    static_cast<void>(builder.clauses(node.required("clauses")));
    if (*kind == 0) {
      node.is_object_of({"id", "count", "from", "days", "safeDays", "appliedOn", "today", "notStartedWhen", "runsWhen", "clauses"});
      load_window(node, id, builder);
    } else {
      node.is_object_of({"id", "count", "from", "days", "calendar", "today", "clauses"});
      load_business_period(node, id, builder);
    }
  }
}

}  // namespace eligibility
