// SPDX-License-Identifier: Apache-2.0
// What can be said of a condition while not all facts are known.
#pragma once

#include <cstdint>

#include "policy/compiled.h"

namespace eligibility {

// The truths that a condition can still have.
using Truths = std::uint8_t;
inline constexpr Truths kTrue = 1;
inline constexpr Truths kFalse = 2;
inline constexpr Truths kNotKnown = 4;
inline constexpr Truths kAnyTruth = 7;

struct Judgement {
  Truths truths = kTrue;
  FactSet pending = 0;  // the facts that it waits for; none when it is decided

  [[nodiscard]] bool can_be(Truths truth) const { return (truths & truth) != 0; }
  [[nodiscard]] bool is(Truths truth) const { return truths == truth; }
};

// Both true. It waits for what `left` waits for first.
[[nodiscard]] Judgement both(Judgement left, Judgement right);
[[nodiscard]] Judgement opposite(Judgement judgement);  // of "it is true": not true

}  // namespace eligibility
