// SPDX-License-Identifier: Apache-2.0
// How each operator is compiled. Operands are emitted in their order; only reduce has its initial
// value before the lambda.
#include <array>
#include <utility>

#include "logic/compiler.h"
#include "logic/date_time.h"

namespace eligibility {
namespace {

constexpr KindSet kGuards = kAnyKind & ~(kDateTime | kFraction);

}  // namespace

Kinds Compiler::operation_at(const Operator& described, std::span<const Value> operands) {
  if (operands.size() < described.fewest || operands.size() > described.most) {
    std::string expected = std::to_string(described.fewest);
    if (described.most == kAnyNumber) expected += " or more";
    if (described.most == described.fewest + 1) expected += " or " + std::to_string(described.most);
    problem("wrong_arity", join({"\"", described.name, "\" takes ", expected, " operands, not ",
                                 std::to_string(operands.size())}));
    for (std::size_t index = 0; index < operands.size(); ++index) operand(operands, index);
    return Kinds();
  }
  const Symbol symbol = described.symbol;
  switch (symbol) {
    case Symbol::negation:
      return computation(symbol, operands, kGuards, kBoolean);
    case Symbol::plus:
      return computation(symbol, operands, kInteger, kInteger);
    case Symbol::less:
    case Symbol::at_most:
    case Symbol::greater:
    case Symbol::at_least:
      return computation(symbol, operands, kInteger, kBoolean);
    case Symbol::after:
    case Symbol::before:
    case Symbol::not_after:
    case Symbol::not_before:
      return computation(symbol, operands, kDateTime, kBoolean);
    case Symbol::date_of_birth:
      return computation(symbol, operands, kDate, kDateTime);
    case Symbol::equal:
      return equality(operands);
    case Symbol::member:
      return membership(operands);
    case Symbol::conjunction:
    case Symbol::disjunction:
      return junction(symbol, operands);
    case Symbol::conditional:
      return conditional(operands);
    case Symbol::plus_time:
      return plus_time(operands);
    case Symbol::extract:
      return extraction(operands);
    case Symbol::reduce:
      break;
  }
  return reduction(operands);
}

Kinds Compiler::computation(Symbol symbol, std::span<const Value> operands, KindSet accepted,
                            KindSet result) {
  for (std::size_t index = 0; index < operands.size(); ++index) {
    demand(symbol, index, operand(operands, index), accepted);
  }
  const auto count = static_cast<std::uint32_t>(operands.size());
  emit({.opcode = Opcode::compute, .symbol = symbol, .first = count}, 1 - static_cast<int>(count));
  return {.own = result, .elements = 0};
}

Kinds Compiler::equality(std::span<const Value> operands) {
  const Kinds left = operand(operands, 0);
  const Kinds right = operand(operands, 1);
  if (options_.names != nullptr && !can_be_equal(left.own, right.own)) {
    problem("type_mismatch",
            join({"\"===\": ", words_of(left.own), " never equals ", words_of(right.own)}));
  }
  emit({.opcode = Opcode::compute, .symbol = Symbol::equal, .first = 2}, -1);
  return {.own = kBoolean, .elements = 0};
}

Kinds Compiler::membership(std::span<const Value> operands) {
  const Kinds needle = operand(operands, 0);
  const Kinds list = operand(operands, 1);
  demand(Symbol::member, 1, list, kArray);
  if (options_.names != nullptr && list.elements != 0 && !can_be_equal(needle.own, list.elements)) {
    problem("type_mismatch", join({"\"in\": ", words_of(needle.own),
                                   " is never among elements that are ", words_of(list.elements)}));
  }
  emit({.opcode = Opcode::compute, .symbol = Symbol::member, .first = 2}, -1);
  return {.own = kBoolean, .elements = 0};
}

Kinds Compiler::junction(Symbol symbol, std::span<const Value> operands) {
  List<std::uint32_t> exits;
  Kinds kinds{.own = 0, .elements = 0};
  open_frame();
  for (std::size_t index = 0; index < operands.size(); ++index) {
    const Kinds each = operand(operands, index);
    demand(symbol, index, each, kGuards);
    kinds = either(kinds, each);
    const bool is_last = index + 1 == operands.size();
    exits.push_back(emit({.opcode = is_last ? Opcode::conclude : Opcode::decide, .symbol = symbol},
                         is_last ? 0 : -1));
  }
  --frames_;
  for (const std::uint32_t place : exits) at(place).first = here();
  return kinds;
}

Kinds Compiler::conditional(std::span<const Value> operands) {
  demand(Symbol::conditional, 0, operand(operands, 0), kGuards);
  const std::uint32_t branch = emit({.opcode = Opcode::branch, .symbol = Symbol::conditional}, -1);
  const Kinds then_kinds = operand(operands, 1);
  const std::uint32_t jump =
      emit({.opcode = Opcode::jump}, -1);  // only one of the two leaves its value
  at(branch).first = here();
  const Kinds else_kinds = operand(operands, 2);
  at(branch).second = here();
  at(jump).first = here();
  return either(then_kinds, else_kinds);
}

std::int64_t Compiler::integer_operand(std::span<const Value> operands, std::size_t index) {
  if (const std::int64_t* integer = operands[index].integer()) return *integer;
  const Fraction* fraction = operands[index].fraction();
  problem_at(std::to_string(index), fraction != nullptr ? "fraction" : "wrong_operand",
             join({"expected an integer, found ", describe(Operand::of(operands[index]))}));
  return 0;
}

Kinds Compiler::plus_time(std::span<const Value> operands) {
  constexpr std::array<std::string_view, 4> kUnits = {"year", "month", "day", "hour"};
  const Kinds result{.own = kDateTime, .elements = 0};
  const Kinds start = operand(operands, 0);
  const std::int64_t amount = integer_operand(operands, 1);
  const std::string* unit = operands[2].string();
  std::uint32_t unit_index = 0;
  while (unit_index < kUnits.size() && (unit == nullptr || *unit != kUnits[unit_index]))
    ++unit_index;
  if (unit_index == kUnits.size()) {
    problem_at("2", "wrong_operand",
               R"("plusTime": expected "year", "month", "day" or "hour", found )" +
                   describe(Operand::of(operands[2])));
  }
  if (const std::string* text = operands[0].string()) {
    Result<DateTime, FaultCode> moved = read_date_time(*text);
    if (moved.ok())
      moved = eligibility::plus_time(*moved, amount, static_cast<TimeUnit>(unit_index));
    if (moved.ok() && problems_.empty()) {
      code_->literals.back() = Value(*moved);
      return result;
    }
    if (!moved.ok() && options_.names != nullptr) {
      problem_at("0", code_of(moved.error()),
                 message_of({moved.error(), Symbol::plus_time, Operand::string(*text)}));
      return result;
    }
  }
  demand(Symbol::plus_time, 0, start, kDate);
  literal(Value(amount), {});
  emit({.opcode = Opcode::compute, .symbol = Symbol::plus_time, .first = 2, .second = unit_index},
       -1);
  return result;
}

Kinds Compiler::extraction(std::span<const Value> operands) {
  demand(Symbol::extract, 0, operand(operands, 0), kText | kDate | kNull);
  literal(Value(integer_operand(operands, 1)), {});
  emit({.opcode = Opcode::compute, .symbol = Symbol::extract, .first = 2}, -1);
  return {.own = kText | kDate | kNull, .elements = 0};
}

Kinds Compiler::reduction(std::span<const Value> operands) {
  const Kinds items = operand(operands, 0);
  demand(Symbol::reduce, 0, items, kArray);
  const Kinds initial = operand(operands, 2);
  const std::uint32_t begin = emit({.opcode = Opcode::reduce, .symbol = Symbol::reduce}, -2);

  const Lambda lambda{.current = {.own = static_cast<KindSet>(items.elements | kNull)}};
  const Lambda* outer = std::exchange(lambda_, &lambda);
  open_frame();
  const Kinds result = operand(operands, 1);
  --frames_;
  lambda_ = outer;

  emit({.opcode = Opcode::next, .symbol = Symbol::reduce, .first = begin + 1}, 0);
  at(begin).first = here();
  return either(initial, result);
}

void Compiler::demand(Symbol symbol, std::size_t index, Kinds kinds, KindSet accepted) {
  if (options_.names == nullptr || (kinds.own & accepted) != 0) return;
  const Operator& described = operator_of(symbol);
  problem_at(std::to_string(index), "type_mismatch",
             join({"\"", described.name, "\": expected ", described.needs, ", found ",
                   words_of(kinds.own)}));
}

}  // namespace eligibility
