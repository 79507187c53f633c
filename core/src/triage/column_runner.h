// SPDX-License-Identifier: Apache-2.0
// Runs a column program over blocks of rows. What is the same in all rows is computed once a run;
// the rest in buffers that are used again as soon as nobody needs what is in them, so that a block
// stays in the processor's nearest cache. Nothing is allocated from block to block.
#pragma once

#include <string>
#include <vector>

#include "eligibility/logic.h"
#include "triage/column_program.h"
#include "triage/columns.h"
#include "triage/kernels.h"
#include "triage/output.h"

namespace eligibility {

class ColumnRunner {
 public:
  ColumnRunner(const Policy& policy, const Outputs& outputs, const ColumnProgram& program);
  void run(std::size_t rows, const List<const Column*>& columns, TriageResult& result);

 private:
  // The end of one count of business days: asked for the same few days again and again.
  struct Counted {
    std::int32_t start = kNoNumber;
    std::int32_t due = 0;
    std::uint8_t coverage = 0;
  };

  static constexpr std::size_t kBlock = 4'096;  // rows

  // bind_columns.cpp
  void find_wanted();
  void bind(const List<const Column*>& columns);
  void assign_buffers();

  // column_runner.cpp, and of evaluations evaluate_rows.cpp
  void point_at_inputs(std::size_t row, std::size_t n, const List<const Column*>& columns);
  void point_at_input(ColumnId id, std::size_t row, std::size_t n, const Column* column);
  template <typename T>
  void point_at(ColumnId id, const T* rows, std::size_t n);
  void execute(ColumnId id, std::size_t n);
  void evaluate(ColumnId id, std::size_t n);
  [[nodiscard]] Operand operand_at(const Evaluation::Read& read, std::size_t at, std::size_t row);
  [[nodiscard]] Operand list_operand(const Evaluation::Read& read, std::size_t at, std::size_t row);
  void compare(const ColumnNode& node, kernel::Word* out, std::size_t n);
  void move_months(const ColumnNode& node, std::int32_t* out, std::size_t n);
  void count_business_days(const ColumnNode& node, ColumnId id, std::size_t n);
  [[nodiscard]] const Counted& counted(std::size_t period, std::int32_t start);
  void write(std::size_t row, std::size_t n, const List<const Column*>& columns,
             TriageResult& result);

  [[nodiscard]] const kernel::Word* mask(ColumnId id) const {
    return reinterpret_cast<const kernel::Word*>(at_[id]);
  }
  [[nodiscard]] const std::int32_t* numbers(ColumnId id) const {
    return reinterpret_cast<const std::int32_t*>(at_[id]);
  }
  [[nodiscard]] std::uint8_t* own(ColumnId id);

  const Policy& policy_;
  const Outputs& outputs_;
  const ColumnProgram& program_;
  List<bool> is_wanted_;
  List<bool> is_uniform_;         // in this run
  bool is_bound_ = false;         // the next four say how to run it
  List<ColumnId> last_use_;       // by whom it is read last
  List<std::size_t> offsets_;     // of buffers_, by node
  List<ColumnId> once_;           // to execute before the first block
  List<ColumnId> steps_;          // to execute for each
  List<const std::uint8_t*> at_;  // what each node points to in this block
  List<ColumnId> inputs_;
  std::vector<kernel::Word> buffers_;
  List<const kernel::Word*> masks_;  // of pick and gather
  List<std::uint8_t> codes_;
  List<Counted> counted_;                          // by period and day
  std::vector<std::vector<kernel::Word>> falses_;  // by evaluation: where it is false
  std::vector<kernel::Word> again_;                // rows of the block that check has to judge
  // What evaluations read.
  std::vector<Operand> row_;
  std::vector<std::string> texts_;
  std::vector<Value> lists_;
  ScratchPointer scratch_;
};

}  // namespace eligibility
