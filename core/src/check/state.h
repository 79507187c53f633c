// SPDX-License-Identifier: Apache-2.0
// One case while it is checked: the row of operands that conditions read, and what stands behind
// them. A name is null until it is computed; a fact that was not answered is Unknown.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/check.h"
#include "logic/equal.h"
#include "policy/compiled.h"
#include "value/list.h"

namespace eligibility {

// A fact as it was given.
struct Answer {
  const Value* given = nullptr;  // null: left out, or null
  std::optional<Date> date;      // real and in range
  std::string_view problem;  // the key of the text that says what is wrong; empty when nothing is
};

// What a condition can still come to when open facts are answered.
struct Prospect {
  bool holds;
  bool can_hold;
  FactSet facts;  // while it is not decided: the open facts on which it rests
};

class State {
 public:
  explicit State(const CompiledPolicy& policy);

  [[nodiscard]] const CompiledPolicy& policy() const { return policy_; }
  [[nodiscard]] const Operand& operand(Place place) const { return row_[place]; }
  [[nodiscard]] std::optional<Date> date(Place place) const { return dates_[place]; }
  [[nodiscard]] Truth truth(const Condition& condition);
  // Only what is true hits; Unknown does not.
  [[nodiscard]] bool holds(const Condition& condition) { return truth(condition) == Truth::truthy; }
  // It stands unless its exception is known to hold: an answer that is not there keeps it.
  [[nodiscard]] bool stands(const Statement& statement) {
    return holds(statement.when) && !(statement.unless && holds(*statement.unless));
  }
  [[nodiscard]] Prospect prospect(const Condition& condition);
  // As it came out; Unknown when it cannot be computed. It has to have a program.
  [[nodiscard]] Operand value(const Condition& condition);

  void set_unknown(Place place);
  // Unknown, and answers to these facts can change that; to none: it stays Unknown.
  void set_open(Place place, FactSet facts);
  void set_null(Place place);
  void set_text(Place place, std::string_view token);  // `token` outlives the state
  void set_integer(Place place, std::int64_t integer);
  void set_boolean(Place place, bool boolean);
  void set_date(Place place, std::optional<Date> date);
  void set_list(Place place, Array list);  // null when it is empty
  void set_given(Place place, const Value& value);

  List<Answer> answers;              // by fact
  std::vector<std::string> ignored;  // facts that the policy does not know
  std::vector<Diagnostic> faults;    // conditions that could not be computed

  [[nodiscard]] bool is_answered(Place fact) const { return answers[fact].given != nullptr; }
  // The first of the cases that holds; nullptr when none does.
  [[nodiscard]] const Case* first_case(Range cases);
  // The ids of these facts, in the policy's order.
  [[nodiscard]] Array ids_of(FactSet facts) const;

 private:
  const CompiledPolicy& policy_;
  List<Operand> row_;
  List<std::optional<Date>> dates_;
  // What operands point into, by place: neither grows, so neither moves.
  std::vector<std::string> texts_;
  std::vector<Value> lists_;
  ScratchPointer scratch_;
};

// Reads the facts into the state: answers, form of dates, constraints, named dates and measures.
//
// Errors: the caller's mistakes, as check.
[[nodiscard]] std::vector<Diagnostic> read_facts(const Value& facts, State& state);

// Named dates and measures, from the facts as they stand.
void compute_dates(State& state);
// Contradictions among the answers; a date that is blamed counts as not answered in all that
// follows.
void apply_constraints(State& state);
void compute_periods(State& state);
// One of them; its names are null before. For who knows only some facts: see lint.
void compute_window(const Window& rule, State& state);
// What a notice names, as the report has it.
[[nodiscard]] Array named_days(const std::vector<NamedDay>& days);
void compute_business_period(const BusinessPeriodRule& rule, State& state);

}  // namespace eligibility
