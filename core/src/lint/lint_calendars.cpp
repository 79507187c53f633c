// SPDX-License-Identifier: Apache-2.0
// Where the notices end, a count of business days is a guess. A report that shows the day then says
// so: by its coverage, or by an open point or a warning that reads it.
#include <algorithm>

#include "lint/linter.h"

namespace eligibility {
namespace {

bool reads(const CompiledPolicy& policy, const Condition& condition, Place place) {
  if (condition.program == 0) return false;
  const std::span<const std::uint32_t> places = policy.programs[condition.program - 1].reads();
  return std::find(places.begin(), places.end(), place) != places.end();
}

// The statements that say how far the notices go.
std::vector<const Statement*> sayings(const CompiledPolicy& policy,
                                      const BusinessPeriodRule& rule) {
  std::vector<const Statement*> found;
  for (const List<Statement>* section : {&policy.open_points, &policy.warnings}) {
    for (const Statement& one : *section) {
      if (reads(policy, one.when, rule.coverage)) found.push_back(&one);
    }
  }
  return found;
}

Judgement is_said(PartialState& state, const std::vector<const Statement*>& sayings) {
  Judgement silent{kTrue, 0};
  for (const Statement* one : sayings) {
    Judgement stands = state.judge(one->when);
    if (one->unless) stands = both(stands, opposite(state.judge(*one->unless)));
    silent = both(silent, opposite(stands));
  }
  return opposite(silent);
}

void lint_entry(Linter& linter, std::size_t index, const BusinessPeriodRule& rule,
                const Condition& uncovered) {
  const CompiledPolicy& policy = linter.compiled;
  const Statement& entry = policy.report[index];
  const std::vector<const Statement*> said = sayings(policy, rule);
  const auto found = linter.search.find([&](PartialState& state, PartialState&) {
    const Judgement shown = both(state.judge(entry.when), state.judge(uncovered));
    return both(shown, opposite(is_said(state, said)));
  });
  const std::string path = path_of("/report", index);
  if (linter.note_if_cut(path) || !found) return;
  linter.note_shown("silent_calendar_end", path,
                    {"it shows a day beyond the last notice of its calendar, and no open point or "
                     "warning says so"},
                    *found, [&](CheckedCase& one, CheckedCase&) {
                      const bool is_said =
                          std::any_of(said.begin(), said.end(), [&one](const Statement* saying) {
                            const bool stands = one.holds(saying->when);
                            return stands && !(saying->unless && one.holds(*saying->unless));
                          });
                      return one.holds(entry.when) && one.holds(uncovered) && !is_said;
                    });
}

}  // namespace

void lint_calendars(Linter& linter) {
  const CompiledPolicy& policy = linter.compiled;
  for (std::size_t i = 0; i < policy.business_periods.size(); ++i) {
    const BusinessPeriodRule& rule = policy.business_periods[i];
    for (std::size_t entry = 0; entry < policy.report.size(); ++entry) {
      if (policy.report[entry].place == rule.due)
        lint_entry(linter, entry, rule, linter.properties.uncovered[i]);
    }
  }
}

}  // namespace eligibility
