// SPDX-License-Identifier: Apache-2.0
// Named dates, measures and constraints: what follows from the answers before any rule is asked.
#include <algorithm>

#include "check/state.h"

namespace eligibility {
namespace {

std::optional<Date> named_date(const NamedDate& rule, const State& state) {
  std::optional<Date> result;
  for (std::size_t i = rule.of.begin; i < rule.of.end; ++i) {
    const std::optional<Date> date = state.date(state.policy().place_pool[i]);
    if (!date) return std::nullopt;  // the earliest of what is not known is not known
    if (!result) result = date;
    switch (rule.kind) {
      case NamedDate::Kind::earliest:
        result = std::min(*result, *date);
        break;
      case NamedDate::Kind::latest:
        result = std::max(*result, *date);
        break;
      case NamedDate::Kind::plus_days:
        result = *date + rule.plus;
        break;
    }
  }
  return result;
}

}  // namespace

void compute_dates(State& state) {
  for (const NamedDate& rule : state.policy().dates)
    state.set_date(rule.place, named_date(rule, state));
  for (const Measure& rule : state.policy().measures) {
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
  for (const Statement& constraint : policy.constraints) {
    if (!state.holds(constraint.when)) continue;
    std::string_view& problem = state.answers[*constraint.place].problem;
    if (problem.empty()) problem = constraint.text;
  }
  FactSet blamed = 0;
  for (Place fact = 0; fact < policy.facts.size(); ++fact) {
    if (state.answers[fact].problem.empty()) continue;
    blamed |= fact_bit(fact);
    // A token that contradicts another stays an answer; a date does not.
    if (policy.facts[fact].type == Fact::Type::date) state.set_unknown(fact);
  }
  state.set_list(policy.input_problems, state.ids_of(blamed));
  if (blamed != 0) compute_dates(state);
}

}  // namespace eligibility
