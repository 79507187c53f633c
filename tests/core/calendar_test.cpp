// SPDX-License-Identifier: Apache-2.0
#include "eligibility/calendar.h"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "json_file.h"

namespace eligibility {
namespace {

Date date(std::string_view text) { return *read_date(text); }

CalendarYear shipped_year(int year) {
  const Value document =
      read_json_file(ELIGIBILITY_POLICY_DIR "/calendar/cn-" + std::to_string(year) + ".json");
  Result<CalendarYear, std::vector<Diagnostic>> read = read_calendar_year(document);
  if (read.ok()) return std::move(*read);
  ADD_FAILURE() << year << ": " << read.error().front().message;
  return {};
}

const Calendar& china() {
  static const Calendar calendar =
      *Calendar::make({shipped_year(2025), shipped_year(2026), shipped_year(2027)});
  return calendar;
}

std::string described(const BusinessDay& day) {
  static const std::map<Coverage, std::string> kNames = {
      {Coverage::official, "official"}, {Coverage::partial, "partial"}, {Coverage::none, "none"}};
  return write_date(day.date) + ' ' + kNames.find(day.coverage)->second;
}

std::string reply(std::string_view applied, std::int32_t count = 10) {
  return described(nth_business_day(china(), date(applied), count));
}

std::vector<std::string> names(const std::vector<NamedDay>& days) {
  std::vector<std::string> dates;
  for (const NamedDay& day : days) dates.push_back(write_date(day.date));
  return dates;
}

TEST(NthBusinessDay, CountsMakeUpSaturdays) {
  EXPECT_EQ(reply("2026-02-13", 1), "2026-02-14 official");
}

TEST(NthBusinessDay, SkipsDaysOff) { EXPECT_EQ(reply("2026-02-13"), "2026-03-05 official"); }

TEST(NthBusinessDay, SkipsWeekends) { EXPECT_EQ(reply("2026-03-20", 1), "2026-03-23 official"); }

TEST(NthBusinessDay, DoesNotCountTheDayOfApplying) {
  EXPECT_EQ(reply("2026-03-16", 1), "2026-03-17 official");
}

TEST(NthBusinessDay, CrossesFromOneNoticeToTheNext) {
  EXPECT_EQ(reply("2025-12-31"), "2026-01-15 official");
}

TEST(NthBusinessDay, CountsMondayToFridayWithoutAnyNotice) {
  EXPECT_EQ(described(nth_business_day(Calendar(), date("2026-02-13"), 10)), "2026-02-27 none");
}

TEST(NthBusinessDay, AgreesWithEveryPublishedReplyDate) {
  const Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/reply-dates.json");
  const Value* dates = document.find("dates");
  ASSERT_TRUE(dates != nullptr && dates->object() != nullptr);
  int count = 0;
  for (const Member& entry : *dates->object()) {
    const std::string expected =
        *entry.value.find("reply_by")->string() + ' ' + *entry.value.find("coverage")->string();
    EXPECT_EQ(reply(entry.key), expected) << entry.key;
    ++count;
  }
  EXPECT_EQ(count, 410);
}

TEST(NthBusinessDay, CountsAThousandDaysFarFromAnyNotice) {
  EXPECT_EQ(reply("9000-01-06", 1'000), "9003-11-07 none");
}

TEST(NthBusinessDay, EndsWithTheLastDate) {
  constexpr Date kLast{Days{std::numeric_limits<std::int32_t>::max()}};
  const BusinessDay near = nth_business_day(china(), kLast + Days{-3}, 1'000);
  EXPECT_EQ(near.date, kLast);
  EXPECT_EQ(near.coverage, Coverage::none);
  EXPECT_EQ(nth_business_day(china(), kLast, 1).date, kLast);
}

TEST(NthBusinessDay, StartsFromTheFirstDate) {
  constexpr Date kFirst{Days{std::numeric_limits<std::int32_t>::min()}};  // a Tuesday
  EXPECT_EQ(nth_business_day(china(), kFirst, 4).date, kFirst + Days{6});
}

TEST(NthBusinessDay, IsOfficialUpTo24December) {  // vector A22
  EXPECT_EQ(reply("2026-12-10"), "2026-12-24 official");
}

TEST(NthBusinessDay, IsPartialFrom25DecemberWhenTheNextNoticeIsMissing) {  // vector A23
  EXPECT_EQ(reply("2026-12-11"), "2026-12-25 partial");
}

TEST(NthBusinessDay, IsPartialWhenTheCountLeavesTheNotices) {
  EXPECT_EQ(reply("2026-12-31", 1), "2027-01-01 none");
  EXPECT_EQ(reply("2026-12-30", 2), "2027-01-01 partial");
}

TEST(NthBusinessDay, IsPartialWhenTheCountReachesTheNoticesFromBefore) {
  EXPECT_EQ(reply("2024-12-30", 2), "2025-01-02 partial");
}

TEST(NthBusinessDay, HasNoCoverageInAYearWithoutANotice) {  // vector A25
  EXPECT_EQ(reply("2027-01-25"), "2027-02-08 none");
}

TEST(NamedDaysBetween, NamesWhatWasSkippedAndWhatWasMadeUp) {
  const NamedDays named = named_days_between(china(), date("2026-04-30"), date("2026-05-18"));
  EXPECT_EQ(names(named.off), (std::vector<std::string>{"2026-05-01", "2026-05-02", "2026-05-03",
                                                        "2026-05-04", "2026-05-05"}));
  EXPECT_EQ(names(named.work), std::vector<std::string>{"2026-05-09"});
  EXPECT_EQ(named.work.front().name, "Labour Day");
}

TEST(NamedDaysBetween, LeavesOutTheStartAndTakesInTheEnd) {
  const NamedDays named = named_days_between(china(), date("2026-05-01"), date("2026-05-02"));
  EXPECT_EQ(names(named.off), std::vector<std::string>{"2026-05-02"});
}

TEST(NamedDaysBetween, CrossesYears) {
  const NamedDays named = named_days_between(china(), date("2025-10-07"), date("2026-01-01"));
  EXPECT_EQ(names(named.off), (std::vector<std::string>{"2025-10-08", "2026-01-01"}));
}

TEST(Calendars, TellWhyADayIsOffOrMadeUp) {
  ASSERT_NE(china().day_off(date("2026-02-17")), nullptr);
  EXPECT_EQ(china().day_off(date("2026-02-17"))->name, "Spring Festival");
  ASSERT_NE(china().make_up_day(date("2026-02-28")), nullptr);
  EXPECT_EQ(china().make_up_day(date("2026-02-28"))->name, "Spring Festival");
  EXPECT_EQ(china().day_off(date("2026-03-21")), nullptr);
  EXPECT_EQ(china().make_up_day(date("2027-01-02")), nullptr);
}

// Source: the notices for 2025 and 2026, as policy/README.md counts them.
TEST(Calendars, HaveTheNumberOfDaysThatTheNoticesName) {
  ASSERT_EQ(china().years().size(), 2U);
  EXPECT_EQ(china().years()[0].off.size(), 28U);
  EXPECT_EQ(china().years()[0].work.size(), 5U);
  EXPECT_EQ(china().years()[1].off.size(), 33U);
  EXPECT_EQ(china().years()[1].work.size(), 6U);
  EXPECT_FALSE(china().has_year(2027));
  for (const int year : {2025, 2026}) {
    int count = 0;
    for (Date day = *make_date({year, 1, 1}); day <= *make_date({year, 12, 31});
         day = day + Days{1}) {
      if (china().is_business_day(day)) ++count;
    }
    EXPECT_EQ(count, 248) << year;
  }
}

// A year that passes: 261 weekdays of 2026, less ten.
CalendarYear plain_year() {
  CalendarYear year{.year = 2026, .official = true, .off = {}, .work = {}};
  for (int day = 1; day <= 14; ++day) {
    const Date off = *make_date({2026, 6, day});
    if (weekday(off) < Weekday::saturday) year.off.push_back({off, "June", "June"});
  }
  return year;
}

std::vector<std::string> problems_of(std::vector<CalendarYear> years) {
  const Result<Calendar, std::vector<Diagnostic>> made = Calendar::make(std::move(years));
  std::vector<std::string> problems;
  if (made.ok()) return problems;
  for (const Diagnostic& problem : made.error())
    problems.push_back(problem.code + ' ' + problem.path);
  return problems;
}

using Problems = std::vector<std::string>;

TEST(CalendarMake, TakesAYearThatIsInOrder) { EXPECT_EQ(problems_of({plain_year()}), Problems{}); }

TEST(CalendarMake, RefusesAYearGivenTwice) {
  EXPECT_EQ(problems_of({plain_year(), plain_year()}), Problems{"duplicate_year /1"});
}

TEST(CalendarMake, NamesEachYearThatIsGivenAgainOnce) {
  EXPECT_EQ(problems_of({plain_year(), plain_year(), plain_year()}),
            (Problems{"duplicate_year /1", "duplicate_year /2"}));
}

TEST(CalendarMake, NamesAYearThatIsGivenAgainAfterOthers) {
  const CalendarYear next{.year = 2027, .official = false, .off = {}, .work = {}};
  EXPECT_EQ(problems_of({next, plain_year(), plain_year()}), Problems{"duplicate_year /2"});
  EXPECT_EQ(problems_of({next, plain_year(), next}), Problems{"duplicate_year /2"});
}

TEST(CalendarMake, RefusesADayOutsideItsYear) {
  CalendarYear year = plain_year();
  year.off.push_back({date("2027-01-01"), "x", "x"});
  EXPECT_EQ(problems_of({year}), Problems{"wrong_year /0/off/10"});
}

TEST(CalendarMake, RefusesAYearWithoutFourDigits) {
  const auto of_year = [](std::int32_t year) {
    return problems_of({{.year = year, .official = false, .off = {}, .work = {}}});
  };
  EXPECT_EQ(of_year(10'000), Problems{"wrong_year /0"});
  EXPECT_EQ(of_year(9'999), Problems{});
  EXPECT_EQ(of_year(1), Problems{});
  EXPECT_EQ(of_year(0), Problems{"wrong_year /0"});
}

TEST(CalendarMake, RefusesAMakeUpDayInTheWeek) {
  CalendarYear year = plain_year();
  year.work.push_back({date("2026-03-20"), "x", "x"});
  EXPECT_EQ(problems_of({year}), Problems{"not_a_weekend /0/work/0"});
}

TEST(CalendarMake, RefusesADayThatIsOffAndMadeUp) {
  CalendarYear year = plain_year();
  year.off.push_back({date("2026-03-21"), "x", "x"});
  year.work.push_back({date("2026-03-21"), "x", "x"});
  EXPECT_EQ(problems_of({year}), Problems{"off_and_work /0/work/0"});
}

TEST(CalendarMake, RefusesADayNamedTwice) {
  CalendarYear year = plain_year();
  year.off.push_back(year.off.front());
  EXPECT_EQ(problems_of({year}), Problems{"duplicate_day /0/off/10"});
  year.off.push_back(year.off.front());
  EXPECT_EQ(problems_of({year}), (Problems{"duplicate_day /0/off/10", "duplicate_day /0/off/11"}));
}

TEST(CalendarMake, RefusesTooManyBusinessDays) {
  CalendarYear year = plain_year();
  year.off.resize(5, year.off.front());  // 256 are left
  EXPECT_EQ(problems_of({year}), Problems{"business_day_count /0"});
}

TEST(CalendarMake, TakesTheMostBusinessDays) {
  CalendarYear year = plain_year();
  year.off.resize(6, year.off.front());  // 255 are left
  EXPECT_EQ(problems_of({year}), Problems{});
}

TEST(CalendarMake, RefusesTooFewBusinessDays) {
  CalendarYear year = plain_year();
  for (int day = 1; day <= 15; ++day) {
    const Date off = *make_date({2026, 7, day});
    if (weekday(off) < Weekday::saturday) year.off.push_back({off, "July", "July"});
  }
  EXPECT_EQ(problems_of({year}), Problems{});  // 240
  year.off.push_back({date("2026-07-16"), "July", "July"});
  EXPECT_EQ(problems_of({year}), Problems{"business_day_count /0"});  // 239
}

TEST(CalendarMake, RefusesDaysWithoutANotice) {
  CalendarYear year = plain_year();
  year.official = false;
  EXPECT_EQ(problems_of({year}), Problems{"days_without_notice /0"});
}

TEST(CalendarMake, NamesEveryProblem) {
  CalendarYear year{.year = 2026, .official = true, .off = {}, .work = {}};
  year.off.push_back({date("2025-01-01"), "x", "x"});
  year.work.push_back({date("2026-03-20"), "x", "x"});
  EXPECT_EQ(problems_of({year, {.year = 2026, .official = false, .off = {}, .work = {}}}),
            (Problems{"wrong_year /0/off/0", "not_a_weekend /0/work/0", "business_day_count /0",
                      "duplicate_year /1"}));
}

std::vector<std::string> problems_in(std::string_view text) {
  const Result<CalendarYear, std::vector<Diagnostic>> read = read_calendar_year(*read_json(text));
  std::vector<std::string> problems;
  if (read.ok()) return problems;
  for (const Diagnostic& problem : read.error())
    problems.push_back(problem.code + ' ' + problem.path);
  return problems;
}

TEST(ReadCalendarYear, ReadsBothListsWithTheirNames) {
  const Result<CalendarYear, std::vector<Diagnostic>> read = read_calendar_year(*read_json(
      R"({"schema": 1, "calendar": "X", "year": 2026, "status": "official", "note": [0.5], "notice": null,
          "dataSource": {}, "checkedAgainst": [],
          "off": [{"date": "2026-01-01", "name": "New Year", "nameZh": "Yuandan"}],
          "work": [{"date": "2026-01-04", "for": "New Year", "forZh": "Yuandan"}]})"));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->year, 2026);
  EXPECT_TRUE(read->official);
  ASSERT_EQ(read->off.size(), 1U);
  EXPECT_EQ(read->off[0].date, date("2026-01-01"));
  EXPECT_EQ(read->off[0].name, "New Year");
  ASSERT_EQ(read->work.size(), 1U);
  EXPECT_EQ(read->work[0].date, date("2026-01-04"));
  EXPECT_EQ(read->work[0].name_zh, "Yuandan");
}

TEST(ReadCalendarYear, RefusesWhatIsNoObject) {
  EXPECT_EQ(problems_in("[]"), Problems{"wrong_kind "});
}

TEST(ReadCalendarYear, NamesEveryMissingMember) {
  EXPECT_EQ(problems_in("{}"), Problems(6, "missing_member "));
}

TEST(ReadCalendarYear, NamesEveryMemberOfTheWrongKind) {
  EXPECT_EQ(
      problems_in(
          R"({"schema": "1", "calendar": 1, "year": "2026", "status": true, "off": {}, "work": null})"),
      (Problems{"wrong_kind /schema", "wrong_kind /calendar", "wrong_kind /year",
                "wrong_kind /status", "wrong_kind /off", "wrong_kind /work"}));
}

TEST(ReadCalendarYear, NamesEveryWrongValue) {
  EXPECT_EQ(
      problems_in(
          R"({"schema": 2, "calendar": "", "year": 0, "status": "draft", "off": [], "work": [], "extra": 1})"),
      (Problems{"unknown_member /extra", "out_of_range /schema", "not_an_id /calendar",
                "out_of_range /year", "not_a_token /status"}));
}

TEST(ReadCalendarYear, NamesEveryProblemOfADay) {
  EXPECT_EQ(
      problems_in(R"({"schema": 1, "calendar": "X", "year": 2026, "status": "official", "off": [
                "2026-01-01",
                {"date": "2026-02-30", "name": "a", "nameZh": "b"},
                {"date": "2026-2-3", "name": "a", "nameZh": "b"},
                {"date": 1, "name": "a", "nameZh": "b"},
                {"date": "2026-01-01", "name": "a"}],
              "work": [{"date": "2026-01-04", "name": "a", "forZh": "b"}]})"),
      (Problems{"wrong_kind /off/0", "not_a_date /off/1/date", "not_a_date /off/2/date",
                "wrong_kind /off/3/date", "missing_member /off/4", "unknown_member /work/0/name",
                "missing_member /work/0"}));
}

TEST(ReadCalendarYear, NamesEachMemberThatADayLacks) {
  const auto with_days = [](const std::string& off, const std::string& work) {
    return problems_in(
        R"({"schema": 1, "calendar": "X", "year": 2026, "status": "official", "off": [)" + off +
        R"(], "work": [)" + work + "]}");
  };
  for (const char* off :
       {R"({"name": "a", "nameZh": "b"})", R"({"date": "2026-01-01", "nameZh": "b"})",
        R"({"date": "2026-01-01", "name": "a"})"})
    EXPECT_EQ(with_days(off, ""), Problems{"missing_member /off/0"}) << off;
  for (const char* work :
       {R"({"for": "a", "forZh": "b"})", R"({"date": "2026-01-04", "forZh": "b"})",
        R"({"date": "2026-01-04", "for": "a"})"})
    EXPECT_EQ(with_days("", work), Problems{"missing_member /work/0"}) << work;
}

TEST(ReadCalendarYear, RefusesMoreDaysThanAYearHas) {
  std::string text =
      R"({"schema": 1, "calendar": "X", "year": 2026, "status": "official", "work": [], "off": [0)";
  for (int day = 1; day < 367; ++day) text += ",0";
  EXPECT_EQ(problems_in(text + "]}"), Problems{"too_many /off"});
}

}  // namespace
}  // namespace eligibility
