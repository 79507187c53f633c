// SPDX-License-Identifier: Apache-2.0
#include "lint/checked_case.h"

#include <algorithm>

#include "check/tokens.h"

namespace eligibility {

CheckedCase::CheckedCase(const CompiledPolicy& policy, const PropertyNames& names,
                         const Value& facts)
    : names_(names), state_(policy) {
  is_good_ = read_facts(facts, state_).empty();
  if (!is_good_) return;
  apply_constraints(state_);
  compute_periods(state_);
  assessment_ = assess(state_);
  set_names();
}

// What only properties can read; properties.h says what it is.
void CheckedCase::set_names() {
  if (names_.overall) state_.set_text(*names_.overall, assessment_.overall);
  for (std::size_t i = 0; i < names_.failures.size(); ++i)
    state_.set_list(names_.failures[i], failures_of(i));
  for (const Place place : names_.report) state_.set_null(place);
  set_report();
}

Array CheckedCase::failures_of(std::size_t check) const {
  const CompiledPolicy& policy = state_.policy();
  Array reasons;
  if (!applies(check) || assessment_.verdicts[check] != verdict_of(Outcome::failed)) return reasons;
  const auto add = [&](const Case& one, std::string_view otherwise) {
    const Value reason(one.reason ? policy.reasons[*one.reason].id : otherwise);
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
      reasons.push_back(reason);
  };
  if (const Case* own = assessment_.own_cases[check]) add(*own, own->token);
  for (const RequirementOutcome& one : assessment_.outcomes) {
    if (one.check == check && one.hit->outcome == Outcome::failed)
      add(*one.hit, outcome_token(one.hit->outcome));
  }
  return reasons;
}

// The first entry of a key that stands and has a value.
void CheckedCase::set_report() {
  const CompiledPolicy& policy = state_.policy();
  for (std::size_t i = 0; i < names_.report.size(); ++i) {
    const Statement& entry = policy.report[i];
    const Place place = names_.report[i];
    if (state_.operand(place).kind() != Operand::Kind::null) continue;
    if (!entry.place || !state_.holds(entry.when)) continue;
    const Operand shown = state_.operand(*entry.place);
    if (shown.kind() == Operand::Kind::string) state_.set_text(place, shown.text());
    if (shown.kind() == Operand::Kind::integer) state_.set_integer(place, shown.number());
    if (shown.kind() == Operand::Kind::boolean) state_.set_boolean(place, shown.is_true());
    if (shown.kind() == Operand::Kind::array) state_.set_list(place, shown.array());
  }
}

const Case* CheckedCase::first_hit(Range cases, std::optional<std::size_t> check) {
  const CompiledPolicy& policy = state_.policy();
  for (std::size_t i = cases.begin; i < cases.end; ++i) {
    const Case& one = policy.case_pool[i];
    if (check && one.checks != 0 && !has_check(one.checks, *check)) continue;
    if (holds(one.when)) return &one;
  }
  return nullptr;
}

bool CheckedCase::has_input_problem() const {
  return std::any_of(state_.answers.begin(), state_.answers.end(),
                     [](const Answer& answer) { return !answer.problem.empty(); });
}

}  // namespace eligibility
