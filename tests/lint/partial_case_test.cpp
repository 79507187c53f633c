// SPDX-License-Identifier: Apache-2.0
// The answers that lint gives to a fact: every set of few values, by brute force; of many values
// each, each two, and all.
#include "lint/partial_case.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "edit_json.h"
#include "okorder_policy.h"

namespace eligibility {
namespace {

using Names = std::set<std::string>;

// Every set of so many values that has just one of them, just two, or all; with `any` however many.
std::set<Names> sets_of(const std::vector<std::string>& values, bool any) {
  std::set<Names> sets;
  for (std::uint32_t bits = 1; bits < 1U << values.size(); ++bits) {
    Names set;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if ((bits >> i & 1U) != 0) set.insert(values[i]);
    }
    if (any || set.size() <= 2 || set.size() == values.size()) sets.insert(set);
  }
  return sets;
}

TEST(FactDomains, AreTheSetsOfAFactsOwnValues) {
  for (const bool is_last : {false, true}) {  // no values stand behind those of the last
    for (std::size_t count = 1; count <= 9; ++count) {
      std::vector<std::string> values;
      for (std::size_t i = 0; i < count; ++i) values.push_back("v" + std::to_string(i));
      Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/library-card.json");
      const Value fact(Object{{"id", Value("signs")},
                              {"type", Value("choices")},
                              {"values", Value(Array(values.begin(), values.end()))},
                              {"changeable", Value("no")},
                              {"source", Value("person")},
                              {"askWhen", Value(true)}});
      Array facts = *document.find("facts")->array();
      facts.insert(is_last ? facts.end() : facts.begin() + 1, fact);
      const std::optional<Policy> policy = loaded(with(document, "/facts", Value(facts)));
      ASSERT_TRUE(policy);
      const std::vector<FactDomain> domains = make_domains(policy->compiled());
      std::set<Names> found;
      const std::vector<Value>& answers = domains[is_last ? facts.size() - 1 : 1].answers;
      for (const Value& answer : answers) {
        Names set;
        for (const Value& value : *answer.array()) set.insert(*value.string());
        EXPECT_EQ(set.size(), answer.array()->size()) << "a value stands twice";
        found.insert(set);
      }
      EXPECT_EQ(found, sets_of(values, count <= kMaxSetValues)) << count;
      EXPECT_EQ(found.size(), answers.size()) << "a set stands twice";
    }
  }
}

}  // namespace
}  // namespace eligibility
