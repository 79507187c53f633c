// SPDX-License-Identifier: Apache-2.0
// Where a case stands in each period: before it, in it, on its last day, past it; and the day by
// which to expect a reply.
#include "check/state.h"

namespace eligibility {
namespace {

// The window's status, day and days left, once it is known to run from `start`. Source: policy
// README 6.3.
void place_in_window(const Window& rule, Date start, State& state) {
  state.set_date(rule.apply_by, start + rule.safe_days);
  state.set_date(rule.final_day, start + rule.days);
  const auto set_day = [&](Days day) {
    state.set_integer(rule.day, day.count);
    state.set_boolean(rule.is_last_day, day == rule.days);
  };
  if (rule.applied_on) {
    if (const std::optional<Date> applied = state.date(*rule.applied_on)) {
      const Days day = *applied - start;  // negative for who applied before the goods came
      set_day(day);
      state.set_text(rule.status, day <= rule.days ? "applied_in_time" : "applied_late");
      return;
    }
  }
  const std::optional<Date> latest = state.date(rule.latest_today);
  const std::optional<Date> earliest = state.date(rule.earliest_today);
  if (!latest || !earliest) {
    state.set_text(rule.status, "unknown");
    return;
  }
  const Days day = *latest - start;
  const bool over = day > rule.days;
  const bool over_everywhere = over && *earliest - start > rule.days;
  // Applied, but on a day not known: no "too late" can be drawn from today's date.
  if (over_everywhere && rule.applied_on &&
      state.operand(*rule.applied_on).kind() == Operand::Kind::string) {
    state.set_text(rule.status, "unknown");
    return;
  }
  set_day(day);
  state.set_integer(rule.days_left, (rule.days.count - day.count));
  if (day < rule.days) {
    state.set_text(rule.status, "open");
  } else if (!over) {
    state.set_text(rule.status, "final_day");
  } else {
    state.set_text(rule.status, over_everywhere ? "passed" : "straddles");
  }
}

}  // namespace

void compute_window(const Window& rule, State& state) {
  if (state.holds(rule.not_started_when)) {
    state.set_text(rule.status, "not_started");
    return;
  }
  const std::optional<Date> start = state.date(rule.from);
  if (!start || !state.holds(rule.runs_when)) {
    state.set_text(rule.status, "unknown");
    return;
  }
  place_in_window(rule, *start, state);
}

Array named_days(const std::vector<NamedDay>& days) {
  Array list;
  for (const NamedDay& day : days) {
    list.emplace_back(Object{{"date", Value(write_date(day.date))},
                             {"name", Value(day.name)},
                             {"nameZh", Value(day.name_zh)}});
  }
  return list;
}

void compute_business_period(const BusinessPeriodRule& rule, State& state) {
  const std::optional<Date> start = state.date(rule.from);
  if (!start) return;
  const Calendar& calendar = state.policy().calendars[rule.calendar];
  const BusinessDay due = nth_business_day(calendar, *start, rule.days);
  state.set_date(rule.due, due.date);
  state.set_text(rule.coverage, coverage_token(due.coverage));
  if (const std::optional<Date> today = state.date(rule.earliest_today)) {
    state.set_boolean(rule.overdue, due.date < *today);
  }
  const NamedDays days = named_days_between(calendar, *start, due.date);
  state.set_list(rule.off, named_days(days.off));
  state.set_list(rule.work, named_days(days.work));
}

void compute_periods(State& state) {
  for (const Window& rule : state.policy().windows) compute_window(rule, state);
  for (const BusinessPeriodRule& rule : state.policy().business_periods)
    compute_business_period(rule, state);
}

}  // namespace eligibility
