// SPDX-License-Identifier: Apache-2.0
// The one loop that evaluates. It does not recurse: what a lambda or an undecided `and` must
// remember is a Frame.
#include <cstddef>

#include "logic/access.h"
#include "logic/equal.h"
#include "logic/fault.h"
#include "logic/operations.h"
#include "logic/program.h"
#include "logic/scratch.h"
#include "logic/unknown.h"

namespace eligibility {
namespace {

class Machine {
 public:
  Machine(const ProgramCode& code, const Inputs& inputs, Scratch& scratch)
      : code_(code), inputs_(inputs), scratch_(scratch), top_(scratch.stack.data()) {}

  Result<Operand, Diagnostic> evaluate() {
    while (counter_ < code_.instructions.size()) {
      if (step(code_.instructions[counter_++]) || recover()) continue;
      return Failure{Diagnostic{std::string(code_of(fault_.code)), "", message_of(fault_)}};
    }
    return top_[-1];
  }

 private:
  bool step(const Instruction& instruction);
  bool push_array(std::uint32_t count);
  bool push_context();
  bool push_computed(const Instruction& instruction);
  bool branch(const Instruction& instruction);
  bool decide(const Instruction& instruction, bool is_last);
  bool begin_reduce(const Instruction& instruction);
  bool next(const Instruction& instruction);
  bool recover();

  void push(const Operand& operand) { *top_++ = operand; }
  // Pops values for what looks at more than their truth.
  void take_exact(std::uint32_t count) {
    for (; count > 0; --count) {
      --top_;
      *top_ = top_->exact();
    }
  }
  // Strict knows no Unknown: what has no answer is null.
  void push_read(Operand operand) {
    push(operand.is_unknown() && inputs_.mode == Mode::strict ? Operand() : operand);
  }
  bool fail(FaultCode code, Symbol symbol, Operand found = Operand()) {
    fault_ = {code, symbol, found};
    return false;
  }
  [[nodiscard]] Frame& loop() const {
    std::size_t index = scratch_.frames.size() - 1;
    while (!scratch_.frames[index].is_reduce) --index;
    return scratch_.frames[index];
  }
  [[nodiscard]] Operand element() const {
    const Frame& frame = loop();
    return Operand::of((*frame.items)[frame.index]);
  }
  [[nodiscard]] Operand at_path(const Operand& whole, const Instruction& instruction) const {
    return access(whole, code_.constants[instruction.first].text());
  }
  [[nodiscard]] Operand in_lambda(Operand whole, const Instruction& instruction) const {
    return instruction.second == 0 ? whole : at_path(whole.exact(), instruction);
  }
  [[nodiscard]] std::size_t height() const {
    return static_cast<std::size_t>(top_ - scratch_.stack.data());
  }

  const ProgramCode& code_;
  const Inputs& inputs_;
  Scratch& scratch_;
  Operand* top_;  // one past the last value
  std::uint32_t counter_ = 0;
  Fault fault_{FaultCode::too_large, Symbol::reduce, Operand()};
};

bool Machine::step(const Instruction& instruction) {
  switch (instruction.opcode) {
    case Opcode::constant:
      push(code_.constants[instruction.first]);
      return true;
    case Opcode::name:
      push_read(inputs_.row[instruction.first]);
      return true;
    case Opcode::data:
      push_read(at_path(inputs_.data, instruction));
      return true;
    case Opcode::current:
      push_read(in_lambda(element(), instruction));
      return true;
    case Opcode::accumulator:
      push_read(in_lambda(loop().accumulator, instruction));
      return true;
    case Opcode::context:
      return push_context();
    case Opcode::array:
      return push_array(instruction.first);
    case Opcode::compute:
      return push_computed(instruction);
    case Opcode::branch:
      return branch(instruction);
    case Opcode::jump:
      counter_ = instruction.first;
      return true;
    case Opcode::decide:
      return decide(instruction, false);
    case Opcode::conclude:
      return decide(instruction, true);
    case Opcode::reduce:
      return begin_reduce(instruction);
    case Opcode::next:
      break;
  }
  return next(instruction);
}

bool Machine::push_array(std::uint32_t count) {
  take_exact(count);
  const Value* array = scratch_.build_array({top_, count});
  if (array == nullptr) return fail(FaultCode::too_large, Symbol::reduce);
  push(Operand::of(*array));
  return true;
}

bool Machine::push_context() {
  const Value* context = scratch_.build_context(loop().accumulator.exact(), element());
  if (context == nullptr) return fail(FaultCode::too_large, Symbol::reduce);
  push(Operand::of(*context));
  return true;
}

bool Machine::push_computed(const Instruction& instruction) {
  std::uint64_t steps = 0;
  if (instruction.symbol == Symbol::negation) {
    --top_;  // asks for truth alone
  } else {
    take_exact(instruction.first);
  }
  const Outcome outcome = compute(instruction, {top_, instruction.first}, inputs_.mode, steps);
  if (!outcome.ok()) {
    fault_ = outcome.error();
    return false;
  }
  push(outcome->is_unknown() ? unknown_of(instruction.symbol, {top_, instruction.first})
                             : *outcome);
  return scratch_.spend(steps) || fail(FaultCode::too_large, instruction.symbol);
}

bool Machine::branch(const Instruction& instruction) {
  const Operand guard = *--top_;
  switch (truth_of(guard)) {
    case Truth::truthy:
      return true;
    case Truth::falsy:
      counter_ = instruction.first;
      return true;
    case Truth::unknown:
      // Which branch is taken can be anybody's; none is when the guard stays Unknown.
      push(guard.can_be() == 0 ? guard : Operand::unknown());
      counter_ = instruction.second;
      return true;
    case Truth::undecided:
      break;
  }
  return fail(FaultCode::undecided_guard, Symbol::conditional, guard);
}

// An Unknown operand opens a frame and evaluation goes on, because a later operand can still
// decide. At the end the frame says that the value is Unknown, unless the last operand decides.
bool Machine::decide(const Instruction& instruction, bool is_last) {
  List<Frame>& frames = scratch_.frames;
  const std::uint32_t end = instruction.first;
  const bool is_open = !frames.empty() && !frames.back().is_reduce && frames.back().end == end;
  const Truth truth = truth_of(top_[-1]);
  if (truth == Truth::undecided) {
    return fail(FaultCode::undecided_guard, instruction.symbol, top_[-1]);
  }
  const bool decides =
      truth == (instruction.symbol == Symbol::conjunction ? Truth::falsy : Truth::truthy);
  if (decides || is_last) {
    if (is_open) {
      top_[-1] = decides ? top_[-1].as_one_of_several()
                         : unknown_of_both(instruction.symbol, frames.back().accumulator, top_[-1]);
      frames.pop_back();
    }
    counter_ = end;
    return true;
  }
  --top_;
  if (is_open) {
    Operand& unknown = frames.back().accumulator;
    unknown = unknown_of_both(instruction.symbol, unknown, *top_);
  } else if (truth == Truth::unknown) {
    Frame frame;
    frame.end = end;
    frame.height = height();
    frame.accumulator = *top_;
    frames.push_back(frame);
  }
  return true;
}

bool Machine::begin_reduce(const Instruction& instruction) {
  const Operand initial = *--top_;
  const Operand items = (--top_)->exact();
  const bool is_null = items.kind() == Operand::Kind::null;
  if (!is_null && is_missing(items, inputs_.mode)) {
    push(Operand::unknown());
    counter_ = instruction.first;
    return true;
  }
  if (!is_null && items.kind() != Operand::Kind::array) {
    return fail(FaultCode::wrong_operand, Symbol::reduce, items);
  }
  if (is_null || items.array().empty()) {
    push(initial);
    counter_ = instruction.first;
    return true;
  }
  Frame frame;
  frame.is_reduce = true;
  frame.end = instruction.first;
  frame.height = height();
  frame.items = &items.array();
  frame.accumulator = initial;
  scratch_.frames.push_back(frame);
  return true;
}

bool Machine::next(const Instruction& instruction) {
  Frame& frame = scratch_.frames.back();
  if (!scratch_.spend(counter_ - instruction.first)) {
    return fail(FaultCode::too_large, Symbol::reduce);
  }
  frame.accumulator = *--top_;
  if (++frame.index < frame.items->size()) {
    counter_ = instruction.first;
    return true;
  }
  push(frame.accumulator);
  scratch_.frames.pop_back();
  return true;
}

// Strict may never have come to the operand that failed: the Unknown before it may be what keeps it
// out. So the value of the innermost such `and` or `or` is Unknown. Limits are limits.
bool Machine::recover() {
  if (fault_.code == FaultCode::too_large) return false;
  List<Frame>& frames = scratch_.frames;
  while (!frames.empty() && frames.back().is_reduce) frames.pop_back();
  if (frames.empty()) return false;
  top_ = scratch_.stack.data() + frames.back().height;
  counter_ = frames.back().end;
  frames.pop_back();
  push(Operand::unknown());
  return true;
}

}  // namespace

Result<Operand, Diagnostic> execute(const ProgramCode& code, const Inputs& inputs,
                                    Scratch& scratch) {
  scratch.prepare(code);
  return Machine(code, inputs, scratch).evaluate();
}

}  // namespace eligibility
