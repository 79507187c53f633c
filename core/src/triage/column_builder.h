// SPDX-License-Identifier: Apache-2.0
// Adds instructions to a column program: each that there is only once, and none whose result is
// known.
#pragma once

#include <initializer_list>
#include <span>

#include "triage/column_program.h"

namespace eligibility {

class ColumnBuilder {
 public:
  explicit ColumnBuilder(ColumnProgram& program);

  [[nodiscard]] ColumnId both(ColumnId a, ColumnId b);
  [[nodiscard]] ColumnId either(ColumnId a, ColumnId b);
  [[nodiscard]] ColumnId without(ColumnId a, ColumnId b);
  [[nodiscard]] ColumnId inverse(ColumnId a);
  [[nodiscard]] ColumnId within(ColumnId number, std::int64_t lowest, std::int64_t highest);
  [[nodiscard]] ColumnId is_known(ColumnId number) {
    return within(number, kFirstNumber, kHighest);
  }
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
  [[nodiscard]] bool excludes(ColumnId a, ColumnId b) const;
  void grow();

  ColumnProgram& program_;
  List<ColumnId> slots_;  // nodes by their hash, kNone where there is none
};

}  // namespace eligibility
