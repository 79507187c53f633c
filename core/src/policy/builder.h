// SPDX-License-Identifier: Apache-2.0
// What the sections of a document share while it is compiled: the policy so far and the names
// declared so far. Sections are read in the order in which they are evaluated, so a condition can
// only read what was computed before it; anything else is an unknown name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/compiled.h"
#include "value/document.h"

namespace eligibility {

struct Builder {
  CompiledPolicy& policy;
  std::vector<std::string> calendar_ids;  // in step with policy.calendars

  // Declares a name that rests on `facts`; notes `duplicate_id` at `node`.
  Place declare(const Node& node, std::string path, NameType type, FactSet facts);

  // A condition; of nothing, one that always holds.
  Condition condition(const Node& node);

  // The place of a declared name; notes `unknown_name`, and `wrong_name_type` where a date is
  // wanted.
  Place name(const Node& node);
  Place date_name(const Node& node);
  // Positions of what was loaded before; each notes an unknown id.
  std::size_t fact(const Node& node);
  std::size_t check(const Node& node);
  std::size_t reason(const Node& node);
  std::size_t clause(const Node& node);

  // Notes an empty text.
  static void require_words(const Node& text);

  // Lists; nothing is an empty list. An element that is named twice is noted.
  Range clauses(const Node& node);
  Range cited(const Node& node);  // required `clauses`, at least one: notes `no_clause`
  CheckSet checks(const Node& node);
  Range values(const Node& node);

  // The members that statements share: text, when, unless, clauses, params.
  Statement statement(const Node& node, std::string_view id);

  // The cases of `node`; all but the last have a condition and the last has none, so that one
  // always hits: notes `falls_through` and `unreachable_cases`. With `open_end` the last has one,
  // too.
  using LoadCase = void (*)(Builder& builder, const Node& node, Case& one);
  Range cases(const Node& node, LoadCase load, bool open_end);
  [[nodiscard]] FactSet facts_of_cases(Range cases) const;
};

// The sections, in the order of evaluation; each file holds what belongs together.
void load_identity(const Node& document, Builder& builder);
void load_facts(const Node& document, Builder& builder);
void load_dates(const Node& document, Builder& builder);
void load_constraints(const Node& document, Builder& builder);
void load_periods(const Node& document, Builder& builder);
void load_reasons(const Node& document, Builder& builder);
void load_check_cases(const Node& document,
                      Builder& builder);  // which checks apply, and their own verdicts
void load_requirements(const Node& document, Builder& builder);
void load_evidence(const Node& document, Builder& builder);
void load_check_results(const Node& document,
                        Builder& builder);  // what their requirements and evidence come to
void load_overall(const Node& document, Builder& builder);
void load_points(const Node& document, Builder& builder);  // needs, open points, warnings, flags
void load_report(const Node& document, Builder& builder);

}  // namespace eligibility
