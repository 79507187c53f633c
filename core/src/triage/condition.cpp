// SPDX-License-Identifier: Apache-2.0
// Guards: what is true and what is false of each expression. What their operands hold is for
// operands.cpp.
#include "triage/condition.h"

#include <algorithm>

#include "logic/equal.h"

namespace eligibility {

using Kind = NamedColumns::Kind;

namespace {
constexpr std::int64_t kLastWrittenDay = 2'932'896;  // 9999-12-31: four digits
}  // namespace

Result<Truths, std::string_view> ConditionCompiler::compile(const Program& program) {
  const std::optional<Expression> expression = expression_of(program.code());
  if (!expression) return Failure{std::string_view("\"reduce\" goes through a list")};
  why_ = {};
  const Truths truths = truth(*expression);
  if (!why_.empty()) return Failure{why_};
  return truths;
}

Truths ConditionCompiler::truth(const Expression& expression) {
  switch (expression.kind) {
    case Expression::Kind::constant:
      return truth_of_constant(expression.constant);
    case Expression::Kind::name:
      return truth_of_name(names_[expression.place]);
    case Expression::Kind::operation:
      return truth_of_operation(expression);
    case Expression::Kind::array:
      break;
  }
  give_up("a list that is built is a guard");
  return {};
}

Truths ConditionCompiler::truth_of_constant(const Operand& constant) {
  switch (truth_of(constant)) {
    case Truth::truthy:
      return {kAll, kNone};
    case Truth::falsy:
      return {kNone, kAll};
    case Truth::unknown:
    case Truth::undecided:
      break;
  }
  give_up("a guard is neither true nor false");
  return {};
}

Truths ConditionCompiler::truth_of_name(const NamedColumns& name) {
  switch (name.kind) {
    case Kind::null:
      return {kNone, kAll};
    case Kind::choice: {
      const Range values = policy_.facts[name.k].values;
      for (std::size_t i = values.begin; i < values.end; ++i) {
        if (policy_.value_pool[i].empty()) give_up("an answer is an empty text");
      }
      return {builder_.inverse(builder_.code_is(name.column, kNoCode)), kNone};
    }
    case Kind::set:
      return {is_answered(name), kNone};
    case Kind::text:
      for (const TokenMask& one : name.tokens) {
        if (one.token.empty()) give_up("a token is an empty text");
      }
      return {any_of(name.tokens), builder_.inverse(any_of(name.tokens))};
    case Kind::list:
      return {any_of(name.tokens), builder_.inverse(any_of(name.tokens))};
    case Kind::date: {
      const ColumnId unsure = builder_.number_is(name.column, kUnsureNumber);
      return {builder_.either(builder_.is_known(name.column), unsure),
              builder_.number_is(name.column, kNullNumber)};
    }
    case Kind::integer: {
      const ColumnId zero = builder_.within(name.column, 0, 0);
      const ColumnId null = builder_.number_is(name.column, kNullNumber);
      return {builder_.without(builder_.is_known(name.column), zero), builder_.either(zero, null)};
    }
    case Kind::boolean:
      return {name.tokens[0].mask, builder_.inverse(name.tokens[0].mask)};
    case Kind::days:
      break;
  }
  give_up("a list of days is read");
  return {};
}

Truths ConditionCompiler::truth_of_operation(const Expression& operation) {
  const std::vector<Expression>& operands = operation.operands;
  switch (operation.symbol) {
    case Symbol::negation: {
      const Truths operand = truth(operands[0]);
      return {operand.no, operand.yes};
    }
    case Symbol::conjunction:
    case Symbol::disjunction: {
      const bool is_and = operation.symbol == Symbol::conjunction;
      Truths all = is_and ? Truths{kAll, kNone} : Truths{kNone, kAll};
      for (const Expression& each : operands) {
        const Truths operand = truth(each);
        all.yes =
            is_and ? builder_.both(all.yes, operand.yes) : builder_.either(all.yes, operand.yes);
        all.no = is_and ? builder_.either(all.no, operand.no) : builder_.both(all.no, operand.no);
      }
      return all;
    }
    case Symbol::conditional:
      return conditional(truth(operands[0]), truth(operands[1]), truth(operands[2]));
    case Symbol::equal:
      return equality(operands[0], operands[1]);
    case Symbol::member:
      return membership(operands[0], operands[1]);
    case Symbol::less:
    case Symbol::at_most:
    case Symbol::greater:
    case Symbol::at_least:
      return comparison(operation, false);
    case Symbol::after:
    case Symbol::before:
    case Symbol::not_after:
    case Symbol::not_before:
      return comparison(operation, true);
    case Symbol::plus:
    case Symbol::date_of_birth:
    case Symbol::extract:
    case Symbol::plus_time:
    case Symbol::reduce:
      break;
  }
  give_up("a sum, a date-time or a part of a text is a guard");
  return {};
}

// Unknown where the guard is, whatever the branches say.
Truths ConditionCompiler::conditional(const Truths& guard, const Truths& then_part,
                                      const Truths& else_part) {
  const auto taken = [&](ColumnId then_mask, ColumnId else_mask) {
    return builder_.either(builder_.both(guard.yes, then_mask), builder_.both(guard.no, else_mask));
  };
  return {taken(then_part.yes, else_part.yes), taken(then_part.no, else_part.no)};
}

// Where all operands are known and not in order it is false.
Truths ConditionCompiler::comparison(const Expression& operation, bool of_days) {
  const Symbol symbol = operation.symbol;
  std::vector<Number> numbers;
  for (const Expression& operand : operation.operands)
    numbers.push_back(of_days ? day(operand) : number(operand));
  const bool is_strict = symbol == Symbol::less || symbol == Symbol::greater ||
                         symbol == Symbol::before || symbol == Symbol::after;
  const bool is_reversed = symbol == Symbol::greater || symbol == Symbol::at_least ||
                           symbol == Symbol::after || symbol == Symbol::not_before;
  if (is_reversed) std::reverse(numbers.begin(), numbers.end());
  Truths all{kAll, kNone};
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    const Order in_order = is_strict ? Order::less : Order::at_most;
    all.yes = builder_.both(all.yes, compare(in_order, numbers[i - 1], numbers[i]));
  }
  ColumnId known = kAll;
  for (const Number& each : numbers) known = builder_.both(known, is_known(each));
  all.no = builder_.without(known, all.yes);
  return all;
}

Truths ConditionCompiler::equality(const Expression& left, const Expression& right) {
  if (is_text(left) && is_text(right)) return same_text(text(left), text(right));
  const NamedColumns* first = named(left);
  const NamedColumns* second = named(right);
  if (first != nullptr && first->kind == Kind::date) {
    if (right.kind == Expression::Kind::constant && right.constant.kind() == Operand::Kind::string)
      return is_day(*first, right.constant.text());
    if (second != nullptr && second->kind == Kind::date) {
      const ColumnId same =
          builder_.node({.op = ColumnOp::same, .a = first->column, .b = second->column});
      const auto is_open = [this](const NamedColumns& date) {
        return builder_.number_is(date.column, kNoNumber);
      };
      const ColumnId open = builder_.either(is_open(*first), is_open(*second));
      return {builder_.without(same, open), builder_.inverse(builder_.either(same, open))};
    }
  }
  if (second != nullptr && second->kind == Kind::date && first == nullptr)
    return equality(right, left);
  if (is_boolean(left) && is_boolean(right)) return same_boolean(boolean(left), boolean(right));
  if (is_integer(left) && is_integer(right)) {
    const Number x = number(left);
    const Number y = number(right);
    const ColumnId same = compare(Order::same, x, y);
    const ColumnId differ = builder_.either(compare(Order::less, x, y), compare(Order::less, y, x));
    const auto is_null = [this](const Number& number) {
      if (number.is_constant) return kNone;
      return builder_.number_is(number.column, kNullNumber);
    };
    // null equals null, and no number.
    const ColumnId one_null = builder_.either(builder_.both(is_null(x), is_known(y)),
                                              builder_.both(is_known(x), is_null(y)));
    return {builder_.either(same, builder_.both(is_null(x), is_null(y))),
            builder_.either(differ, one_null)};
  }
  give_up("\"===\" compares lists, date-times or values of more than one kind");
  return {};
}

Truths ConditionCompiler::same_text(const Text& left, const Text& right) {
  ColumnId same = builder_.both(left.null, right.null);
  for (const TokenMask& one : left.tokens) {
    for (const TokenMask& other : right.tokens) {
      if (one.token == other.token) builder_.add_to(same, builder_.both(one.mask, other.mask));
    }
  }
  const ColumnId unknown = builder_.either(left.unknown, right.unknown);
  return {same, builder_.inverse(builder_.either(same, unknown))};
}

// A date is a text, too: only as it is written does it equal another.
Truths ConditionCompiler::is_day(const NamedColumns& date, std::string_view text) {
  if (date.highest > kLastWrittenDay) give_up("a date may lie beyond the year 9999");
  const Result<Date, DateError> day = read_date(text);
  ColumnId same = kNone;
  if (text == kUnsure) {
    same = builder_.number_is(date.column, kUnsureNumber);
  } else if (day.ok()) {
    same = builder_.within(date.column, day->since_epoch().count, day->since_epoch().count);
  }
  const ColumnId open = builder_.number_is(date.column, kNoNumber);
  return {same, builder_.inverse(builder_.either(same, open))};
}

Truths ConditionCompiler::same_boolean(const Boolean& left, const Boolean& right) {
  Truths truths;
  const auto add = [&](ColumnId& mask, ColumnId x, ColumnId y) {
    builder_.add_to(mask, builder_.both(x, y));
  };
  add(truths.yes, left.yes, right.yes);
  add(truths.yes, left.no, right.no);
  add(truths.yes, left.null, right.null);
  add(truths.no, left.yes, builder_.either(right.no, right.null));
  add(truths.no, left.no, builder_.either(right.yes, right.null));
  add(truths.no, left.null, builder_.either(right.yes, right.no));
  return truths;
}

// In a list that is written down: whether it equals one of the elements.
Truths ConditionCompiler::membership(const Expression& needle, const Expression& list) {
  if (const NamedColumns* name = named(list)) return among(needle, *name);
  std::vector<Expression> elements = list.operands;
  if (list.kind == Expression::Kind::constant && list.constant.kind() == Operand::Kind::array) {
    for (const Value& element : list.constant.array()) {
      elements.emplace_back();
      elements.back().constant = Operand::of(element);
    }
  } else if (list.kind != Expression::Kind::array) {
    give_up("\"in\" looks in a list that is computed");
  }
  if (elements.empty()) give_up("\"in\" looks in an empty list");
  Truths any{kNone, kAll};
  for (const Expression& element : elements) {
    const Truths same = equality(needle, element);
    any.yes = builder_.either(any.yes, same.yes);
    any.no = builder_.both(any.no, same.no);
  }
  return any;
}

Truths ConditionCompiler::among(const Expression& needle, const NamedColumns& list) {
  if (!is_text(needle) || (list.kind != Kind::set && list.kind != Kind::list)) {
    give_up("\"in\" looks for something in a list of another kind");
    return {};
  }
  const Text token = text(needle);
  const ColumnId there = list.kind == Kind::set ? is_answered(list) : any_of(list.tokens);
  ColumnId found = kNone;
  for (const TokenMask& one : token.tokens) {
    if (list.kind == Kind::set) {
      const Range values = policy_.facts[list.k].values;
      for (std::size_t i = values.begin; i < values.end; ++i) {
        if (policy_.value_pool[i] == one.token)
          builder_.add_to(
              found, builder_.both(one.mask, builder_.has_answer(list.column, i - values.begin)));
      }
    } else {
      for (const TokenMask& other : list.tokens) {
        if (other.token == one.token) builder_.add_to(found, builder_.both(one.mask, other.mask));
      }
    }
  }
  return {found, builder_.without(builder_.without(there, token.unknown), found)};
}

}  // namespace eligibility
