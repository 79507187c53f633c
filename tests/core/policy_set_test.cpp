// SPDX-License-Identifier: Apache-2.0
// Versions of one policy: the one that is valid on the facts' today decides, and the days of two
// never overlap.
#include <gtest/gtest.h>

#include "edit_json.h"
#include "okorder_policy.h"

namespace eligibility {
namespace {

Policy version(const char* name, const char* from, const char* to, std::int64_t days = 15) {
  Value document = with(okorder_document(), "/version", Value(name));
  document = with(std::move(document), "/validFrom", from == nullptr ? Value() : Value(from));
  document = with(std::move(document), "/validTo", to == nullptr ? Value() : Value(to));
  return *loaded(with(std::move(document), "/periods/0/days", Value(days)));
}

PolicySet two_versions() {
  Result<PolicySet, std::vector<Diagnostic>> set = PolicySet::make(
      {version("1", nullptr, "2026-04-30"), version("2", "2026-05-01", nullptr, 20)});
  EXPECT_TRUE(set.ok());
  return std::move(*set);
}

std::string version_on(const PolicySet& set, const char* today) {
  const Result<Report, std::vector<Diagnostic>> report =
      check(set, Value(Object{{"today", Value(today)}}));
  return report.ok() ? at(json(report->text), "version") : report.error()[0].code;
}

TEST(PolicySet, DecidesByTheVersionOfTheDay) {
  const PolicySet set = two_versions();
  EXPECT_EQ(version_on(set, "2026-04-30"), "1");
  EXPECT_EQ(version_on(set, "2026-05-01"), "2");
  EXPECT_EQ(version_on(set, "2000-01-01"), "1");
  EXPECT_EQ(version_on(set, "2099-12-31"), "2");
}

TEST(PolicySet, UsesTheRulesOfThatVersion) {
  const PolicySet set = two_versions();
  const auto final_day = [&set](const char* today) {
    const Value facts(Object{
        {"today", Value(today)}, {"arrived", Value("all")}, {"receipt_date", Value("2026-04-20")}});
    return at(json(check(set, facts)->text), "deadline.final_day");
  };
  EXPECT_EQ(final_day("2026-04-30"), "2026-05-05");
  EXPECT_EQ(final_day("2026-05-01"), "2026-05-10");
}

TEST(PolicySet, SaysWhenNoVersionIsValid) {
  const Result<PolicySet, std::vector<Diagnostic>> set =
      PolicySet::make({version("1", "2026-01-01", "2026-04-30")});
  ASSERT_TRUE(set.ok());
  EXPECT_EQ(version_on(*set, "2025-12-31"), "no_policy_for_day");
  EXPECT_EQ(version_on(*set, "2026-01-01"), "1");
  EXPECT_EQ(version_on(*set, "2026-05-01"), "no_policy_for_day");
  const Result<Report, std::vector<Diagnostic>> report =
      check(*set, json(R"({"today": "2026-05-01"})"));
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error()[0].path, "/today");
  EXPECT_NE(report.error()[0].message.find("2026-05-01"), std::string::npos);
}

TEST(PolicySet, LeavesAGapBetweenVersionsOpen) {
  const Result<PolicySet, std::vector<Diagnostic>> set =
      PolicySet::make({version("2", "2026-06-01", nullptr), version("1", nullptr, "2026-04-30")});
  ASSERT_TRUE(set.ok());
  EXPECT_EQ(version_on(*set, "2026-05-15"), "no_policy_for_day");
  EXPECT_EQ(version_on(*set, "2026-06-01"), "2");
}

TEST(PolicySet, AsksForTodayWhateverVersionsThereAre) {
  const Result<Report, std::vector<Diagnostic>> report = check(two_versions(), json("{}"));
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error()[0].code, "missing_fact");
}

std::string refusal(std::vector<Policy> versions) {
  const Result<PolicySet, std::vector<Diagnostic>> set = PolicySet::make(std::move(versions));
  return set.ok() ? "" : set.error()[0].code + set.error()[0].path;
}

TEST(PolicySet, RefusesVersionsThatOverlap) {
  EXPECT_EQ(refusal({version("1", nullptr, "2026-05-01"), version("2", "2026-05-01", nullptr)}),
            "overlap/1");
  EXPECT_EQ(refusal({version("1", nullptr, nullptr), version("2", "2026-05-01", "2026-05-01")}),
            "overlap/1");
}

TEST(PolicySet, RefusesAnotherPolicy) {
  const Value other =
      with(with(okorder_document(), "/policy", Value("other")), "/validFrom", Value("2026-05-01"));
  EXPECT_EQ(refusal({version("1", nullptr, "2026-04-30"), *loaded(other)}), "other_policy/1");
}

TEST(PolicySet, RefusesToBeEmpty) { EXPECT_EQ(refusal({}), "no_policy"); }

}  // namespace
}  // namespace eligibility
