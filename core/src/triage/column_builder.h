// SPDX-License-Identifier: Apache-2.0
// Adds instructions to a column program: each that there is only once, and none whose result is
// known.
#pragma once

#include <initializer_list>
#include <span>

#include "triage/column_program.h"

namespace eligibility {

// How two numbers lie to each other.
enum class Order : std::uint8_t { less, at_most, same };

class ColumnBuilder {
 public:
  explicit ColumnBuilder(ColumnProgram& program);

  [[nodiscard]] ColumnId both(ColumnId a, ColumnId b);
  [[nodiscard]] ColumnId either(ColumnId a, ColumnId b);
  [[nodiscard]] ColumnId without(ColumnId a, ColumnId b);
  [[nodiscard]] ColumnId inverse(ColumnId a);
  [[nodiscard]] ColumnId code_within(ColumnId code, std::int64_t lowest, std::int64_t highest);
  [[nodiscard]] ColumnId code_is(ColumnId code, std::int64_t value) {
    return code_within(code, value, value);
  }
  // Of a set: whether the answer with this position is in it; whether one of so many is.
  [[nodiscard]] ColumnId has_answer(ColumnId set, std::size_t position);
  [[nodiscard]] ColumnId has_any(ColumnId set, std::size_t answers);
  [[nodiscard]] ColumnId within(ColumnId number, std::int64_t lowest, std::int64_t highest);
  [[nodiscard]] ColumnId number_is(ColumnId number, std::int32_t value) {
    return within(number, value, value);
  }
  // Where both are known, and a + k is so to b.
  [[nodiscard]] ColumnId compare(Order order, ColumnId a, ColumnId b, std::int32_t k);
  // Where a number is known follows from what it is computed of, and at the bottom from what was
  // said of it.
  [[nodiscard]] ColumnId is_known(ColumnId number);
  void set_known(ColumnId number, ColumnId mask) { known_[number] = mask; }
  [[nodiscard]] ColumnId blank(ColumnId mask, ColumnId number, std::int32_t by);
  [[nodiscard]] ColumnId pick(std::span<const TokenMask> masks,
                              std::span<const std::string_view> tokens);
  [[nodiscard]] ColumnId gather(std::span<const ColumnId> masks);  // at most 32
  [[nodiscard]] ColumnId node(ColumnNode node);

  [[nodiscard]] bool is_code(ColumnId id) const { return !is_number(at(id).op); }
  void add_to(ColumnId& mask, ColumnId more) { mask = either(mask, more); }

  static constexpr std::int64_t kHighest = 2'147'483'647;

 private:
  [[nodiscard]] const ColumnNode& at(ColumnId id) const { return program_.nodes[id]; }
  // A test of one column: what lies from lowest to highest. Of any other mask nothing does.
  struct Test {
    ColumnId column = kNone;
    bool is_of_codes = false;
    std::int64_t lowest = 0;
    std::int64_t highest = -1;
  };
  [[nodiscard]] Test test_of(ColumnId mask) const;
  [[nodiscard]] bool excludes(ColumnId a, ColumnId b) const;
  [[nodiscard]] ColumnId find_known(ColumnId number);
  void grow();

  ColumnProgram& program_;
  List<ColumnId> slots_;  // nodes by their hash, kNone where there is none
  List<ColumnId> known_;  // by number: where it is known, or kUnset
};

}  // namespace eligibility
