// SPDX-License-Identifier: Apache-2.0
// check(policy, facts) -> Report: the one entry point. Pure and total: valid facts always give a
// report, and what cannot be told is said, not guessed. Today is a fact like any other; there is no
// clock here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/policy.h"
#include "eligibility/result.h"
#include "eligibility/value.h"

namespace eligibility {

// A value for a {placeholder} of a text: the report key that it is taken from, and what stands
// there.
struct Param {
  std::string_view name;
  Value value;
};

struct InputProblem {
  std::string_view fact;
  std::string_view text;  // the key of the text that says what is wrong
};

struct RequirementResult {
  std::string_view id;
  std::string_view check;
  Outcome outcome;
  std::optional<std::string_view> reason;
  std::vector<std::string_view> clauses;
};

struct Reason {
  std::string_view code;
  std::vector<std::string_view> clauses;
  std::vector<std::string_view> checks;  // the checks for which it was given
  std::vector<Member> facts;             // the answers that it was drawn from
  std::vector<Param> params;
};

struct OpenPoint {
  std::string_view code;
  std::vector<std::string_view> clauses;
  std::vector<Param> params;
};

struct Warning {
  std::string_view code;
  std::string_view text;  // the key of its text
  std::vector<std::string_view> clauses;
  std::vector<Member> facts;
};

struct EvidenceItem {
  std::string_view id;
  std::string_view level;
  std::string_view status;
  std::vector<std::string_view> checks;
  std::optional<std::string_view> clause;
};

struct Flag {
  std::string_view id;
  bool value;
};

// The keys that the policy itself names: "claims.late", "deadline.apply_by", "days_late".
struct ReportEntry {
  std::string_view key;
  Value value;
};

// What the policy says of a case. The keys are those of policy README section 5. Views point into
// `policy`, which the report keeps alive.
struct Report {
  Policy policy;
  std::string_view overall;
  std::vector<ReportEntry> entries;
  std::vector<InputProblem> input_problems;
  std::vector<std::string_view> missing_required;
  std::vector<std::string_view> needs;
  std::optional<std::vector<EvidenceItem>> evidence;  // none where no check with evidence applies
  std::vector<RequirementResult> requirements;
  std::vector<Reason> reasons;
  std::vector<OpenPoint> open_points;
  std::vector<Warning> warnings;
  std::vector<std::string_view> clauses;
  std::vector<Flag> flags;
  std::vector<std::string> ignored_facts;

  // The value at a key of the policy's own; nullptr when it has none.
  //
  //   report.find("deadline.apply_by")->string()   // "2026-03-29"
  [[nodiscard]] const Value* find(std::string_view key) const;
};

// The report for these facts.
//
//   check(okorder, {"today": "2026-03-20", "rating": "3A"})   // membership.verdict "eligible"
//
// Units:    facts is an object; dates are "YYYY-MM-DD"; a fact left out or null is not answered,
// "unsure" is an answer. Errors:   the caller's mistakes, all at once, `path` naming the fact:
// not_an_object, missing_fact, not_a_date,
//           not_an_answer, wrong_kind, too_many, no_policy_for_day; condition_failed where a
//           condition overflows.
// Source:   policy README, sections 4 to 8.
[[nodiscard]] Result<Report, std::vector<Diagnostic>> check(const Policy& policy,
                                                            const Value& facts);
[[nodiscard]] Result<Report, std::vector<Diagnostic>> check(const PolicySet& versions,
                                                            const Value& facts);

// The report as JSON text: one writer for every way in, so that native and WebAssembly are equal to
// the byte.
[[nodiscard]] std::string write_report(const Report& report);

}  // namespace eligibility
