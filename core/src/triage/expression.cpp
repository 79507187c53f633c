// SPDX-License-Identifier: Apache-2.0
#include "triage/expression.h"

#include <iterator>
#include <utility>

namespace eligibility {
namespace {

// Runs the instructions on expressions in place of values.
class Reader {
 public:
  explicit Reader(const ProgramCode& code) : code_(code) {}

  // What the instructions leave on the stack; false at one that has no tree.
  bool read(std::size_t begin, std::size_t end, Expression& result) {
    const std::size_t height = stack_.size();
    for (at_ = begin; at_ < end;) {
      if (!step(code_.instructions[at_++])) return false;
    }
    if (stack_.size() != height + 1) return false;
    result = pop();
    return true;
  }

 private:
  struct Junction {
    std::uint32_t end;
    std::vector<Expression> operands;
  };

  Expression pop() {
    Expression last = std::move(stack_.back());
    stack_.pop_back();
    return last;
  }

  bool push_taking(Expression expression, std::size_t count) {
    const auto first = stack_.end() - static_cast<std::ptrdiff_t>(count);
    expression.operands.assign(std::make_move_iterator(first),
                               std::make_move_iterator(stack_.end()));
    stack_.erase(first, stack_.end());
    stack_.push_back(std::move(expression));
    return true;
  }

  bool step(const Instruction& instruction) {
    Expression made;
    switch (instruction.opcode) {
      case Opcode::constant:
        made.constant = code_.constants[instruction.first];
        stack_.push_back(std::move(made));
        return true;
      case Opcode::name:
        made.kind = Expression::Kind::name;
        made.place = instruction.first;
        stack_.push_back(std::move(made));
        return true;
      case Opcode::array:
        made.kind = Expression::Kind::array;
        return push_taking(std::move(made), instruction.first);
      case Opcode::compute:
        made.kind = Expression::Kind::operation;
        made.symbol = instruction.symbol;
        made.unit = instruction.second;
        return push_taking(std::move(made), instruction.first);
      case Opcode::branch:
        return read_branches(instruction);
      case Opcode::decide:
      case Opcode::conclude:
        return read_operand(instruction);
      case Opcode::data:
      case Opcode::current:
      case Opcode::accumulator:
      case Opcode::context:
      case Opcode::jump:
      case Opcode::reduce:
      case Opcode::next:
        break;
    }
    return false;
  }

  // The guard is on the stack; the first branch ends with a jump over the second.
  bool read_branches(const Instruction& instruction) {
    Expression made;
    made.kind = Expression::Kind::operation;
    made.symbol = Symbol::conditional;
    Expression then_part;
    Expression else_part;
    if (!read(at_, instruction.first - 1, then_part)) return false;
    if (!read(instruction.first, instruction.second, else_part)) return false;
    at_ = instruction.second;
    made.operands.push_back(pop());
    made.operands.push_back(std::move(then_part));
    made.operands.push_back(std::move(else_part));
    stack_.push_back(std::move(made));
    return true;
  }

  // Of and, or: all operands but the last are followed by `decide`, the last by `conclude`.
  bool read_operand(const Instruction& instruction) {
    if (junctions_.empty() || junctions_.back().end != instruction.first)
      junctions_.push_back({instruction.first, {}});
    junctions_.back().operands.push_back(pop());
    if (instruction.opcode == Opcode::decide) return true;
    Expression made;
    made.kind = Expression::Kind::operation;
    made.symbol = instruction.symbol;
    made.operands = std::move(junctions_.back().operands);
    junctions_.pop_back();
    stack_.push_back(std::move(made));
    return true;
  }

  const ProgramCode& code_;
  std::size_t at_ = 0;
  std::vector<Expression> stack_;
  std::vector<Junction> junctions_;
};

}  // namespace

std::optional<Expression> expression_of(const ProgramCode& code) {
  Expression expression;
  if (!Reader(code).read(0, code.instructions.size(), expression)) return std::nullopt;
  return expression;
}

}  // namespace eligibility
