// SPDX-License-Identifier: Apache-2.0
// A condition as masks. Kleene's logic needs no more than two of them: `and` is true where all its
// operands are and false where one is, `!` exchanges the two, and where neither holds it is
// Unknown.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "triage/column_builder.h"
#include "triage/expression.h"

namespace eligibility {

class ConditionCompiler {
 public:
  ConditionCompiler(const CompiledPolicy& policy, ColumnBuilder& builder,
                    std::span<const NamedColumns> names)
      : policy_(policy), builder_(builder), names_(names) {}

  // Errors: what no mask can say, in words.
  [[nodiscard]] Result<Truths, std::string_view> compile(const Program& program);

 private:
  // A text by the tokens that it can be, which exclude each other.
  struct Text {
    std::vector<TokenMask> tokens;
    ColumnId null = kNone;
    ColumnId unknown = kNone;
  };
  // column + offset, or where it is constant the offset alone.
  struct Number {
    ColumnId column = kNone;
    std::int64_t offset = 0;
    std::int64_t lowest = 0;  // of the sum
    std::int64_t highest = 0;
    bool is_constant = false;
  };
  // true, false, null; else Unknown.
  struct Boolean {
    ColumnId yes = kNone;
    ColumnId no = kNone;
    ColumnId null = kNone;
  };

  Truths truth(const Expression& expression);
  Truths truth_of_constant(const Operand& constant);
  Truths truth_of_name(const NamedColumns& name);
  Truths truth_of_operation(const Expression& operation);
  Truths conditional(const Truths& guard, const Truths& then_part, const Truths& else_part);
  Truths comparison(const Expression& operation, bool of_days);
  Truths equality(const Expression& left, const Expression& right);
  Truths same_text(const Text& left, const Text& right);
  Truths is_day(const NamedColumns& date, std::string_view text);
  Truths same_boolean(const Boolean& left, const Boolean& right);
  Truths membership(const Expression& needle, const Expression& list);
  Truths among(const Expression& needle, const NamedColumns& list);

  Text text(const Expression& expression);
  Number number(const Expression& expression);
  Number day(const Expression& expression);
  Boolean boolean(const Expression& expression);
  // Where x + its offset is less than, or at most, y + its own, both known.
  ColumnId compare(Order order, const Number& x, const Number& y);
  ColumnId is_known(const Number& number);
  ColumnId is_answered(const NamedColumns& set);
  ColumnId any_of(std::span<const TokenMask> tokens);

  [[nodiscard]] const NamedColumns* named(const Expression& expression) const;
  [[nodiscard]] bool is_text(const Expression& expression) const;
  [[nodiscard]] bool is_integer(const Expression& expression) const;
  [[nodiscard]] bool is_boolean(const Expression& expression) const;
  void give_up(std::string_view why) {
    if (why_.empty()) why_ = why;
  }

  const CompiledPolicy& policy_;
  ColumnBuilder& builder_;
  std::span<const NamedColumns> names_;
  std::string_view why_;
};

}  // namespace eligibility
