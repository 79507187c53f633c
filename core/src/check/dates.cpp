// SPDX-License-Identifier: Apache-2.0
// Named dates, measures and constraints: what follows from the answers before any rule is asked.
#include <algorithm>

#include "check/state.h"

namespace eligibility {
namespace {

std::optional<Date> named_date(const NamedDateRule& rule, const State& state) {
  std::optional<Date> result;
  for (const Place place : rule.of) {
    const std::optional<Date> date = state.date(place);
    if (!date) return std::nullopt;  // the earliest of what is not known is not known
    if (!result) result = date;
    switch (rule.kind) {
      case NamedDateRule::Kind::earliest: result = std::min(*result, *date); break;
      case NamedDateRule::Kind::latest: result = std::max(*result, *date); break;
      case NamedDateRule::Kind::plus_days: result = *date + rule.plus; break;
    }
  }
  return result;
}

}  // namespace

void compute_dates(State& state) {
  for (const NamedDateRule& rule : state.policy().dates) state.set_date(rule.place, named_date(rule, state));
  for (const MeasureRule& rule : state.policy().measures) {
    const std::optional<Date> from = state.date(rule.from);
    const std::optional<Date> to = state.date(rule.to);
    if (from && to) {
      state.set_integer(rule.place, (*to - *from).count);
    } else {
      state.set_null(rule.place);
    }
  }
}

void apply_constraints(State& state) {
  const CompiledPolicy& policy = state.policy();
  compute_dates(state);
  for (const ConstraintRule& rule : policy.constraints) {
    if (!state.holds(rule.when)) continue;
    std::string_view& problem = state.answers[rule.fact].problem;
    if (problem.empty()) problem = rule.text;
  }
  Array blamed;
  for (Place fact = 0; fact < policy.facts.size(); ++fact) {
    Answer& answer = state.answers[fact];
    if (answer.problem.empty()) continue;
    state.input_problems.push_back({policy.facts[fact].id, answer.problem});
    blamed.emplace_back(policy.facts[fact].id);
    // A token that contradicts another stays an answer; a date does not.
    if (policy.facts[fact].type != Fact::Type::date) continue;
    answer.date.reset();
    state.set_unknown(fact);
  }
  state.set_list(policy.input_problems, std::move(blamed));
  if (!state.input_problems.empty()) compute_dates(state);
}

}  // namespace eligibility
