// SPDX-License-Identifier: Apache-2.0
// What the parts of lint share: the policy with its properties, the search, the findings so far.
#pragma once

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/lint.h"
#include "lint/checked_case.h"
#include "lint/properties.h"
#include "lint/search.h"

namespace eligibility {

struct Linter {
  const Policy& policy;
  const CompiledPolicy& compiled;  // with the names and conditions of its properties
  const PropertySet& properties;
  Search& search;
  std::vector<Finding>& findings;

  // What no facts can show.
  void note(std::string_view code, std::string path,
            std::initializer_list<std::string_view> message);
  // What these facts show; `shows` is asked of them as `check` has them. Where it says no, nothing
  // is claimed but that.
  using Shows = std::function<bool(CheckedCase& before, CheckedCase& after)>;
  void note_shown(std::string_view code, std::string path,
                  std::initializer_list<std::string_view> message, const Found& found,
                  const Shows& shows);
  // When the last search had to be ended, nothing follows from finding nothing.
  bool note_if_cut(const std::string& path);
  [[nodiscard]] Value witness(const Found& found) const;
};

// A path in the document, its parts one after another: at({"/requirements"}, 0, ...).
[[nodiscard]] std::string path_of(std::string_view section, std::size_t index);
[[nodiscard]] std::string path_of(std::string_view section, std::string_view key);

// Each looks for one kind of mistake.
void lint_cases(Linter& linter);        // unreachable_case, silent_overlap, needless_override
void lint_conditions(Linter& linter);   // constant_condition
void lint_answers(Linter& linter);      // contradiction
void lint_use(Linter& linter);          // unused_...
void lint_expressions(Linter& linter);  // impossible_value, and what other engines read otherwise
void lint_calendars(Linter& linter);    // silent_calendar_end
void lint_properties(Linter& linter);   // broken_property
void lint_texts(Linter& linter, std::span<const LanguageTexts> languages);

}  // namespace eligibility
