// SPDX-License-Identifier: Apache-2.0
// The shared vectors, each a test by its id: `ctest -R B17` runs one. They run here natively and in
// Node, and on the page from the same files; the counts stand in manifest.json.
#include <gtest/gtest.h>

#include <ostream>

#include "compare_report.h"
#include "eligibility/advise.h"
#include "eligibility/calendar.h"
#include "okorder_policy.h"

namespace eligibility {

struct NamedVector {
  std::string id;
  Value vector;
};

// What gtest prints of one.
inline void PrintTo(const NamedVector& named, std::ostream* stream) {
  *stream << at(named.vector, "title");
}

namespace {

std::int64_t manifest_count(std::string_view file) {
  const Value manifest = read_json_file(ELIGIBILITY_VECTORS_DIR "/manifest.json");
  const Value* counts = manifest.find("counts");
  const Value* count = counts == nullptr ? nullptr : counts->find(file);
  return count == nullptr || count->integer() == nullptr ? -1 : *count->integer();
}

std::vector<NamedVector> read_vectors() {
  const Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/okorder-credit.json");
  std::vector<NamedVector> vectors;
  const Value* scenarios = document.find("scenarios");
  if (scenarios == nullptr || scenarios->array() == nullptr) return vectors;
  for (const Value& scenario : *scenarios->array())
    vectors.push_back({at(scenario, "id"), scenario});
  return vectors;
}

class Vector : public testing::TestWithParam<NamedVector> {};

TEST_P(Vector, GivesTheReportThatTheFaqCallsFor) {
  const Value* facts = GetParam().vector.find("facts");
  const Value* expected = GetParam().vector.find("expect");
  ASSERT_NE(facts, nullptr);
  ASSERT_NE(expected, nullptr);
  const Value report = checked(okorder(), *facts);
  for (const std::string& difference : command::compare_report(*expected, report))
    ADD_FAILURE() << difference;
}

INSTANTIATE_TEST_SUITE_P(OKorder, Vector, testing::ValuesIn(read_vectors()),
                         [](const testing::TestParamInfo<NamedVector>& vector) {
                           return vector.param.id;
                         });

// How it came about leads to what the report says.
TEST_P(Vector, IsTracedToTheSameVerdicts) {
  const Value& facts = *GetParam().vector.find("facts");
  const Value report = checked(okorder(), facts);
  const auto traced = trace(*PolicySet::make({okorder()}), facts);
  ASSERT_TRUE(traced.ok());
  for (const Value& one : *traced->find("checks")->array()) {
    const std::string id = at(one, "id");
    const bool is_claim = id != "membership";
    const std::string verdict = at(report, is_claim ? "claims." + id : "membership.verdict");
    const std::string readiness = at(report, is_claim ? "readiness." + id : "membership.readiness");
    // What is not shown is not compared.
    EXPECT_TRUE(verdict.empty() || at(one, "verdict") == verdict) << id << " " << verdict;
    EXPECT_TRUE(readiness.empty() ||
                at(one.find("readiness")->array()->back(), "readiness") == readiness)
        << id << " " << readiness;
  }
}

TEST(Vectors, AreAsManyAsTheManifestSays) {
  EXPECT_EQ(static_cast<std::int64_t>(read_vectors().size()),
            manifest_count("okorder-credit.json"));
}

class ReplyDates : public testing::Test {
 protected:
  ReplyDates() : document_(read_json_file(ELIGIBILITY_VECTORS_DIR "/reply-dates.json")) {}

  const Object& dates() const {
    static const Object none;
    const Value* dates = document_.find("dates");
    return dates == nullptr || dates->object() == nullptr ? none : *dates->object();
  }

 private:
  Value document_;
};

TEST_F(ReplyDates, AreAsManyAsTheManifestSays) {
  EXPECT_EQ(static_cast<std::int64_t>(dates().size()), manifest_count("reply-dates.json"));
}

TEST_F(ReplyDates, ComeOutOfTheReportForWhoWaits) {
  for (const auto& [applied, expected] : dates()) {
    const Value facts(Object{{"today", Value(applied)},
                             {"membership_status", Value("waiting")},
                             {"membership_applied_on", Value(applied)}});
    const Value report = checked(okorder(), facts);
    EXPECT_EQ(at(report, "membership.reply_by"), at(expected, "reply_by")) << applied;
    EXPECT_EQ(at(report, "membership.reply_coverage"), at(expected, "coverage")) << applied;
    EXPECT_EQ(at(report, "membership.reply_overdue"), "false") << applied;
  }
}

TEST_F(ReplyDates, ComeOutOfTheReportForWhoAppliesToday) {
  for (const auto& [today, expected] : dates()) {
    const Value report =
        checked(okorder(), Value(Object{{"today", Value(today)}, {"rating", Value("3A")}}));
    EXPECT_EQ(at(report, "membership.reply_by_if_applied_today"), at(expected, "reply_by"))
        << today;
  }
}

TEST_F(ReplyDates, AreTheTenthBusinessDayOfTheCalendar) {
  std::vector<CalendarYear> years;
  for (const Value& document : okorder_calendars()) {
    Result<CalendarYear, std::vector<Diagnostic>> year = read_calendar_year(document);
    ASSERT_TRUE(year.ok());
    years.push_back(std::move(*year));
  }
  const Result<Calendar, std::vector<Diagnostic>> calendar = Calendar::make(std::move(years));
  ASSERT_TRUE(calendar.ok());
  const char* const tokens[] = {"official", "partial", "none"};  // in the order of Coverage
  for (const auto& [applied, expected] : dates()) {
    const Result<Date, DateError> start = read_date(applied);
    ASSERT_TRUE(start.ok()) << applied;
    const BusinessDay due = nth_business_day(*calendar, *start, 10);
    EXPECT_EQ(write_date(due.date), at(expected, "reply_by")) << applied;
    EXPECT_EQ(tokens[static_cast<std::size_t>(due.coverage)], at(expected, "coverage")) << applied;
  }
}

}  // namespace
}  // namespace eligibility
