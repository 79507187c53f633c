// SPDX-License-Identifier: Apache-2.0
// What the operands of comparisons hold: texts as masks of tokens, numbers and days as columns.
#include <algorithm>

#include "date/civil.h"
#include "triage/condition.h"
#include "triage/time_step.h"

namespace eligibility {
namespace {

using Kind = NamedColumns::Kind;

constexpr std::int64_t kMillisecondsADay = 86'400'000;
// Beyond these nothing is computed in 32 bits: sums and differences of two stay far within.
constexpr std::int64_t kFurthest = 500'000'000;
constexpr std::int64_t kMostDays = 100'000'000;  // where date-times end
constexpr std::int64_t kMostMonths = 12'000;
// The years 0001 to 9999, which alone can be written and read again.
constexpr std::int64_t kFirstDay = -719'162;
constexpr std::int64_t kLastDay = 2'932'896;

}  // namespace

const NamedColumns* ConditionCompiler::named(const Expression& expression) const {
  return expression.kind == Expression::Kind::name ? &names_[expression.place] : nullptr;
}

bool ConditionCompiler::is_text(const Expression& expression) const {
  if (expression.kind == Expression::Kind::constant)
    return expression.constant.kind() == Operand::Kind::string;
  if (const NamedColumns* name = named(expression))
    return name->kind == Kind::choice || name->kind == Kind::text || name->kind == Kind::null;
  return expression.kind == Expression::Kind::operation &&
         expression.symbol == Symbol::conditional && is_text(expression.operands[1]) &&
         is_text(expression.operands[2]);
}

bool ConditionCompiler::is_integer(const Expression& expression) const {
  if (expression.kind == Expression::Kind::constant)
    return expression.constant.kind() == Operand::Kind::integer;
  if (const NamedColumns* name = named(expression)) return name->kind == Kind::integer;
  return expression.kind == Expression::Kind::operation && expression.symbol == Symbol::plus;
}

bool ConditionCompiler::is_boolean(const Expression& expression) const {
  if (expression.kind == Expression::Kind::constant)
    return expression.constant.kind() == Operand::Kind::boolean;
  if (const NamedColumns* name = named(expression)) return name->kind == Kind::boolean;
  if (expression.kind != Expression::Kind::operation) return false;
  switch (expression.symbol) {
    case Symbol::negation:
    case Symbol::equal:
    case Symbol::member:
    case Symbol::less:
    case Symbol::at_most:
    case Symbol::greater:
    case Symbol::at_least:
    case Symbol::after:
    case Symbol::before:
    case Symbol::not_after:
    case Symbol::not_before:
      return true;
    case Symbol::conjunction:  // these are one of their operands
    case Symbol::disjunction:
    case Symbol::conditional:
    case Symbol::plus:
    case Symbol::date_of_birth:
    case Symbol::extract:
    case Symbol::plus_time:
    case Symbol::reduce:
      break;
  }
  return false;
}

ConditionCompiler::Text ConditionCompiler::text(const Expression& expression) {
  Text result;
  if (expression.kind == Expression::Kind::constant) {
    result.tokens.push_back({expression.constant.text(), kAll});
    return result;
  }
  if (const NamedColumns* name = named(expression)) {
    if (name->kind == Kind::text || name->kind == Kind::null) {
      result.tokens = name->tokens;
      result.null = builder_.inverse(any_of(name->tokens));
      return result;
    }
    const Fact& fact = policy_.facts[name->k];
    const auto is = [&](std::size_t code) {
      return builder_.code_is(name->column, static_cast<std::int64_t>(code));
    };
    for (std::size_t i = fact.values.begin; i < fact.values.end; ++i)
      result.tokens.push_back({policy_.value_pool[i], is(i - fact.values.begin)});
    if (fact.unsure) result.tokens.push_back({kUnsure, is(kUnsureCode)});
    result.unknown = is(kNoCode);
    return result;
  }
  const Truths guard = truth(expression.operands[0]);
  const auto take = [&](const Text& branch, ColumnId where) {
    for (const TokenMask& one : branch.tokens)
      result.tokens.push_back({one.token, builder_.both(where, one.mask)});
    builder_.add_to(result.null, builder_.both(where, branch.null));
    builder_.add_to(result.unknown, builder_.both(where, branch.unknown));
  };
  take(text(expression.operands[1]), guard.yes);
  take(text(expression.operands[2]), guard.no);
  builder_.add_to(result.unknown, builder_.inverse(builder_.either(guard.yes, guard.no)));
  return result;
}

ConditionCompiler::Number ConditionCompiler::number(const Expression& expression) {
  Number result;
  if (expression.kind == Expression::Kind::constant &&
      expression.constant.kind() == Operand::Kind::integer) {
    const std::int64_t value = expression.constant.number();
    if (value <= kFurthest && value >= -kFurthest) return {kNone, value, value, value, true};
    give_up("a number is very large");
    return result;
  }
  const NamedColumns* name = named(expression);
  if (name != nullptr && name->kind == Kind::integer)
    return {name->column, 0, name->lowest, name->highest, false};
  if (expression.kind != Expression::Kind::operation || expression.symbol != Symbol::plus) {
    give_up("a number is neither a name, nor a literal, nor a sum of such");
    return result;
  }
  const Number left = number(expression.operands[0]);
  const Number right = number(expression.operands[1]);
  result.lowest = left.lowest + right.lowest;
  result.highest = left.highest + right.highest;
  result.is_constant = left.is_constant && right.is_constant;
  if (result.lowest < -kFurthest || result.highest > kFurthest) {
    give_up("a sum may become very large");
    return result;
  }
  if (result.is_constant) {
    result.offset = left.offset + right.offset;
    return result;
  }
  // A sum is Unknown where one of its operands is null: no longer what that name is.
  const auto column_of = [this](const Number& of) {
    return builder_.node({.op = ColumnOp::plus,
                          .a = of.column,
                          .k = static_cast<std::int32_t>(of.offset),
                          .m = kNoNumber});
  };
  if (left.is_constant || right.is_constant) {
    Number moved = left.is_constant ? right : left;
    moved.offset += (left.is_constant ? left : right).offset;
    result.column = column_of(moved);
  } else {
    result.column =
        builder_.node({.op = ColumnOp::sum, .a = column_of(left), .b = column_of(right)});
  }
  return result;
}

ConditionCompiler::Number ConditionCompiler::day(const Expression& expression) {
  Number result;
  if (expression.kind == Expression::Kind::constant &&
      expression.constant.kind() == Operand::Kind::date_time) {
    const std::int64_t instant = expression.constant.number();
    const std::int64_t day = civil::floor_divide(instant, kMillisecondsADay);
    if (day * kMillisecondsADay != instant) give_up("a date-time is not at midnight");
    return {kNone, day, day, day, true};
  }
  if (expression.kind != Expression::Kind::operation ||
      (expression.symbol != Symbol::plus_time && expression.symbol != Symbol::date_of_birth)) {
    give_up("a date-time is neither of a name nor a literal");
    return result;
  }
  const NamedColumns* name = named(expression.operands[0]);
  if (name == nullptr || name->kind != Kind::date) {
    give_up("a date-time is of something that is no date");
    return result;
  }
  if (name->lowest < kFirstDay || name->highest > kLastDay)
    give_up("a date may lie outside the years 1 to 9999");
  result = {name->column, 0, name->lowest, name->highest, false};
  if (expression.symbol == Symbol::date_of_birth) return result;

  const std::int64_t amount = expression.operands[1].constant.number();
  const std::optional<TimeStep> step = time_step(expression.unit, amount);
  if (!step) {
    give_up("\"plusTime\" adds hours, or very many years");
    return result;
  }
  result.offset = step->days;
  if (step->months != 0) {
    if (step->months > kMostMonths || step->months < -kMostMonths) {
      give_up("\"plusTime\" adds very many months");
      return result;
    }
    result.column = builder_.node(
        {.op = ColumnOp::months, .a = name->column, .k = static_cast<std::int32_t>(step->months)});
    result.lowest += std::min<std::int64_t>(0, step->months * 31 - 31);
    result.highest += std::max<std::int64_t>(0, step->months * 31 + 31);
  }
  if (result.offset > kMostDays || result.offset < -kMostDays ||
      result.lowest + result.offset < -kMostDays || result.highest + result.offset > kMostDays)
    give_up("\"plusTime\" adds very many days");
  return result;
}

ConditionCompiler::Boolean ConditionCompiler::boolean(const Expression& expression) {
  const NamedColumns* name = named(expression);
  if (name != nullptr) {
    return {name->tokens[0].mask, name->tokens[1].mask, builder_.inverse(any_of(name->tokens))};
  }
  const Truths truths = truth(expression);
  return {truths.yes, truths.no, kNone};
}

ColumnId ConditionCompiler::compare(Order order, const Number& x, const Number& y) {
  if (x.is_constant && y.is_constant) {
    const bool holds = order == Order::less      ? x.offset < y.offset
                       : order == Order::at_most ? x.offset <= y.offset
                                                 : x.offset == y.offset;
    return holds ? kAll : kNone;
  }
  if (y.is_constant) {
    const std::int64_t limit = y.offset - x.offset;
    const std::int64_t highest = order == Order::less ? limit - 1 : limit;
    const std::int64_t lowest = order == Order::same ? limit : kFirstNumber;
    return builder_.within(x.column, std::max<std::int64_t>(lowest, kFirstNumber), highest);
  }
  if (x.is_constant) {
    const std::int64_t limit = x.offset - y.offset;
    const std::int64_t lowest = order == Order::less ? limit + 1 : limit;
    const std::int64_t highest = order == Order::same ? limit : ColumnBuilder::kHighest;
    return builder_.within(y.column, std::max<std::int64_t>(lowest, kFirstNumber), highest);
  }
  return builder_.compare(order, x.column, y.column,
                          static_cast<std::int32_t>(x.offset - y.offset));
}

ColumnId ConditionCompiler::is_known(const Number& number) {
  return number.is_constant ? kAll : builder_.is_known(number.column);
}

ColumnId ConditionCompiler::is_answered(const NamedColumns& set) {
  const Range values = policy_.facts[set.k].values;
  return builder_.has_any(set.column, values.end - values.begin);
}

ColumnId ConditionCompiler::any_of(std::span<const TokenMask> tokens) {
  ColumnId any = kNone;
  for (const TokenMask& one : tokens) builder_.add_to(any, one.mask);
  return any;
}

}  // namespace eligibility
