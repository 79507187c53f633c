// SPDX-License-Identifier: Apache-2.0
// What would change the result: each proposal, applied, does what it says; no part of it does as
// much; and nothing smaller was missed. The oracle is `check` on every answer that could be tried.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>

#include "cases.h"
#include "okorder_policy.h"
#include "question_walk.h"
#include "reference_model.h"

namespace eligibility {
namespace {

const int kCases = cases_of(10'000);
const int kTriedCases = cases_of(60);  // with every answer to every fact, and to every two

using Ranks = std::map<std::string, std::size_t>;  // target -> rank, 0 the best

std::optional<std::size_t> rank(const std::string& token, bool is_readiness) {
  const std::vector<std::string> order =
      is_readiness ? std::vector<std::string>{"ready", "check", "incomplete", "at_risk"}
                   : std::vector<std::string>{"eligible", "cannot_tell", "not_yet", "not_eligible"};
  const auto at = std::find(order.begin(), order.end(), token);
  if (at == order.end()) return std::nullopt;
  return static_cast<std::size_t>(at - order.begin());
}

bool is_readiness(const std::string& target) {
  return target.find("readiness") != std::string::npos;
}

// None where the answers contradict each other.
std::optional<Ranks> ranks_of(const Value& facts) {
  const Value report = checked(okorder(), facts);
  if (!list_at(report, "input_problems").empty()) return std::nullopt;
  Ranks ranks;
  const auto add = [&ranks](const std::string& key, std::string_view token) {
    if (const auto at = rank(std::string(token), is_readiness(key))) ranks[key] = *at;
  };
  const Value* problems = facts.find("problems");
  if (problems != nullptr && problems->array() != nullptr && !problems->array()->empty())
    add("overall", at(report, "overall"));
  for (const char* key : {"claims.late", "claims.quality", "readiness.late", "readiness.quality",
                          "membership.verdict", "membership.readiness"}) {
    if (const std::string token = at(report, key); !token.empty()) add(key, token);
  }
  for (const char* claim : {"late", "quality"}) {
    const std::string name = claim;
    if (ranks.count("claims." + name) != 0 && ranks["claims." + name] == 3)
      ranks.erase("readiness." + name);
  }
  return ranks;
}

std::vector<Change> changes_of(const Value& facts) {
  auto changes = what_would_change(okorder_versions(), facts);
  if (changes.ok()) return *changes;
  ADD_FAILURE() << write_error(changes.error()) << text_of(facts);
  return {};
}

Value with(Value facts, const std::string& fact, const Value& answer) {
  std::erase_if(*facts.object(), [&fact](const Member& member) { return member.key == fact; });
  facts.object()->push_back({fact, answer});
  return facts;
}

// The case with the proposal's answers; of a range of days its first, its last or one between.
Value applied(Value facts, const Object& set, int which, RandomCases& random) {
  for (const Member& member : set) {
    Value answer = member.value;
    if (member.value.object() != nullptr) {
      const long from = reference::day_number(at(member.value, "from"));
      const long to = reference::day_number(at(member.value, "to"));
      EXPECT_LE(from, to);
      const auto between =
          from + static_cast<long>(random.below(static_cast<std::uint32_t>(to - from + 1)));
      answer = Value(reference::iso_day(which == 0 ? from : which == 1 ? to : between));
    }
    facts = with(std::move(facts), member.key, answer);
  }
  return facts;
}

const Value& info_of(const std::string& fact) {
  for (const Value& one : *okorder_document().find("facts")->array())
    if (at(one, "id") == fact) return one;
  ADD_FAILURE() << fact;
  return okorder_document();
}

// Section 4: "yes" may be named; "find" only while it is unsure or not answered; "no" never.
bool may_be_named(const std::string& fact, const Value& facts) {
  const Value& info = info_of(fact);
  if (at(info, "changeable") != "find") return at(info, "changeable") == "yes";
  const std::string given = at(facts, fact);
  return given == "unsure" ||
         ((given.empty() || given == "null") && info.find("absent") == nullptr);
}

long last_today(const Value& facts) {
  const long today = reference::day_number(at(facts, "today"));
  const std::string local = at(facts, "today_local");
  return local.empty() ? today : std::max(today, reference::day_number(local));
}

void expect_true(const Value& facts, const Change& change, RandomCases& random) {
  const std::string target(change.target), said = text_of(facts) + write_changes({&change, 1});
  const std::optional<Ranks> before = ranks_of(facts);
  ASSERT_TRUE(before && before->count(target) == 1) << said;
  EXPECT_EQ(before->at(target), rank(std::string(change.before), is_readiness(target))) << said;
  if (change.set.empty()) {
    EXPECT_EQ(change.before, change.after) << said;
    return;
  }
  EXPECT_LE(change.set.size(), 3U);
  EXPECT_LT(rank(std::string(change.after), is_readiness(target)), before->at(target)) << said;
  for (const Member& member : change.set) {
    EXPECT_TRUE(may_be_named(member.key, facts)) << said;
    EXPECT_NE(text_of(member.value), "\"unsure\"") << said;
    if (member.value.object() == nullptr) continue;
    const bool is_act = at(info_of(member.key), "changeable") == "yes";
    EXPECT_TRUE(!is_act || reference::day_number(at(member.value, "from")) >= last_today(facts))
        << said;
  }
  for (int which = 0; which < 3; ++which) {
    const std::optional<Ranks> after = ranks_of(applied(facts, change.set, which, random));
    ASSERT_TRUE(after && after->count(target) == 1) << said;
    EXPECT_EQ(after->at(target), rank(std::string(change.after), is_readiness(target))) << said;
  }
}

TEST(Change, DoesWhatItSaysOnRandomCases) {
  RandomCases cases(31), random(32);
  std::map<std::size_t, int> by_size;
  int with_slips = 0;
  std::chrono::duration<double> most{0}, all{0};
  for (int i = 0; i < kCases && !HasFailure(); ++i) {
    const Value facts = cases.next(false);
    const auto start = std::chrono::steady_clock::now();
    const std::vector<Change> changes = changes_of(facts);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    all += took;
    most = std::max(most, took);
    if (!ranks_of(facts)) {
      ++with_slips;
      EXPECT_TRUE(changes.empty()) << text_of(facts);
      continue;
    }
    std::size_t size = 0;
    for (const Change& change : changes) {
      EXPECT_GE(change.set.size(), size) << "smallest first";
      size = change.set.size();
      ++by_size[size];
      expect_true(facts, change, random);
    }
  }
  for (const auto& [size, count] : by_size) std::printf("%d sets of %zu\n", count, size);
  std::printf("%d cases contradict themselves; a search takes %.1f ms in the mean, %.0f at most\n",
              with_slips, all.count() * 1'000 / kCases, most.count() * 1'000);
  for (const std::size_t size : {0U, 1U, 2U, 3U}) EXPECT_GT(by_size[size], at_least(100));
}

// -- Brute force

std::vector<Value> answers_to(const std::string& fact, const Value& facts) {
  const Value& info = info_of(fact);
  std::vector<Value> answers;
  if (const Value* values = info.find("values"))
    return {values->array()->begin(), values->array()->end()};
  const long today = reference::day_number(at(facts, "today"));
  const bool is_act = at(info, "changeable") == "yes";
  for (long day = is_act ? last_today(facts) : today - 36; day < today + 20; ++day)
    if (day >= 10'957 && day <= 47'481) answers.emplace_back(reference::iso_day(day));
  return answers;
}

// The best rank of each target with any answers to these facts, each asked then.
Ranks best_with(const Value& facts, const std::vector<std::string>& changed) {
  Ranks best;
  std::vector<Value> cases = {facts};
  for (const std::string& fact : changed) {
    std::vector<Value> longer;
    for (const Value& one : cases) {
      for (const Value& answer : answers_to(fact, facts)) longer.push_back(with(one, fact, answer));
    }
    cases = std::move(longer);
  }
  for (const Value& one : cases) {
    const std::optional<Ranks> ranks = ranks_of(one);
    if (!ranks) continue;
    for (const auto& [target, rank] : *ranks)
      best[target] = best.count(target) != 0 ? std::min(best[target], rank) : rank;
  }
  return best;
}

TEST(Change, IsTheSmallestThereIs) {
  RandomCases cases(33);
  int proposed = 0;
  for (int i = 0; i < kTriedCases && !HasFailure(); ++i) {
    Value facts = cases.next(false);
    facts = with(fixed_walk(facts).facts, "purpose", Value("claim"));
    const std::optional<Ranks> before = ranks_of(facts);
    if (!before) continue;
    std::map<std::pair<std::vector<std::string>, std::string>, std::size_t> said;
    for (const Change& change : changes_of(facts)) {
      std::vector<std::string> set;
      for (const Member& member : change.set) set.push_back(member.key);
      said[{set, std::string(change.target)}] =
          *rank(std::string(change.after), is_readiness(std::string(change.target)));
    }
    std::vector<std::string> candidates;
    for (const Value& fact : *okorder_document().find("facts")->array()) {
      const std::string id = at(fact, "id");
      if (fact.find("askWhen") != nullptr && at(fact, "type") != "choices" &&
          may_be_named(id, facts))
        candidates.push_back(id);
    }
    std::map<std::string, Ranks> alone;
    for (const std::string& fact : candidates) alone[fact] = best_with(facts, {fact});
    const auto expect_said = [&](const std::vector<std::string>& set, const Ranks& best,
                                 const auto& fewer) {
      for (const auto& [target, rank_before] : *before) {
        const auto known = said.find({set, target});
        const bool improves = best.count(target) != 0 && best.at(target) < fewer(target);
        EXPECT_EQ(known != said.end(), improves)
            << set.front() << " " << set.back() << " " << target << " " << text_of(facts);
        if (known == said.end() || !improves) continue;
        ++proposed;
        EXPECT_EQ(known->second, best.at(target)) << target << " " << text_of(facts);
      }
    };
    for (const std::string& fact : candidates)
      expect_said({fact}, alone[fact],
                  [&](const std::string& target) { return before->at(target); });
    for (std::size_t a = 0; a < candidates.size(); ++a) {
      for (std::size_t b = a + 1; b < candidates.size(); ++b) {
        const std::string &first = candidates[a], &second = candidates[b];
        if (at(info_of(first), "type") == "date" && at(info_of(second), "type") == "date") continue;
        expect_said({first, second}, best_with(facts, {first, second}),
                    [&](const std::string& target) {
                      std::size_t least = before->at(target);
                      for (const std::string& one : {first, second})
                        if (alone[one].count(target) != 0)
                          least = std::min(least, alone[one].at(target));
                      return least;
                    });
      }
    }
  }
  std::printf("%d proposals of one or two facts, no other\n", proposed);
  EXPECT_GT(proposed, at_least(30));
}

}  // namespace
}  // namespace eligibility
