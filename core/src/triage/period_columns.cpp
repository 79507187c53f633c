// SPDX-License-Identifier: Apache-2.0
// Windows of calendar days and counts of business days over columns, as periods.cpp has them for
// one case.
#include <algorithm>
#include <utility>

#include "eligibility/calendar.h"
#include "triage/policy_columns.h"

namespace eligibility {

void PolicyColumns::compute_window(const Window& rule) {
  const NamedColumns& start = names_[rule.from];
  const NamedColumns& latest = names_[rule.latest_today];
  const NamedColumns& earliest = names_[rule.earliest_today];
  const std::int32_t days = rule.days.count;
  const auto minus = [&](ColumnId a, ColumnId b) {
    return builder_.node({.op = ColumnOp::difference, .a = a, .b = b});
  };
  const auto unless_in = [&](ColumnId mask, ColumnId number) {
    return builder_.blank(builder_.inverse(mask), number, kNullNumber);
  };

  const ColumnId not_started = holds(rule.not_started_when, kAll);
  const ColumnId has_start = builder_.without(builder_.is_known(start.column), not_started);
  const ColumnId runs = builder_.both(has_start, holds(rule.runs_when, has_start));
  const auto end = [&](Days after) {
    return builder_.node(
        {.op = ColumnOp::plus, .a = start.column, .k = after.count, .m = kNullNumber});
  };
  const ColumnId final_day = end(rule.days);
  set_date(rule.apply_by, unless_in(runs, end(rule.safe_days)), start.lowest + rule.safe_days.count,
           start.highest + rule.safe_days.count);
  set_date(rule.final_day, unless_in(runs, final_day), start.lowest + days, start.highest + days);

  ColumnId has_applied = kNone;
  ColumnId in_time = kNone;
  ColumnId on_last = kNone;
  ColumnId unsure = kNone;
  ColumnId day = minus(latest.column, start.column);
  std::int64_t first = latest.lowest;
  std::int64_t last = latest.highest;
  if (rule.applied_on) {
    const NamedColumns& applied = names_[*rule.applied_on];
    has_applied = builder_.both(runs, builder_.is_known(applied.column));
    in_time = builder_.compare(Order::at_most, applied.column, start.column, -days);
    on_last = builder_.both(has_applied,
                            builder_.compare(Order::same, applied.column, start.column, -days));
    unsure = builder_.number_is(applied.column, kUnsureNumber);
    day = builder_.node({.op = ColumnOp::choose,
                         .a = has_applied,
                         .b = minus(applied.column, start.column),
                         .c = day});
    first = std::min(first, applied.lowest);
    last = std::max(last, applied.highest);
  }
  const ColumnId has_today =
      builder_.both(builder_.is_known(latest.column), builder_.is_known(earliest.column));
  const ColumnId waits = builder_.both(builder_.without(runs, has_applied), has_today);
  const ColumnId over = builder_.compare(Order::less, start.column, latest.column, days);
  const ColumnId over_everywhere =
      builder_.both(over, builder_.compare(Order::less, start.column, earliest.column, days));
  // Applied, but on a day not known: no "too late" can be drawn from today's date.
  const ColumnId counted = builder_.without(waits, builder_.both(over_everywhere, unsure));
  const ColumnId last_today = builder_.compare(Order::same, start.column, latest.column, days);
  const ColumnId has_day = builder_.either(has_applied, counted);
  builder_.add_to(on_last, builder_.both(counted, last_today));

  set_integer(rule.day, unless_in(has_day, day), first - start.highest, last - start.lowest);
  set_integer(rule.days_left, unless_in(counted, minus(final_day, latest.column)),
              start.lowest + days - latest.highest, start.highest + days - latest.lowest);
  set_boolean(rule.is_last_day, on_last, builder_.without(has_day, on_last));
  Tokens status = {{"not_started", not_started},
                   {"applied_in_time", builder_.both(has_applied, in_time)},
                   {"applied_late", builder_.without(has_applied, in_time)},
                   {"open", builder_.without(builder_.without(counted, over), last_today)},
                   {"final_day", builder_.both(counted, last_today)},
                   {"passed", builder_.both(counted, over_everywhere)},
                   {"straddles", builder_.without(builder_.both(counted, over), over_everywhere)}};
  status.push_back({"unknown", builder_.inverse(builder_.either(not_started, has_day))});
  set_tokens(rule.status, Kind::text, std::move(status));
}

void PolicyColumns::compute_business_period(std::size_t index) {
  const BusinessPeriodRule& rule = policy_.business_periods[index];
  const NamedColumns& start = names_[rule.from];
  const NamedColumns& today = names_[rule.earliest_today];
  const auto period = static_cast<std::int32_t>(index);
  const ColumnId due = builder_.node({.op = ColumnOp::due, .a = start.column, .k = period});
  const ColumnId coverage =
      builder_.node({.op = ColumnOp::coverage, .a = start.column, .k = period});
  const ColumnId column = start.column;
  // A year has 240 business days at least, and 366 days at most.
  set_date(rule.due, due, start.lowest, start.highest + 2 * std::int64_t{rule.days} + 800);
  Tokens tokens;
  for (const Coverage each : {Coverage::official, Coverage::partial, Coverage::none})
    tokens.push_back(
        {coverage_token(each), builder_.code_is(coverage, static_cast<std::int64_t>(each))});
  set_tokens(rule.coverage, Kind::text, std::move(tokens));
  set_boolean(rule.overdue, builder_.compare(Order::less, due, today.column, 0),
              builder_.compare(Order::at_most, today.column, due, 0));
  names_[rule.off] = {.kind = Kind::days,
                      .column = column,
                      .k = 2 * static_cast<std::uint32_t>(index),
                      .tokens = {}};
  names_[rule.work] = {.kind = Kind::days,
                       .column = column,
                       .k = 2 * static_cast<std::uint32_t>(index) + 1,
                       .tokens = {}};
}

}  // namespace eligibility
