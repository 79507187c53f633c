// SPDX-License-Identifier: Apache-2.0
// Compares a report with what a vector expects, as the vectors' `meta.reading` says.
#pragma once

#include <string>
#include <vector>

#include "eligibility/value.h"

namespace eligibility::command {

// One sentence a difference; none when the report is as expected.
//
// Reading:  each code in reasons, open_points, clauses, needs and warnings must be there, more may
// be; input_problems
//           and missing_required are the same set; of claims, readiness, deadline and membership
//           each key listed is equal; any other key is equal.
[[nodiscard]] std::vector<std::string> compare_report(const Value& expected, const Value& report);

}  // namespace eligibility::command
