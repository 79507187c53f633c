// SPDX-License-Identifier: Apache-2.0
// The Gregorian arithmetic beneath Date and DateTime, over 64 bits, so that no day number of either
// can overflow it. It knows no text and refuses nothing: the callers bring months 1 to 12, and days
// that exist.
#pragma once

#include <array>
#include <cstdint>

namespace eligibility::civil {

struct YearMonthDay64 {
  std::int64_t year;
  std::int32_t month;  // [1:12]
  std::int32_t day;    // [1:31]
};

// Rounds towards the past, so that days before 1970 fall into the right era, week and day.
constexpr std::int64_t floor_divide(std::int64_t dividend, std::int64_t divisor) {
  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}
constexpr std::int64_t floor_remainder(std::int64_t dividend, std::int64_t divisor) {
  const std::int64_t remainder = dividend % divisor;
  return remainder < 0 ? remainder + divisor : remainder;
}

constexpr bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr std::int32_t days_in_month(std::int64_t year, std::int32_t month) {
  constexpr std::array<std::int8_t, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month == 2 && is_leap(year)) return 29;
  return kDays[static_cast<std::size_t>(month - 1)];
}

// An era is 400 years, after which the calendar repeats. Within it years begin in March: the leap
// day is then the last of its year, and the months from March on have 31 30 31 30 31 days, again
// and again, which (153 * m + 2) / 5 counts.
constexpr std::int64_t kDaysOfEra = 146097;
constexpr std::int64_t kEpochInEras = 719468;  // days from 0000-03-01 to 1970-01-01

// |year| up to 2^53, which keeps the product within 64 bits.
constexpr std::int64_t days_since_epoch(std::int64_t year, std::int32_t month, std::int32_t day) {
  const std::int64_t march_year = month <= 2 ? year - 1 : year;
  const std::int64_t march_month = month > 2 ? month - 3 : month + 9;
  const std::int64_t era = floor_divide(march_year, 400);
  const std::int64_t year_of_era = march_year - era * 400;
  const std::int64_t day_of_year = (153 * march_month + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysOfEra + day_of_era - kEpochInEras;
}

constexpr YearMonthDay64 from_days(std::int64_t since_epoch) {
  const std::int64_t shifted = since_epoch + kEpochInEras;
  const std::int64_t era = floor_divide(shifted, kDaysOfEra);
  const std::int64_t day_of_era = shifted - era * kDaysOfEra;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t march_month = (5 * day_of_year + 2) / 153;
  const std::int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
  return {.year = year_of_era + era * 400 + (month <= 2 ? 1 : 0),
          .month = static_cast<std::int32_t>(month),
          .day = static_cast<std::int32_t>(day_of_year - (153 * march_month + 2) / 5 + 1)};
}

static_assert(days_since_epoch(1970, 1, 1) == 0);
static_assert(days_since_epoch(1, 1, 1) == -719162);
static_assert(days_since_epoch(2000, 2, 29) + 1 == days_since_epoch(2000, 3, 1));
static_assert(from_days(-1).year == 1969 && from_days(-1).month == 12 && from_days(-1).day == 31);

}  // namespace eligibility::civil
