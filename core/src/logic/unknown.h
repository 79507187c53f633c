// SPDX-License-Identifier: Apache-2.0
// What is known of an Unknown result: which truths it may still come to, and what it rests on.
#pragma once

#include <span>

#include "eligibility/logic.h"
#include "logic/operators.h"

namespace eligibility {

// The Unknown that an operation makes of these operands: it stays Unknown when one of them does.
//
//   {"after": [open a, "unsure"]}   // stays Unknown, whatever a is
//   {"===": [open a, "unsure"]}     // may come to be true or false, by a
[[nodiscard]] Operand unknown_of(Symbol symbol, std::span<const Operand> operands);

// The Unknown that `and` or `or` makes of two of their operands, the first Unknown; `second` does
// not decide. {"and": [open a, "unsure > 3"]} may come to be false, never true.
[[nodiscard]] Operand unknown_of_both(Symbol symbol, const Operand& first, const Operand& second);

}  // namespace eligibility
