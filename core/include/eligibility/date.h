// SPDX-License-Identifier: Apache-2.0
// Civil dates: a day of the proleptic Gregorian calendar, without time of day, zone or clock.
// Reading refuses what is not a day; nothing is rolled over. Months and years are not added here:
// that is CertLogic's plusTime (logic.h).
//
//   *read_date("2026-03-05") + Days{15}            // 2026-03-20
//   *read_date("2026-03-20") - *read_date("2026-03-05")   // Days{15}
//   Date + 15                                      // does not compile: fifteen what?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "eligibility/result.h"

namespace eligibility {

// A count of calendar days, negative for the past. Business days are never Days: see calendar.h.
struct Days {
  std::int32_t count;
  friend constexpr bool operator==(Days, Days) = default;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 within <=> for a pointer
  friend constexpr auto operator<=>(Days, Days) = default;
};

enum class Weekday : std::uint8_t {
  monday,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday
};

struct YearMonthDay {
  std::int32_t year;   // [1:9999] when read from text
  std::int32_t month;  // [1:12]
  std::int32_t day;    // [1:31]
  friend constexpr bool operator==(YearMonthDay, YearMonthDay) = default;
};

// One day, held as its distance from 1970-01-01. Any int32 is a day; text form exists for the years
// 0001 to 9999.
class Date {
 public:
  constexpr explicit Date(Days since_epoch) : since_epoch_(since_epoch) {}

  [[nodiscard]] constexpr Days since_epoch() const { return since_epoch_; }

  friend constexpr bool operator==(Date, Date) = default;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 within <=> for a pointer
  friend constexpr auto operator<=>(Date, Date) = default;

  // The caller keeps sums and differences within int32, as all days of the years 0001 to 9999 are.
  friend constexpr Days operator-(Date later, Date earlier) {
    return Days{later.since_epoch_.count - earlier.since_epoch_.count};
  }
  friend constexpr Date operator+(Date date, Days days) {
    return Date{Days{date.since_epoch_.count + days.count}};
  }

 private:
  Days since_epoch_;
};

// not_real: well formed, but no such day. incomplete: not four, two and two digits with "-"
// between.
enum class DateError : std::uint8_t { not_real, incomplete };

// Reads a calendar day written YYYY-MM-DD.
//
//   read_date("2028-02-29")  // that day
//   read_date("2026-02-29")  // not_real: February 2026 ends on the 28th
//   read_date("2026-2-9")    // incomplete
//
// Units:    civil date, years 0001 to 9999; no time of day, no zone. A fact's own range is the
// policy's. Errors:   not_real (a day that does not exist), incomplete (form). Source:   RFC 3339
// full-date, proleptic Gregorian.
[[nodiscard]] Result<Date, DateError> read_date(std::string_view text);

// Writes a day as YYYY-MM-DD.
//
//   write_date(Date{Days{20532}})  // "2026-03-20"
//
// Units:    years 0001 to 9999 have this form; a year outside is written with as many digits as it
// needs.
[[nodiscard]] std::string write_date(Date date);

// The day's place in the calendar, and back. `make_date` takes only days that exist.
//
//   year_month_day(*read_date("2026-03-20"))  // {2026, 3, 20}
[[nodiscard]] YearMonthDay year_month_day(Date date);
[[nodiscard]] Result<Date, DateError> make_date(YearMonthDay parts);

//   weekday(*read_date("2026-03-20"))  // Weekday::friday
[[nodiscard]] Weekday weekday(Date date);

}  // namespace eligibility
