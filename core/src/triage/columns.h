// SPDX-License-Identifier: Apache-2.0
// The columns of one run, by fact: checked once, read where they lie.
#pragma once

#include <span>
#include <vector>

#include "eligibility/triage.h"
#include "policy/compiled.h"

namespace eligibility {

// Of choices: how many answers a number of a column holds, and a code.
inline constexpr std::size_t kAnswersInNumber = 31;
inline constexpr std::size_t kAnswersInCode = 7;

// Numbers a row: one, but for a set of many answers.
[[nodiscard]] std::size_t width_of(const Fact& fact);

// By fact: its column; nullptr where there is none. Errors: as Triage::run.
[[nodiscard]] Result<List<const Column*>, std::vector<Diagnostic>> columns_by_fact(
    const CompiledPolicy& policy, std::size_t rows, std::span<const Column> columns);

// One row's facts; of a column that is nullptr nothing.
[[nodiscard]] Value facts_of_row(const CompiledPolicy& policy, const List<const Column*>& columns,
                                 std::size_t row);

}  // namespace eligibility
