// SPDX-License-Identifier: Apache-2.0
// Conditions that read something and yet always, or never, hold: whoever wrote them meant more.
// Cases of ordered lists are lint_cases'.
#include "lint/linter.h"

namespace eligibility {
namespace {

using Judge = std::function<Judgement(PartialState&)>;

using Holds = std::function<bool(CheckedCase&)>;

void lint_condition(Linter& linter, const Condition& condition, const Judge& judge,
                    const Holds& holds) {
  const CompiledPolicy& policy = linter.compiled;
  if (condition.program == 0 || policy.programs[condition.program - 1].reads().empty()) return;
  const std::string& path = policy.program_paths[condition.program - 1];
  const auto can = [&](bool hold) {
    return linter.search.find([&](PartialState& state, PartialState&) {
      const Judgement judgement = judge(state);
      return hold ? judgement : opposite(judgement);
    });
  };
  const auto held = can(true);
  if (!held && !linter.note_if_cut(path))
    return linter.note("constant_condition", path, {"it never holds, whatever the answers are"});
  if (can(false) || linter.note_if_cut(path)) return;
  linter.note_shown("constant_condition", path, {"it always holds, whatever the answers are"},
                    *held, [&holds](CheckedCase& one, CheckedCase&) { return holds(one); });
}

void lint_plain(Linter& linter, const Condition& condition) {
  lint_condition(
      linter, condition, [&condition](PartialState& state) { return state.judge(condition); },
      [&condition](CheckedCase& one) { return one.holds(condition); });
}

void lint_statements(Linter& linter, const List<Statement>& statements) {
  for (const Statement& statement : statements) {
    lint_plain(linter, statement.when);
    if (statement.unless) lint_plain(linter, *statement.unless);
  }
}

}  // namespace

void lint_conditions(Linter& linter) {
  const CompiledPolicy& policy = linter.compiled;
  for (const Fact& fact : policy.facts) lint_plain(linter, fact.ask_when);
  for (std::size_t i = 0; i < policy.constraints.size(); ++i) {
    const Statement& constraint = policy.constraints[i];
    lint_condition(
        linter, constraint.when, [i](PartialState& state) { return state.constraint(i); },
        [&constraint](CheckedCase& one) { return one.is_blamed(*constraint.place); });
  }
  for (const Window& window : policy.windows) {
    lint_plain(linter, window.not_started_when);
    lint_plain(linter, window.runs_when);
  }
  for (const Check& check : policy.checks) lint_plain(linter, check.when);
  for (const Evidence& item : policy.evidence) lint_plain(linter, item.when);
  for (const List<Statement>* section :
       {&policy.needs, &policy.open_points, &policy.warnings, &policy.flags, &policy.report})
    lint_statements(linter, *section);
}

}  // namespace eligibility
