// SPDX-License-Identifier: Apache-2.0
// Any list of calendar years: refused, or a calendar whose business days go forward, one at a time,
// and count up again.
#include "eligibility/calendar.h"

#include "fuzz.h"

namespace eligibility::fuzz {

void fuzz_calendar(std::string_view text) {
  const Result<Value, Diagnostic> list = read_json(text);
  if (!list.ok() || list->array() == nullptr || list->array()->empty()) return;
  std::vector<CalendarYear> years;
  for (const Value& document : *list->array()) {
    Result<CalendarYear, std::vector<Diagnostic>> year = read_calendar_year(document);
    if (year.ok()) {
      years.push_back(*year);
    } else {
      require_good(year.error());
    }
  }
  const std::int32_t first = years.empty() ? 2026 : years.front().year;
  const Result<Calendar, std::vector<Diagnostic>> calendar = Calendar::make(std::move(years));
  if (!calendar.ok()) {
    require_good(calendar.error());
    return;
  }
  const Result<Date, DateError> start =
      make_date({first, 1, 1 + static_cast<std::int32_t>(text.size() % 28)});
  if (!start.ok() || first >= 9990) return;
  Date day = *start;
  for (std::int32_t count = 1; count <= 20; ++count) {
    const BusinessDay next = nth_business_day(*calendar, *start, count);
    require(next.date > day && calendar->is_business_day(next.date));
    require(nth_business_day(*calendar, day, 1).date == next.date);
    day = next.date;
  }
}

}  // namespace eligibility::fuzz
