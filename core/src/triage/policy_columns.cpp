// SPDX-License-Identifier: Apache-2.0
// The order in which a policy becomes columns, and what each part of that rests on: what a name
// stands for, where a condition holds.
#include "triage/policy_columns.h"

#include <algorithm>
#include <utility>

namespace eligibility {

PolicyColumns::PolicyColumns(const CompiledPolicy& policy, const Outputs& outputs,
                             ColumnProgram& program, std::vector<Diagnostic>& fallbacks)
    : policy_(policy),
      outputs_(outputs),
      program_(program),
      fallbacks_(fallbacks),
      builder_(program),
      names_(policy.names.entries().size()),
      answered_(policy.facts.size()),
      problems_(policy.facts.size()),
      asked_(policy.facts.size(), kUnset),
      checks_(policy.checks.size()),
      reasons_(policy.reasons.size()),
      conditions_(policy, builder_, names_) {}

void PolicyColumns::compile() {
  read_facts();
  compute_dates();
  apply_constraints();
  for (const Window& rule : policy_.windows) compute_window(rule);
  for (std::size_t i = 0; i < policy_.business_periods.size(); ++i) compute_business_period(i);
  find_checks();
  for (std::size_t i = 0; i < policy_.requirements.size(); ++i) assess_requirement(i);
  for (std::size_t i = 0; i < policy_.checks.size(); ++i) decide(i);
  for (const Evidence& item : policy_.evidence) assess_evidence(item);
  for (std::size_t i = 0; i < policy_.checks.size(); ++i) assess_readiness(i);
  find_overall();
  override_by_input_problems();
  write_results();
}

void PolicyColumns::set_date(Place place, ColumnId column, std::int64_t lowest,
                             std::int64_t highest) {
  names_[place] = {
      .kind = Kind::date, .column = column, .lowest = lowest, .highest = highest, .tokens = {}};
}

void PolicyColumns::set_integer(Place place, ColumnId column, std::int64_t lowest,
                                std::int64_t highest) {
  names_[place] = {
      .kind = Kind::integer, .column = column, .lowest = lowest, .highest = highest, .tokens = {}};
}

void PolicyColumns::set_boolean(Place place, ColumnId yes, ColumnId no) {
  names_[place] = {.kind = Kind::boolean, .tokens = {{"true", yes}, {"false", no}}};
}

void PolicyColumns::set_tokens(Place place, Kind kind, Tokens tokens) {
  names_[place] = {.kind = kind, .tokens = std::move(tokens)};
}

void PolicyColumns::add_token(std::string_view token, ColumnId mask, Tokens& tokens) {
  if (mask == kNone) return;
  for (TokenMask& known : tokens) {
    if (known.token == token) return builder_.add_to(known.mask, mask);
  }
  tokens.push_back({token, mask});
}

Truths PolicyColumns::truths(const Condition& condition, ColumnId where) {
  if (condition.program == 0) return {kAll, kNone};
  const Result<Truths, std::string_view> compiled =
      conditions_.compile(policy_.programs[condition.program - 1]);
  if (compiled.ok()) return *compiled;
  const std::string& path = policy_.program_paths[condition.program - 1];
  const bool is_told = std::any_of(fallbacks_.begin(), fallbacks_.end(),
                                   [&path](const Diagnostic& told) { return told.path == path; });
  if (!is_told) fallbacks_.push_back({"not_vectorised", path, std::string(compiled.error())});
  return evaluate(condition.program - 1, where);
}

Truths PolicyColumns::evaluate(std::uint32_t program, ColumnId where) {
  if (where == kNone) return {};
  Evaluation evaluation{program, {}};
  ColumnNode node{.op = ColumnOp::evaluate,
                  .a = where,
                  .k = static_cast<std::int32_t>(program_.evaluations.size())};
  node.pool.begin = static_cast<std::uint32_t>(program_.pool.size());
  for (const Place place : policy_.programs[program].reads()) {
    evaluation.reads.push_back({place, names_[place]});
    program_.pool.push_back(names_[place].column);
    for (const TokenMask& one : names_[place].tokens) program_.pool.push_back(one.mask);
  }
  node.pool.end = static_cast<std::uint32_t>(program_.pool.size());
  program_.evaluations.push_back(std::move(evaluation));
  const ColumnId yes = builder_.node(node);
  program_.evaluated.push_back(yes);
  return {yes, builder_.node({.op = ColumnOp::evaluate_false, .a = yes})};
}

std::vector<ColumnId> PolicyColumns::first_hits(Range cases, ColumnId where) {
  std::vector<ColumnId> hits;
  for (std::size_t i = cases.begin; i < cases.end; ++i) {
    const ColumnId yes = holds(policy_.case_pool[i].when, where);
    hits.push_back(builder_.both(where, yes));
    where = builder_.without(where, yes);
  }
  return hits;
}

}  // namespace eligibility
