// SPDX-License-Identifier: Apache-2.0
#include "triage/columns.h"

#include <string>
#include <utility>

namespace eligibility {
namespace {

// The row's value of a column of numbers, or of codes as the number that means the same.
std::int32_t number_at(const Fact& fact, const Column& column, std::size_t row) {
  if (!column.numbers.empty()) return column.numbers[column.numbers.size() == 1 ? 0 : row];
  const std::uint8_t code = column.codes[column.codes.size() == 1 ? 0 : row];
  if (code == kNoCode) return kNoNumber;
  if (code == kUnsureCode && fact.type == Fact::Type::choice) return kUnsureNumber;
  return code;
}

Value choice_of(const CompiledPolicy& policy, const Fact& fact, std::int32_t number) {
  if (number == kUnsureNumber) return Value(kUnsure);
  if (number >= 0 && static_cast<std::size_t>(number) < fact.values.end - fact.values.begin)
    return Value(policy.value_pool[fact.values.begin + static_cast<std::size_t>(number)]);
  return Value(std::int64_t{number});
}

Value set_of(const CompiledPolicy& policy, const Fact& fact, const Column& column,
             std::size_t row) {
  const std::size_t width = width_of(fact);
  const std::size_t first = column.numbers.size() <= width ? 0 : row * width;
  Array chosen;
  for (std::size_t word = 0; word < width; ++word) {
    const std::int32_t number =
        width == 1 ? number_at(fact, column, row) : column.numbers[first + word];
    if (number == kNoNumber) return Value();
    const std::size_t begin = fact.values.begin + word * kAnswersInNumber;
    for (std::size_t bit = 0; bit < 32; ++bit) {
      if ((static_cast<std::uint32_t>(number) >> bit & 1U) == 0) continue;
      if (bit >= kAnswersInNumber || begin + bit >= fact.values.end)
        return Value(std::int64_t{number});
      chosen.emplace_back(policy.value_pool[begin + bit]);
    }
  }
  return Value(std::move(chosen));
}

Value date_of(std::int32_t number) {
  if (number == kUnsureNumber) return Value(kUnsure);
  if (number == kNotADay) return Value("not a day");
  return Value(write_date(Date(Days{number})));
}

Value answer_of(const CompiledPolicy& policy, const Fact& fact, const Column& column,
                std::size_t row) {
  if (fact.type == Fact::Type::choices) return set_of(policy, fact, column, row);
  const std::int32_t number = number_at(fact, column, row);
  if (number == kNoNumber) return Value();
  return fact.type == Fact::Type::date ? date_of(number) : choice_of(policy, fact, number);
}

bool can_be_codes(const Fact& fact) {
  const std::size_t answers = fact.values.end - fact.values.begin;
  if (fact.type == Fact::Type::choices) return answers <= kAnswersInCode;
  return fact.type == Fact::Type::choice && answers <= kUnsureCode;
}

}  // namespace

std::size_t width_of(const Fact& fact) {
  if (fact.type != Fact::Type::choices) return 1;
  return (fact.values.end - fact.values.begin + kAnswersInNumber - 1) / kAnswersInNumber;
}

Result<List<const Column*>, std::vector<Diagnostic>> columns_by_fact(
    const CompiledPolicy& policy, std::size_t rows, std::span<const Column> columns) {
  List<const Column*> by_fact(policy.facts.size());
  std::vector<Diagnostic> problems;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns[i];
    const auto problem = [&](std::string_view code, std::string_view what) {
      problems.push_back({std::string(code), "/columns/" + std::to_string(i),
                          std::string(column.fact) + std::string(what)});
    };
    const std::size_t place = policy.names.place(column.fact);
    if (place >= policy.facts.size()) {
      problem("unknown_fact", " is no fact of the policy");
      continue;
    }
    const Fact& fact = policy.facts[place];
    const std::size_t width = width_of(fact);
    const std::size_t size = column.codes.empty() ? column.numbers.size() : column.codes.size();
    if (by_fact[place] != nullptr) problem("duplicate", " has two columns");
    if (!column.codes.empty() && !column.numbers.empty()) {
      problem("wrong_kind", " has codes and numbers: one of them is expected");
    } else if (!column.codes.empty() && !can_be_codes(fact)) {
      problem("wrong_kind", " has codes, where numbers are expected");
    } else if (size != rows * width && size != width) {
      problem("wrong_count", " has neither a value for each row nor one for all");
    }
    by_fact[place] = &column;
  }
  if (!problems.empty()) return Failure{std::move(problems)};
  return by_fact;
}

Value facts_of_row(const CompiledPolicy& policy, const List<const Column*>& columns,
                   std::size_t row) {
  Object facts;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == nullptr) continue;
    Value answer = answer_of(policy, policy.facts[i], *columns[i], row);
    if (!answer.is_null()) facts.push_back({std::string(policy.facts[i].id), std::move(answer)});
  }
  return Value(std::move(facts));
}

}  // namespace eligibility
