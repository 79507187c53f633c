// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "check/assessment.h"
#include "check/tokens.h"

namespace eligibility {
namespace {

void find_checks_that_apply(State& state, Assessment& assessment) {
  const List<Check>& checks = state.policy().checks;
  assessment.own_cases.resize(checks.size());
  assessment.verdicts.resize(checks.size());
  for (std::size_t i = 0; i < checks.size(); ++i) {
    if (!state.holds(checks[i].when)) continue;
    assessment.applying |= check_bit(i);
    assessment.own_cases[i] = state.first_case(checks[i].cases);
  }
}

RequirementOutcome evaluate(std::size_t requirement, std::size_t check, State& state) {
  const CompiledPolicy& policy = state.policy();
  const Range cases = policy.requirements[requirement].cases;
  RequirementOutcome outcome{requirement, check, nullptr, 0, 0};
  FactSet passed = 0;
  FactSet open = 0;
  for (std::size_t i = cases.begin; i < cases.end && outcome.hit == nullptr; ++i) {
    const Case& one = policy.case_pool[i];
    if (one.checks != 0 && !has_check(one.checks, check)) continue;
    const Truth truth = state.truth(one.when);
    passed |= one.when.facts;
    if (truth == Truth::unknown) open |= one.when.facts;
    if (truth != Truth::truthy) continue;
    outcome.hit = &one;
    // A case without condition is drawn from all that did not hit before it.
    outcome.used = one.when.program != 0 ? one.when.facts : passed;
  }
  // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): the last case has no condition
  if (outcome.hit->outcome == Outcome::unknown) outcome.open = unanswered(open, state);
  return outcome;
}

// In the order of the document, since a requirement may read the outcome of one before it.
void assess_requirements(State& state, Assessment& assessment) {
  const CompiledPolicy& policy = state.policy();
  for (std::size_t i = 0; i < policy.checks.size(); ++i) {
    if (!has_check(assessment.applying, i) || assessment.own_cases[i] != nullptr) continue;
    const Range list = policy.checks[i].requirements;
    for (std::size_t at = list.begin; at < list.end; ++at) {
      assessment.outcomes.push_back({policy.place_pool[at], i, nullptr, 0, 0});
    }
  }
  for (std::size_t requirement = 0; requirement < policy.requirements.size(); ++requirement) {
    for (RequirementOutcome& outcome : assessment.outcomes) {
      if (outcome.requirement != requirement) continue;
      outcome = evaluate(requirement, outcome.check, state);
      const std::optional<Place> place = policy.requirements[requirement].outcome;
      if (place) state.set_text(*place, outcome_token(outcome.hit->outcome));
    }
  }
}

void decide(State& state, Assessment& assessment) {
  const List<Check>& checks = state.policy().checks;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    if (!has_check(assessment.applying, i)) continue;
    Outcome worst = Outcome::met;
    FactSet open = 0;
    for (const RequirementOutcome& outcome : assessment.outcomes) {
      if (outcome.check != i) continue;
      worst = std::min(worst, outcome.hit->outcome);
      open |= outcome.open;
    }
    const Case* own = assessment.own_cases[i];
    assessment.verdicts[i] = own != nullptr ? own->token : verdict_of(worst);
    state.set_text(checks[i].verdict, assessment.verdicts[i]);
    state.set_list(checks[i].needs, state.ids_of(open));
  }
}

void assess_readiness(State& state, const Assessment& assessment) {
  const List<Check>& checks = state.policy().checks;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    if (!has_check(assessment.applying, i)) continue;
    if (const Case* ready = state.first_case(checks[i].readiness))
      state.set_text(checks[i].readiness_place, ready->token);
  }
}

std::string_view best_verdict(const CompiledPolicy& policy, const Assessment& assessment) {
  for (std::size_t rank = policy.ranking.begin; rank < policy.ranking.end; ++rank) {
    for (std::size_t i = 0; i < policy.checks.size(); ++i) {
      if (!has_check(policy.overall_checks & assessment.applying, i)) continue;
      if (assessment.verdicts[i] == policy.value_pool[rank]) return policy.value_pool[rank];
    }
  }
  return policy.overall_otherwise;
}

void override_by_input_problems(State& state, Assessment& assessment) {
  const CompiledPolicy& policy = state.policy();
  FactSet problems = 0;
  for (std::size_t i = 0; i < policy.facts.size(); ++i) {
    if (!state.answers[i].problem.empty()) problems |= fact_bit(i);
  }
  if ((problems & ~policy.problem_exceptions) == 0) return;
  assessment.overall = policy.problem_verdict;
  for (std::size_t i = 0; i < policy.checks.size(); ++i) {
    if (!has_check(policy.problem_checks & assessment.applying, i)) continue;
    assessment.verdicts[i] = policy.problem_verdict;
    state.set_text(policy.checks[i].verdict, policy.problem_verdict);
  }
}

}  // namespace

FactSet unanswered(FactSet facts, State& state) {
  FactSet result = 0;
  for (Place place = 0; place < state.policy().facts.size(); ++place) {
    const Fact& fact = state.policy().facts[place];
    if (!has_fact(facts, place) || state.is_answered(place) || fact.absent_is_answer || !fact.asked)
      continue;
    if (state.truth(fact.ask_when) != Truth::falsy) result |= fact_bit(place);
  }
  return result;
}

FactSet needs_of(const Assessment& assessment, State& state) {
  const CompiledPolicy& policy = state.policy();
  FactSet needs = 0;
  for (const Statement& need : policy.needs) {
    if (!state.is_answered(*need.place) && state.stands(need)) needs |= fact_bit(*need.place);
  }
  for (const RequirementOutcome& outcome : assessment.outcomes) {
    if (has_check(policy.overall_checks, outcome.check)) needs |= outcome.open;
  }
  return needs;
}

Assessment assess(State& state) {
  Assessment assessment;
  find_checks_that_apply(state, assessment);
  assess_requirements(state, assessment);
  decide(state, assessment);
  assess_evidence(state, assessment);
  assess_readiness(state, assessment);
  assessment.overall = best_verdict(state.policy(), assessment);
  override_by_input_problems(state, assessment);
  return assessment;
}

}  // namespace eligibility
