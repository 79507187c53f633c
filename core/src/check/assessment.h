// SPDX-License-Identifier: Apache-2.0
// What the rules make of a case: which checks apply, how each requirement comes out, what evidence is missing. The
// report is written from it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "check/state.h"

namespace eligibility {

struct RequirementOutcome {
  const RequirementCase* hit;  // the first case that held
  FactSet used;                // the facts that it was drawn from
  FactSet open;                // facts without an answer that left a condition unknown
};

struct CheckAssessment {
  bool applies = false;
  const VerdictCase* own_case = nullptr;          // its verdict is its own, or its requirements'
  std::vector<RequirementOutcome> requirements;   // in step with the rule's list
  std::string_view verdict;
};

struct ItemAssessment {
  const EvidenceRule* rule;
  std::string_view status;
  std::vector<CheckIndex> checks;
};

struct Assessment {
  std::vector<CheckAssessment> checks;      // in step with the policy's
  std::vector<ItemAssessment> evidence;
  std::vector<std::string_view> missing;    // over all checks
  bool has_evidence = false;                // a check with evidence applies
  std::string_view overall;
};

// Runs the rules in the order in which they may read each other: checks that apply, requirements, verdicts, evidence,
// readiness, overall, and what input problems override. The state's names are set on the way.
[[nodiscard]] Assessment assess(State& state);

// Those of `facts` that could be asked for and were not answered.
[[nodiscard]] FactSet unanswered(FactSet facts, State& state);

void assess_evidence(State& state, Assessment& assessment);

}  // namespace eligibility
