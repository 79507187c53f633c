// SPDX-License-Identifier: Apache-2.0
#include "advise/trial.h"

#include <algorithm>

#include "advise/outlook.h"
#include "check/tokens.h"

namespace eligibility {
namespace {

bool is_free_of_problems(const State& state) {
  return std::all_of(state.answers.begin(), state.answers.end(),
                     [](const Answer& answer) { return answer.problem.empty(); });
}

Value with(const Value& facts, const Object& set) {
  Value changed = facts;
  Object& object = *changed.object();
  for (const Member& member : set) {
    const auto known = std::find_if(object.begin(), object.end(),
                                    [&member](const Member& one) { return one.key == member.key; });
    if (known == object.end()) {
      object.push_back(member);
    } else {
      known->value = member.value;
    }
  }
  return changed;
}

std::string_view token_of(const Target& target, const Assessment& assessment, const State& state) {
  if (target.key == "overall") return assessment.overall;
  const auto check = static_cast<std::size_t>(__builtin_ctz(target.checks));
  if (!target.is_readiness) return assessment.verdicts[check];
  return state.operand(state.policy().checks[check].readiness_place).text();
}

}  // namespace

bool Trials::begin(State& state) {
  state.faults = read_facts(facts_, state);
  if (!state.faults.empty()) return false;
  apply_constraints(state);
  if (!is_free_of_problems(state)) return false;
  compute_periods(state);
  const Assessment assessment = assess(state);
  const std::span<const std::string_view> ranking = tokens_of(policy_, policy_.ranking);
  const std::span<const std::string_view> readiness = tokens_of(policy_, policy_.readiness_ranking);
  const auto add = [&](Target target) {
    target.before = rank_of(token_of(target, assessment, state), target.ranking);
    if (target.before < target.ranking.size()) targets_.push_back(target);
  };
  const CheckSet overall = policy_.overall_checks & assessment.applying;
  if (overall != 0) add({"overall", overall, false, ranking, 0});
  for (const Statement& entry : policy_.report) {
    for (std::size_t i = 0; entry.place && i < policy_.checks.size(); ++i) {
      const bool is_readiness = *entry.place == policy_.checks[i].readiness_place;
      if (!is_readiness && *entry.place != policy_.checks[i].verdict) continue;
      if (!has_check(assessment.applying, i) || !state.holds(entry.when)) continue;
      // Nobody is sent for papers to a claim that has failed.
      if (is_readiness && assessment.verdicts[i] == verdict_of(Outcome::failed)) continue;
      add({entry.id, check_bit(i), is_readiness, is_readiness ? readiness : ranking, 0});
    }
  }
  return state.faults.empty();
}

std::vector<std::size_t> Trials::run(const Object& set) const {
  const Value facts = with(facts_, set);
  State state(policy_);
  if (!read_facts(facts, state).empty()) return {};
  for (const Member& member : set) {
    const Fact& fact = policy_.facts[policy_.names.place(member.key)];
    if (state.truth(fact.ask_when) == Truth::falsy) return {};
  }
  apply_constraints(state);
  if (!is_free_of_problems(state)) return {};
  compute_periods(state);
  const Assessment assessment = assess(state);
  std::vector<std::size_t> ranks;
  for (const Target& target : targets_)
    ranks.push_back(rank_of(token_of(target, assessment, state), target.ranking));
  return ranks;
}

}  // namespace eligibility
