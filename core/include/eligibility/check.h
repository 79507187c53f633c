// SPDX-License-Identifier: Apache-2.0
// check(policy, facts) -> Report: the one entry point. Pure and total: valid facts always give a
// report, and what cannot be told is said, not guessed. Today is a fact like any other; there is no
// clock here.
#pragma once

#include <string>
#include <vector>

#include "eligibility/policy.h"
#include "eligibility/result.h"
#include "eligibility/value.h"

namespace eligibility {

// What the policy says of a case: JSON text, whose keys are those of policy README section 5, and
// the version of the policy that says it. One writer for every way in, so that native and
// WebAssembly are equal to the byte.
struct Report {
  Policy policy;
  std::string text;
};

// The report for these facts.
//
//   check(okorder, {"today": "2026-03-20", "rating": "3A"})->text
//       // {"policy":"okorder-credit", ... "membership":{"verdict":"eligible", ...
//
// Units:    facts is an object; dates are "YYYY-MM-DD"; a fact left out or null is not answered,
// "unsure" is an answer. Errors:   the caller's mistakes, all at once, `path` naming the fact:
// not_an_object, missing_fact, not_a_date,
//           not_an_answer, wrong_kind, too_many, no_policy_for_day; condition_failed where a
//           condition overflows.
// Source:   policy README, sections 4 to 8.
[[nodiscard]] Result<Report, std::vector<Diagnostic>> check(const Policy& policy,
                                                            const Value& facts);
[[nodiscard]] Result<Report, std::vector<Diagnostic>> check(const PolicySet& versions,
                                                            const Value& facts);

}  // namespace eligibility
