// SPDX-License-Identifier: Apache-2.0
// What the sections of a document share while it is compiled: the policy so far, the names declared so far, the
// problems. Sections are read in the order in which they are evaluated, so a condition can only read what was computed
// before it; anything else is an unknown name.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "policy/compiled.h"
#include "policy/node.h"

namespace eligibility {

struct Builder {
  CompiledPolicy policy;
  std::vector<std::pair<std::string, std::size_t>> calendar_names;  // id -> position in policy.calendars

  // Declares a name that rests on `facts`; notes `duplicate_id` at `node`.
  Place declare(const Node& node, std::string path, NameType type, FactSet facts);

  // A condition; without a node one that always holds.
  [[nodiscard]] Condition condition(const std::optional<Node>& node) const;

  // The place of a declared name; notes `unknown_name` and `wrong_name_type`.
  [[nodiscard]] std::optional<Place> name(const Node& node) const;
  [[nodiscard]] std::optional<Place> date_name(const Node& node) const;
  [[nodiscard]] std::optional<Place> fact(const Node& node) const;
  [[nodiscard]] std::optional<CheckIndex> check(const Node& node) const;
  [[nodiscard]] std::optional<ReasonIndex> reason(const Node& node) const;
  [[nodiscard]] std::optional<ClauseIndex> clause(const Node& node) const;

  // Lists of them; a missing member is an empty list.
  [[nodiscard]] std::vector<ClauseIndex> clauses(const std::optional<Node>& node) const;
  [[nodiscard]] std::vector<CheckIndex> checks(const std::optional<Node>& node) const;
  [[nodiscard]] std::vector<ParamRule> params(const std::optional<Node>& node) const;

  // Ordered cases: all but the last have a condition, the last has none, so that nothing falls through.
  void check_last_case(const Node& cases, std::size_t index, std::size_t count, bool has_condition) const;

  // The facts behind a place or a condition's program.
  [[nodiscard]] FactSet facts_of(Place place) const { return policy.name_facts[place]; }
};

// The sections, in the order of evaluation; each file holds what belongs together.
void load_identity(const Node& document, Builder& builder);
void load_clauses(const Node& document, Builder& builder);
void load_facts(const Node& document, Builder& builder);
void load_dates(const Node& document, Builder& builder);
void load_constraints(const Node& document, Builder& builder);
void load_periods(const Node& document, Builder& builder);
void load_reasons(const Node& document, Builder& builder);
void load_check_cases(const Node& document, Builder& builder);  // which checks apply, and their own verdicts
void load_requirements(const Node& document, Builder& builder);
void load_evidence(const Node& document, Builder& builder);
void load_check_results(const Node& document, Builder& builder);  // what their requirements and evidence come to
void load_overall(const Node& document, Builder& builder);
void load_needs(const Node& document, Builder& builder);
void load_points(const Node& document, Builder& builder);  // open points, warnings, flags
void load_report(const Node& document, Builder& builder);

}  // namespace eligibility
