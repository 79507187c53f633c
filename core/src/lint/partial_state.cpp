// SPDX-License-Identifier: Apache-2.0
#include "lint/partial_state.h"

#include <algorithm>

#include "check/tokens.h"
#include "logic/program.h"

namespace eligibility {
namespace {

constexpr std::size_t kMaxCombinations = 256;

Truths truths_of(Truth truth) {
  return truth == Truth::truthy ? kTrue : truth == Truth::falsy ? kFalse : kNotKnown;
}

// All lists that have the sure ones and any of those that may come.
std::vector<Value> lists_of(const std::vector<std::string_view>& codes,
                            const std::vector<bool>& sure) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (!sure[i]) open.push_back(i);
  }
  if (open.size() > 6) return {};
  std::vector<Value> lists;
  for (std::uint32_t bits = 0; bits < (1U << open.size()); ++bits) {
    Array list;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const auto at = std::find(open.begin(), open.end(), i) - open.begin();
      if (sure[i] || (bits >> at & 1U) != 0) list.emplace_back(codes[i]);
    }
    lists.push_back(list.empty() ? Value() : Value(std::move(list)));
  }
  return lists;
}

void add_new(Value value, std::vector<Value>& values) {
  if (std::find(values.begin(), values.end(), value) == values.end())
    values.push_back(std::move(value));
}

}  // namespace

Judgement both(Judgement left, Judgement right) {
  if (!left.can_be(kTrue)) return left;
  if (!right.can_be(kTrue)) return right;
  if (left.is(kTrue)) return right;
  if (right.is(kTrue)) return left;
  return {static_cast<Truths>(left.truths | right.truths), left.pending};
}

Judgement opposite(Judgement judgement) {
  Truths truths = 0;
  if (judgement.can_be(kTrue)) truths |= kFalse;
  if (judgement.can_be(kFalse | kNotKnown)) truths |= kTrue;
  return {truths, judgement.pending};
}

PartialState::PartialState(const CompiledPolicy& policy, const PropertyNames& names)
    : policy_(policy),
      names_(names),
      state_(policy),
      producers_(policy.names.entries().size()),
      pending_(policy.names.entries().size()),
      possible_(policy.names.entries().size()),
      resolved_(policy.names.entries().size()),
      constraints_(policy.constraints.size()),
      problems_(policy.facts.size()),
      verdicts_(policy.checks.size()),
      statuses_(kWindowStatuses.begin(), kWindowStatuses.end()) {
  for (std::size_t i = 0; i < policy.windows.size(); ++i) {
    const Window& one = policy.windows[i];
    for (const Place place :
         {one.status, one.day, one.days_left, one.apply_by, one.final_day, one.is_last_day})
      producers_[place] = {Source::window, i};
  }
  for (std::size_t i = 0; i < policy.business_periods.size(); ++i) {
    const BusinessPeriodRule& one = policy.business_periods[i];
    for (const Place place : {one.due, one.coverage, one.overdue, one.off, one.work})
      producers_[place] = {Source::business_period, i};
  }
  for (std::size_t i = 0; i < policy.requirements.size(); ++i) {
    if (policy.requirements[i].outcome)
      producers_[*policy.requirements[i].outcome] = {Source::outcome, i};
  }
  for (std::size_t i = 0; i < policy.checks.size(); ++i) {
    const Check& check = policy.checks[i];
    producers_[check.verdict] = {Source::verdict, i};
    producers_[check.needs] = {Source::needs, i};
    producers_[check.missing] = {Source::missing, i};
    producers_[check.unclear] = {Source::unclear, i};
    producers_[check.readiness_place] = {Source::readiness, i};
  }
  producers_[policy.input_problems] = {Source::input_problems, 0};
  if (names.overall) producers_[*names.overall] = {Source::overall, 0};
  for (std::size_t i = 0; i < names.failures.size(); ++i)
    producers_[names.failures[i]] = {Source::failures, i};
  for (const Place place : names.report) producers_[place] = {Source::report, 0};
}

void PartialState::assume(const PartialCase& one) {
  suppose_override(std::nullopt);
  asked_for_override_ = false;
  case_ = &one;
  state_.faults.clear();
  for (Place fact = 0; fact < policy_.facts.size(); ++fact) assume_fact(fact, one[fact]);
  for (Place fact = 0; fact < policy_.facts.size(); ++fact) {  // what stands in for a missing fact
    const std::optional<Place> other = policy_.facts[fact].default_fact;
    if (!other || one[fact].kind != Assumption::Kind::absent) continue;
    state_.set_date(fact, state_.date(*other));
    settle(fact, pending_[*other]);
    if (pending_[fact] != 0) state_.set_unknown(fact);
  }
  compute_named_dates();
  apply_constraints();
}

void PartialState::suppose_override(std::optional<bool> overridden) {
  supposed_override_ = overridden;
  ++turn_;  // all names are computed anew
  for (std::optional<Verdicts>& verdicts : verdicts_) verdicts.reset();
}

Judgement PartialState::overriding() {
  if (overriding_problem_.is(kTrue) || !overriding_problem_.can_be(kTrue))
    return overriding_problem_;
  asked_for_override_ = true;
  if (!supposed_override_) return overriding_problem_;
  return {*supposed_override_ ? kTrue : kFalse, 0};
}

void PartialState::assume_fact(Place fact, const Assumption& assumption) {
  state_.set_unknown(fact);
  state_.answers[fact] = {};
  problems_[fact] = {kFalse, 0};
  settle(fact, 0);
  switch (assumption.kind) {
    case Assumption::Kind::open:
      // It may be answered with something that is no day.
      if (policy_.facts[fact].type == Fact::Type::date && !policy_.facts[fact].device)
        problems_[fact] = {kAnyTruth, fact_bit(fact)};
      return settle(fact, fact_bit(fact));
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
      if (!assumption.day) return settle(fact, fact_bit(fact));
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
    if (pending != 0) state_.set_unknown(date.place);
  }
  for (const Measure& measure : policy_.measures) {
    settle(measure.place, pending_[measure.from] | pending_[measure.to]);
    if (pending_[measure.place] != 0) state_.set_unknown(measure.place);
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
    state_.set_unknown(fact);
    settle(fact, problem.is(kTrue) ? 0 : pending_[fact] | problem.pending);
    changed = true;
  }
  problems_ = std::move(blamed);
  if (changed) compute_named_dates();
}

// A condition that asks whether some facts are in the list waits for those only. Any other asks
// whether there is a list: one with any fact will do.
void PartialState::produce_input_problems(const Condition& condition) {
  const ProgramCode& code = policy_.programs[condition.program - 1].code();
  bool asks_for_members = true;
  for (std::size_t i = 0; i + 1 < code.instructions.size(); ++i) {
    const Instruction& one = code.instructions[i];
    const Instruction& after = code.instructions[i + 1];
    if (one.opcode == Opcode::name && one.first == policy_.input_problems)
      asks_for_members =
          asks_for_members && after.opcode == Opcode::compute && after.symbol == Symbol::member;
  }
  if (code.instructions.size() == 1) asks_for_members = false;
  if (!asks_for_members) {
    std::vector<Value> lists;
    if (any_problem_.can_be(kTrue)) lists.emplace_back(Array{Value(policy_.facts[0].id)});
    // Where a verdict is supposed to be overridden, there is a problem.
    if (!any_problem_.is(kTrue) && supposed_override_ != true) lists.emplace_back();
    return set_possible(policy_.input_problems, std::move(lists), any_problem_.pending);
  }
  std::vector<std::string_view> facts;
  std::vector<bool> sure;
  FactSet pending = 0;
  for (Place fact = 0; fact < policy_.facts.size(); ++fact) {
    const bool named =
        std::any_of(code.literals.begin(), code.literals.end(), [&](const Value& literal) {
          return literal.string() != nullptr && *literal.string() == policy_.facts[fact].id;
        });
    if (!named || !problems_[fact].can_be(kTrue)) continue;
    facts.push_back(policy_.facts[fact].id);
    sure.push_back(problems_[fact].is(kTrue));
    pending |= problems_[fact].pending;
  }
  set_possible(policy_.input_problems, lists_of(facts, sure), pending);
}

void PartialState::set_value(Place place, const Value& value) {
  if (const Array* list = value.array()) return state_.set_list(place, *list);
  if (value.string() != nullptr) return state_.set_text(place, *value.string());
  if (value.integer() != nullptr) return state_.set_integer(place, *value.integer());
  if (value.boolean() != nullptr) return state_.set_boolean(place, *value.boolean());
  state_.set_null(place);
}

void PartialState::set_possible(Place place, std::vector<Value> values, FactSet pending) {
  settle(place, values.size() == 1 ? 0 : pending);
  possible_[place] = std::move(values);
  if (possible_[place].size() == 1) return set_value(place, possible_[place].front());
  state_.set_unknown(place);
}

void PartialState::resolve(Place place) {
  if (producers_[place].source == Source::ready || resolved_[place] == turn_) return;
  resolved_[place] = turn_;
  produce(place, producers_[place]);
}

void PartialState::produce(Place place, Producer producer) {
  const std::size_t index = producer.index;
  switch (producer.source) {
    case Source::ready:
      return;
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
      // Which questions are open is not judged here: nothing decides by it.
      state_.set_unknown(place);
      return settle(place, 0);
    case Source::missing:
    case Source::unclear:
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

Judgement PartialState::judge(const Condition& condition) {
  if (condition.program == 0) return {kTrue, 0};
  FactSet pending = 0;
  FactSet problems = 0;  // waited for last
  bool others_wait = false;
  std::vector<Place> several;
  std::size_t combinations = 1;
  for (const Place place : policy_.programs[condition.program - 1].reads()) {
    resolve(place);
    if (place == policy_.input_problems) produce_input_problems(condition);
    if (pending_[place] == 0) continue;
    if (place == policy_.input_problems) {
      problems = pending_[place];
    } else {
      pending |= producers_[place].source == Source::failures
                     ? pending_failures(condition, producers_[place].index)
                     : pending_[place];
    }
    const std::size_t values = possible_[place].size();
    if (values > 1 && combinations * values <= kMaxCombinations) {
      combinations *= values;
      several.push_back(place);
    } else {
      others_wait = true;
    }
  }
  Judgement judgement = judge_each(condition, several, others_wait);
  const bool decided = judgement.is(kTrue) || judgement.is(kFalse) || judgement.is(kNotKnown);
  judgement.pending = decided ? 0 : pending != 0 ? pending : problems;
  if (decided) return judgement;
  note_undecided(condition.program - 1);
  for (const Place place : policy_.programs[condition.program - 1].reads()) {
    if (pending_[place] == 0 || producers_[place].source != Source::business_period) continue;
    const auto index = static_cast<Comparer>(producers_[place].index);
    note_undecided((place == policy_.business_periods[index].due ||
                            place == policy_.business_periods[index].overdue
                        ? kDueComparer
                        : kCoverageComparer) +
                   index);
  }
  return judgement;
}

bool PartialState::exclude_each_other(const Condition& left, const Condition& right,
                                      const std::vector<FactDomain>& domains) {
  std::vector<std::pair<Place, const std::vector<Value>*>> several;
  std::size_t combinations = 1;
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
      several.push_back({place, values});
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
  state_.set_unknown(place);
  return never;
}

void PartialState::note_undecided(Comparer comparer) {
  const auto at = std::lower_bound(undecided_.begin(), undecided_.end(), comparer);
  if (at == undecided_.end() || *at != comparer) undecided_.insert(at, comparer);
}

Judgement PartialState::judge_each(const Condition& condition, std::span<const Place> several,
                                   bool others_wait) {
  if (several.empty()) {
    const Truths truths = truths_of(state_.truth(condition));
    return {truths == kNotKnown && others_wait ? kAnyTruth : truths, 0};
  }
  Judgement judgement{0, 0};
  for (const Value& value : possible_[several.front()]) {
    set_value(several.front(), value);
    judgement.truths |= judge_each(condition, several.subspan(1), others_wait).truths;
  }
  state_.set_unknown(several.front());
  return judgement;
}

Judgement PartialState::all_answered(FactSet facts) const {
  FactSet pending = 0;
  for (Place fact = 0; fact < policy_.facts.size(); ++fact) {
    if (!has_fact(facts, fact)) continue;
    const Assumption& one = (*case_)[fact];
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

void PartialState::produce_window(std::size_t index) {
  const Window& window = policy_.windows[index];
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
    resolved_[place] = turn_;
    possible_[place].clear();
    if (pending == 0) {
      state_.set_null(place);
    } else {
      state_.set_unknown(place);
    }
    settle(place, pending);
  }
  if (pending != 0) {
    possible_[window.status] = statuses_;
    return note_undecided(kWindowComparer + static_cast<Comparer>(index));
  }
  compute_window(window, state_);
}

void PartialState::produce_business_period(std::size_t index) {
  const BusinessPeriodRule& rule = policy_.business_periods[index];
  const FactSet from = pending_[rule.from];
  for (const Place place : {rule.due, rule.coverage, rule.overdue, rule.off, rule.work}) {
    resolved_[place] = turn_;
    possible_[place].clear();
    const FactSet pending = place == rule.overdue ? from | pending_[rule.earliest_today] : from;
    if (pending == 0) {
      state_.set_null(place);
    } else {
      state_.set_unknown(place);
    }
    settle(place, pending);
  }
  if (from == 0) compute_business_period(rule, state_);
  if (pending_[rule.overdue] != 0) state_.set_unknown(rule.overdue);
}

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

const PartialState::Verdicts& PartialState::verdicts_of(std::size_t check) {
  if (!verdicts_[check]) {
    Verdicts verdicts;
    find_verdicts(check, verdicts);
    verdicts_[check] = std::move(verdicts);
  }
  return *verdicts_[check];
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

void PartialState::produce_evidence(std::size_t check) {
  std::vector<std::string_view> missing, unclear;
  std::vector<bool> sure_missing, sure_unclear;
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
  resolved_[policy_.checks[check].missing] = resolved_[policy_.checks[check].unclear] = turn_;
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
  settle(place, pending);
  if (pending == 0) {
    state_.set_null(place);
  } else {
    state_.set_unknown(place);
  }
}

}  // namespace eligibility
