// SPDX-License-Identifier: Apache-2.0
// A person who answers what is asked, in the proposed order and in the fixed one (every fact whose
// condition for asking holds), and the result that each comes to.
#pragma once

#include <string>
#include <vector>

#include "eligibility/advise.h"
#include "eligibility/value.h"
#include "random_case.h"

namespace eligibility {

const PolicySet& okorder_versions();

// What questions are asked for: verdicts, dates, readiness, and what evidence is there. Empty where
// the answers contradict each other.
std::string result_of(const Value& facts);

// A random case in which every fact has an answer, those aside whose absence is one, and no day is
// impossible.
Value complete_case(RandomCases& cases);

struct Walk {
  Value facts;                     // the day, and the answers to what was asked
  std::vector<std::string> asked;  // in order
};

// Every question that a person is asked who answers as `source` does: one step after another, or
// (`at_once`) as the list for all of its answers, which must be the same.
Walk proposed_walk(const Value& source, bool at_once);

// The facts whose `askWhen` holds, whether they matter or not.
Walk fixed_walk(const Value& source);

}  // namespace eligibility
