// SPDX-License-Identifier: Apache-2.0
#include "check/state.h"

namespace eligibility {

State::State(const CompiledPolicy& policy)
    : answers(policy.facts.size()),
      policy_(policy),
      row_(policy.names.entries().size()),
      dates_(policy.names.entries().size()),
      texts_(policy.names.entries().size()),
      lists_(policy.names.entries().size()),
      scratch_(make_scratch()) {
  for (Place fact = 0; fact < policy.facts.size(); ++fact) row_[fact] = Operand::unknown();
}

Truth State::truth(const Condition& condition) {
  if (condition.program == 0) return Truth::truthy;
  const std::size_t at = condition.program - 1;
  const Result<Operand, Diagnostic> result =
      run(policy_.programs[at], row_, Mode::partial, *scratch_);
  if (result.ok()) return truth_of(*result);
  faults.push_back({"condition_failed", policy_.program_paths[at], result.error().message});
  return Truth::unknown;
}

Operand State::value(const Condition& condition) {
  const Result<Operand, Diagnostic> result =
      run(policy_.programs[condition.program - 1], row_, Mode::partial, *scratch_);
  return result.ok() ? *result : Operand::unknown();
}

Prospect State::prospect(const Condition& condition) {
  if (condition.program == 0) return {true, true, 0};
  const Operand result = value(condition);
  const Truth truth = truth_of(result);
  if (truth == Truth::unknown) {
    return {false, (result.can_be() & Operand::kCanHold) != 0, result.causes() & condition.facts};
  }
  return {truth == Truth::truthy, truth == Truth::truthy, 0};
}

void State::set_open(Place place, FactSet facts) {
  row_[place] = Operand::unknown(facts, facts != 0 ? Operand::kAnyTruth : 0);
  dates_[place].reset();
}

void State::set_unknown(Place place) {
  row_[place] = Operand::unknown();
  dates_[place].reset();
}

void State::set_null(Place place) {
  row_[place] = Operand();
  dates_[place].reset();
}

void State::set_text(Place place, std::string_view token) { row_[place] = Operand::string(token); }

void State::set_integer(Place place, std::int64_t integer) {
  row_[place] = Operand::integer(integer);
}

void State::set_boolean(Place place, bool boolean) { row_[place] = Operand::boolean(boolean); }

void State::set_date(Place place, std::optional<Date> date) {
  set_null(place);
  if (!date) return;
  dates_[place] = date;
  texts_[place] = write_date(*date);
  row_[place] = Operand::string(texts_[place]);
}

void State::set_list(Place place, Array list) {
  set_null(place);
  if (list.empty()) return;
  lists_[place] = Value(std::move(list));
  row_[place] = Operand::of(lists_[place]);
}

const Case* State::first_case(Range cases) {
  for (std::size_t i = cases.begin; i < cases.end; ++i) {
    if (holds(policy_.case_pool[i].when)) return &policy_.case_pool[i];
  }
  return nullptr;
}

Array State::ids_of(FactSet facts) const {
  Array ids;
  for (std::size_t i = 0; i < policy_.facts.size(); ++i) {
    if (has_fact(facts, i)) ids.emplace_back(policy_.facts[i].id);
  }
  return ids;
}

void State::set_given(Place place, const Value& value) {
  row_[place] = Operand::of(value);
  dates_[place] = answers[place].date;
}

}  // namespace eligibility
