// SPDX-License-Identifier: Apache-2.0
// A row of triage is a check: every result of it, over random rows of every kind, over all vectors,
// and over policies of other shapes. TRIAGE_ROWS in the environment asks for more rows.
#include "eligibility/triage.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "edit_json.h"
#include "okorder_policy.h"
#include "random_case.h"
#include "triage_rows.h"

namespace eligibility {
namespace {

std::size_t rows_asked_for(std::size_t usual) {
  const char* const asked = std::getenv("TRIAGE_ROWS");
  return asked != nullptr ? std::strtoul(asked, nullptr, 10) : usual;
}

// Judges the rows and finds the first few that differ from check.
void expect_same(const Policy& policy, Triage& triage, const TriageRows& rows,
                 const std::function<Value(std::size_t)>& facts_of,
                 std::size_t* refused = nullptr) {
  const Result<PolicySet, std::vector<Diagnostic>> set = PolicySet::make({policy});
  const std::vector<Column> columns = rows.columns();
  TriageResult result;
  const std::vector<Diagnostic> problems = triage.run(rows.size(), columns, result);
  ASSERT_TRUE(problems.empty()) << write_error(problems);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const Value facts = facts_of(row);
    const std::string differs = difference(*set, facts, triage, result, row);
    ASSERT_EQ(differs, "") << "row " << row << ": " << text_of(facts);
    if (refused != nullptr) *refused += result.refused[row];
  }
}

void expect_same_on_random_rows(const Policy& policy, std::size_t count, std::uint32_t seed) {
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(policy, {});
  ASSERT_TRUE(triage.ok()) << write_error(triage.error());
  RandomCases random(seed);
  TriageRows rows(*triage);
  constexpr std::size_t kRowsARun = 10'000;
  for (std::size_t done = 0; done < count && !testing::Test::HasFatalFailure();
       done += rows.size()) {
    rows.clear();
    const std::size_t left = std::min(kRowsARun, count - done);
    for (std::size_t i = 0; i < left; ++i) {
      const auto today = static_cast<std::int32_t>(20'000 + random.below(1'200));
      rows.add([&random](std::uint32_t below) { return random.below(below); }, today);
    }
    expect_same(policy, *triage, rows, [&rows](std::size_t row) { return rows.facts(row); });
  }
}

TEST(Triage, SaysOfRandomRowsWhatCheckSays) {
  expect_same_on_random_rows(okorder(), rows_asked_for(60'000) / 2, 1);
}

TEST(Triage, SaysOfLikelyCasesWhatCheckSays) {
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(okorder(), {});
  ASSERT_TRUE(triage.ok());
  RandomCases random(2);
  TriageRows rows(*triage);
  std::vector<Value> facts;
  for (std::size_t left = rows_asked_for(60'000) / 2; left > 0 && !HasFatalFailure();) {
    rows.clear();
    facts.clear();
    for (; left > 0 && facts.size() < 10'000; --left) {
      facts.push_back(random.next());
      rows.add(facts.back());
    }
    expect_same(okorder(), *triage, rows, [&facts](std::size_t row) { return facts[row]; });
  }
}

TEST(Triage, SaysOfEveryVectorWhatCheckSays) {
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(okorder(), {});
  ASSERT_TRUE(triage.ok());
  TriageRows rows(*triage);
  std::vector<Value> facts;
  const Value vectors = read_json_file(ELIGIBILITY_VECTORS_DIR "/okorder-credit.json");
  for (const Value& vector : *vectors.find("scenarios")->array()) {
    facts.push_back(*vector.find("facts"));
    rows.add(facts.back());
  }
  ASSERT_EQ(facts.size(),
            static_cast<std::size_t>(*vectors.find("meta")->find("count")->integer()));
  expect_same(okorder(), *triage, rows, [&facts](std::size_t row) { return facts[row]; });
}

}  // namespace
}  // namespace eligibility
