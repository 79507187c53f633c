// SPDX-License-Identifier: Apache-2.0
// The verdicts that a check can still have, and the reasons that can still stand for a failure.
#include <algorithm>

#include "check/tokens.h"
#include "lint/partial_state.h"
#include "lint/possible_values.h"
#include "logic/program.h"

namespace eligibility {

Judgement PartialState::asks_requirements(std::size_t check) {
  const Judgement applying = applies(check);
  if (!applying.can_be(kTrue)) return applying;
  const Hits own = hits(policy_.checks[check].cases, std::nullopt);
  if (!own.can_be_none) {
    // Of its own cases one hits, whichever.
    return {kFalse, 0};
  }
  if (own.possible.empty()) return applying;
  return both(applying, {kAnyTruth, own.pending});
}

const PartialState::Verdicts& PartialState::verdicts_of(std::size_t check) {
  if (!memo_.recall(verdicts_entry_ + check)) {
    memo_.begin();
    verdicts_[check] = {};
    find_verdicts(check, verdicts_[check]);
    memo_.end(verdicts_entry_ + check);
  }
  return verdicts_[check];
}

void PartialState::find_verdicts(std::size_t check, Verdicts& verdicts) {
  const Judgement applying = applies(check);
  verdicts.pending = verdicts.pending_failures = applying.pending;
  if (!applying.is(kTrue)) {
    verdicts.possible.emplace_back();
    verdicts.failures.emplace_back();
  }
  if (!applying.can_be(kTrue)) return;
  bool falls_to_requirements = true;
  find_own_verdicts(check, verdicts, falls_to_requirements);
  if (falls_to_requirements) find_verdicts_of_requirements(check, verdicts);
  override_by_problems(check, verdicts);
}

void PartialState::find_own_verdicts(std::size_t check, Verdicts& verdicts,
                                     bool& falls_to_requirements) {
  const Hits own = hits(policy_.checks[check].cases, std::nullopt);
  falls_to_requirements = own.can_be_none;
  verdicts.pending |= own.pending;
  verdicts.pending_failures |= own.pending;
  for (const Case* one : own.possible) {
    add_new(Value(one->token), verdicts.possible);
    const bool failed = one->token == verdict_of(Outcome::failed);
    const std::string_view reason = one->reason ? policy_.reasons[*one->reason].id : one->token;
    add_new(failed ? Value(Array{Value(reason)}) : Value(), verdicts.failures);
  }
}

// One walk, whose bounds grow side by side.
// NOLINTNEXTLINE(readability-function-cognitive-complexity)
void PartialState::find_verdicts_of_requirements(std::size_t check, Verdicts& verdicts) {
  constexpr std::size_t kOutcomes = 4;
  const Range list = policy_.checks[check].requirements;
  bool can_be[kOutcomes] = {};       // by outcome, worst first: some requirement has it
  std::size_t best = kOutcomes - 1;  // no verdict can be better than this outcome
  FactSet pending = 0;               // of the requirement that can make it worst
  std::size_t worst_open = kOutcomes;
  std::vector<std::string_view> failures;
  std::vector<bool> sure;
  for (std::size_t at = list.begin; at < list.end; ++at) {
    if (projection_ != nullptr && !projection_->asked[policy_.place_pool[at]]) {
      const auto outcome = static_cast<std::size_t>(projection_->worst[check]);
      can_be[outcome] = true;
      best = std::min(best, outcome);
      continue;
    }
    const Hits found = hits_of_requirement(policy_.place_pool[at], check);
    std::size_t least = kOutcomes - 1;
    std::size_t most = 0;
    for (const Case* one : found.possible) {
      const auto outcome = static_cast<std::size_t>(one->outcome);
      can_be[outcome] = true;
      least = std::min(least, outcome);
      most = std::max(most, outcome);
      if (one->outcome != Outcome::failed) continue;
      const std::string_view reason =
          one->reason ? policy_.reasons[*one->reason].id : outcome_token(one->outcome);
      verdicts.failing.push_back({reason, found.pending});
      if (std::find(failures.begin(), failures.end(), reason) == failures.end()) {
        failures.push_back(reason);
        sure.push_back(found.possible.size() == 1);
      } else if (found.possible.size() == 1) {
        sure[static_cast<std::size_t>(std::find(failures.begin(), failures.end(), reason) -
                                      failures.begin())] = true;
      }
    }
    best = std::min(best, most);
    // Facts are asked for one requirement at a time: the one that can fail decides first.
    if (found.pending != 0 && least != most && least < worst_open) {
      worst_open = least;
      pending = found.pending;
    }
    if (least == 0) verdicts.pending_failures |= found.pending;
  }
  const std::size_t before = verdicts.possible.size();
  for (std::size_t outcome = 0; outcome <= best; ++outcome) {
    if (can_be[outcome] || outcome == best)
      add_new(Value(verdict_of(static_cast<Outcome>(outcome))), verdicts.possible);
  }
  if (verdicts.possible.size() > before + 1) verdicts.pending |= pending;
  for (Value& one : lists_of(failures, sure)) add_new(std::move(one), verdicts.failures);
}

void PartialState::override_by_problems(std::size_t check, Verdicts& verdicts) {
  if (!has_check(policy_.problem_checks, check)) return;
  const Judgement overridden = overriding();
  if (!overridden.can_be(kTrue)) return;
  if (overridden.is(kTrue)) {
    // A check that does not apply has no verdict to override.
    std::vector<Value> possible;
    for (const Value& one : verdicts.possible)
      add_new(one.is_null() ? Value() : Value(policy_.problem_verdict), possible);
    verdicts.possible = std::move(possible);
    verdicts.failures = {Value()};
    return;
  }
  add_new(Value(policy_.problem_verdict), verdicts.possible);
  add_new(Value(), verdicts.failures);
  // What has no problem yet can have one: the last thing to wait for.
  if (verdicts.pending == 0) verdicts.pending = overridden.pending;
  if (verdicts.pending_failures == 0) verdicts.pending_failures = overridden.pending;
}

Judgement PartialState::overriding() {
  memo_.use(problem_facts_);
  if (overriding_problem_.is(kTrue) || !overriding_problem_.can_be(kTrue))
    return overriding_problem_;
  memo_.note(override_note_);
  memo_.use_supposition();
  if (!supposed_override_) return overriding_problem_;
  return {*supposed_override_ ? kTrue : kFalse, 0};
}

// A condition that asks whether some reasons are in the list waits for what gives these.
FactSet PartialState::pending_failures(const Condition& condition, std::size_t check) {
  FactSet pending = 0;
  for (const Value& literal : policy_.programs[condition.program - 1].code().literals) {
    for (const auto& [reason, waits] : verdicts_of(check).failing) {
      if (literal.string() != nullptr && *literal.string() == reason) pending |= waits;
    }
  }
  return pending != 0 ? pending : verdicts_of(check).pending_failures;
}

}  // namespace eligibility
