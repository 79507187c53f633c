// SPDX-License-Identifier: Apache-2.0
// A compiled condition as the tree that it was written as, for who wants to say it in another way
// than the stack machine does.
#pragma once

#include <optional>
#include <vector>

#include "logic/program.h"

namespace eligibility {

struct Expression {
  enum class Kind : std::uint8_t { constant, name, array, operation };
  Kind kind = Kind::constant;
  Symbol symbol = Symbol::equal;  // operation: and, or, if among them
  Operand constant;
  std::uint32_t place = 0;           // name
  std::uint32_t unit = 0;            // of plusTime
  std::vector<Expression> operands;  // array, operation
};

// Nothing for a `reduce`, whose lambda is run for each element.
[[nodiscard]] std::optional<Expression> expression_of(const ProgramCode& code);

}  // namespace eligibility
