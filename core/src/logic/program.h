// SPDX-License-Identifier: Apache-2.0
// The compiled form of an expression: instructions for a stack machine, in their order.
//
//   {"if": [{"var": "a"}, {"+": [1, {"var": "b"}]}, 0]}      with a, b at places 0, 1
//
//   0 name 0            2 constant 1        5 jump 7
//   1 branch 6 (7)      3 name 1            6 constant 0
//                       4 compute plus 2
//
// Every operand leaves one value on the stack. Where an expression ends is known when it is
// compiled, and so is the height that the stack can reach: the machine never checks it.
#pragma once

#include <cstdint>
#include <vector>

#include "eligibility/logic.h"
#include "logic/operators.h"
#include "value/list.h"

namespace eligibility {

enum class Opcode : std::uint8_t {
  // These push a value.
  constant,     // constant `first`
  name,         // the row's operand at place `first`
  data,         // what the data have at the path that constant `first` is
  current,      // in a lambda: the element; with `second` 1 what it has at path `first`
  accumulator,  // in a lambda: the result so far; the same
  context,      // in a lambda: {"accumulator": ..., "current": ...}
  array,        // pops `first` values: an array of them
  compute,      // pops `first` values: what `symbol` makes of them

  // These decide where to go on.
  branch,    // pop a guard. Truthy: here; falsy: at `first`; Unknown: push it, at `second`
  jump,      // at `first`
  decide,    // within and, or: with the value at `first` when it decides; else pop it, here
  conclude,  // of and, or: after the last value, at `first`, which is the next instruction
  reduce,    // pop the initial value and the array. Elements: here; none: push the initial, `first`
  next       // pop the lambda's result. More elements: at `first`; no more: push the result, here
};

struct Instruction {
  Opcode opcode;
  Symbol symbol = Symbol::equal;  // of compute, branch, decide, conclude, reduce, next
  std::uint32_t first = 0;
  std::uint32_t second = 0;  // branch, current, accumulator: above; compute plusTime: its TimeUnit
};

struct ProgramCode {
  List<Instruction> instructions;
  std::vector<Value> literals;  // owns what the constants point to
  List<Operand> constants;      // one for each literal
  List<std::uint32_t> reads;
  std::size_t highest_stack = 0;
  std::size_t deepest_frames = 0;  // how many and, or, reduce can be open at once
};

// What an expression reads. `data` is null for programs over declared names.
struct Inputs {
  std::span<const Operand> row;
  Operand data;
  Mode mode;
};

[[nodiscard]] Result<Operand, Diagnostic> execute(const ProgramCode& code, const Inputs& inputs,
                                                  Scratch& scratch);

}  // namespace eligibility
