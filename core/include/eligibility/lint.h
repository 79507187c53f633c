// SPDX-License-Identifier: Apache-2.0
// What is wrong with a policy that loads: cases that never hit, cases that contradict each other,
// answers that cannot be given, texts that are missing, properties that can be broken. Every
// finding that facts can show comes with facts that show it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/policy.h"
#include "eligibility/value.h"

namespace eligibility {

// One thing that is wrong, or that nobody can have meant.
//
//   {"unreachable_case", "/requirements/0/cases/1", "...", {"facts": {"today": ...}}}
//
// code:     stable, listed with an example in core/README.md.
// path:     JSON Pointer into the policy document ("/texts/<language>/<key>" into the texts).
// witness:  {"facts"} as `check` takes them, for two reports {"facts", "after"}; null where no
//           facts can show it (a text that is missing, a clause that nothing cites).
struct Finding {
  std::string code;
  std::string path;
  std::string message;
  Value witness;
};

// The texts of one language: key to text, or to the forms of a counted text.
struct LanguageTexts {
  std::string_view language;
  const Value* texts;
};

// How much was looked at; for those who want to know what "none found" means.
struct LintStats {
  std::size_t searches = 0;    // one for each question: can this case hit, can this be broken?
  std::size_t cases = 0;       // cases judged, in which only the facts that matter are closed
  std::size_t most_cases = 0;  // in one search
  std::size_t most_days = 0;   // days that one search placed at once
  std::size_t most_zones = 0;  // ways in which they can lie to each other
};

// Every finding, in the order of the document. Without languages no text is looked for.
//
//   lint(okorder, {})   // {}: the shipped policy is clean
//
// Reading:  "never" and "always" are proved over all answers and all days; zones.h says how days
//           are covered, and boundaries.h what is not covered. A search that had to be ended is a
//           finding of its own, not_examined.
[[nodiscard]] std::vector<Finding> lint(const Policy& policy,
                                        std::span<const LanguageTexts> languages,
                                        LintStats* stats = nullptr);

// As JSON text: [{"code", "path", "message", "witness"}]
[[nodiscard]] std::string write_findings(std::span<const Finding> findings);

}  // namespace eligibility
