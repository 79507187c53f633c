// SPDX-License-Identifier: Apache-2.0
#include <cassert>
#include <limits>

#include "eligibility/calendar.h"

namespace eligibility {
namespace {

constexpr Date kLastDate{Days{std::numeric_limits<std::int32_t>::max()}};

// The notice for a year can change the last days of December before it, as those for 2007, 2008,
// 2012, 2019 and 2023 did.
constexpr std::int32_t kFirstDayInReach = 25;  // of December

// Whether one of the days lies where the missing notice for year + 1 could still reach.
bool in_reach_of_next_notice(std::int32_t year, Date first, Date last) {
  const Result<Date, DateError> reach_begins =
      make_date({.year = year, .month = 12, .day = kFirstDayInReach});
  const Result<Date, DateError> reach_ends = make_date({.year = year, .month = 12, .day = 31});
  return reach_begins.ok() && reach_ends.ok() && first <= *reach_ends && last >= *reach_begins;
}

Coverage coverage_of(const Calendar& calendar, Date first, Date last) {
  bool covered = false;
  bool open = false;
  const std::int32_t last_year = year_month_day(last).year;
  for (std::int32_t year = year_month_day(first).year; year <= last_year; ++year) {
    if (!calendar.has_year(year)) {
      open = true;
      continue;
    }
    covered = true;
    if (!calendar.has_year(year + 1) && in_reach_of_next_notice(year, first, last)) open = true;
  }
  if (!covered) return Coverage::none;
  return open ? Coverage::partial : Coverage::official;
}

}  // namespace

BusinessDay nth_business_day(const Calendar& calendar, Date start, std::int32_t count) {
  assert(count >= 1 && count <= kMaxBusinessDays);
  Date day = start;
  for (std::int32_t left = count; left > 0 && day < kLastDate;) {
    day = day + Days{1};
    if (calendar.is_business_day(day)) --left;
  }
  if (day == start) return {start, Coverage::none};
  return {day, coverage_of(calendar, start + Days{1}, day)};
}

NamedDays named_days_between(const Calendar& calendar, Date start, Date end) {
  NamedDays named;
  for (const CalendarYear& year : calendar.years()) {
    for (const NamedDay& day : year.off) {
      if (day.date > start && day.date <= end) named.off.push_back(day);
    }
    for (const NamedDay& day : year.work) {
      if (day.date > start && day.date <= end) named.work.push_back(day);
    }
  }
  return named;
}

}  // namespace eligibility
