// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "check/assessment.h"
#include "check/tokens.h"

namespace eligibility {
namespace {

std::string_view verdict_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::failed: return "not_eligible";
    case Outcome::not_yet: return "not_yet";
    case Outcome::unknown: return "cannot_tell";
    case Outcome::met: return "eligible";
  }
  return {};
}

bool contains(const std::vector<CheckIndex>& checks, CheckIndex check) {
  return std::find(checks.begin(), checks.end(), check) != checks.end();
}

RequirementOutcome evaluate(const RequirementRule& rule, CheckIndex check, State& state) {
  RequirementOutcome outcome{&rule.cases.back(), 0, 0};
  FactSet passed = 0;
  for (const RequirementCase& one : rule.cases) {
    if (!one.checks.empty() && !contains(one.checks, check)) continue;
    const Truth truth = state.truth(one.when);
    passed |= one.when.facts;
    if (truth == Truth::truthy) {
      outcome.hit = &one;
      // A case without condition is drawn from all that did not hit before it.
      outcome.used = one.when.program ? one.when.facts : passed;
      break;
    }
    if (truth == Truth::unknown) outcome.open |= one.when.facts;
  }
  return outcome;
}

void find_checks_that_apply(State& state, Assessment& assessment) {
  const std::vector<CheckRule>& rules = state.policy().checks;
  assessment.checks.resize(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    CheckAssessment& check = assessment.checks[i];
    check.applies = state.holds(rules[i].when);
    if (!check.applies) continue;
    const auto own = std::find_if(rules[i].cases.begin(), rules[i].cases.end(),
                                  [&state](const VerdictCase& one) { return state.holds(one.when); });
    if (own != rules[i].cases.end()) check.own_case = &*own;
  }
}

// In the order of the document, since a requirement may read the outcome of one before it.
void assess_requirements(State& state, Assessment& assessment) {
  const CompiledPolicy& policy = state.policy();
  for (std::size_t i = 0; i < policy.checks.size(); ++i) {
    assessment.checks[i].requirements.resize(policy.checks[i].requirements.size());
  }
  for (std::size_t index = 0; index < policy.requirements.size(); ++index) {
    const RequirementRule& rule = policy.requirements[index];
    for (std::size_t i = 0; i < policy.checks.size(); ++i) {
      CheckAssessment& check = assessment.checks[i];
      if (!check.applies || check.own_case != nullptr) continue;
      const std::vector<std::size_t>& list = policy.checks[i].requirements;
      for (std::size_t at = 0; at < list.size(); ++at) {
        if (list[at] != index) continue;
        check.requirements[at] = evaluate(rule, static_cast<CheckIndex>(i), state);
        if (rule.outcome) state.set_text(*rule.outcome, outcome_token(check.requirements[at].hit->outcome));
      }
    }
  }
}

void decide(State& state, Assessment& assessment) {
  const std::vector<CheckRule>& rules = state.policy().checks;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    CheckAssessment& check = assessment.checks[i];
    if (!check.applies) continue;
    if (check.own_case != nullptr) {
      check.verdict = check.own_case->verdict;
    } else {
      Outcome worst = Outcome::met;
      FactSet open = 0;
      for (const RequirementOutcome& requirement : check.requirements) {
        worst = std::min(worst, requirement.hit->outcome);
        if (requirement.hit->outcome == Outcome::unknown) open |= requirement.open;
      }
      check.verdict = verdict_of(worst);
      Array needs;
      const FactSet asked = unanswered(open, state);
      for (Place fact = 0; fact < state.policy().facts.size(); ++fact) {
        if ((asked >> fact & 1U) != 0) needs.emplace_back(state.policy().facts[fact].id);
      }
      state.set_list(rules[i].needs, std::move(needs));
    }
    state.set_text(rules[i].verdict, check.verdict);
  }
}

void assess_readiness(State& state, const Assessment& assessment) {
  const std::vector<CheckRule>& rules = state.policy().checks;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (!assessment.checks[i].applies) continue;
    const auto ready = std::find_if(rules[i].readiness.begin(), rules[i].readiness.end(),
                                    [&state](const StatusCase& one) { return state.holds(one.when); });
    if (ready != rules[i].readiness.end()) state.set_text(rules[i].readiness_place, ready->token);
  }
}

void decide_overall(const State& state, Assessment& assessment) {
  const OverallRule& rule = state.policy().overall;
  for (const std::string& verdict : rule.ranking) {
    for (const CheckIndex check : rule.checks) {
      if (assessment.checks[check].applies && assessment.checks[check].verdict == verdict) {
        assessment.overall = verdict;
        return;
      }
    }
  }
  assessment.overall = rule.otherwise;
}

void override_by_input_problems(State& state, Assessment& assessment) {
  const CompiledPolicy& policy = state.policy();
  const InputProblemRule& rule = policy.input_problem_rule;
  bool overrides = false;
  for (Place fact = 0; fact < policy.facts.size(); ++fact) {
    const bool excepted = std::find(rule.except.begin(), rule.except.end(), fact) != rule.except.end();
    overrides = overrides || (!excepted && !state.answers[fact].problem.empty());
  }
  if (!overrides) return;
  assessment.overall = rule.verdict;
  for (const CheckIndex check : rule.checks) {
    if (!assessment.checks[check].applies) continue;
    assessment.checks[check].verdict = rule.verdict;
    state.set_text(policy.checks[check].verdict, rule.verdict);
  }
}

}  // namespace

FactSet unanswered(FactSet facts, State& state) {
  FactSet result = 0;
  for (Place place = 0; place < state.policy().facts.size(); ++place) {
    const Fact& fact = state.policy().facts[place];
    if ((facts >> place & 1U) == 0 || state.is_answered(place) || fact.absent_is_answer || !fact.ask_when) continue;
    if (state.truth(*fact.ask_when) != Truth::falsy) result |= FactSet{1} << place;
  }
  return result;
}

Assessment assess(State& state) {
  Assessment assessment;
  find_checks_that_apply(state, assessment);
  assess_requirements(state, assessment);
  decide(state, assessment);
  assess_evidence(state, assessment);
  assess_readiness(state, assessment);
  decide_overall(state, assessment);
  override_by_input_problems(state, assessment);
  return assessment;
}

}  // namespace eligibility
