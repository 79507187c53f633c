// SPDX-License-Identifier: Apache-2.0
// The operations that need nothing but their operands: comparison, equality, membership, addition,
// dates, UVCI, "!".
#pragma once

#include <cstdint>
#include <span>

#include "logic/fault.h"
#include "logic/program.h"

namespace eligibility {

// Units:    `steps` grows by what was looked at beyond the operands themselves.
// Reading (partial): where a date, an integer or an array is needed, null and the answer "unsure"
// are Unknown; an
//           operand that can never be computed with is a fault even beside an Unknown one.
[[nodiscard]] Outcome compute(const Instruction& instruction, std::span<const Operand> operands,
                              Mode mode, std::uint64_t& steps);

// Null and "unsure" stand for a value that is not there: Unknown in partial mode.
[[nodiscard]] bool is_missing(const Operand& operand, Mode mode);

}  // namespace eligibility
