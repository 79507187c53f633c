// SPDX-License-Identifier: Apache-2.0
#include "lint/partial_state.h"

#include <algorithm>

#include "check/tokens.h"
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
      rests_(policy.names.entries().size()),
      judgements_(policy.programs.size()),
      case_(policy.facts.size()),
      memo_(
          policy.programs.size() + policy.names.entries().size() + policy.checks.size() + 1,
          policy.programs.size() + policy.windows.size() + 2 * policy.business_periods.size() + 1),
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
  producers_[policy.input_problems] = {Source::input_problems, 0, 0};
  if (names.overall) make({*names.overall}, Source::overall, 0);
  for (std::size_t i = 0; i < names.failures.size(); ++i)
    make({names.failures[i]}, Source::failures, i);
  for (const Place place : names.report) {
    if (producers_[place].source != Source::report) make({place}, Source::report, 0);
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

Judgement PartialState::overriding() {
  memo_.use(problem_facts_);
  if (overriding_problem_.is(kTrue) || !overriding_problem_.can_be(kTrue))
    return overriding_problem_;
  memo_.note(override_note_);
  memo_.use_supposition();
  if (!supposed_override_) return overriding_problem_;
  return {*supposed_override_ ? kTrue : kFalse, 0};
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
      // Which questions are open is not judged here: nothing decides by it.
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

// NOLINTNEXTLINE(readability-function-cognitive-complexity): one walk, whose bounds grow side by
// side
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
