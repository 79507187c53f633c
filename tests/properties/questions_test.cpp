// SPDX-License-Identifier: Apache-2.0
// The proposed questions are enough and not too many: who answers them reaches the result that all
// answers give, and each of them can still change it. The oracle is `check` itself, on both.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "cases.h"
#include "okorder_policy.h"
#include "question_walk.h"
#include "reference_model.h"

namespace eligibility {
namespace {

const int kCases = cases_of(100'000);
const int kSteppedCases = cases_of(500);  // walked step by step, too
const int kSample = cases_of(300);        // of which every question is tried with other answers
constexpr int kTries = 60;

struct Count {
  long cases = 0, proposed = 0, fixed = 0;
  std::size_t most_proposed = 0, most_fixed = 0;

  void add(const Walk& one, const Walk& other) {
    ++cases;
    proposed += static_cast<long>(one.asked.size());
    fixed += static_cast<long>(other.asked.size());
    most_proposed = std::max(most_proposed, one.asked.size());
    most_fixed = std::max(most_fixed, other.asked.size());
  }
};

void print(const char* what, const std::map<std::string, Count>& by_purpose) {
  for (const auto& [purpose, count] : by_purpose) {
    const auto mean = [&count = count](long sum) {
      return static_cast<double>(sum) / static_cast<double>(count.cases);
    };
    std::printf(
        "%s, %s: %ld cases; questions in the mean %.2f, at most %zu; all facts %.2f, at "
        "most %zu\n",
        what, purpose.c_str(), count.cases, mean(count.proposed), count.most_proposed,
        mean(count.fixed), count.most_fixed);
  }
}

void expect_same_result(const Value& facts, bool step_by_step,
                        std::map<std::string, Count>& counts) {
  const Walk fixed = fixed_walk(facts);
  const std::string expected = result_of(fixed.facts);
  if (expected.empty()) return;  // answers that contradict each other
  const Walk proposed = proposed_walk(facts, true);
  EXPECT_EQ(result_of(proposed.facts), expected) << text_of(facts);
  counts[at(facts, "purpose")].add(proposed, fixed);
  if (!step_by_step) return;
  EXPECT_EQ(proposed_walk(facts, false).asked, proposed.asked) << text_of(facts);
}

TEST(ProposedQuestions, ReachTheResultOfAllFactsOnEveryVector) {
  const Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/okorder-credit.json");
  std::map<std::string, Count> counts;
  for (const Value& vector : *document.find("scenarios")->array()) {
    Value facts = *vector.find("facts");
    const bool is_claim = facts.find("problems") != nullptr;
    const bool waits = at(facts, "membership_status") == "waiting";
    if (facts.find("purpose") == nullptr) {
      facts.object()->push_back({"purpose", Value(is_claim ? "claim"
                                                  : waits  ? "reply"
                                                           : "membership")});
    }
    expect_same_result(facts, true, counts);
  }
  print("vectors", counts);
}

TEST(ProposedQuestions, ReachTheResultOfAllFactsOnRandomCases) {
  RandomCases cases(21);
  std::map<std::string, Count> counts;
  for (int i = 0; i < kCases && !HasFailure(); ++i)
    expect_same_result(complete_case(cases), i < kSteppedCases, counts);
  print("random", counts);
}

// -- Each question, tried with other answers

Value with_answer(Value facts, const std::string& fact, const Value& answer) {
  std::erase_if(*facts.object(), [&fact](const Member& member) { return member.key == fact; });
  if (!answer.is_null()) facts.object()->push_back({fact, answer});
  return facts;
}

// All answers of a choice, days around today and around the case's other days; null: none.
std::vector<Value> answers_to(const std::string& fact, const Value& facts) {
  std::vector<Value> answers = {Value()};
  for (const Value& one : *okorder_document().find("facts")->array()) {
    if (at(one, "id") != fact) continue;
    if (one.find("unsure") != nullptr) answers.emplace_back("unsure");
    const bool is_list = at(one, "type") == "choices";
    if (const Value* values = one.find("values")) {
      for (const Value& value : *values->array())
        answers.push_back(is_list ? Value(Array{value}) : value);
      continue;
    }
    for (const Member& member : *facts.object()) {
      const std::string* day = member.value.string();
      if (day == nullptr || day->size() != 10 || (*day)[4] != '-') continue;
      for (const long away : {-16, -15, -1, 0, 1, 14, 15, 16}) {
        const long moved = reference::day_number(*day) + away;
        if (moved >= 10'957 && moved <= 47'481) answers.emplace_back(reference::iso_day(moved));
      }
    }
  }
  return answers;
}

// What a person knows who has given these answers, and answers all else as in another case.
Value completed(const Value& known, RandomCases& cases) {
  Value facts = complete_case(cases);
  const long moved =
      reference::day_number(at(known, "today")) - reference::day_number(at(facts, "today"));
  for (Member& member : *facts.object()) {
    const std::string* day = member.value.string();
    if (day == nullptr || day->size() != 10 || (*day)[4] != '-') continue;
    member.value = Value(
        reference::iso_day(std::clamp(reference::day_number(*day) + moved, 10'957L, 47'481L)));
  }
  for (const Member& member : *known.object())
    facts = with_answer(std::move(facts), member.key, member.value);
  return facts;
}

// Whether some answers to all else make the result rest on this one.
bool can_matter(const Value& known, const std::string& fact, RandomCases& cases) {
  for (int i = 0; i < kTries; ++i) {
    const Value facts = completed(known, cases);
    std::string first;
    for (const Value& answer : answers_to(fact, facts)) {
      const std::string result = result_of(fixed_walk(with_answer(facts, fact, answer)).facts);
      if (result.empty()) continue;  // answers that contradict each other
      if (!first.empty() && first != result) return true;
      first = result;
    }
  }
  return false;
}

// On the way of a random case, as far as it has come: what is asked must be able to matter, and
// what could be asked and is not must not.
TEST(ProposedQuestions, AreThoseThatCanMatterAndNoOthers) {
  RandomCases cases(22);
  int asked = 0, idle = 0, left_out = 0;
  for (int i = 0; i < kSample && !HasFailure(); ++i) {
    Value known = proposed_walk(complete_case(cases), true).facts;
    known.object()->resize(1 + cases.below(static_cast<std::uint32_t>(known.object()->size())));
    if (result_of(known).empty()) continue;  // answers that contradict each other come first
    const auto list = questions(okorder_versions(), known);
    ASSERT_TRUE(list.ok());
    for (const std::string& fact : fixed_walk(known).asked) {
      if (known.find(fact) != nullptr || fact == "purpose") continue;
      const bool proposed = std::any_of(list->begin(), list->end(),
                                        [&fact](const Question& one) { return one.fact == fact; });
      const bool matters = can_matter(known, fact, cases);
      asked += proposed ? 1 : 0;
      left_out += proposed ? 0 : 1;
      EXPECT_TRUE(proposed || !matters) << fact << " is not asked after " << text_of(known);
      if (!proposed || matters) continue;
      ++idle;
      std::printf("no answers were found with which %s matters after %s\n", fact.c_str(),
                  text_of(known).c_str());
    }
  }
  std::printf("%d open questions, %d facts left out; %d questions never mattered\n", asked,
              left_out, idle);
  EXPECT_GT(left_out, at_least(50));
  EXPECT_LE(idle * 100, asked) << "more than 1 in 100 questions is idle";
}

}  // namespace
}  // namespace eligibility
