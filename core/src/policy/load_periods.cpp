// SPDX-License-Identifier: Apache-2.0
// Periods: windows of calendar days and counts of business days, and the names that they yield to
// conditions.
#include <algorithm>

#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr std::int64_t kMaxWindowDays = 3'660;

class PeriodLoader {
 public:
  PeriodLoader(const Node& node, Builder& builder)
      : node_(node), builder_(builder), id_(node.required("id").identifier()) {}

  void load_window() {
    Window window;
    node_.is_object_of({"id", "count", "from", "days", "safeDays", "appliedOn", "today",
                        "notStartedWhen", "runsWhen", "clauses"});
    window.from = builder_.date_name(node_.required("from"));
    window.days =
        Days{static_cast<std::int32_t>(node_.required("days").integer(1, kMaxWindowDays))};
    const Node safe_days = node_.required("safeDays");
    window.safe_days = Days{static_cast<std::int32_t>(safe_days.integer(0, kMaxWindowDays))};
    if (node_.value().find("days") != nullptr && node_.value().find("days")->integer() != nullptr &&
        window.days < window.safe_days) {
      safe_days.problem("out_of_range", {"the safe day is not after the last day"});
    }
    if (const Node applied_on = node_.member("appliedOn"))
      window.applied_on = builder_.date_name(applied_on);
    const Node today = node_.required("today");
    today.is_object_of({"earliest", "latest"});
    window.earliest_today = builder_.date_name(today.required("earliest"));
    window.latest_today = builder_.date_name(today.required("latest"));
    window.not_started_when = builder_.condition(node_.required("notStartedWhen"));
    window.runs_when = builder_.condition(node_.required("runsWhen"));

    const FactSet dates =
        facts_of(window.from) | window.not_started_when.facts | window.runs_when.facts;
    FactSet all = dates | facts_of(window.earliest_today) | facts_of(window.latest_today);
    if (window.applied_on) all |= facts_of(*window.applied_on);
    window.status = declare(".status", NameType::text, all);
    window.day = declare(".day", NameType::integer, all);
    window.days_left = declare(".days_left", NameType::integer, all);
    window.apply_by = declare(".apply_by", NameType::date, dates);
    window.final_day = declare(".final_day", NameType::date, dates);
    window.is_last_day = declare(".is_last_day", NameType::boolean, all);
    builder_.policy.windows.push_back(window);
  }

  void load_business_period() {
    BusinessPeriodRule period;
    node_.is_object_of({"id", "count", "from", "days", "calendar", "today", "clauses"});
    period.id = id_;
    period.from = builder_.date_name(node_.required("from"));
    period.days = static_cast<std::int32_t>(node_.required("days").integer(1, kMaxBusinessDays));
    const Node calendar = node_.required("calendar");
    const std::vector<std::string>& ids = builder_.calendar_ids;
    const auto known = std::find(ids.begin(), ids.end(), calendar.identifier());
    period.calendar = static_cast<std::uint32_t>(known - ids.begin());
    if (calendar && known == ids.end())
      calendar.problem("unknown_calendar", {"no year of this calendar was given"});
    const Node today = node_.required("today");
    today.is_object_of({"earliest"});
    period.earliest_today = builder_.date_name(today.required("earliest"));

    const FactSet facts = facts_of(period.from);
    period.due = declare(".due", NameType::date, facts);
    period.coverage = declare(".coverage", NameType::text, facts);
    period.overdue =
        declare(".overdue", NameType::boolean, facts | facts_of(period.earliest_today));
    period.off = declare(".off", NameType::text_list, facts);
    period.work = declare(".work", NameType::text_list, facts);
    builder_.policy.business_periods.push_back(period);
  }

 private:
  [[nodiscard]] FactSet facts_of(Place place) const { return builder_.policy.name_facts[place]; }
  Place declare(std::string_view member, NameType type, FactSet facts) {
    return builder_.declare(node_, sentence({"periods.", id_, member}), type, facts);
  }

  const Node& node_;
  Builder& builder_;
  std::string_view id_;
};

}  // namespace

void load_periods(const Node& document, Builder& builder) {
  if (builder.policy.facts.empty()) return;
  const Node periods = document.member("periods");
  for (std::size_t i = 0, size = periods.list_size(); i < size; ++i) {
    const Node node = periods.part(i);
    const Node count = node.required("count");
    if (!count) continue;
    builder.cited(node);
    PeriodLoader loader(node, builder);
    if (count.one_of({"calendar_days", "business_days"}) == 0) {
      loader.load_window();
    } else {
      loader.load_business_period();
    }
  }
}

}  // namespace eligibility
