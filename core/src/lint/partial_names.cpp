// SPDX-License-Identifier: Apache-2.0
// The values that a computed name can still have.
#include <algorithm>

#include "check/tokens.h"
#include "lint/partial_state.h"
#include "lint/possible_values.h"

namespace eligibility {

void PartialState::resolve(Place place) {
  const auto [source, index, entry] = producers_[place];
  if (source == Source::ready) return memo_.use(rests_[place]);
  if (source == Source::input_problems || memo_.recall(entry)) return;
  memo_.begin();
  produce(place, source, index);
  memo_.end(entry);
}

void PartialState::produce(Place place, Source source, std::size_t index) {
  switch (source) {
    case Source::ready:
    case Source::input_problems:
      return;
    case Source::window:
      return produce_window(index);
    case Source::business_period:
      return produce_business_period(index);
    case Source::outcome:
      return produce_outcome(place, index);
    case Source::verdict:
      return set_possible(place, verdicts_of(index).possible, verdicts_of(index).pending);
    case Source::needs:
      // Which questions are open is not judged here; the search says so where it matters.
      memo_.note(override_note_ + 1);
      return leave_open(place, 0);
    case Source::evidence:
      return produce_evidence(index);
    case Source::readiness:
      return produce_readiness(place, index);
    case Source::overall:
      return produce_overall(place);
    case Source::failures:
      return set_possible(place, verdicts_of(index).failures, verdicts_of(index).pending_failures);
    case Source::report:
      return produce_report(place);
  }
}

void PartialState::set_value(Place place, const Value& value) {
  if (const Array* list = value.array()) return state_.set_list(place, *list);
  if (value.string() != nullptr) return state_.set_text(place, *value.string());
  if (value.integer() != nullptr) return state_.set_integer(place, *value.integer());
  if (value.boolean() != nullptr) return state_.set_boolean(place, *value.boolean());
  state_.set_null(place);
}

void PartialState::set_possible(Place place, std::vector<Value> values, FactSet pending) {
  possible_[place] = std::move(values);
  if (possible_[place].size() != 1) return leave_open(place, pending);
  settle(place, 0);
  set_value(place, possible_[place].front());
}

void PartialState::leave_open(Place place, FactSet pending) {
  settle(place, pending);
  state_.set_open(place, pending);
}

void PartialState::produce_window(std::size_t index) {
  const Window& window = policy_.windows[index];
  memo_.use(rests_[window.from] | rests_[window.earliest_today] | rests_[window.latest_today]);
  if (window.applied_on) memo_.use(rests_[*window.applied_on]);
  const Judgement before = judge(window.not_started_when);
  const Judgement runs = judge(window.runs_when);
  FactSet pending = 0;
  if (!before.is(kTrue)) {
    pending |= before.can_be(kTrue) ? before.pending : 0;
    pending |= runs.can_be(kTrue) ? runs.pending : 0;
    const bool no_start = pending_[window.from] == 0 && !state_.date(window.from);
    if (runs.can_be(kTrue) && !no_start) {
      pending |= pending_[window.from];
      if (window.applied_on) pending |= pending_[*window.applied_on];
      if (!window.applied_on || !state_.date(*window.applied_on))
        pending |= pending_[window.earliest_today] | pending_[window.latest_today];
    }
  }
  for (const Place place : {window.status, window.day, window.days_left, window.apply_by,
                            window.final_day, window.is_last_day}) {
    possible_[place].clear();
    leave_open(place, pending);
    if (pending == 0) state_.set_null(place);
  }
  if (pending != 0) {
    possible_[window.status] = statuses_;
    return memo_.note(policy_.programs.size() + index);
  }
  compute_window(window, state_);
}

void PartialState::produce_business_period(std::size_t index) {
  const BusinessPeriodRule& rule = policy_.business_periods[index];
  const FactSet from = pending_[rule.from];
  memo_.use(rests_[rule.from] | rests_[rule.earliest_today]);
  for (const Place place : {rule.due, rule.coverage, rule.overdue, rule.off, rule.work}) {
    possible_[place].clear();
    const FactSet pending = place == rule.overdue ? from | pending_[rule.earliest_today] : from;
    leave_open(place, pending);
    if (pending == 0) state_.set_null(place);
  }
  if (from == 0) compute_business_period(rule, state_);
  if (pending_[rule.overdue] != 0) leave_open(rule.overdue, pending_[rule.overdue]);
}

void PartialState::produce_outcome(Place place, std::size_t requirement) {
  Judgement asked{kFalse, 0};
  for (std::size_t i = 0; i < policy_.checks.size(); ++i) {
    const Range list = policy_.checks[i].requirements;
    const auto begin = policy_.place_pool.begin();
    if (std::find(begin + list.begin, begin + list.end, requirement) == begin + list.end) continue;
    asked = opposite(both(opposite(asked), opposite(asks_requirements(i))));
  }
  std::vector<Value> values;
  FactSet pending = asked.pending;
  if (!asked.is(kTrue)) values.emplace_back();
  if (asked.can_be(kTrue)) {
    const Hits found = hits_of_requirement(requirement, 0);
    for (const Case* one : found.possible) add_new(Value(outcome_token(one->outcome)), values);
    pending |= found.pending;
  }
  set_possible(place, std::move(values), pending);
}

void PartialState::produce_evidence(std::size_t check) {
  std::vector<std::string_view> missing;
  std::vector<std::string_view> unclear;
  std::vector<bool> sure_missing;
  std::vector<bool> sure_unclear;
  FactSet pending = 0;
  const Judgement applying = applies(check);
  for (const Evidence& item : policy_.evidence) {
    if (!item.counts || !has_check(item.checks, check) || !applying.can_be(kTrue)) continue;
    const Judgement wanted = both(applying, judge(item.when));
    if (!wanted.can_be(kTrue)) continue;
    const Hits found = hits(item.cases, std::nullopt);
    pending |= wanted.pending | found.pending;
    const auto note = [&](auto matches, std::vector<std::string_view>& items,
                          std::vector<bool>& sure) {
      const auto fitting = std::count_if(found.possible.begin(), found.possible.end(), matches);
      if (fitting == 0) return;
      items.push_back(item.id);
      sure.push_back(wanted.is(kTrue) && !found.can_be_none &&
                     fitting == static_cast<std::ptrdiff_t>(found.possible.size()));
    };
    note(
        [&](const Case* one) {
          return is_missing({&item, item.checks, one->token});
        },
        missing, sure_missing);
    note([](const Case* one) { return one->token == "unclear"; }, unclear, sure_unclear);
  }
  set_possible(policy_.checks[check].missing, lists_of(missing, sure_missing), pending);
  set_possible(policy_.checks[check].unclear, lists_of(unclear, sure_unclear), pending);
}

void PartialState::produce_readiness(Place place, std::size_t check) {
  const Judgement applying = applies(check);
  std::vector<Value> values;
  FactSet pending = applying.pending;
  if (!applying.is(kTrue)) values.emplace_back();
  if (applying.can_be(kTrue)) {
    const Hits found = hits(policy_.checks[check].readiness, std::nullopt);
    for (const Case* one : found.possible) add_new(Value(one->token), values);
    if (found.can_be_none) add_new(Value(), values);
    pending |= found.pending;
  }
  set_possible(place, std::move(values), pending);
}

// The best that each check can still have: from the first rank down, who can have it may decide.
void PartialState::produce_overall(Place place) {
  std::vector<Value> values;
  FactSet pending = 0;
  bool decided = false;
  for (std::size_t rank = policy_.ranking.begin; rank < policy_.ranking.end && !decided; ++rank) {
    const Value verdict(policy_.value_pool[rank]);
    bool possible = false;
    for (std::size_t i = 0; i < policy_.checks.size(); ++i) {
      if (!has_check(policy_.overall_checks, i)) continue;
      const Verdicts& own = verdicts_of(i);
      if (std::find(own.possible.begin(), own.possible.end(), verdict) == own.possible.end())
        continue;
      possible = true;
      if (own.possible.size() == 1) decided = true;
      if (own.possible.size() > 1) pending |= own.pending;
    }
    if (possible) add_new(verdict, values);
  }
  if (!decided) add_new(Value(policy_.overall_otherwise), values);
  const Judgement overridden = overriding();
  if (overridden.is(kTrue)) {
    values = {Value(policy_.problem_verdict)};
  } else if (overridden.can_be(kTrue)) {
    add_new(Value(policy_.problem_verdict), values);
    if (pending == 0) pending = overridden.pending;
  }
  set_possible(place, std::move(values), pending);
}

// The first entry of the key that stands and has a value.
void PartialState::produce_report(Place place) {
  FactSet pending = 0;
  for (std::size_t i = 0; i < policy_.report.size() && pending == 0; ++i) {
    const Statement& entry = policy_.report[i];
    if (names_.report[i] != place) continue;
    const Judgement stands = judge(entry.when);
    pending |= stands.can_be(kTrue) ? stands.pending : 0;
    if (pending != 0 || !stands.is(kTrue) || !entry.place) continue;
    resolve(*entry.place);
    pending |= pending_[*entry.place];
    const Operand& shown = state_.operand(*entry.place);
    if (pending != 0 || shown.kind() == Operand::Kind::null || shown.is_unknown()) continue;
    possible_[place] = {shown.to_value()};
    settle(place, 0);
    return set_value(place, possible_[place].front());
  }
  possible_[place].clear();
  leave_open(place, pending);
  if (pending == 0) state_.set_null(place);
}

}  // namespace eligibility
