// SPDX-License-Identifier: Apache-2.0
// Which kinds of value an expression over declared names can have: enough to refuse what could only
// fail.
//
//   {"var": "days"}                        integer, null
//   {"if": [{"var": "days"}, "late", 0]}   text, integer
//
// A name may always be null (a computed name without a value); that alone never makes an operand
// acceptable or wrong.
#pragma once

#include <cstdint>
#include <string>

#include "eligibility/logic.h"

namespace eligibility {

using KindSet = std::uint16_t;
inline constexpr KindSet kNull = 1U << 0U;
inline constexpr KindSet kBoolean = 1U << 1U;
inline constexpr KindSet kInteger = 1U << 2U;
inline constexpr KindSet kText = 1U << 3U;  // a token that is no date
inline constexpr KindSet kDate = 1U << 4U;  // a text that can be read as a date
inline constexpr KindSet kArray = 1U << 5U;
inline constexpr KindSet kObject = 1U << 6U;
inline constexpr KindSet kDateTime = 1U << 7U;
inline constexpr KindSet kFraction = 1U << 8U;
inline constexpr KindSet kAnyKind = (1U << 9U) - 1U;

struct Kinds {
  KindSet own = kAnyKind;
  KindSet elements = kAnyKind;  // of an array
};

[[nodiscard]] Kinds either(Kinds left, Kinds right);
[[nodiscard]] Kinds kinds_of(NameType type);

// Whether some value of each could be equal. A date and a token are both text.
[[nodiscard]] bool can_be_equal(KindSet left, KindSet right);

// "text or an integer", null left out.
[[nodiscard]] std::string words_of(KindSet kinds);

}  // namespace eligibility
