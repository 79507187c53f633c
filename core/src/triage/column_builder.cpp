// SPDX-License-Identifier: Apache-2.0
#include "triage/column_builder.h"

#include <algorithm>
#include <utility>

#include "eligibility/triage.h"
#include "triage/output.h"

namespace eligibility {
namespace {

std::size_t hash_of(const ColumnNode& node) {
  auto hash = static_cast<std::uint64_t>(node.op);
  for (const std::uint32_t part : {node.a, node.b, node.c, static_cast<std::uint32_t>(node.k),
                                   static_cast<std::uint32_t>(node.m)}) {
    hash = (hash ^ part) * 0x9E37'79B9'7F4A'7C15U;
    hash ^= hash >> 29U;
  }
  return static_cast<std::size_t>(hash);
}

bool is_same(const ColumnNode& x, const ColumnNode& y) {
  return x.op == y.op && x.a == y.a && x.b == y.b && x.c == y.c && x.k == y.k && x.m == y.m &&
         x.pool.begin == y.pool.begin && x.pool.end == y.pool.end;
}

}  // namespace

ColumnBuilder::ColumnBuilder(ColumnProgram& program) : program_(program), slots_(1024) {
  program_.nodes.push_back({.op = ColumnOp::none});
  program_.nodes.push_back({.op = ColumnOp::all});
  for (std::size_t i = 0; i < program_.nodes.size(); ++i) known_.push_back(kUnset);
}

ColumnId ColumnBuilder::node(ColumnNode node) {
  std::size_t slot = hash_of(node) % slots_.size();
  for (; slots_[slot] != kNone; slot = (slot + 1) % slots_.size()) {
    if (is_same(at(slots_[slot]), node)) return slots_[slot];
  }
  const auto id = static_cast<ColumnId>(program_.nodes.size());
  program_.nodes.push_back(node);
  known_.push_back(kUnset);
  slots_[slot] = id;
  if (program_.nodes.size() * 2 > slots_.size()) grow();
  return id;
}

void ColumnBuilder::grow() {
  slots_ = List<ColumnId>(slots_.size() * 2);
  for (ColumnId id = kAll + 1; id < program_.nodes.size(); ++id) {
    std::size_t slot = hash_of(at(id)) % slots_.size();
    while (slots_[slot] != kNone) slot = (slot + 1) % slots_.size();
    slots_[slot] = id;
  }
}

ColumnBuilder::Test ColumnBuilder::test_of(ColumnId mask) const {
  const ColumnNode& node = at(mask);
  if (node.op == ColumnOp::code_is) return {node.a, true, node.k, node.k};
  if (node.op == ColumnOp::code_within) return {node.a, true, node.k, node.m};
  if (node.op == ColumnOp::within) return {node.a, false, node.k, node.m};
  return {};
}

// Whether no row can be in both: a fact has one answer.
bool ColumnBuilder::excludes(ColumnId a, ColumnId b) const {
  const ColumnNode& x = at(a);
  const ColumnNode& y = at(b);
  const Test first = test_of(a);
  const Test second = test_of(b);
  if (first.column != kNone && first.column == second.column)
    return first.highest < second.lowest || second.highest < first.lowest;
  return (x.op == ColumnOp::inverse && x.a == b) || (y.op == ColumnOp::inverse && y.a == a) ||
         (x.op == ColumnOp::without && x.b == b) || (y.op == ColumnOp::without && y.b == a);
}

ColumnId ColumnBuilder::both(ColumnId a, ColumnId b) {
  if (a == b || b == kAll) return a;
  if (a == kAll) return b;
  if (a == kNone || b == kNone || excludes(a, b)) return kNone;
  if (at(b).op == ColumnOp::inverse) return without(a, at(b).a);
  if (at(a).op == ColumnOp::inverse) return without(b, at(a).a);
  return node({.op = ColumnOp::both, .a = std::min(a, b), .b = std::max(a, b)});
}

ColumnId ColumnBuilder::either(ColumnId a, ColumnId b) {
  if (a == b || b == kNone) return a;
  if (a == kNone) return b;
  if (a == kAll || b == kAll) return kAll;
  const Test first = test_of(a);
  const Test second = test_of(b);
  if (first.column != kNone && first.column == second.column &&
      first.lowest <= second.highest + 1 && second.lowest <= first.highest + 1) {
    const std::int64_t lowest = std::min(first.lowest, second.lowest);
    const std::int64_t highest = std::max(first.highest, second.highest);
    return first.is_of_codes ? code_within(first.column, lowest, highest)
                             : within(first.column, lowest, highest);
  }
  return node({.op = ColumnOp::either, .a = std::min(a, b), .b = std::max(a, b)});
}

ColumnId ColumnBuilder::without(ColumnId a, ColumnId b) {
  if (a == b || a == kNone || b == kAll) return kNone;
  if (b == kNone || excludes(a, b)) return a;
  if (a == kAll) return inverse(b);
  if (at(b).op == ColumnOp::inverse) return both(a, at(b).a);
  return node({.op = ColumnOp::without, .a = a, .b = b});
}

ColumnId ColumnBuilder::inverse(ColumnId a) {
  if (a == kNone || a == kAll) return a == kNone ? kAll : kNone;
  if (at(a).op == ColumnOp::inverse) return at(a).a;
  return node({.op = ColumnOp::inverse, .a = a});
}

ColumnId ColumnBuilder::within(ColumnId number, std::int64_t lowest, std::int64_t highest) {
  lowest = std::max<std::int64_t>(lowest, kNoNumber);
  highest = std::min(highest, kHighest);
  if (lowest > highest) return kNone;
  if (lowest == kNoNumber && highest == kHighest) return kAll;
  return node({.op = ColumnOp::within,
               .a = number,
               .k = static_cast<std::int32_t>(lowest),
               .m = static_cast<std::int32_t>(highest)});
}

ColumnId ColumnBuilder::code_within(ColumnId code, std::int64_t lowest, std::int64_t highest) {
  if (lowest == 0 && highest == kNoCode) return kAll;
  return node({.op = lowest == highest ? ColumnOp::code_is : ColumnOp::code_within,
               .a = code,
               .k = static_cast<std::int32_t>(lowest),
               .m = lowest == highest ? 0 : static_cast<std::int32_t>(highest)});
}

ColumnId ColumnBuilder::has_answer(ColumnId set, std::size_t position) {
  return node({.op = is_code(set) ? ColumnOp::code_has : ColumnOp::number_has,
               .a = set,
               .k = std::int32_t{1} << position});
}

ColumnId ColumnBuilder::has_any(ColumnId set, std::size_t answers) {
  const std::int64_t all = (std::int64_t{1} << answers) - 1;
  return is_code(set) ? code_within(set, 1, all) : within(set, 1, all);
}

// "At most" is "not above", so that a comparison and its contrary are one look at the numbers.
ColumnId ColumnBuilder::compare(Order order, ColumnId a, ColumnId b, std::int32_t k) {
  const ColumnId known = both(is_known(a), is_known(b));
  if (order == Order::at_most)
    return without(known, node({.op = ColumnOp::below, .a = b, .b = a, .k = -k}));
  return both(
      known,
      node(
          {.op = order == Order::less ? ColumnOp::below : ColumnOp::same, .a = a, .b = b, .k = k}));
}

ColumnId ColumnBuilder::is_known(ColumnId number) {
  if (known_[number] == kUnset) {
    const ColumnId known = find_known(number);
    known_[number] = known;
  }
  return known_[number];
}

ColumnId ColumnBuilder::find_known(ColumnId number) {
  const ColumnNode from = at(number);
  const ColumnOp op = from.op;
  if (op == ColumnOp::plus || op == ColumnOp::months || op == ColumnOp::due)
    return is_known(from.a);
  if (op >= ColumnOp::difference && op <= ColumnOp::later)
    return both(is_known(from.a), is_known(from.b));
  if (op == ColumnOp::blank) return without(is_known(from.b), from.a);  // by what is not known
  if (op == ColumnOp::choose) {
    return either(both(from.a, is_known(from.b)), without(is_known(from.c), from.a));
  }
  return within(number, kFirstNumber, kHighest);
}

ColumnId ColumnBuilder::blank(ColumnId mask, ColumnId number, std::int32_t by) {
  if (mask == kNone) return number;
  return node({.op = ColumnOp::blank, .a = mask, .b = number, .k = by});
}

ColumnId ColumnBuilder::pick(std::span<const TokenMask> masks,
                             std::span<const std::string_view> tokens) {
  ColumnNode pick{.op = ColumnOp::pick};
  pick.pool.begin = static_cast<std::uint32_t>(program_.pool.size());
  for (const TokenMask& one : masks) {
    if (one.mask == kNone) continue;
    program_.pool.push_back(one.mask);
    program_.pool.push_back(static_cast<std::uint32_t>(position_of(one.token, tokens)));
  }
  pick.pool.end = static_cast<std::uint32_t>(program_.pool.size());
  return node(pick);
}

ColumnId ColumnBuilder::gather(std::span<const ColumnId> masks) {
  ColumnNode gather{.op = ColumnOp::gather};
  gather.pool.begin = static_cast<std::uint32_t>(program_.pool.size());
  for (const ColumnId mask : masks) program_.pool.push_back(mask);
  gather.pool.end = static_cast<std::uint32_t>(program_.pool.size());
  return node(gather);
}

}  // namespace eligibility
