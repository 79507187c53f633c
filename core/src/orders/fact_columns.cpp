// SPDX-License-Identifier: Apache-2.0
#include "eligibility/orders.h"
#include "orders/answer_column.h"
#include "policy/compiled.h"

namespace eligibility {

struct FactColumns::State {
  std::vector<AnswerColumn> columns;
  std::vector<AnswerWords> row;
  std::vector<Column> facts;
};

FactColumns::FactColumns(const Triage& triage) : state_(std::make_unique<State>()) {
  for (const TriageInput& input : triage.inputs()) {
    state_->columns.emplace_back(input);
    state_->row.emplace_back(state_->columns.back().width());
  }
}
FactColumns::FactColumns(FactColumns&& other) noexcept = default;
FactColumns::~FactColumns() = default;

bool FactColumns::add(const Value& facts) {
  if (facts.object() == nullptr || facts.object()->size() > kMaxGiven) return false;
  const Value none;
  for (std::size_t i = 0; i < state_->columns.size(); ++i) {
    const TriageInput& input = state_->columns[i].input();
    const Value* const given = facts.find(input.fact);
    if (!answer_of(input, given == nullptr ? none : *given, state_->row[i])) return false;
  }
  for (std::size_t i = 0; i < state_->columns.size(); ++i) state_->columns[i].push(state_->row[i]);
  return true;
}

void FactColumns::clear() {
  for (AnswerColumn& column : state_->columns) column.clear();
}

std::span<const Column> FactColumns::facts() const {
  state_->facts.clear();
  for (const AnswerColumn& column : state_->columns) state_->facts.push_back(column.column());
  return state_->facts;
}

}  // namespace eligibility
