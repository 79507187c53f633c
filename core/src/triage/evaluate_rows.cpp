// SPDX-License-Identifier: Apache-2.0
// Conditions that no instruction can say: their programs are run for each row, on operands made of
// the columns. What cannot be computed, or is neither true nor false, sends the whole row to check.
#include "check/state.h"
#include "triage/column_runner.h"

namespace eligibility {

using Kind = NamedColumns::Kind;

void ColumnRunner::evaluate(ColumnId id, std::size_t n) {
  const ColumnNode& node = program_.nodes[id];
  const auto index = static_cast<std::size_t>(node.k);
  const Evaluation& evaluation = program_.evaluations[index];
  const Program& program = policy_.compiled().programs[evaluation.program];
  auto* const yes = reinterpret_cast<kernel::Word*>(own(id));
  kernel::Word* const no = falses_[index].data();
  kernel::fill(yes, false, n);
  kernel::fill(no, false, n);
  for (std::size_t row = 0; row < n; ++row) {
    if (!kernel::has_row(mask(node.a), row)) continue;
    std::size_t at = node.pool.begin;
    for (const Evaluation::Read& read : evaluation.reads) {
      row_[read.place] = operand_at(read, at, row);
      at += 1 + read.columns.tokens.size();
    }
    const Result<Operand, Diagnostic> result =
        eligibility::run(program, row_, Mode::partial, *scratch_);
    const Truth truth = result.ok() ? truth_of(*result) : Truth::undecided;
    if (truth == Truth::unknown) continue;
    kernel::Word* const to = truth == Truth::truthy  ? yes
                             : truth == Truth::falsy ? no
                                                     : again_.data();
    to[row / kernel::kRowsOfWord] |= kernel::Word{1} << row % kernel::kRowsOfWord;
  }
}

// `at`: the name's columns in the pool.
Operand ColumnRunner::operand_at(const Evaluation::Read& read, std::size_t at, std::size_t row) {
  const NamedColumns& name = read.columns;
  const CompiledPolicy& policy = policy_.compiled();
  switch (name.kind) {
    case Kind::null:
      return Operand();
    case Kind::choice: {
      const std::uint8_t code = at_[name.column][row];
      const Range values = policy.facts[name.k].values;
      if (code == kUnsureCode) return Operand::string(kUnsure);
      if (code >= values.end - values.begin) return Operand::unknown();
      return Operand::string(policy.value_pool[values.begin + code]);
    }
    case Kind::text:
    case Kind::boolean:
      for (std::size_t i = 0; i < name.tokens.size(); ++i) {
        if (!kernel::has_row(mask(program_.pool[at + 1 + i]), row)) continue;
        return name.kind == Kind::text ? Operand::string(name.tokens[i].token)
                                       : Operand::boolean(i == 0);
      }
      return Operand();
    case Kind::integer: {
      const std::int32_t number = numbers(name.column)[row];
      return number < kFirstNumber ? Operand() : Operand::integer(number);
    }
    case Kind::date: {
      const std::int32_t day = numbers(name.column)[row];
      if (day == kNoNumber) return Operand::unknown();
      if (day == kUnsureNumber) return Operand::string(kUnsure);
      if (day < kFirstNumber) return Operand();
      texts_[read.place] = write_date(Date(Days{day}));
      return Operand::string(texts_[read.place]);
    }
    case Kind::set:
    case Kind::list:
    case Kind::days:
      break;
  }
  return list_operand(read, at, row);
}

// NOLINTNEXTLINE(readability-function-cognitive-complexity): a branch for each kind of list
Operand ColumnRunner::list_operand(const Evaluation::Read& read, std::size_t at, std::size_t row) {
  const NamedColumns& name = read.columns;
  const CompiledPolicy& policy = policy_.compiled();
  Array list;
  if (name.kind == Kind::set) {
    const bool is_wide = is_number(program_.nodes[name.column].op);
    const std::int32_t mask = is_wide                            ? numbers(name.column)[row]
                              : at_[name.column][row] == kNoCode ? 0
                                                                 : at_[name.column][row];
    const Range values = policy.facts[name.k].values;
    for (std::size_t i = values.begin; i < values.end && mask > 0; ++i) {
      if ((mask >> (i - values.begin) & 1) != 0) list.emplace_back(policy.value_pool[i]);
    }
    if (list.empty()) return Operand::unknown();
  } else if (name.kind == Kind::list) {
    for (std::size_t i = 0; i < name.tokens.size(); ++i) {
      if (kernel::has_row(mask(program_.pool[at + 1 + i]), row))
        list.emplace_back(name.tokens[i].token);
    }
  } else {
    const std::int32_t start = numbers(name.column)[row];
    if (start < kFirstNumber) return Operand();
    const BusinessPeriodRule& rule = policy.business_periods[name.k / 2];
    const Date first(Days{start});
    const NamedDays days = named_days_between(policy.calendars[rule.calendar], first,
                                              Date(Days{counted(name.k / 2, start).due}));
    list = named_days(name.k % 2 == 0 ? days.off : days.work);
  }
  if (list.empty()) return Operand();
  lists_[read.place] = Value(std::move(list));
  return Operand::of(lists_[read.place]);
}

}  // namespace eligibility
