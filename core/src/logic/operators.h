// SPDX-License-Identifier: Apache-2.0
// The operators of CertLogic 1.3.3, and JsonLogic's "or": how each is spelled, how many operands it
// takes, and what a message says that it needs. "var" is none of them: its operand is a path.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace eligibility {

enum class Symbol : std::uint8_t {
  negation,
  plus,
  less,
  at_most,
  equal,
  greater,
  at_least,
  after,
  conjunction,
  before,
  date_of_birth,
  extract,
  conditional,
  member,
  not_after,
  not_before,
  disjunction,
  plus_time,
  reduce
};

struct Operator {
  Symbol symbol;
  std::string_view name;
  std::uint32_t fewest;
  std::uint32_t most;
  std::string_view needs;
};

inline constexpr std::uint32_t kAnyNumber = 0xFFFFFFFF;

// nullptr when there is none of that name.
[[nodiscard]] const Operator* find_operator(std::string_view name);
[[nodiscard]] const Operator& operator_of(Symbol symbol);

}  // namespace eligibility
