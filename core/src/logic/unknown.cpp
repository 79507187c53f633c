// SPDX-License-Identifier: Apache-2.0
#include "logic/unknown.h"

#include "logic/operations.h"

namespace eligibility {
namespace {

// Whether an operand may hide an Unknown of which the causes are not at hand.
bool may_hide_unknown(const Operand& operand) {
  if (operand.kind() == Operand::Kind::object) return true;
  if (operand.kind() != Operand::Kind::array) return false;
  for (const Value& element : operand.array()) {
    if (element.is_unknown() || element.array() != nullptr || element.object() != nullptr)
      return true;
  }
  return false;
}

// Equality, and what `in` looks for, take null and "unsure" as they are.
bool takes_any_value(Symbol symbol, bool is_first) {
  return symbol == Symbol::equal || (symbol == Symbol::member && is_first);
}

}  // namespace

Operand unknown_of(Symbol symbol, std::span<const Operand> operands) {
  std::uint64_t causes = 0;
  bool stays = false;
  for (const Operand& operand : operands) {
    if (operand.is_unknown()) {
      causes |= operand.causes();
      stays = stays || operand.can_be() == 0;
    } else if (may_hide_unknown(operand)) {
      return Operand::unknown();
    } else if (!takes_any_value(symbol, &operand == operands.data())) {
      stays = stays || is_missing(operand, Mode::partial);
    }
  }
  if (stays) return Operand::unknown(0, 0);
  if (symbol != Symbol::negation) return Operand::unknown(causes, Operand::kAnyTruth);
  const std::uint32_t can_be = operands[0].can_be();
  return Operand::unknown(causes, can_be >> 1U | (can_be << 1U & Operand::kCanFail));
}

Operand unknown_of_both(Symbol symbol, const Operand& first, const Operand& second) {
  if (!second.is_unknown()) return first;
  const std::uint32_t either = first.can_be() | second.can_be();
  const std::uint32_t both = first.can_be() & second.can_be();
  const std::uint32_t decides =
      symbol == Symbol::conjunction ? Operand::kCanFail : Operand::kCanHold;
  return Operand::unknown(first.causes() | second.causes(), (either & decides) | (both & ~decides));
}

}  // namespace eligibility
