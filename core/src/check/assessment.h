// SPDX-License-Identifier: Apache-2.0
// What the rules make of a case: which checks apply, how each requirement comes out, what evidence
// is missing. The report is written from it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "check/state.h"

namespace eligibility {

// How one requirement came out for one check.
struct RequirementOutcome {
  std::size_t requirement;  // its position in the policy
  std::size_t check;
  const Case* hit;  // the first case that held
  FactSet used;     // the facts that it was drawn from
  FactSet open;     // where it is unknown: the facts that could be asked for and have no answer
};

struct ItemStatus {
  const Evidence* item;
  CheckSet checks;
  std::string_view status;
};

struct Assessment {
  CheckSet applying = 0;
  List<const Case*> own_cases;  // by check: its verdict is its own, or (nullptr) its requirements'
  List<RequirementOutcome> outcomes;  // by check and, within it, in the order of its list
  List<std::string_view> verdicts;    // by check
  List<ItemStatus> evidence;
  bool has_evidence = false;  // a check with evidence applies
  std::string_view overall;
};

// Runs the rules in the order in which they may read each other: checks that apply, requirements,
// verdicts, evidence, readiness, overall, and what input problems override. The state's names are
// set on the way.
[[nodiscard]] Assessment assess(State& state);

// Those of `facts` that could be asked for and were not answered.
[[nodiscard]] FactSet unanswered(FactSet facts, State& state);

// The facts without an answer on which the whole rests.
[[nodiscard]] FactSet needs_of(const Assessment& assessment, State& state);

// A required item that counts and is not there yet.
[[nodiscard]] bool is_missing(const ItemStatus& item);

// What is missing and what is unclear of a check's evidence, for conditions to read.
void set_papers(std::size_t check, std::span<const ItemStatus> items, State& state);

void assess_evidence(State& state, Assessment& assessment);

}  // namespace eligibility
