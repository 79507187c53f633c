// SPDX-License-Identifier: Apache-2.0
// Periods: windows of calendar days and counts of business days, and the names that they yield to
// conditions.
#include <cstddef>

#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr std::int32_t kMaxWindowDays = 3'660;

constexpr Field kTodays[] = {
    {"earliest", form::date_name, true, offsetof(Window, earliest_today)},
    {"latest", form::date_name, true, offsetof(Window, latest_today)},
};
constexpr Field kWindow[] = {
    {"id", form::id, true},
    {"count", form::any},
    {"from", form::date_name, true, offsetof(Window, from)},
    {"days", form::number, true, offsetof(Window, days), "", 1, kMaxWindowDays},
    {"safeDays", form::number, true, offsetof(Window, safe_days), "", 0, kMaxWindowDays},
    {"appliedOn", form::some_date_name, false, offsetof(Window, applied_on)},
    {"today", form::object, true, kNowhere, "", 0, 0, kTodays},
    {"notStartedWhen", form::condition, true, offsetof(Window, not_started_when)},
    {"runsWhen", form::condition, true, offsetof(Window, runs_when)},
    {"clauses", form::cited, true},
};
constexpr Field kToday[] = {
    {"earliest", form::date_name, true, offsetof(BusinessPeriodRule, earliest_today)},
};
constexpr Field kBusinessPeriod[] = {
    {"id", form::id, true, offsetof(BusinessPeriodRule, id)},
    {"count", form::any},
    {"from", form::date_name, true, offsetof(BusinessPeriodRule, from)},
    {"days", form::number, true, offsetof(BusinessPeriodRule, days), "", 1, kMaxBusinessDays},
    {"calendar", form::id, true},
    {"today", form::object, true, kNowhere, "", 0, 0, kToday},
    {"clauses", form::cited, true},
};

class PeriodLoader {
 public:
  PeriodLoader(const Node& node, Builder& builder)
      : node_(node), builder_(builder), id_(node.member("id").text()) {}

  void load_window() {
    Window window;
    builder_.read(node_, kWindow, &window);
    const Node days = node_.member("days");
    if (days && days.value().integer() != nullptr && window.days < window.safe_days) {
      node_.member("safeDays").problem("out_of_range", {"the safe day is not after the last day"});
    }
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
    builder_.read(node_, kBusinessPeriod, &period);
    period.calendar = builder_.position(Referent::calendar, node_.member("calendar"));
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
    static_cast<void>(node.map_size());  // says so where it is no object
    if (node.value().object() == nullptr) continue;
    const Node count = node.required("count");
    if (!count) continue;
    PeriodLoader loader(node, builder);
    if (count.one_of("calendar_days business_days") == 0) {
      loader.load_window();
    } else {
      loader.load_business_period();
    }
  }
}

}  // namespace eligibility
