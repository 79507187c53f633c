// SPDX-License-Identifier: Apache-2.0
// Conditions of a case of which not all is known: true, false, or what they wait for.
#include <algorithm>

#include "lint/partial_state.h"
#include "logic/program.h"

namespace eligibility {
namespace {

constexpr std::size_t kMaxCombinations = 256;

Truths truths_of(const Operand& value) {
  switch (truth_of(value)) {
    case Truth::truthy:
      return kTrue;
    case Truth::falsy:
      return kFalse;
    case Truth::undecided:
      return kNotKnown;
    case Truth::unknown:
      break;
  }
  Truths truths = kNotKnown;
  if ((value.can_be() & Operand::kCanHold) != 0) truths |= kTrue;
  if ((value.can_be() & Operand::kCanFail) != 0) truths |= kFalse;
  return truths;
}

}  // namespace

Judgement PartialState::judge(const Condition& condition) {
  if (condition.program == 0) return {kTrue, 0};
  const std::size_t entry = condition.program - 1;
  if (!memo_.recall(entry)) {
    memo_.begin();
    judgements_[entry] = judge_anew(condition);
    memo_.end(entry);
  }
  return judgements_[entry];
}

// NOLINTNEXTLINE(readability-function-cognitive-complexity): one walk, whose sets grow side by side
Judgement PartialState::judge_anew(const Condition& condition) {
  const std::span<const std::uint32_t> reads = policy_.programs[condition.program - 1].reads();
  FactSet alternatives = 0;  // facts that choose among the values that are tried
  FactSet others = 0;        // that the other names wait for
  FactSet problems = 0;      // waited for last
  std::vector<Place> several;
  std::size_t combinations = 1;
  for (const Place place : reads) resolve(place);
  for (const Place place : reads) {
    if (place == policy_.input_problems) produce_input_problems(condition);
    if (pending_[place] == 0) continue;
    const std::size_t values = possible_[place].size();
    const bool each = values > 1 && combinations * values <= kMaxCombinations;
    if (each) {
      combinations *= values;
      several.push_back(place);
    }
    const FactSet pending = producers_[place].source == Source::failures
                                ? pending_failures(condition, producers_[place].index)
                                : pending_[place];
    if (place == policy_.input_problems) {
      problems = pending;
    } else {
      (each ? alternatives : others) |= pending;
    }
    if (!each) others |= pending_[place];
  }
  FactSet causes = 0;
  Judgement judgement = judge_each(condition, several, others != 0, causes);
  if (judgement.is(kTrue) || judgement.is(kFalse) || judgement.is(kNotKnown)) return judgement;
  // What each alternative still waits for is less than what its names do.
  judgement.pending = alternatives | (causes & others);
  if (judgement.pending == 0) judgement.pending = problems;
  memo_.note(condition.program - 1);
  const std::size_t periods = policy_.programs.size() + policy_.windows.size();
  for (const Place place : reads) {
    if (pending_[place] == 0 || producers_[place].source != Source::business_period) continue;
    const std::size_t index = producers_[place].index;
    const BusinessPeriodRule& rule = policy_.business_periods[index];
    const bool end = place == rule.due || place == rule.overdue;
    memo_.note(periods + index + (end ? 0 : policy_.business_periods.size()));
  }
  return judgement;
}

// `causes`: the facts on which those results rest that are not known yet.
Judgement PartialState::judge_each(const Condition& condition, std::span<const Place> several,
                                   bool others_wait, FactSet& causes) {
  if (several.empty()) {
    const Operand value = state_.value(condition);
    const Truths truths = truths_of(value);
    if ((truths & kNotKnown) == 0) return {truths, 0};
    if (!others_wait) return {kNotKnown, 0};
    if (truths != kNotKnown) causes |= value.causes();
    return {truths, 0};
  }
  Judgement judgement{0, 0};
  for (const Value& value : possible_[several.front()]) {
    set_value(several.front(), value);
    judgement.truths |= judge_each(condition, several.subspan(1), others_wait, causes).truths;
  }
  state_.set_open(several.front(), pending_[several.front()]);
  return judgement;
}

std::vector<Comparer> PartialState::undecided() const {
  std::vector<Comparer> comparers;
  std::size_t note = 0;
  const auto add = [&](Comparer first, std::size_t count) {
    for (Comparer i = 0; i < count; ++i) {
      if (memo_.has(note++)) comparers.push_back(first + i);
    }
  };
  add(0, policy_.programs.size());
  add(kWindowComparer, policy_.windows.size());
  add(kDueComparer, policy_.business_periods.size());
  add(kCoverageComparer, policy_.business_periods.size());
  return comparers;
}

bool PartialState::exclude_each_other(const Condition& left, const Condition& right,
                                      const std::vector<FactDomain>& domains) {
  std::vector<std::pair<Place, const std::vector<Value>*>> several;
  std::size_t combinations = 1;
  state_.set_open(policy_.input_problems, 0);  // not what it was in another case
  possible_[policy_.input_problems].clear();
  for (const Condition* condition : {&left, &right}) {
    if (condition->program == 0) return false;
    for (const Place place : policy_.programs[condition->program - 1].reads()) {
      resolve(place);
      const std::vector<Value>* values =
          place < domains.size() ? &domains[place].answers : &possible_[place];
      if (place < domains.size() && domains[place].dated) continue;
      const bool known = std::any_of(several.begin(), several.end(),
                                     [place](const auto& one) { return one.first == place; });
      if (known || values->size() < 2 || combinations * values->size() > kMaxCombinations) continue;
      combinations *= values->size();
      several.emplace_back(place, values);
    }
  }
  return never_both(left, right, several);
}

bool PartialState::never_both(
    const Condition& left, const Condition& right,
    std::span<const std::pair<Place, const std::vector<Value>*>> several) {
  if (several.empty())
    return state_.truth(left) == Truth::falsy || state_.truth(right) == Truth::falsy;
  const auto& [place, values] = several.front();
  bool never = true;
  for (const Value& value : *values) {
    set_value(place, value);
    never = never && never_both(left, right, several.subspan(1));
  }
  state_.set_open(place, pending_[place]);
  return never;
}

Judgement PartialState::all_answered(FactSet facts) const {
  FactSet pending = 0;
  for (Place fact = 0; fact < policy_.facts.size(); ++fact) {
    if (!has_fact(facts, fact)) continue;
    const Assumption& one = case_[fact];
    const Fact& rule = policy_.facts[fact];
    switch (one.kind) {
      case Assumption::Kind::open:
        pending |= fact_bit(fact);
        break;
      case Assumption::Kind::absent:
        if (!rule.absent_is_answer && !rule.default_fact) return {kFalse, 0};
        break;
      case Assumption::Kind::answered:
        if (rule.type == Fact::Type::date) return {kFalse, 0};
        if (one.answer->string() != nullptr && *one.answer->string() == kUnsure) return {kFalse, 0};
        break;
      case Assumption::Kind::dated:
        break;
    }
  }
  return pending == 0 ? Judgement{kTrue, 0} : Judgement{kAnyTruth, pending};
}

Hits PartialState::hits(Range cases, std::optional<std::size_t> check) {
  Hits hits;
  for (std::size_t i = cases.begin; i < cases.end; ++i) {
    const Case& one = policy_.case_pool[i];
    if (check && one.checks != 0 && !has_check(one.checks, *check)) continue;
    const Judgement judgement = judge(one.when);
    if (!judgement.can_be(kTrue)) continue;
    hits.possible.push_back(&one);
    hits.pending |= judgement.pending;
    if (!judgement.is(kTrue)) continue;
    hits.can_be_none = false;
    return hits;
  }
  return hits;
}

}  // namespace eligibility
