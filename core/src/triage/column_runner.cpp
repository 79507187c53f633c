// SPDX-License-Identifier: Apache-2.0
// Block by block: the columns of the caller, the instructions, the results.
#include "triage/column_runner.h"

#include <algorithm>
#include <cstring>

#include "eligibility/calendar.h"
#include "triage/kernels.h"
#include "triage/row_by_row.h"
#include "triage/time_step.h"

namespace eligibility {
namespace {

constexpr std::size_t kCountedDays = 4'096;

}  // namespace

ColumnRunner::ColumnRunner(const Policy& policy, const Outputs& outputs,
                           const ColumnProgram& program)
    : policy_(policy),
      outputs_(outputs),
      program_(program),
      is_wanted_(program.nodes.size()),
      is_uniform_(program.nodes.size()),
      last_use_(program.nodes.size()),
      offsets_(program.nodes.size()),
      at_(program.nodes.size()),
      counted_(policy.compiled().business_periods.size() * kCountedDays),
      falses_(program.evaluations.size()),
      again_(kBlock / 64),
      row_(program.evaluations.empty() ? 0 : policy.compiled().names.entries().size()),
      texts_(row_.size()),
      lists_(row_.size()),
      scratch_(make_scratch()) {
  find_wanted();
  for (std::vector<kernel::Word>& one : falses_) one.resize(kBlock / 64);
}

std::uint8_t* ColumnRunner::own(ColumnId id) {
  auto* const memory = reinterpret_cast<std::uint8_t*>(buffers_.data() + offsets_[id]);
  at_[id] = memory;
  return memory;
}

void ColumnRunner::run(std::size_t rows, const List<const Column*>& columns, TriageResult& result) {
  bind(columns);
  const std::size_t most = std::min(kBlock, rows);
  point_at_inputs(0, most, columns);
  for (const ColumnId id : once_) execute(id, most);
  for (std::size_t row = 0; row < rows; row += kBlock) {
    const std::size_t n = std::min(kBlock, rows - row);
    std::fill(again_.begin(), again_.end(), kernel::Word{0});
    for (const ColumnId id : inputs_) {
      if (!is_uniform_[id])
        point_at_input(id, row, n, columns[static_cast<std::size_t>(program_.nodes[id].k)]);
    }
    for (const ColumnId id : steps_) execute(id, n);
    write(row, n, columns, result);
  }
}

// What is the same in all rows fills a buffer.
void ColumnRunner::point_at_inputs(std::size_t row, std::size_t n,
                                   const List<const Column*>& columns) {
  for (const ColumnId id : inputs_) {
    if (is_uniform_[id])
      point_at_input(id, row, n, columns[static_cast<std::size_t>(program_.nodes[id].k)]);
  }
}

void ColumnRunner::point_at_input(ColumnId id, std::size_t row, std::size_t n,
                                  const Column* column) {
  const ColumnNode& node = program_.nodes[id];
  const Fact& fact = policy_.compiled().facts[static_cast<std::size_t>(node.k)];
  const std::uint8_t other = fact.type == Fact::Type::choices ? 128 : kUnsureCode - 1;
  if (node.op == ColumnOp::input_number) {  // codes are no column of such a fact
    if (!is_uniform_[id]) return point_at(id, column->numbers.data() + row, n);
    const std::int32_t number = column == nullptr ? kNoNumber : column->numbers[0];
    return kernel::fill(reinterpret_cast<std::int32_t*>(own(id)), number, n);
  }
  if (is_uniform_[id]) {
    std::uint8_t code = column == nullptr || column->codes.empty() ? kNoCode : column->codes[0];
    if (column != nullptr && column->codes.empty())
      kernel::codes_of_numbers(column->numbers.data(), other, &code, 1);
    kernel::fill(own(id), code, n);
  } else if (!column->codes.empty()) {
    point_at(id, column->codes.data() + row, n);
  } else {
    kernel::codes_of_numbers(column->numbers.data() + row, other, own(id), n);
  }
}

// Where they lie; the last rows, which do not fill a word of a mask, from a copy with room for one.
template <typename T>
void ColumnRunner::point_at(ColumnId id, const T* rows, std::size_t n) {
  if (n % kernel::kRowsTogether == 0) {
    at_[id] = reinterpret_cast<const std::uint8_t*>(rows);
  } else {
    std::memcpy(own(id), rows, n * sizeof(T));
  }
}

void ColumnRunner::execute(ColumnId id, std::size_t n) {
  const ColumnNode& node = program_.nodes[id];
  std::uint8_t* const out = own(id);
  auto* const mask_out = reinterpret_cast<kernel::Word*>(out);
  auto* const numbers_out = reinterpret_cast<std::int32_t*>(out);
  switch (node.op) {
    case ColumnOp::none:
    case ColumnOp::all:
      return kernel::fill(mask_out, node.op == ColumnOp::all, n);
    case ColumnOp::input_code:
    case ColumnOp::input_number:
      return;
    case ColumnOp::both:
    case ColumnOp::either:
    case ColumnOp::without:
    case ColumnOp::inverse:
      return kernel::combine(node.op, mask(node.a), mask(node.b), mask_out, n);
    case ColumnOp::code_is:
    case ColumnOp::code_within:
    case ColumnOp::code_has:
      return kernel::test_codes(node, at_[node.a], mask_out, n);
    case ColumnOp::number_has:
      return kernel::has(numbers(node.a), node.k, mask_out, n);
    case ColumnOp::within:
      return kernel::within(numbers(node.a), {node.k, node.m}, mask_out, n);
    case ColumnOp::below:
    case ColumnOp::same:
      return compare(node, mask_out, n);
    case ColumnOp::evaluate:
      return evaluate(id, n);
    case ColumnOp::evaluate_false:
      std::copy_n(falses_[static_cast<std::size_t>(program_.nodes[node.a].k)].begin(),
                  kernel::words_of(n), mask_out);
      return;
    case ColumnOp::blank:
      if (kernel::any(mask(node.a), n))
        return kernel::blank(mask(node.a), numbers(node.b), node.k, numbers_out, n);
      at_[id] = at_[node.b];
      return;
    case ColumnOp::choose:
      return kernel::choose(mask(node.a), numbers(node.b), numbers(node.c), numbers_out, n);
    case ColumnOp::difference:
    case ColumnOp::plus:
    case ColumnOp::sum:
    case ColumnOp::earlier:
    case ColumnOp::later:
      return kernel::compute(node, numbers(node.a), numbers(node.b), numbers_out, n);
    case ColumnOp::months:
      return move_months(node, numbers_out, n);
    case ColumnOp::due:
    case ColumnOp::coverage:
      return count_business_days(node, id, n);
    case ColumnOp::pick:
      masks_.clear();
      codes_.clear();
      for (std::size_t i = node.pool.begin; i < node.pool.end; i += 2) {
        masks_.push_back(mask(program_.pool[i]));
        codes_.push_back(static_cast<std::uint8_t>(program_.pool[i + 1]));
      }
      return kernel::pick(masks_.data(), codes_.data(), masks_.size(), out, n);
    case ColumnOp::gather:
      masks_.clear();
      for (std::size_t i = node.pool.begin; i < node.pool.end; ++i)
        masks_.push_back(mask(program_.pool[i]));
      return kernel::gather(masks_.data(), masks_.size(), numbers_out, n);
  }
}

// What lies so to a number that is the same in all rows (today, as a rule) lies between two others.
void ColumnRunner::compare(const ColumnNode& node, kernel::Word* out, std::size_t n) {
  const std::int32_t* const a = numbers(node.a);
  const std::int32_t* const b = numbers(node.b);
  const bool is_below = node.op == ColumnOp::below;
  if (is_uniform_[node.b]) {
    const kernel::Number limit = kernel::subtract(*b, node.k);
    if (is_below) return kernel::within(a, {kNoNumber, kernel::subtract(limit, 1)}, out, n);
    return kernel::within(a, {limit, limit}, out, n);
  }
  if (is_uniform_[node.a]) {
    const kernel::Number limit = kernel::add(*a, node.k);
    if (is_below) return kernel::within(b, {kernel::add(limit, 1), kernel::kHighest}, out, n);
    return kernel::within(b, {limit, limit}, out, n);
  }
  if (is_below) return kernel::below(a, node.k, b, out, n);
  kernel::same(a, node.k, b, out, n);
}

// The same day again and again, as a rule: today.
void ColumnRunner::move_months(const ColumnNode& node, std::int32_t* out, std::size_t n) {
  const std::int32_t* const days = numbers(node.a);
  std::int32_t last = kNoNumber;
  std::int32_t moved = kNoNumber;
  for (std::size_t i = 0; i < n; ++i) {
    if (days[i] != last) {
      last = days[i];
      moved = last < kFirstNumber ? last : months_later(last, node.k);
    }
    out[i] = moved;
  }
}

const ColumnRunner::Counted& ColumnRunner::counted(std::size_t period, std::int32_t start) {
  Counted& known =
      counted_[period * kCountedDays + static_cast<std::uint32_t>(start) % kCountedDays];
  if (known.start != start) {
    const BusinessPeriodRule& rule = policy_.compiled().business_periods[period];
    const BusinessDay due =
        nth_business_day(policy_.compiled().calendars[rule.calendar], Date(Days{start}), rule.days);
    known = {start, due.date.since_epoch().count, static_cast<std::uint8_t>(due.coverage)};
  }
  return known;
}

void ColumnRunner::count_business_days(const ColumnNode& node, ColumnId id, std::size_t n) {
  const std::int32_t* const days = numbers(node.a);
  std::uint8_t* const codes = own(id);
  auto* const due = reinterpret_cast<std::int32_t*>(codes);
  const auto period = static_cast<std::size_t>(node.k);
  for (std::size_t i = 0; i < n; ++i) {
    const bool is_known = days[i] >= kFirstNumber;
    if (node.op == ColumnOp::due) {
      due[i] = is_known ? counted(period, days[i]).due : kNullNumber;
    } else {
      codes[i] = is_known ? counted(period, days[i]).coverage : kNoCode;
    }
  }
}

void ColumnRunner::write(std::size_t row, std::size_t n, const List<const Column*>& columns,
                         TriageResult& result) {
  kernel::ones(mask(program_.refused), result.refused.data() + row, n);
  const ColumnId* from = program_.results.begin();
  for (std::size_t i = 0; i < outputs_.described.size(); ++i) {
    TriageResult::Values& values = result.outputs[i];
    if (!values.codes.empty()) std::copy_n(at_[*from++], n, values.codes.data() + row);
    if (!values.numbers.empty()) std::copy_n(numbers(*from++), n, values.numbers.data() + row);
    for (std::size_t at = row; at < values.bits.size(); at += result.rows)
      std::memcpy(values.bits.data() + at, numbers(*from++), n * sizeof(std::uint32_t));
  }
  const bool some_refused = kernel::any(mask(program_.refused), n);
  for (std::size_t i = 0; i < n && some_refused; ++i) {
    if (result.refused[row + i] != 0) refuse_row(outputs_, row + i, result);
  }
  if (!program_.evaluations.empty() && kernel::any(again_.data(), n)) {
    for (std::size_t i = 0; i < n; ++i) {
      if (!kernel::has_row(again_.data(), i)) continue;
      judge_row(policy_, outputs_, facts_of_row(policy_.compiled(), columns, row + i), row + i,
                result);
    }
  }
}

}  // namespace eligibility
