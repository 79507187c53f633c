// SPDX-License-Identifier: Apache-2.0
// What the sections of a document share while it is compiled: the policy so far and the names
// declared so far. Sections are read in the order in which they are evaluated, so a condition can
// only read what was computed before it; anything else is an unknown name.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "policy/compiled.h"
#include "value/document.h"

namespace eligibility {

// What the members of a policy hold beyond the forms that every document has, and as what it is
// kept. The context of their reading is a Builder.
namespace form {
void condition(const Reading& reading);       // Condition
void unless(const Reading& reading);          // std::optional<Condition>
void clauses(const Reading& reading);         // Range of clause_pool
void cited(const Reading& reading);           // the same, at least one: notes no_clause
void checks(const Reading& reading);          // CheckSet
void facts(const Reading& reading);           // FactSet
void values(const Reading& reading);          // Range of value_pool
void params(const Reading& reading);          // Range of param_pool
void fact(const Reading& reading);            // std::optional<std::uint32_t>, a position ...
void reason(const Reading& reading);          // ... as these
void clause(const Reading& reading);          //
void name(const Reading& reading);            // std::optional<Place>; null is none
void date_name(const Reading& reading);       // Place
void some_date_name(const Reading& reading);  // std::optional<Place>
}  // namespace form

// What can be referred to by its id.
enum class Referent : std::uint8_t { fact, check, reason, clause, requirement, evidence, calendar };

struct Builder {
  CompiledPolicy& policy;
  std::array<List<std::string_view>, 7> ids = {};  // by kind, by position

  List<std::string_view>& ids_of(Referent kind) { return ids[static_cast<std::size_t>(kind)]; }

  // Reads an object's members into a record, as Node::read does, in a policy's forms too.
  bool read(const Node& node, std::span<const Field> fields, void* record) {
    return node.read(fields, record, this);
  }

  // Declares a name that rests on `facts`; notes `duplicate_id` at `node`.
  Place declare(const Node& node, std::string path, NameType type, FactSet facts);
  // Makes the id known under the next position; notes `duplicate_id` at `node`.
  void add_id(Referent kind, const Node& node, std::string_view id);

  // A condition; of nothing, one that always holds.
  Condition condition(const Node& node);

  // The place of a declared name; notes `unknown_name`, and `wrong_name_type` where a date is
  // wanted.
  Place name(const Node& node) const;
  Place date_name(const Node& node);
  // The position of what was loaded before; notes that there is none of this id.
  std::uint32_t position(Referent kind, const Node& node);

  // A list of ids as their positions. Nothing is an empty list; an element that is named twice is
  // noted.
  Range positions(Referent kind, const Node& list, List<std::uint32_t>& pool);
  Range values(const Node& list);

  // Reads a section of statements: a list, or with `by_id` an object of them.
  void statements(const Node& section, bool by_id, std::span<const Field> fields,
                  List<Statement>& statements);

  // The cases of `node`; all but the last have a condition and the last has none, so that one
  // always hits: notes `falls_through` and `unreachable_cases`. With `open_end` the last has one,
  // too.
  Range cases(const Node& node, std::span<const Field> fields, bool open_end);
  [[nodiscard]] FactSet facts_of_cases(Range cases) const;
};

// The sections, in the order of evaluation; each file holds what belongs together.
bool load_identity(const Node& document, Builder& builder);  // false when it is no object
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
