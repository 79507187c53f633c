// SPDX-License-Identifier: Apache-2.0
#include "logic/scratch.h"

#include <utility>

namespace eligibility {

void ScratchDeleter::operator()(Scratch* scratch) const { delete scratch; }

ScratchPointer make_scratch() { return ScratchPointer(new Scratch); }

void Scratch::prepare(const ProgramCode& code) {
  if (stack.size() < code.highest_stack) stack.resize(code.highest_stack);
  frames.clear();
  frames.reserve(code.deepest_frames);
  built_.clear();
  steps_left_ = kMaxSteps;
  values_left_ = kMaxBuiltValues;
}

bool Scratch::spend(std::uint64_t steps) {
  if (steps > steps_left_) return false;
  steps_left_ -= steps;
  return true;
}

// Whether a copy is within the limits, found before it is made.
bool Scratch::admit(const Operand& operand, std::size_t depth) {
  constexpr std::size_t kBytesOfValue = 32;
  if (depth > kMaxBuiltDepth) return false;
  std::uint64_t weight = 1;
  if (operand.kind() == Operand::Kind::string) weight += operand.text().size() / kBytesOfValue;
  if (operand.kind() == Operand::Kind::fraction) {
    weight += operand.fraction().size() / kBytesOfValue;
  }
  if (weight > values_left_) return false;
  values_left_ -= weight;
  if (operand.kind() == Operand::Kind::array) {
    for (const Value& item : operand.array()) {
      if (!admit(Operand::of(item), depth + 1)) return false;
    }
  }
  if (operand.kind() == Operand::Kind::object) {
    for (const Member& member : operand.object()) {
      if (!admit(Operand::string(member.key), depth + 1)) return false;
      if (!admit(Operand::of(member.value), depth + 1)) return false;
    }
  }
  return true;
}

const Value* Scratch::keep(Value value) {
  built_.push_back(std::make_unique<const Value>(std::move(value)));
  return built_.back().get();
}

const Value* Scratch::build_array(std::span<const Operand> items) {
  Array array;
  array.reserve(items.size());
  for (const Operand& item : items) {
    if (!admit(item, 1)) return nullptr;
    array.push_back(item.to_value());
  }
  return keep(Value(std::move(array)));
}

const Value* Scratch::build_context(const Operand& accumulator, const Operand& current) {
  if (!admit(accumulator, 1) || !admit(current, 1)) return nullptr;
  Object object;
  object.push_back({"accumulator", accumulator.to_value()});
  object.push_back({"current", current.to_value()});
  return keep(Value(std::move(object)));
}

}  // namespace eligibility
