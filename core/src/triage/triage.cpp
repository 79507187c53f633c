// SPDX-License-Identifier: Apache-2.0
#include "eligibility/triage.h"

#include <algorithm>
#include <utility>

#include "triage/column_runner.h"
#include "triage/columns.h"
#include "triage/output.h"
#include "triage/policy_columns.h"
#include "triage/row_by_row.h"

namespace eligibility {

struct Triage::Plan {
  Policy policy;
  Outputs outputs;
  std::vector<TriageInput> inputs;
  std::vector<Diagnostic> fallbacks;
  ColumnProgram program;
  std::unique_ptr<ColumnRunner> runner;  // none: every row is checked by itself
};

namespace {

std::vector<TriageInput> inputs_of(const CompiledPolicy& policy) {
  std::vector<TriageInput> inputs;
  for (Place place = 0; place < policy.facts.size(); ++place) {
    const Fact& fact = policy.facts[place];
    inputs.push_back({fact.id, static_cast<TriageInput::Kind>(fact.type), fact.unsure,
                      fact.required, tokens_of_name(policy, place)});
  }
  return inputs;
}

// Answers that one code, or one number, cannot hold.
bool has_too_many_answers(const CompiledPolicy& policy) {
  return std::any_of(policy.facts.begin(), policy.facts.end(), [](const Fact& fact) {
    return fact.type == Fact::Type::choice ? fact.values.end - fact.values.begin >= kUnsureCode
                                           : width_of(fact) > 1;
  });
}

// Room for the rows, as each output's kind needs it.
void make_room(const Outputs& outputs, std::size_t rows, TriageResult& result) {
  result.rows = rows;
  result.refused.resize(rows);
  result.outputs.resize(outputs.described.size());
  for (std::size_t i = 0; i < outputs.described.size(); ++i) {
    const TriageOutput& output = outputs.described[i];
    TriageResult::Values& values = result.outputs[i];
    using Kind = TriageOutput::Kind;
    const bool is_code = output.kind == Kind::code || output.kind == Kind::boolean;
    const bool is_set = output.kind == Kind::set;
    values.codes.resize(is_code ? rows : 0);
    values.numbers.resize(is_code || is_set ? 0 : rows);
    values.bits.resize(is_set ? (output.tokens.size() + 31) / 32 * rows : 0);
  }
}

}  // namespace

Result<Triage, std::vector<Diagnostic>> Triage::make(const Policy& policy,
                                                     std::span<const std::string_view> keys) {
  Result<Outputs, std::vector<Diagnostic>> outputs = find_outputs(policy.compiled(), keys);
  if (!outputs.ok()) return Failure{std::move(outputs.error())};
  // NOLINTNEXTLINE(modernize-make-unique): an aggregate is not made with parentheses by clang 14
  auto plan = std::unique_ptr<Plan>(
      new Plan{policy, std::move(*outputs), inputs_of(policy.compiled()), {}, {}, nullptr});
  if (has_too_many_answers(policy.compiled())) {
    plan->fallbacks.push_back(
        {"not_vectorised", "", "a fact has more answers than a code or a bit mask holds"});
    return Triage(std::move(plan));
  }
  PolicyColumns(plan->policy.compiled(), plan->outputs, plan->program, plan->fallbacks).compile();
  plan->runner = std::make_unique<ColumnRunner>(plan->policy, plan->outputs, plan->program);
  return Triage(std::move(plan));
}

Triage::Triage(std::unique_ptr<Plan> plan) : plan_(std::move(plan)) {}
Triage::Triage(Triage&& other) noexcept = default;
Triage& Triage::operator=(Triage&& other) noexcept = default;
Triage::~Triage() = default;

std::span<const TriageInput> Triage::inputs() const { return plan_->inputs; }
std::span<const TriageOutput> Triage::outputs() const { return plan_->outputs.described; }
std::span<const Diagnostic> Triage::fallbacks() const { return plan_->fallbacks; }

std::vector<Diagnostic> Triage::run(std::size_t rows, std::span<const Column> columns,
                                    TriageResult& result) {
  const CompiledPolicy& policy = plan_->policy.compiled();
  Result<List<const Column*>, std::vector<Diagnostic>> by_fact =
      columns_by_fact(policy, rows, columns);
  if (!by_fact.ok()) return std::move(by_fact.error());
  make_room(plan_->outputs, rows, result);
  if (plan_->runner != nullptr) {
    plan_->runner->run(rows, *by_fact, result);
    return {};
  }
  for (std::size_t row = 0; row < rows; ++row)
    judge_row(plan_->policy, plan_->outputs, facts_of_row(policy, *by_fact, row), row, result);
  return {};
}

Value Triage::facts_of(std::span<const Column> columns, std::size_t row) const {
  const CompiledPolicy& policy = plan_->policy.compiled();
  List<const Column*> by_fact(policy.facts.size());
  for (const Column& column : columns) {
    const std::size_t place = policy.names.place(column.fact);
    if (place < by_fact.size()) by_fact[place] = &column;
  }
  return facts_of_row(policy, by_fact, row);
}

}  // namespace eligibility
