// SPDX-License-Identifier: Apache-2.0
// What CertLogic asks of any two values, in three-valued logic: is it truthy, are they equal, is
// one within the other.
#pragma once

#include <cstdint>

#include "eligibility/logic.h"

namespace eligibility {

enum class Truth : std::uint8_t { falsy, truthy, unknown, undecided };

// Falsy: false, null, 0, "", [], {}. Undecided, neither truthy nor falsy: a date-time, a fraction.
//
// Source:   CertLogic 1.3.3, "Truthy and falsy values", which names integers only.
[[nodiscard]] Truth truth_of(const Operand& operand);

// Without coercion; arrays and objects by structure; never undecided. An Unknown inside one of them
// leaves it unknown, unless another part differs. `visited` grows by what was looked at.
//
// Reading:  fractions are equal when their decimal values are: 1.50 and 1.5, 1e30 and 10e29.
[[nodiscard]] Truth equality(const Operand& left, const Operand& right, std::uint64_t& visited);

// Whether one of the array's elements is equal.
[[nodiscard]] Truth membership(const Operand& needle, const Array& array, std::uint64_t& visited);

}  // namespace eligibility
