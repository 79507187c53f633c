// SPDX-License-Identifier: Apache-2.0
#include "eligibility/calendar.h"

#include <algorithm>

#include "calendar/check_year.h"
#include "value/heap_sort.h"

namespace eligibility {
namespace {

void sort_by_date(std::vector<NamedDay>& days) {
  heap_sort(days,
            [](const NamedDay& left, const NamedDay& right) { return left.date < right.date; });
}

const NamedDay* find_day(const std::vector<NamedDay>& days, Date date) {
  const auto found =
      std::lower_bound(days.begin(), days.end(), date,
                       [](const NamedDay& day, Date sought) { return day.date < sought; });
  return found != days.end() && found->date == date ? &*found : nullptr;
}

const CalendarYear* find_year(std::span<const CalendarYear> years, std::int32_t year) {
  const auto found = std::lower_bound(
      years.begin(), years.end(), year,
      [](const CalendarYear& candidate, std::int32_t sought) { return candidate.year < sought; });
  return found != years.end() && found->year == year ? &*found : nullptr;
}

}  // namespace

Result<Calendar, std::vector<Diagnostic>> Calendar::make(std::vector<CalendarYear> years) {
  std::vector<Diagnostic> problems;
  for (std::size_t position = 0; position < years.size(); ++position) {
    std::string path;
    append_pointer(position, path);
    check_calendar_year(years[position], path, problems);
  }
  append_duplicate_years(years, problems);
  if (!problems.empty()) return Failure{std::move(problems)};

  Calendar calendar;
  for (CalendarYear& year : years) {
    if (!year.official) continue;
    sort_by_date(year.off);
    sort_by_date(year.work);
    calendar.years_.push_back(std::move(year));
  }
  heap_sort(calendar.years_, [](const CalendarYear& left, const CalendarYear& right) {
    return left.year < right.year;
  });
  return calendar;
}

bool Calendar::has_year(std::int32_t year) const { return find_year(years_, year) != nullptr; }

bool Calendar::is_business_day(Date date) const {
  const bool in_week = weekday(date) < Weekday::saturday;
  const CalendarYear* year = find_year(years_, year_month_day(date).year);
  if (year == nullptr) return in_week;
  return in_week ? find_day(year->off, date) == nullptr : find_day(year->work, date) != nullptr;
}

const NamedDay* Calendar::day_off(Date date) const {
  const CalendarYear* year = find_year(years_, year_month_day(date).year);
  return year == nullptr ? nullptr : find_day(year->off, date);
}

const NamedDay* Calendar::make_up_day(Date date) const {
  const CalendarYear* year = find_year(years_, year_month_day(date).year);
  return year == nullptr ? nullptr : find_day(year->work, date);
}

}  // namespace eligibility
