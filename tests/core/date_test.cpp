// SPDX-License-Identifier: Apache-2.0
#include "eligibility/date.h"

#include <gtest/gtest.h>

#include <chrono>
#include <limits>
#include <string>
#include <vector>

namespace eligibility {
namespace {

Date date(std::string_view text) {
  const Result<Date, DateError> read = read_date(text);
  EXPECT_TRUE(read.ok()) << text;
  return read.ok() ? *read : Date{Days{0}};
}

std::vector<DateError> errors_of(const std::vector<std::string>& texts) {
  std::vector<DateError> errors;
  for (const std::string& text : texts) {
    const Result<Date, DateError> read = read_date(text);
    EXPECT_FALSE(read.ok()) << '"' << text << '"';
    if (!read.ok()) errors.push_back(read.error());
  }
  return errors;
}

static_assert(Date{Days{10}} + Days{15} == Date{Days{25}});
static_assert(Date{Days{10}} + Days{-15} == Date{Days{-5}});
static_assert(Date{Days{25}} - Date{Days{10}} == Days{15});
static_assert(Date{Days{1}} < Date{Days{2}});
static_assert(Date{Days{7}}.since_epoch() == Days{7});

TEST(ReadDate, ReadsADay) { EXPECT_EQ(date("2026-03-20").since_epoch().count, 20532); }

TEST(ReadDate, ReadsTheLeapDayOfALeapYear) {
  EXPECT_EQ(date("2028-02-29") + Days{1}, date("2028-03-01"));
}

TEST(ReadDate, ReadsTheLeapDayOfAYearDivisibleByFourHundred) {
  EXPECT_EQ(date("2000-02-29") + Days{1}, date("2000-03-01"));
}

TEST(ReadDate, RefusesDaysThatDoNotExist) {
  const std::vector<std::string> texts = {"2026-02-29", "1900-02-29", "2100-02-29", "2026-02-30",
                                          "2026-04-31", "2026-12-32", "2026-01-00", "2026-00-10",
                                          "2026-13-01", "0000-01-01"};
  EXPECT_EQ(errors_of(texts), std::vector<DateError>(texts.size(), DateError::not_real));
}

TEST(ReadDate, RefusesOtherForms) {
  const std::vector<std::string> texts = {"",
                                          "2026",
                                          "2026-03",
                                          "2026-3-20",
                                          "26-03-20",
                                          "2026-03-2",
                                          "2026/03/20",
                                          "20260320",
                                          " 2026-03-20",
                                          "2026-03-20 ",
                                          "2026-03-20T00:00:00Z",
                                          "2026-03-200",
                                          "20-03-2026",
                                          "+026-03-20",
                                          "2026-+3-20",
                                          "2026-03-+1"};
  EXPECT_EQ(errors_of(texts), std::vector<DateError>(texts.size(), DateError::incomplete));
}

TEST(ReadDate, RefusesAMinusInsideADigitField) {
  EXPECT_EQ(errors_of({"-123-01-01", "2026--1-01", "2026-01--1"}),
            std::vector<DateError>(3, DateError::incomplete));
}

TEST(ReadDate, RefusesDigitsOfOtherScripts) {
  EXPECT_EQ(errors_of({"\xEF\xBC\x92-1-01-01", "2026-03-2\xB2"}),
            std::vector<DateError>(2, DateError::incomplete));
}

TEST(ReadDate, RefusesAZeroByte) {
  EXPECT_EQ(errors_of({std::string("2026-03-2\0", 10)}),
            std::vector<DateError>(1, DateError::incomplete));
}

// std::chrono counts the days here, and knows nothing of our arithmetic.
bool agrees_with_chrono(std::chrono::sys_days day) {
  const std::chrono::year_month_day expected{day};
  const Date date{Days{static_cast<std::int32_t>(day.time_since_epoch().count())}};
  const YearMonthDay parts{
      .year = static_cast<int>(expected.year()),
      .month = static_cast<std::int32_t>(static_cast<unsigned>(expected.month())),
      .day = static_cast<std::int32_t>(static_cast<unsigned>(expected.day()))};
  const Result<Date, DateError> made = make_date(parts);
  return year_month_day(date) == parts && made.ok() && *made == date &&
         static_cast<unsigned>(weekday(date)) + 1 == std::chrono::weekday{day}.iso_encoding();
}

// Each of these days is looked at without a macro of GoogleTest's, which would take longer than the
// look.
TEST(Dates, AgreeWithChronoOnEveryDayOfTheYears1To9999) {
  using std::chrono::sys_days;
  const sys_days last = sys_days{std::chrono::year{9999} / 12 / 31};
  int agreed = 0;
  for (sys_days day = sys_days{std::chrono::year{1} / 1 / 1}; day <= last;
       day += std::chrono::days{1}) {
    if (agrees_with_chrono(day)) ++agreed;
  }
  EXPECT_EQ(agreed, 3652059);
}

TEST(Dates, ReadWhatTheyWriteOnEveryDayOfTheYears1To9999) {
  const Date last = date("9999-12-31");
  int agreed = 0;
  for (Date day = date("0001-01-01"); day <= last; day = day + Days{1}) {
    const Result<Date, DateError> read = read_date(write_date(day));
    if (read.ok() && *read == day) ++agreed;
  }
  EXPECT_EQ(agreed, 3652059);
}

TEST(WriteDate, WritesYearMonthAndDay) { EXPECT_EQ(write_date(Date{Days{20532}}), "2026-03-20"); }

TEST(WriteDate, PadsEarlyYears) { EXPECT_EQ(write_date(date("0001-01-02")), "0001-01-02"); }

TEST(WriteDate, WritesYearsOutsideTheFormWithTheDigitsTheyNeed) {
  EXPECT_EQ(write_date(date("9999-12-31") + Days{1}), "10000-01-01");
  EXPECT_EQ(write_date(date("0001-01-01") + Days{-1}), "0000-12-31");
  EXPECT_EQ(write_date(date("0001-01-01") + Days{-367}), "-0001-12-31");
}

// Expected: Python's arithmetic on whole eras of 146,097 days, as datetime itself ends in 9999.
TEST(Dates, HoldAtBothEndsOfTheirRange) {
  const Date first{Days{std::numeric_limits<std::int32_t>::min()}};
  const Date last{Days{std::numeric_limits<std::int32_t>::max()}};
  EXPECT_EQ(write_date(first), "-5877641-06-23");
  EXPECT_EQ(write_date(last), "5881580-07-11");
  EXPECT_EQ(weekday(first), Weekday::tuesday);
  EXPECT_EQ(weekday(last), Weekday::friday);
  EXPECT_TRUE(*make_date(year_month_day(first)) == first);
  EXPECT_TRUE(*make_date(year_month_day(last)) == last);
}

TEST(MakeDate, RefusesDaysBeyondItsRange) {
  EXPECT_FALSE(make_date({.year = 5881580, .month = 7, .day = 12}).ok());
  EXPECT_FALSE(make_date({.year = -5877641, .month = 6, .day = 22}).ok());
  EXPECT_FALSE(
      make_date({.year = std::numeric_limits<std::int32_t>::max(), .month = 1, .day = 1}).ok());
  EXPECT_FALSE(
      make_date({.year = std::numeric_limits<std::int32_t>::min(), .month = 1, .day = 1}).ok());
}

TEST(MakeDate, RefusesPartsThatAreNoDay) {
  for (const YearMonthDay parts :
       {YearMonthDay{2026, 2, 29}, YearMonthDay{2026, 0, 1}, YearMonthDay{2026, 13, 1},
        YearMonthDay{2026, 1, 0}, YearMonthDay{2026, 1, -1}, YearMonthDay{2026, 1, 32}}) {
    EXPECT_FALSE(make_date(parts).ok()) << parts.month << '/' << parts.day;
  }
}

TEST(WeekdayOf, KnowsAFridayAndTheDaysBeforeTheEpoch) {
  EXPECT_EQ(weekday(date("2026-03-20")), Weekday::friday);
  EXPECT_EQ(weekday(date("1970-01-01")), Weekday::thursday);
  EXPECT_EQ(weekday(date("1969-12-28")), Weekday::sunday);
}

}  // namespace
}  // namespace eligibility
