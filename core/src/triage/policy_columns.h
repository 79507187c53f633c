// SPDX-License-Identifier: Apache-2.0
// A whole policy as a column program: what check does with one case, section by section, said of
// all rows at once. First hits become masks: a case is hit where its condition is true and no case
// before it was.
#pragma once

#include <vector>

#include "triage/column_program.h"
#include "triage/columns.h"
#include "triage/condition.h"
#include "triage/output.h"

namespace eligibility {

class PolicyColumns {
 public:
  // Conditions that no mask can say go to `fallbacks`, and are evaluated row by row.
  PolicyColumns(const CompiledPolicy& policy, const Outputs& outputs, ColumnProgram& program,
                std::vector<Diagnostic>& fallbacks);
  void compile();

 private:
  using Tokens = std::vector<TokenMask>;
  using Kind = NamedColumns::Kind;

  struct CheckColumns {
    ColumnId applies = kNone;
    ColumnId rest = kNone;  // applies, and no case of its own holds: the requirements decide
    ColumnId failed = kNone, not_yet = kNone, unknown = kNone;  // an outcome of them is so
    Tokens verdict;
    std::vector<ColumnId> open;  // by fact
  };

  // input_columns.cpp
  void read_facts();
  void read_choice(Place place);
  void read_set(Place place);
  void read_date(Place place);
  void check_validity();
  void compute_dates();
  void compute_date(const NamedDate& rule);
  void apply_constraints();

  // period_columns.cpp
  void compute_window(const Window& rule);
  void compute_business_period(std::size_t index);

  // check_columns.cpp: checks to what input problems override
  void find_checks();
  void assess_requirement(std::size_t index);
  void assess_for(std::size_t requirement, std::span<const Truths> truths, std::size_t check,
                  Tokens& outcome);
  void decide(std::size_t index);
  void assess_evidence(const Evidence& item);
  void assess_readiness(std::size_t index);
  void find_overall();
  void override_by_input_problems();

  // result_columns.cpp
  void write_results();
  void write_result(const TriageOutput& output, const OutputSource& source);
  void write_entries(const TriageOutput& output);
  void write_set(const TriageOutput& output, const Tokens& tokens);
  [[nodiscard]] Tokens needs();
  [[nodiscard]] Tokens standing(const List<Statement>& statements);
  [[nodiscard]] ColumnId stands(const Statement& statement, ColumnId where);
  [[nodiscard]] ColumnId has_value(const NamedColumns& name);

  // policy_columns.cpp. Where the condition is true or false; `where` is all that matters.
  [[nodiscard]] Truths truths(const Condition& condition, ColumnId where);
  [[nodiscard]] ColumnId holds(const Condition& condition, ColumnId where) {
    return truths(condition, where).yes;
  }
  [[nodiscard]] Truths evaluate(std::uint32_t program, ColumnId where);
  // By case: where it is the first that holds, and how it would go on.
  [[nodiscard]] std::vector<ColumnId> first_hits(Range cases, ColumnId where);
  [[nodiscard]] ColumnId can_be_asked(Place place);
  void add_token(std::string_view token, ColumnId mask, Tokens& tokens);
  void set_date(Place place, ColumnId column, std::int64_t lowest, std::int64_t highest);
  void set_integer(Place place, ColumnId column, std::int64_t lowest, std::int64_t highest);
  void set_boolean(Place place, ColumnId yes, ColumnId no);
  void set_tokens(Place place, Kind kind, Tokens tokens);

  const CompiledPolicy& policy_;
  const Outputs& outputs_;
  ColumnProgram& program_;
  std::vector<Diagnostic>& fallbacks_;
  ColumnBuilder builder_;
  std::vector<NamedColumns> names_;  // by place, as they stand now
  std::vector<ColumnId> answered_;   // by fact
  std::vector<ColumnId> problems_;   // by fact: something is wrong with it
  std::vector<ColumnId> asked_;      // by fact: it could be asked for; kUnset until it is wanted
  std::vector<CheckColumns> checks_;
  Tokens overall_;
  Tokens missing_;
  std::vector<ColumnId> reasons_;
  ConditionCompiler conditions_;
};

}  // namespace eligibility
