// SPDX-License-Identifier: Apache-2.0
#include "eligibility/date.h"

#include <limits>

#include "date/civil.h"
#include "date/digits.h"

namespace eligibility {

Result<Date, DateError> read_date(std::string_view text) {
  constexpr std::size_t kWidth = 10;  // YYYY-MM-DD
  if (text.size() != kWidth || text[4] != '-' || text[7] != '-') {
    return Failure{DateError::incomplete};
  }
  const std::string_view year = text.substr(0, 4);
  const std::string_view month = text.substr(5, 2);
  const std::string_view day = text.substr(8, 2);
  if (!all_digits(year) || !all_digits(month) || !all_digits(day)) {
    return Failure{DateError::incomplete};
  }
  if (year == "0000") return Failure{DateError::not_real};
  return make_date({.year = number_of_digits(year),
                    .month = number_of_digits(month),
                    .day = number_of_digits(day)});
}

std::string write_date(Date date) {
  const YearMonthDay parts = year_month_day(date);
  std::string text;
  if (parts.year < 0) text += '-';
  const std::int64_t year = parts.year;
  append_padded(static_cast<std::uint64_t>(year < 0 ? -year : year), 4, text);
  text += '-';
  append_padded(static_cast<std::uint64_t>(parts.month), 2, text);
  text += '-';
  append_padded(static_cast<std::uint64_t>(parts.day), 2, text);
  return text;
}

YearMonthDay year_month_day(Date date) {
  const civil::YearMonthDay64 parts = civil::from_days(date.since_epoch().count);
  return {.year = static_cast<std::int32_t>(parts.year), .month = parts.month, .day = parts.day};
}

Result<Date, DateError> make_date(YearMonthDay parts) {
  if (parts.month < 1 || parts.month > 12) return Failure{DateError::not_real};
  if (parts.day < 1 || parts.day > civil::days_in_month(parts.year, parts.month)) {
    return Failure{DateError::not_real};
  }
  const std::int64_t days = civil::days_since_epoch(parts.year, parts.month, parts.day);
  if (days < std::numeric_limits<std::int32_t>::min() ||
      days > std::numeric_limits<std::int32_t>::max()) {
    return Failure{DateError::not_real};
  }
  return Date{Days{static_cast<std::int32_t>(days)}};
}

Weekday weekday(Date date) {
  constexpr std::int64_t kEpochWeekday = 3;  // 1970-01-01 was a Thursday
  return static_cast<Weekday>(civil::floor_remainder(date.since_epoch().count + kEpochWeekday, 7));
}

}  // namespace eligibility
