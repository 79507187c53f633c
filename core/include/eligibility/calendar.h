// SPDX-License-Identifier: Apache-2.0
// Business days of a place: Monday to Friday, less the days off and plus the make-up days that its
// yearly notices name. A year without a notice is counted Monday to Friday, and every answer says
// how far the notices cover it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/date.h"
#include "eligibility/result.h"
#include "eligibility/value.h"

namespace eligibility {

// official: every day counted lies in a year with a notice. partial: some do not, or a notice may
// still change them. none: no day counted lies in a year with a notice.
enum class Coverage : std::uint8_t { official, partial, none };

// As it is spelled in JSON: coverage_token(Coverage::partial) is "partial".
[[nodiscard]] constexpr std::string_view coverage_token(Coverage coverage) {
  switch (coverage) {
    case Coverage::official:
      return "official";
    case Coverage::partial:
      return "partial";
    case Coverage::none:
      return "none";
  }
  return {};
}

struct NamedDay {
  Date date;
  std::string name;
  std::string name_zh;
};

struct CalendarYear {
  std::int32_t year;
  bool official;               // there is a notice; without one `off` and `work` are empty
  std::vector<NamedDay> off;   // days on which a notice closes business, weekends among them
  std::vector<NamedDay> work;  // Saturdays and Sundays that a notice makes working days
};

// Reads one document of core/policy/calendar. All problems are named, path counted from the
// document; whether its days make sense together is for Calendar::make to say.
//
//   {"schema": 1, "calendar": "CN-mainland", "year": 2026, "status": "official",
//    "off": [{"date": "2026-01-01", "name": "New Year's Day", "nameZh": ...}], "work": [{"date",
//    "for", "forZh"}]}
//
// Errors:   missing_member; unknown_member; wrong_kind; out_of_range (schema, year); not_an_id
// (calendar); not_a_token
//           (status); not_a_date; too_many (more than 366 days in a list). The provenance,
//           `notice`, `dataSource`, `checkedAgainst` and `note`, is not looked into.
[[nodiscard]] Result<CalendarYear, std::vector<Diagnostic>> read_calendar_year(
    const Value& document);

class Calendar {
 public:
  // A calendar without data: Monday to Friday, coverage none.
  Calendar() = default;

  // Checks the years and keeps them. All problems are named, path counted from "/<position in
  // years>".
  //
  // Errors:   duplicate_year; wrong_year (a day outside its year, a year outside 1 to 9999);
  //           not_a_weekend (a make-up day on Monday to Friday);
  //           off_and_work (one day in both); duplicate_day; business_day_count (an official year
  //           with fewer than 240 or more than 255); days_without_notice.
  // Source:   policy README section 9, "Checks at load".
  [[nodiscard]] static Result<Calendar, std::vector<Diagnostic>> make(
      std::vector<CalendarYear> years);

  // The official years, ascending, their days by date.
  [[nodiscard]] std::span<const CalendarYear> years() const { return years_; }
  [[nodiscard]] bool has_year(std::int32_t year) const;
  [[nodiscard]] bool is_business_day(Date date) const;

  // nullptr when no notice names the day.
  [[nodiscard]] const NamedDay* day_off(Date date) const;
  [[nodiscard]] const NamedDay* make_up_day(Date date) const;

 private:
  std::vector<CalendarYear> years_;  // official years only, by year; days by date
};

struct BusinessDay {
  Date date;
  Coverage coverage;
};

// The day on which the count-th business day after `start` falls. `start` is day zero, business day
// or not.
//
//   nth_business_day(cn, 2026-02-13, 1)    // 2026-02-14, official: a Saturday, but a make-up
//   working day nth_business_day(cn, 2026-02-13, 10)   // 2026-03-05, official: 15 to 23 February
//   is Spring Festival nth_business_day(cn, 2027-01-25, 10)   // 2027-02-08, none: no notice for
//   2027, Monday to Friday counted
//
// Units:    count in business days, 1 to kMaxBusinessDays; the result is a civil date.
// Errors:   none. A day without data lowers `coverage`; it never fails and never stays silent. 25
// to 31 December of a
//           year whose next year has no notice is partial: that notice can still change it. Where
//           Date ends, the count ends with it.
// Source:   FAQ-2 "10 business days."; holiday notices listed in core/policy/README.md.
// Reading:  the day of applying does not count. Counting it gives an earlier day, and who relies on
// it asks too soon.
inline constexpr std::int32_t kMaxBusinessDays = 1'000;
[[nodiscard]] BusinessDay nth_business_day(const Calendar& calendar, Date start,
                                           std::int32_t count);

// The named days between the day after `start` and `end`, both included, by date: what a notice
// took out of the count and what it put in.
struct NamedDays {
  std::vector<NamedDay> off;
  std::vector<NamedDay> work;
};
[[nodiscard]] NamedDays named_days_between(const Calendar& calendar, Date start, Date end);

}  // namespace eligibility
