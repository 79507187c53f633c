// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "lint/linter.h"
#include "value/document.h"

namespace eligibility {
namespace {

// The answer that a fact gets instead; none where it has no such answer.
std::optional<Assumption> answer_of(const Linter& linter, Place fact, const Value& value) {
  if (value.is_null()) return Assumption{Assumption::Kind::absent, nullptr, std::nullopt};
  const bool date = linter.compiled.facts[fact].type == Fact::Type::date;
  for (const Value& answer : linter.search.domains()[fact].answers) {
    const bool no_day = date && value != Value(kUnsure) && answer == Value(kNoDay);
    if (answer == value || no_day)
      return Assumption{Assumption::Kind::answered, &answer, std::nullopt};
  }
  return std::nullopt;
}

void note_broken(Linter& linter, const Property& property, const Found& found,
                 std::string_view fact) {
  const Value* says = find_at(linter.compiled.document, property.path + "/says");
  const std::string when = fact.empty() ? "." : sentence({", when ", fact, " changes."});
  linter.note_shown("broken_property", property.path,
                    {*says->string(), " The witness does not", when}, found,
                    [&property](CheckedCase& before, CheckedCase& after) {
                      return before.holds(property.first) && !after.holds(property.second);
                    });
}

using Find = std::function<std::optional<Found>()>;

// The checks whose verdict a condition reads; all of the overall verdict for that.
CheckSet verdicts_in(const Linter& linter, const Condition& condition) {
  const CompiledPolicy& policy = linter.compiled;
  CheckSet checks = 0;
  if (condition.program == 0) return checks;
  for (const std::uint32_t place : policy.programs[condition.program - 1].reads()) {
    if (place == linter.properties.names.overall) checks |= policy.overall_checks;
    for (std::size_t i = 0; i < policy.checks.size(); ++i) {
      if (place == policy.checks[i].verdict) checks |= check_bit(i);
    }
  }
  return checks;
}

// Only verdicts and facts are read, so that a projection says all that there is to say.
bool reads_verdicts(const Linter& linter, const Condition& condition) {
  const CompiledPolicy& policy = linter.compiled;
  if (condition.program == 0) return true;
  const std::span<const std::uint32_t> reads = policy.programs[condition.program - 1].reads();
  return std::all_of(reads.begin(), reads.end(), [&](std::uint32_t place) {
    const bool verdict = std::any_of(policy.checks.begin(), policy.checks.end(),
                                     [place](const Check& one) { return one.verdict == place; });
    return verdict || place < policy.facts.size() || place == policy.input_problems ||
           place == linter.properties.names.overall;
  });
}

// The requirements whose outcome a fact can change, also by an input problem that it brings.
std::vector<bool> changed_by(const CompiledPolicy& policy, Place fact) {
  FactSet changed = fact_bit(fact);
  for (const Statement& constraint : policy.constraints) {
    if ((constraint.when.facts & fact_bit(fact)) != 0) changed |= fact_bit(*constraint.place);
  }
  std::vector<bool> requirements;
  for (const Requirement& one : policy.requirements) {
    FactSet facts = 0;
    for (std::size_t i = one.cases.begin; i < one.cases.end; ++i)
      facts |= policy.case_pool[i].when.facts;
    requirements.push_back((facts & changed) != 0);
  }
  return requirements;
}

// Most properties are proved with few requirements: what the others come to is the same in both
// reports (or is left open), so each thing that it can be is tried, for each check.
bool holds_by_projection(Linter& linter, const Property& property, std::vector<bool> asked,
                         const Find& find) {
  constexpr std::size_t kMostChecks = 2;
  const CompiledPolicy& policy = linter.compiled;
  if (!reads_verdicts(linter, property.first) || !reads_verdicts(linter, property.second))
    return false;
  const CheckSet read = verdicts_in(linter, property.first) | verdicts_in(linter, property.second);
  std::vector<std::size_t> checks;
  for (std::size_t i = 0; i < policy.checks.size(); ++i) {
    const Range list = policy.checks[i].requirements;
    if (has_check(read, i) && list.begin != list.end) checks.push_back(i);
  }
  if (checks.empty() || checks.size() > kMostChecks) return false;
  PartialState::Projection projection{std::move(asked),
                                      std::vector<Outcome>(policy.checks.size(), Outcome::met)};
  bool holds = true;
  for (std::size_t turn = 0; turn < (checks.size() == 1 ? 4U : 16U) && holds; ++turn) {
    projection.worst[checks.front()] = static_cast<Outcome>(turn % 4);
    projection.worst[checks.back()] = static_cast<Outcome>(checks.size() == 1 ? turn : turn / 4);
    linter.search.project(&projection);
    holds = !find() && !linter.search.was_cut();
    linter.search.project(nullptr);
  }
  return holds;
}

void break_one(Linter& linter, const Property& property) {
  const Find find = [&] {
    return linter.search.find([&](PartialState& state, PartialState&) {
      return both(state.judge(property.first), opposite(state.judge(property.second)));
    });
  };
  const std::vector<bool> none(linter.compiled.requirements.size(), false);
  if (holds_by_projection(linter, property, none, find)) return;
  const std::optional<Found> found = find();
  if (!linter.note_if_cut(property.path) && found) note_broken(linter, property, *found, {});
}

bool break_two(Linter& linter, const Property& property, const Variation& variation) {
  const Find find = [&] {
    return linter.search.find(
        [&](PartialState& before, PartialState& after) {
          // The second report first: it is the one that rules most out.
          return both(opposite(after.judge(property.second)), before.judge(property.first));
        },
        &variation);
  };
  if (holds_by_projection(linter, property, changed_by(linter.compiled, variation.fact), find))
    return false;
  const std::optional<Found> found = find();
  if (linter.note_if_cut(property.path)) return true;
  if (!found) return false;
  note_broken(linter, property, *found, linter.compiled.facts[variation.fact].id);
  return true;
}

void lint_property(Linter& linter, const Property& property) {
  if (property.vary.empty()) return break_one(linter, property);
  // An input problem can change what a check came to.
  const FactSet facts = property.first.facts | property.second.facts |
                        linter.compiled.name_facts[linter.compiled.input_problems];
  const bool same = *find_at(linter.compiled.document, property.path + "/before") ==
                    *find_at(linter.compiled.document, property.path + "/after");
  for (const Place fact : property.vary) {
    // What changes neither condition cannot break a property that says one thing of both reports.
    if (same && !has_fact(facts, fact)) continue;
    Variation variation{fact, property.from, {}, property.later};
    if (property.later) {
      if (break_two(linter, property, variation)) return;
      continue;
    }
    for (const Value& to : property.to) {
      const std::optional<Assumption> answer = answer_of(linter, fact, to);
      if (!answer) continue;
      variation.to = *answer;
      if (break_two(linter, property, variation)) return;
    }
  }
}

}  // namespace

void lint_properties(Linter& linter) {
  for (const Diagnostic& problem : linter.properties.problems)
    linter.note(problem.code, problem.path, {problem.message});
  for (const Property& property : linter.properties.properties) lint_property(linter, property);
}

}  // namespace eligibility
