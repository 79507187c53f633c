// SPDX-License-Identifier: Apache-2.0
// Why a program could not compute. A fault is small and allocates nothing, because in partial mode
// most are dropped (what an Unknown guard may have kept from being evaluated); words are found only
// for the one that is returned.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "eligibility/logic.h"
#include "logic/operators.h"

namespace eligibility {

enum class FaultCode : std::uint8_t {
  wrong_operand,    // an operand of a kind that the operator does not compute with
  undecided_guard,  // a guard that is neither truthy nor falsy
  not_a_date,
  impossible_date,
  overflow,
  too_large  // a loop or a value that grows beyond all use
};

struct Fault {
  FaultCode code;
  Symbol symbol;
  Operand found;  // the operand to be named
};

using Outcome = Result<Operand, Fault>;

[[nodiscard]] std::string_view code_of(FaultCode code);
[[nodiscard]] std::string message_of(const Fault& fault);

// The parts one after the other: one call where a chain of "+" would be inlined a dozen times.
[[nodiscard]] std::string join(std::initializer_list<std::string_view> parts);

// What a message calls the value: "late" in quotes and cut when it is long, 42, true, null, an
// array ...
[[nodiscard]] std::string describe(const Operand& operand);

}  // namespace eligibility
