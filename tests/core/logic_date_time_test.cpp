// SPDX-License-Identifier: Apache-2.0
// CertLogic's date-times. Expected values: the specification, "Dates and date-times" and "Offset
// date-time (plusTime)", and the results of JavaScript's Date in UTC, which its reference engine is
// made of.
#include "logic_expression.h"

namespace eligibility {
namespace {

std::string plus(const std::string& date, const std::string& amount, const std::string& unit) {
  return result_of(R"({"plusTime":[{"var":""},)" + amount + ",\"" + unit + "\"]}",
                   "\"" + date + "\"");
}
std::string read(const std::string& date) { return plus(date, "0", "day"); }
std::string born(const std::string& date) {
  return result_of(R"({"dccDateOfBirth":[{"var":""}]})", "\"" + date + "\"");
}

TEST(PlusTime, ReadsADateAsItsMidnightInUtc) {
  EXPECT_EQ(read("2021-06-01"), R"("2021-06-01T00:00:00.000Z")");
}
TEST(PlusTime, TakesUtcWhereNoOffsetIsWritten) {
  EXPECT_EQ(read("2021-06-01T12:34:56"), R"("2021-06-01T12:34:56.000Z")");
}
TEST(PlusTime, ReadsEveryFormOfAnOffset) {
  for (const char* offset : {"+5", "+05", "+500", "+0500", "+5:00", "+05:00"}) {
    EXPECT_EQ(read(std::string("2021-06-01T12:00:00") + offset), R"("2021-06-01T07:00:00.000Z")")
        << offset;
  }
  EXPECT_EQ(read("2021-06-01T12:00:00-530"), R"("2021-06-01T17:30:00.000Z")");
  EXPECT_EQ(read("2021-06-01T12:00:00Z"), R"("2021-06-01T12:00:00.000Z")");
}
TEST(PlusTime, CutsDecimalsAfterTheThird) {
  EXPECT_EQ(read("1969-12-31T23:59:59.9999Z"), R"("1969-12-31T23:59:59.999Z")");
  EXPECT_EQ(read("2021-06-01T00:00:00.5"), R"("2021-06-01T00:00:00.500Z")");
}
TEST(PlusTime, TakesAPartialDateForItsLastDay) {  // Spec 1.3.2
  EXPECT_EQ(read("2004"), R"("2004-12-31T00:00:00.000Z")");
  EXPECT_EQ(read("2004-02"), R"("2004-02-29T00:00:00.000Z")");
}
TEST(PlusTime, RefusesOtherForms) {
  for (const char* text : {"",
                           "x",
                           "2021-1-1",
                           "2021-01-01T",
                           "2021-01-01T00:00",
                           "2021-01-01 00:00:00",
                           "2021-01-01t00:00:00",
                           "2021-01-01T00:00:00.",
                           "2021-01-01T00:00:00z",
                           "2021-01-01T00:00:00+",
                           "2021-01-01T00:00:00+00000",
                           "2021-01-01T00:00:00+12:",
                           "2021-01-01T00:00:00+123:00",
                           "2021-01-01T00:00:00ZZ",
                           "-123-01-01",
                           "+021-01-01",
                           "2021-01-01T-1:00:00",
                           "20210101",
                           "2021-",
                           "2021-0a"}) {
    EXPECT_EQ(read(text), "error: not_a_date") << text;
  }
}
TEST(PlusTime, RefusesWhatTheCalendarDoesNotHave) {  // corner: impossible dates
  for (const char* text :
       {"2021-02-30", "2021-02-29", "1900-02-29", "2021-13-01", "2021-00-01", "2021-04-31",
        "2021-01-00", "2021-13", "2021-01-01T24:00:00Z", "2021-01-01T00:60:00Z",
        "2021-01-01T00:00:60Z", "2021-01-01T00:00:00+24:00", "2021-01-01T00:00:00+00:60"}) {
    EXPECT_EQ(read(text), "error: impossible_date") << text;
  }
}
TEST(PlusTime, NamesAnImpossibleDateInItsMessage) {  // corner: "an error that names the value"
  const Result<Value, Diagnostic> result =
      evaluate(json(R"({"plusTime":["2021-02-30",0,"day"]})"), Value());
  ASSERT_FALSE(result.ok());
  EXPECT_NE(result.error().message.find("2021-02-30"), std::string::npos);
}
TEST(PlusTime, TakesTextOnly) {
  EXPECT_EQ(result_of(R"({"plusTime":[5,0,"day"]})"), "error: wrong_operand");
  EXPECT_EQ(result_of(R"({"plusTime":[{"var":"x"},0,"day"]})"), "error: wrong_operand");
  EXPECT_EQ(result_of(R"({"plusTime":[{"plusTime":["2021-01-01",0,"day"]},0,"day"]})"),
            "error: wrong_operand");
}

TEST(PlusTime, RunsOverTheEndOfAShorterMonth) {  // corner: setUTCMonth
  EXPECT_EQ(plus("2021-01-31", "1", "month"), R"("2021-03-03T00:00:00.000Z")");
  EXPECT_EQ(plus("2021-03-31", "-1", "month"), R"("2021-03-03T00:00:00.000Z")");
  EXPECT_EQ(plus("2020-10-31", "4", "month"), R"("2021-03-03T00:00:00.000Z")");
}
TEST(PlusTime, RunsOverTheLeapDay) {  // corner: setUTCFullYear
  EXPECT_EQ(plus("2020-02-29", "1", "year"), R"("2021-03-01T00:00:00.000Z")");
  EXPECT_EQ(plus("2020-02-29", "4", "year"), R"("2024-02-29T00:00:00.000Z")");
}
TEST(PlusTime, CrossesYearsByMonths) {
  EXPECT_EQ(plus("2021-01-15", "-13", "month"), R"("2019-12-15T00:00:00.000Z")");
  EXPECT_EQ(plus("2021-11-15T10:00:00.25", "14", "month"), R"("2023-01-15T10:00:00.250Z")");
}
TEST(PlusTime, CountsDaysAndHoursExactly) {
  EXPECT_EQ(plus("2020-02-28", "2", "day"), R"("2020-03-01T00:00:00.000Z")");
  EXPECT_EQ(plus("2021-01-01", "-1", "hour"), R"("2020-12-31T23:00:00.000Z")");
  EXPECT_EQ(plus("1970-01-01", "-719162", "day"), R"("0001-01-01T00:00:00.000Z")");
}
TEST(PlusTime, EndsWhereJavaScriptsDatesEnd) {  // 100,000,000 days either side of 1970
  EXPECT_EQ(plus("1970-01-01", "100000000", "day"), R"("+275760-09-13T00:00:00.000Z")");
  EXPECT_EQ(plus("1970-01-01", "-100000000", "day"), R"("-271821-04-20T00:00:00.000Z")");
  EXPECT_EQ(plus("1970-01-01", "100000001", "day"), "error: overflow");
  EXPECT_EQ(plus("1970-01-01T01:00:00", "-100000000", "day"), R"("-271821-04-20T01:00:00.000Z")");
  EXPECT_EQ(plus("1970-01-01", "-2400000001", "hour"), "error: overflow");
}
TEST(PlusTime, RefusesAmountsNear64BitsInEveryUnit) {
  for (const char* unit : {"year", "month", "day", "hour"}) {
    EXPECT_EQ(plus("2021-01-01", "9223372036854775807", unit), "error: overflow") << unit;
    EXPECT_EQ(plus("2021-01-01", "-9223372036854775808", unit), "error: overflow") << unit;
    EXPECT_EQ(plus("2021-01-01", "4800000000", unit), "error: overflow") << unit;
  }
}

TEST(DateTimeComparison, FindsEqualInstantsEqualWhateverTheirOffset) {  // corner
  EXPECT_EQ(result_of(R"({"not-after":[{"plusTime":["2021-01-01T02:00:00+02:00",0,"day"]},
                                       {"plusTime":["2021-01-01",0,"day"]},
                                       {"plusTime":["2020-12-31T23:00:00-1",0,"day"]}]})"),
            "true");
}
TEST(DateTimeComparison, OrdersInstants) {
  const auto compare = [](const char* comparison, const char* left, const char* right) {
    return result_of("{\"" + std::string(comparison) + R"(":[{"plusTime":[")" + left +
                     R"(",0,"day"]},{"plusTime":[")" + right + R"(",0,"day"]}]})");
  };
  for (const char* comparison : {"after", "not-before"}) {
    EXPECT_EQ(compare(comparison, "2021-01-02", "2021-01-01"), "true") << comparison;
    EXPECT_EQ(compare(comparison, "2021-01-01", "2021-01-02"), "false") << comparison;
  }
  for (const char* comparison : {"before", "not-after"}) {
    EXPECT_EQ(compare(comparison, "2021-01-02", "2021-01-01"), "false") << comparison;
    EXPECT_EQ(compare(comparison, "2021-01-01", "2021-01-02"), "true") << comparison;
  }
  EXPECT_EQ(compare("after", "2021-01-01", "2021-01-01"), "false");
  EXPECT_EQ(compare("before", "2021-01-01", "2021-01-01"), "false");
  EXPECT_EQ(compare("not-after", "2021-01-01", "2021-01-01"), "true");
  EXPECT_EQ(compare("not-before", "2021-01-01", "2021-01-01"), "true");
}
TEST(DateTimeComparison, HoldsBetweenAllThreeOperands) {
  EXPECT_EQ(
      result_of(
          R"({"before":[{"plusTime":["2021-01-01",0,"day"]},{"plusTime":["2021-01-03",0,"day"]},
                                    {"plusTime":["2021-01-02",0,"day"]}]})"),
      "false");
}
TEST(DateTimeComparison, RefusesADateThatIsOnlyText) {
  EXPECT_EQ(result_of(R"({"after":["2021-01-02","2021-01-01"]})"), "error: wrong_operand");
}
TEST(DateTimeComparison, IsNotForIntegers) {
  EXPECT_EQ(result_of(R"({"<":[{"plusTime":["2021-01-01",0,"day"]},1]})"), "error: wrong_operand");
}

TEST(DccDateOfBirth, TakesAPartialDateForItsLastDay) {
  EXPECT_EQ(born("1999"), R"("1999-12-31T00:00:00.000Z")");
  EXPECT_EQ(born("1999-02"), R"("1999-02-28T00:00:00.000Z")");
  EXPECT_EQ(born("1999-02-03"), R"("1999-02-03T00:00:00.000Z")");
}
TEST(DccDateOfBirth, RefusesATimeOfDay) {
  EXPECT_EQ(born("1999-02-03T00:00:00Z"), "error: not_a_date");
}
TEST(DccDateOfBirth, RefusesMonthThirteen) { EXPECT_EQ(born("1999-13"), "error: impossible_date"); }

}  // namespace
}  // namespace eligibility
