// SPDX-License-Identifier: Apache-2.0
#include "lint/partial_state.h"

#include <algorithm>

#include "lint/possible_values.h"
#include "logic/program.h"

namespace eligibility {

PartialState::PartialState(const CompiledPolicy& policy, const PropertyNames& names)
    : policy_(policy),
      names_(names),
      state_(policy),
      producers_(policy.names.entries().size()),
      pending_(policy.names.entries().size()),
      possible_(policy.names.entries().size()),
      rests_(policy.names.entries().size()),
      judgements_(policy.programs.size()),
      case_(policy.facts.size()),
      memo_(
          policy.programs.size() + policy.names.entries().size() + policy.checks.size() + 1,
          policy.programs.size() + policy.windows.size() + 2 * policy.business_periods.size() + 2),
      entries_(policy.programs.size()),
      override_note_(policy.programs.size() + policy.windows.size() +
                     2 * policy.business_periods.size()),
      constraints_(policy.constraints.size()),
      problems_(policy.facts.size()),
      verdicts_(policy.checks.size()),
      statuses_(kWindowStatuses.begin(), kWindowStatuses.end()) {
  constraints_entry_ = entries_++;
  verdicts_entry_ = entries_;
  entries_ += policy.checks.size();
  for (std::size_t i = 0; i < policy.windows.size(); ++i) {
    const Window& one = policy.windows[i];
    make({one.status, one.day, one.days_left, one.apply_by, one.final_day, one.is_last_day},
         Source::window, i);
  }
  for (std::size_t i = 0; i < policy.business_periods.size(); ++i) {
    const BusinessPeriodRule& one = policy.business_periods[i];
    make({one.due, one.coverage, one.overdue, one.off, one.work}, Source::business_period, i);
  }
  for (std::size_t i = 0; i < policy.requirements.size(); ++i) {
    if (policy.requirements[i].outcome) make({*policy.requirements[i].outcome}, Source::outcome, i);
  }
  for (std::size_t i = 0; i < policy.checks.size(); ++i) {
    const Check& check = policy.checks[i];
    make({check.verdict}, Source::verdict, i);
    make({check.needs}, Source::needs, i);
    make({check.missing, check.unclear}, Source::evidence, i);
    make({check.readiness_place}, Source::readiness, i);
  }
  producers_[policy.input_problems].source = Source::input_problems;
  if (names.overall) make({*names.overall}, Source::overall);
  for (std::size_t i = 0; i < names.failures.size(); ++i)
    make({names.failures[i]}, Source::failures, i);
  for (const Place place : names.report) {
    if (producers_[place].source != Source::report) make({place}, Source::report);
  }
  find_rests();
}

void PartialState::make(std::initializer_list<Place> places, Source source, std::size_t index) {
  for (const Place place : places) producers_[place] = {source, index, entries_};
  ++entries_;
}

// A date rests on the facts of the constraints, too, that can find fault with it.
void PartialState::find_rests() {
  const auto find_dates = [this] {
    for (const NamedDate& date : policy_.dates) {
      for (std::size_t i = date.of.begin; i < date.of.end; ++i)
        rests_[date.place] |= rests_[policy_.place_pool[i]];
    }
    for (const Measure& measure : policy_.measures)
      rests_[measure.place] = rests_[measure.from] | rests_[measure.to];
  };
  for (Place fact = 0; fact < policy_.facts.size(); ++fact) {
    rests_[fact] |= fact_bit(fact);
    const std::optional<Place> other = policy_.facts[fact].default_fact;  // stands before it
    if (other) rests_[fact] |= rests_[*other];
    if (policy_.facts[fact].type == Fact::Type::date) problem_facts_ |= fact_bit(fact);
  }
  find_dates();
  const std::vector<FactSet> given = rests_;
  for (const Statement& constraint : policy_.constraints) {
    problem_facts_ |= fact_bit(*constraint.place);
    if (constraint.when.program == 0) continue;
    for (const Place place : policy_.programs[constraint.when.program - 1].reads()) {
      rests_[*constraint.place] |= given[place];
      problem_facts_ |= given[place];
    }
  }
  find_dates();
}

void PartialState::assume(const PartialCase& one) {
  suppose_override(std::nullopt);
  const FactSet changes = changes_to(one);
  memo_.change(changes);
  if (memo_.recall(constraints_entry_)) {
    for (Place fact = 0; fact < policy_.facts.size(); ++fact) {
      if (has_fact(changes, fact)) assume_fact(fact, one[fact]);
    }
    return;
  }
  memo_.begin();
  memo_.use(problem_facts_);
  assume_all(one);
  memo_.end(constraints_entry_);
}

FactSet PartialState::changes_to(const PartialCase& one) {
  FactSet changes = 0;
  for (Place fact = 0; fact < one.size(); ++fact) {
    if (one[fact] == case_[fact]) continue;
    case_[fact] = one[fact];
    changes |= fact_bit(fact);
  }
  return changes;
}

void PartialState::assume_all(const PartialCase& one) {
  state_.faults.clear();
  for (Place fact = 0; fact < policy_.facts.size(); ++fact) assume_fact(fact, one[fact]);
  for (Place fact = 0; fact < policy_.facts.size(); ++fact) {  // what stands in for a missing fact
    const std::optional<Place> other = policy_.facts[fact].default_fact;
    if (!other || one[fact].kind != Assumption::Kind::absent) continue;
    state_.set_date(fact, state_.date(*other));
    if (pending_[*other] != 0) leave_open(fact, pending_[*other]);
  }
  compute_named_dates();
  apply_constraints();
}

void PartialState::suppose_override(std::optional<bool> overridden) {
  if (supposed_override_ == overridden) return;
  supposed_override_ = overridden;
  memo_.change_supposition();
}

void PartialState::assume_fact(Place fact, const Assumption& assumption) {
  state_.answers[fact] = {};
  problems_[fact] = {kFalse, 0};
  leave_open(fact, 0);
  switch (assumption.kind) {
    case Assumption::Kind::open:
      // It may be answered with something that is no day.
      if (policy_.facts[fact].type == Fact::Type::date && !policy_.facts[fact].device)
        problems_[fact] = {kAnyTruth, fact_bit(fact)};
      return leave_open(fact, fact_bit(fact));
    case Assumption::Kind::absent:
      return;
    case Assumption::Kind::answered:
      state_.answers[fact].given = assumption.answer;
      if (policy_.facts[fact].type == Fact::Type::date && *assumption.answer->string() == kNoDay) {
        problems_[fact] = {kTrue, 0};
      } else {
        state_.set_given(fact, *assumption.answer);
      }
      return;
    case Assumption::Kind::dated:
      if (!assumption.day) return leave_open(fact, fact_bit(fact));
      state_.answers[fact].date = assumption.day;
      return state_.set_date(fact, assumption.day);
  }
}

void PartialState::compute_named_dates() {
  compute_dates(state_);
  for (const NamedDate& date : policy_.dates) {
    FactSet pending = 0;
    for (std::size_t i = date.of.begin; i < date.of.end; ++i)
      pending |= pending_[policy_.place_pool[i]];
    settle(date.place, pending);
    if (pending != 0) leave_open(date.place, pending);
  }
  for (const Measure& measure : policy_.measures) {
    const FactSet pending = pending_[measure.from] | pending_[measure.to];
    settle(measure.place, pending);
    if (pending != 0) leave_open(measure.place, pending);
  }
}

void PartialState::apply_constraints() {
  bool changed = false;
  std::vector<Judgement> blamed = problems_;
  for (std::size_t i = 0; i < constraints_.size(); ++i) {
    constraints_[i] = judge(policy_.constraints[i].when);
    Judgement& problem = blamed[*policy_.constraints[i].place];
    problem = opposite(both(opposite(problem), opposite(constraints_[i])));
  }
  any_problem_ = overriding_problem_ = {kFalse, 0};
  for (Place fact = 0; fact < policy_.facts.size(); ++fact) {
    const Judgement& problem = blamed[fact];
    if (!problem.can_be(kTrue)) continue;
    any_problem_ = opposite(both(opposite(any_problem_), opposite(problem)));
    if (!has_fact(policy_.problem_exceptions, fact))
      overriding_problem_ = opposite(both(opposite(overriding_problem_), opposite(problem)));
    if (policy_.facts[fact].type != Fact::Type::date) continue;
    leave_open(fact, problem.is(kTrue) ? 0 : pending_[fact] | problem.pending);
    changed = true;
  }
  problems_ = std::move(blamed);
  if (changed) compute_named_dates();
}

// A condition can ask whether some facts are in the list, and whether there is a list: it has those
// facts, and one that stands for all others.
void PartialState::produce_input_problems(const Condition& condition) {
  const ProgramCode& code = policy_.programs[condition.program - 1].code();
  memo_.use(problem_facts_);
  memo_.use_supposition();
  std::vector<std::string_view> facts;
  std::vector<bool> sure;
  FactSet pending = 0;
  Judgement other{kFalse, 0};
  std::string_view other_fact;
  for (Place fact = 0; fact < policy_.facts.size(); ++fact) {
    const Judgement& problem = problems_[fact];
    if (!problem.can_be(kTrue)) continue;
    const bool named =
        std::any_of(code.literals.begin(), code.literals.end(), [&](const Value& literal) {
          return literal.string() != nullptr && *literal.string() == policy_.facts[fact].id;
        });
    if (named) {
      facts.push_back(policy_.facts[fact].id);
      sure.push_back(problem.is(kTrue));
      pending |= problem.pending;
    } else {
      other = opposite(both(opposite(other), opposite(problem)));
      other_fact = policy_.facts[fact].id;
    }
  }
  if (other.can_be(kTrue)) {
    facts.push_back(other_fact);
    sure.push_back(other.is(kTrue));
    if (pending == 0) pending = other.pending;  // the others last
  }
  std::vector<Value> lists = lists_of(facts, sure);
  // Where a verdict is supposed to be overridden, there is a problem.
  if (supposed_override_ == true && lists.size() > 1) std::erase(lists, Value());
  set_possible(policy_.input_problems, std::move(lists), pending);
}

}  // namespace eligibility
