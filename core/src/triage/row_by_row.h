// SPDX-License-Identifier: Apache-2.0
// The slow way, for policies with something that columns cannot hold: each row is checked.
#pragma once

#include "triage/columns.h"
#include "triage/output.h"

namespace eligibility {

// Writes the results of one row. `result` has room for it.
void judge_row(const Policy& policy, const Outputs& outputs, const Value& facts, std::size_t row,
               TriageResult& result);

// A row without results: refused.
void refuse_row(const Outputs& outputs, std::size_t row, TriageResult& result);

}  // namespace eligibility
