// SPDX-License-Identifier: Apache-2.0
// What a JSON number is worth, from its digits alone: a whole number however it is written, or a
// fraction kept as text.
#pragma once

#include <string_view>

#include "eligibility/value.h"

namespace eligibility {

// `text` is a number by JSON's grammar.
//
//   number_value("4.2e1")               // 42
//   number_value("-0.0")                // 0
//   number_value("9223372036854775808") // Fraction: not within 64 bits
//   number_value("1e-999999999")        // Fraction, and no digit more is looked at than was
//   written
[[nodiscard]] Value number_value(std::string_view text);

}  // namespace eligibility
