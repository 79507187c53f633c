// SPDX-License-Identifier: Apache-2.0
#include "logic/operations.h"

#include "logic/date_time.h"
#include "logic/equal.h"

namespace eligibility {
namespace {

using Kind = Operand::Kind;

// Whether all operands are of the kind: truthy; unknown when one is missing; falsy, with `wrong`
// set, when one is neither.
Truth are_all(Kind kind, std::span<const Operand> operands, Mode mode, Operand& wrong) {
  Truth all = Truth::truthy;
  for (const Operand& operand : operands) {
    if (is_missing(operand, mode)) {
      all = Truth::unknown;
    } else if (operand.kind() != kind) {
      wrong = operand;
      return Truth::falsy;
    }
  }
  return all;
}

bool holds(Symbol symbol, std::int64_t left, std::int64_t right) {
  switch (symbol) {
    case Symbol::less:
    case Symbol::before:
      return left < right;
    case Symbol::at_most:
    case Symbol::not_after:
      return left <= right;
    case Symbol::greater:
    case Symbol::after:
      return left > right;
    case Symbol::at_least:
    case Symbol::not_before:
      return left >= right;
    case Symbol::negation:
    case Symbol::plus:
    case Symbol::equal:
    case Symbol::conjunction:
    case Symbol::date_of_birth:
    case Symbol::extract:
    case Symbol::conditional:
    case Symbol::member:
    case Symbol::disjunction:
    case Symbol::plus_time:
    case Symbol::reduce:
      break;
  }
  return false;
}

Outcome compare(Symbol symbol, Kind kind, std::span<const Operand> operands, Mode mode) {
  Operand wrong;
  const Truth all = are_all(kind, operands, mode, wrong);
  if (all == Truth::falsy) return Failure{Fault{FaultCode::wrong_operand, symbol, wrong}};
  if (all == Truth::unknown) return Operand::unknown();
  for (std::size_t index = 1; index < operands.size(); ++index) {
    if (!holds(symbol, operands[index - 1].number(), operands[index].number())) {
      return Operand::boolean(false);
    }
  }
  return Operand::boolean(true);
}

Outcome add(std::span<const Operand> operands, Mode mode) {
  Operand wrong;
  const Truth all = are_all(Kind::integer, operands, mode, wrong);
  if (all == Truth::falsy) return Failure{Fault{FaultCode::wrong_operand, Symbol::plus, wrong}};
  if (all == Truth::unknown) return Operand::unknown();
  std::int64_t sum = 0;
  for (const Operand& operand : operands) {
    if (__builtin_add_overflow(sum, operand.number(), &sum)) {
      return Failure{Fault{FaultCode::overflow, Symbol::plus, operand}};
    }
  }
  return Operand::integer(sum);
}

Outcome to_outcome(Truth truth) {
  if (truth == Truth::unknown) return Operand::unknown();
  return Operand::boolean(truth == Truth::truthy);
}

Outcome find_member(std::span<const Operand> operands, Mode mode, std::uint64_t& steps) {
  const Operand& array = operands[1];
  if (is_missing(array, mode)) return Operand::unknown();
  if (array.kind() != Kind::array) {
    return Failure{Fault{FaultCode::wrong_operand, Symbol::member, array}};
  }
  if (operands[0].is_unknown()) return Operand::unknown();
  return to_outcome(membership(operands[0], array.array(), steps));
}

Outcome negate(const Operand& operand) {
  switch (truth_of(operand)) {
    case Truth::falsy:
      return Operand::boolean(true);
    case Truth::truthy:
      return Operand::boolean(false);
    case Truth::unknown:
      return Operand::unknown();
    case Truth::undecided:
      break;
  }
  return Failure{Fault{FaultCode::undecided_guard, Symbol::negation, operand}};
}

Outcome date_of(const Instruction& instruction, std::span<const Operand> operands, Mode mode) {
  const Operand& text = operands[0];
  if (is_missing(text, mode)) return Operand::unknown();
  if (text.kind() != Kind::string) {
    return Failure{Fault{FaultCode::wrong_operand, instruction.symbol, text}};
  }
  const bool is_birth = instruction.symbol == Symbol::date_of_birth;
  const Result<DateTime, FaultCode> start =
      is_birth ? read_date_of_birth(text.text()) : read_date_time(text.text());
  if (!start.ok()) return Failure{Fault{start.error(), instruction.symbol, text}};
  if (is_birth) return Operand::date_time(*start);

  const Result<DateTime, FaultCode> moved =
      plus_time(*start, operands[1].number(), static_cast<TimeUnit>(instruction.second));
  if (!moved.ok()) return Failure{Fault{moved.error(), Symbol::plus_time, text}};
  return Operand::date_time(*moved);
}

// The fragment between the index-th and the next of the separators "/", "#", ":"; "URN:UVCI:" in
// front does not count.
Outcome extract(const Operand& uvci, std::int64_t index, std::uint64_t& steps) {
  if (uvci.kind() == Kind::null || uvci.is_unknown()) return uvci;
  if (uvci.kind() != Kind::string) {
    return Failure{Fault{FaultCode::wrong_operand, Symbol::extract, uvci}};
  }
  constexpr std::string_view kPrefix = "URN:UVCI:";
  std::string_view rest = uvci.text();
  steps += rest.size();
  if (rest.starts_with(kPrefix)) rest.remove_prefix(kPrefix.size());
  while (index >= 0) {
    const std::size_t end = rest.find_first_of("/#:");
    if (index == 0) return Operand::string(rest.substr(0, end));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
    --index;
  }
  return Operand();
}

}  // namespace

bool is_missing(const Operand& operand, Mode mode) {
  if (operand.is_unknown()) return true;
  if (mode == Mode::strict) return false;
  return operand.kind() == Kind::null ||
         (operand.kind() == Kind::string && operand.text() == "unsure");
}

Outcome compute(const Instruction& instruction, std::span<const Operand> operands, Mode mode,
                std::uint64_t& steps) {
  switch (instruction.symbol) {
    case Symbol::negation:
      return negate(operands[0]);
    case Symbol::plus:
      return add(operands, mode);
    case Symbol::equal:
      return to_outcome(equality(operands[0], operands[1], steps));
    case Symbol::member:
      return find_member(operands, mode, steps);
    case Symbol::less:
    case Symbol::at_most:
    case Symbol::greater:
    case Symbol::at_least:
      return compare(instruction.symbol, Kind::integer, operands, mode);
    case Symbol::after:
    case Symbol::before:
    case Symbol::not_after:
    case Symbol::not_before:
      return compare(instruction.symbol, Kind::date_time, operands, mode);
    case Symbol::date_of_birth:
    case Symbol::plus_time:
      return date_of(instruction, operands, mode);
    case Symbol::extract:
      return extract(operands[0], operands[1].number(), steps);
    case Symbol::conjunction:
    case Symbol::disjunction:
    case Symbol::conditional:
    case Symbol::reduce:
      break;  // control flow: the machine's own instructions
  }
  return Failure{Fault{FaultCode::wrong_operand, instruction.symbol, Operand()}};
}

}  // namespace eligibility
