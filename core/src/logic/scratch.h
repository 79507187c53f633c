// SPDX-License-Identifier: Apache-2.0
// The memory that evaluation works in: it grows to what a program needs and is kept. Values that a
// program builds live here until the next run, and their number is limited, so that no expression
// can fill the memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "eligibility/logic.h"
#include "logic/program.h"
#include "value/list.h"

namespace eligibility {

// One evaluation may take so many steps (an instruction, an element looked at), build so many
// values (a long text counts for several), and nest them so deep.
inline constexpr std::uint64_t kMaxSteps = 50'000'000;
inline constexpr std::uint64_t kMaxBuiltValues = 2'000'000;
inline constexpr std::size_t kMaxBuiltDepth = 512;

// An `and` or `or` that has met an Unknown, or a `reduce` under way.
struct Frame {
  bool is_reduce = false;
  std::uint32_t end = 0;   // where the operation has its result
  std::size_t height = 0;  // of the stack below the operation
  const Array* items = nullptr;
  std::size_t index = 0;
  Operand accumulator;  // of `and`, `or`: what is known of the Unknown so far
};

class Scratch {
 public:
  // Makes room for the program and forgets the values of the last run.
  void prepare(const ProgramCode& code);

  // False when the limit is reached.
  [[nodiscard]] bool spend(std::uint64_t steps);

  // Copies the operands into an array that lives until the next run; nullptr when a limit is
  // reached.
  [[nodiscard]] const Value* build_array(std::span<const Operand> items);
  // {"accumulator": ..., "current": ...}
  [[nodiscard]] const Value* build_context(const Operand& accumulator, const Operand& current);

  List<Operand> stack;
  List<Frame> frames;

 private:
  [[nodiscard]] bool admit(const Operand& operand, std::size_t depth);
  const Value* keep(Value value);

  std::vector<std::unique_ptr<const Value>> built_;
  std::uint64_t steps_left_ = 0;
  std::uint64_t values_left_ = 0;
};

}  // namespace eligibility
