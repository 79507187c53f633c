// SPDX-License-Identifier: Apache-2.0
// What a run has to execute, once or for each block, and where in memory each column stands.
#include <algorithm>

#include "triage/column_runner.h"

namespace eligibility {
namespace {

// Calls `use` with each column that the node reads.
template <typename F>
void each_operand(const ColumnProgram& program, const ColumnNode& node, F use) {
  switch (node.op) {
    case ColumnOp::none:
    case ColumnOp::all:
    case ColumnOp::input_code:
    case ColumnOp::input_number:
      return;
    case ColumnOp::inverse:
    case ColumnOp::code_is:
    case ColumnOp::code_within:
    case ColumnOp::code_has:
    case ColumnOp::number_has:
    case ColumnOp::within:
    case ColumnOp::plus:
    case ColumnOp::months:
    case ColumnOp::due:
    case ColumnOp::coverage:
    case ColumnOp::evaluate_false:
      return use(node.a);
    case ColumnOp::both:
    case ColumnOp::either:
    case ColumnOp::without:
    case ColumnOp::below:
    case ColumnOp::same:
    case ColumnOp::blank:
    case ColumnOp::difference:
    case ColumnOp::sum:
    case ColumnOp::earlier:
    case ColumnOp::later:
      use(node.a);
      return use(node.b);
    case ColumnOp::choose:
      use(node.a);
      use(node.b);
      return use(node.c);
    case ColumnOp::evaluate:
      use(node.a);
      for (std::size_t i = node.pool.begin; i < node.pool.end; ++i) use(program.pool[i]);
      return;
    case ColumnOp::pick:
      for (std::size_t i = node.pool.begin; i < node.pool.end; i += 2) use(program.pool[i]);
      return;
    case ColumnOp::gather:
      for (std::size_t i = node.pool.begin; i < node.pool.end; ++i) use(program.pool[i]);
      return;
  }
}

bool is_input(ColumnOp op) { return op == ColumnOp::input_code || op == ColumnOp::input_number; }

}  // namespace

// Only what results are made of; and what may have to be refused.
void ColumnRunner::find_wanted() {
  is_wanted_[kNone] = is_wanted_[kAll] = true;
  is_wanted_[program_.refused] = true;
  for (const ColumnId id : program_.results) is_wanted_[id] = true;
  for (const ColumnId id : program_.evaluated) is_wanted_[id] = true;
  for (std::size_t i = program_.nodes.size(); i > 0; --i) {
    const auto id = static_cast<ColumnId>(i - 1);
    if (!is_wanted_[id]) continue;
    each_operand(program_, program_.nodes[id], [this](ColumnId used) { is_wanted_[used] = true; });
    if (is_input(program_.nodes[id].op)) inputs_.push_back(id);
  }
}

// As a rule the same columns are uniform as in the run before, and then all is bound already.
void ColumnRunner::bind(const List<const Column*>& columns) {
  bool is_as_before = is_bound_;
  for (const ColumnId id : inputs_) {
    const Column* column = columns[static_cast<std::size_t>(program_.nodes[id].k)];
    const bool is_uniform =
        column == nullptr || std::max(column->codes.size(), column->numbers.size()) == 1;
    is_as_before = is_as_before && is_uniform_[id] == is_uniform;
    is_uniform_[id] = is_uniform;
  }
  if (is_as_before) return;
  is_bound_ = true;
  once_.clear();
  steps_.clear();
  for (ColumnId id = 0; id < program_.nodes.size(); ++id) {
    const ColumnNode& node = program_.nodes[id];
    if (!is_wanted_[id] || is_input(node.op)) continue;
    bool is_uniform = true;
    each_operand(program_, node,
                 [&](ColumnId used) { is_uniform = is_uniform && is_uniform_[used]; });
    // A row that is to be judged again is one of a block.
    if (node.op == ColumnOp::evaluate || node.op == ColumnOp::evaluate_false) is_uniform = false;
    is_uniform_[id] = is_uniform;
    (is_uniform ? once_ : steps_).push_back(id);
  }
  assign_buffers();
}

// A buffer is free again after the last instruction that reads it. What is the same in all rows
// keeps its own, and so does what is a result, which is read when all is done.
void ColumnRunner::assign_buffers() {
  const auto count = static_cast<ColumnId>(program_.nodes.size());
  for (ColumnId id = 0; id < count; ++id) last_use_[id] = id;
  last_use_[program_.refused] = count;
  for (const ColumnId id : program_.results) last_use_[id] = count;
  for (ColumnId left = count; left > 0; --left) {
    const ColumnId id = left - 1;
    if (!is_wanted_[id]) continue;
    const ColumnNode& node = program_.nodes[id];
    each_operand(program_, node,
                 [&](ColumnId used) { last_use_[used] = std::max(last_use_[used], id); });
    // In a block without such rows it points to the other column.
    if (node.op == ColumnOp::blank) last_use_[node.b] = std::max(last_use_[node.b], last_use_[id]);
  }
  // Sizes in words.
  constexpr std::size_t kSizes[] = {kBlock / 64, kBlock / 8, kBlock / 2};
  const auto size_class = [&](ColumnId id) {
    const ColumnOp op = program_.nodes[id].op;
    return is_number(op) ? 2U : is_code(op) ? 1U : 0U;
  };
  std::size_t end = 0;
  List<std::size_t> free[3];
  const auto take = [&](ColumnId id) {
    List<std::size_t>& unused = free[size_class(id)];
    if (unused.empty()) {
      offsets_[id] = end;
      end += kSizes[size_class(id)];
    } else {
      offsets_[id] = unused.back();
      unused.pop_back();
    }
  };
  const auto stays = [&](ColumnId id) {
    return is_uniform_[id] || is_input(program_.nodes[id].op);
  };
  for (ColumnId id = 0; id < count; ++id) {
    if (is_wanted_[id] && stays(id)) take(id);
  }
  std::vector<List<ColumnId>> ends(count + std::size_t{1});
  for (const ColumnId id : steps_) {
    take(id);
    ends[last_use_[id]].push_back(id);
    for (const ColumnId done : ends[id]) free[size_class(done)].push_back(offsets_[done]);
  }
  if (buffers_.size() < end) buffers_.resize(end);
}

}  // namespace eligibility
