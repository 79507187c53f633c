// SPDX-License-Identifier: Apache-2.0
// Months and years are no fixed number of days: all the numbers that they can be are boundaries.
// The calendar of the standard library, which rolls over as CertLogic does, is the oracle.
#include "lint/boundaries.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "edit_json.h"
#include "okorder_policy.h"

namespace eligibility {
namespace {

// The days that so many months can be, from every month of 400 years: a day keeps its distance from
// the first of the month.
std::set<std::int32_t> lengths_of(int months) {
  namespace chrono = std::chrono;
  std::set<std::int32_t> lengths;
  chrono::year_month from = chrono::year{2000} / 1;
  for (; from < chrono::year{2400} / 1; from += chrono::months{1}) {
    const chrono::sys_days first = from / 1;
    const chrono::sys_days later = (from + chrono::months{months}) / 1;
    lengths.insert(static_cast<std::int32_t>((later - first).count()));
  }
  return lengths;
}

class ShiftedDays : public testing::TestWithParam<const char*> {};

TEST_P(ShiftedDays, HaveABoundaryForEveryLength) {
  const std::string unit = GetParam();
  Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/library-card.json");
  constexpr int kMost = 40;
  for (int amount = -kMost; amount <= kMost; ++amount) {
    const Value when =
        json(R"({"after": [{"plusTime": [{"var": "borrowed_on"}, )" + std::to_string(amount) +
             ", \"" + unit + R"("]}, {"plusTime": [{"var": "today"}, 0, "day"]}]})");
    document = with(document, "/flags", Value(Object{{"shifted", Value(Object{{"when", when}})}}));
    const std::optional<Policy> policy = loaded(document);
    ASSERT_TRUE(policy);
    const CompiledPolicy& compiled = policy->compiled();
    const auto path = std::find(compiled.program_paths.begin(), compiled.program_paths.end(),
                                "/flags/shifted/when");
    ASSERT_NE(path, compiled.program_paths.end());
    const std::size_t facts[] = {compiled.names.place("today"),
                                 compiled.names.place("borrowed_on")};
    const Comparer comparers[] = {static_cast<Comparer>(path - compiled.program_paths.begin())};
    std::set<std::int32_t> boundaries;  // of today, in days after borrowed_on
    for (const Boundary& one : Boundaries(compiled).between(facts, comparers))
      boundaries.insert(one.first == 0 ? one.days : -one.days);
    for (const std::int32_t length : lengths_of(unit == "year" ? 12 * amount : amount))
      EXPECT_TRUE(boundaries.contains(length)) << amount << " " << unit << ": " << length;
  }
}

INSTANTIATE_TEST_SUITE_P(Lint, ShiftedDays, testing::Values("month", "year"),
                         [](const testing::TestParamInfo<const char*>& given) {
                           return std::string(given.param);
                         });

// A day that a condition names: 2026-02-03 is day 20,487 from 1970-01-01 on.
TEST(Boundaries, AreAtTheDaysThatAConditionNames) {
  for (const auto& [operand, days] :
       {std::pair(R"({"plusTime": ["2026-02-03", 0, "day"]})", 20'487),
        std::pair(R"({"plusTime": ["2026-02-03", -7, "day"]})", 20'480)}) {
    const Value when = json(R"({"before": [{"plusTime": [{"var": "borrowed_on"}, 0, "day"]}, )" +
                            std::string(operand) + "]}");
    const std::optional<Policy> policy =
        loaded(with(read_json_file(ELIGIBILITY_VECTORS_DIR "/library-card.json"), "/flags",
                    Value(Object{{"named", Value(Object{{"when", when}})}})));
    ASSERT_TRUE(policy) << operand;
    const CompiledPolicy& compiled = policy->compiled();
    const auto path = std::find(compiled.program_paths.begin(), compiled.program_paths.end(),
                                "/flags/named/when");
    const std::size_t facts[] = {compiled.names.place("borrowed_on")};
    const Comparer comparers[] = {static_cast<Comparer>(path - compiled.program_paths.begin())};
    const std::vector<Boundary> found = Boundaries(compiled).between(facts, comparers);
    ASSERT_EQ(found.size(), 1U) << operand;
    EXPECT_EQ(found[0].first == kEpoch ? -found[0].days : found[0].days, days) << operand;
  }
}

}  // namespace
}  // namespace eligibility
