// SPDX-License-Identifier: Apache-2.0
// The compiled form of a policy: names have places, conditions are programs, codes are positions.
// Every number, date and token in it comes from the document, which it keeps: its texts point into
// it. Lists of lists lie one after another in pools, so that the rules themselves are plain.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/calendar.h"
#include "eligibility/date.h"
#include "eligibility/logic.h"
#include "eligibility/policy.h"
#include "eligibility/value.h"
#include "value/list.h"

namespace eligibility {

// A name's position in the row that conditions read; facts come first, so a fact's place is its
// position.
using Place = std::uint32_t;
using FactSet = std::uint64_t;   // a bit a fact
using CheckSet = std::uint32_t;  // a bit a check
inline constexpr std::size_t kMaxFacts = 64;
inline constexpr std::size_t kMaxChecks = 32;
inline constexpr std::size_t kMaxGiven = 1'000;  // facts in a case, answers to one
inline constexpr std::string_view kUnsure =
    "unsure";  // the answer "I am not sure", in every policy

[[nodiscard]] constexpr FactSet fact_bit(std::size_t fact) { return FactSet{1} << fact; }
[[nodiscard]] constexpr CheckSet check_bit(std::size_t check) { return CheckSet{1} << check; }
[[nodiscard]] constexpr bool has_fact(FactSet set, std::size_t fact) {
  return (set >> fact & 1U) != 0;
}
[[nodiscard]] constexpr bool has_check(CheckSet set, std::size_t check) {
  return (set >> check & 1U) != 0;
}

// A part of a pool.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// A CertLogic condition: programs[program - 1]; 0 always holds.
struct Condition {
  std::uint32_t program = 0;
  FactSet facts = 0;  // all facts on which it rests, through computed names too
};

struct Clause {
  std::string_view id;
  std::string_view quote;
};

struct ParamSource {
  std::string_view name;
  std::string_view key;  // of the report
};

// One of ordered cases, of which the first that holds decides.
struct Case {
  Condition when;
  CheckSet checks = 0;                 // requirement: only for these; 0 is for all
  std::string_view token;              // evidence: the status; check: the verdict, the readiness
  Outcome outcome = Outcome::unknown;  // requirement
  std::optional<std::uint32_t> reason;
};

// Something that is said while `when` holds and `unless` is not known to. Which members a section
// has, its loader says.
struct Statement {
  std::string_view id;    // a code, a flag, a key of the report
  std::string_view text;  // the key of its text
  Condition when;
  std::optional<Condition> unless;
  Range clauses;               // of clause_pool
  Range params;                // of param_pool
  std::optional<Place> place;  // the fact that is blamed or needed, the name that the report shows
};

struct Fact {
  enum class Type : std::uint8_t { choice, choices, date };
  enum class Changeable : std::uint8_t { yes, find, no };  // what a hint may say of it

  std::string_view id;
  Type type = Type::choice;
  Range values;         // of value_pool
  bool unsure = false;  // "unsure" is an answer
  bool device =
      false;  // given by the device: a wrong value is the caller's mistake, not the person's
  bool required = false;
  bool absent_is_answer = false;
  bool asked = false;
  bool selects = false;  // it only selects questions
  Changeable changeable = Changeable::no;
  Condition ask_when;
  std::optional<Place> default_fact;
  std::optional<Date> from;  // a date's range, both included
  std::optional<Date> to;
  Range clauses;
};

struct NamedDate {
  enum class Kind : std::uint8_t { earliest, latest, plus_days };
  Place place = 0;
  Kind kind = Kind::earliest;
  Range of;  // of place_pool
  Days plus{0};
};

struct Measure {
  Place place = 0;
  Place from = 0;
  Place to = 0;
};

// A window of calendar days after a date. Names without a value hold null.
struct Window {
  Place from = 0;
  Days days{0};
  Days safe_days{0};
  std::optional<Place> applied_on;
  Place earliest_today = 0;
  Place latest_today = 0;
  Condition not_started_when;
  Condition runs_when;
  Place status = 0, day = 0, days_left = 0, apply_by = 0, final_day = 0, is_last_day = 0;
};

// A count of business days after a date.
struct BusinessPeriodRule {
  std::string_view id;
  Place from = 0;
  std::int32_t days = 0;
  std::uint32_t calendar = 0;
  Place earliest_today = 0;
  Place due = 0, coverage = 0, overdue = 0, off = 0, work = 0;
};

struct Requirement {
  std::string_view id;
  Range clauses;
  Range cases;                   // of case_pool
  std::optional<Place> outcome;  // none where checks can differ in it
};

struct Evidence {
  std::string_view id;
  std::string_view level;
  std::optional<std::uint32_t> clause;
  CheckSet checks = 0;
  Condition when;
  bool counts = false;  // for what is missing, and for readiness
  Range cases;
};

struct Check {
  std::string_view id;
  Condition when;
  Range cases;         // the first that holds gives the verdict ...
  Range requirements;  // ... else these do: of place_pool, positions in requirements
  Range readiness;
  Place verdict = 0, readiness_place = 0, missing = 0, unclear = 0, needs = 0;
};

struct CompiledPolicy {
  Value document;
  std::string_view id;
  std::string_view version;
  std::optional<Date> valid_from;
  std::optional<Date> valid_to;
  std::vector<Calendar> calendars;
  List<Clause> clauses;

  Names names;
  List<FactSet> name_facts;  // by place: the facts on which a name rests
  std::vector<Program> programs;
  std::vector<std::string> program_paths;  // where each stands in the document

  List<std::uint32_t> clause_pool;
  List<std::uint32_t> place_pool;
  List<std::string_view> value_pool;
  List<ParamSource> param_pool;
  List<Case> case_pool;

  List<Fact> facts;
  List<NamedDate> dates;
  List<Measure> measures;
  List<Statement> constraints;
  Place input_problems = 0;
  List<Window> windows;
  List<BusinessPeriodRule> business_periods;
  List<Statement> reasons;
  List<Requirement> requirements;
  List<Evidence> evidence;
  List<Check> checks;
  List<Statement> needs;
  List<Statement> open_points;
  List<Statement> warnings;
  List<Statement> flags;
  List<Statement> report;
  List<std::string_view>
      report_keys;  // of the top level, in order; one that ends in "." is an object's

  CheckSet overall_checks = 0;
  Range ranking;            // of value_pool: verdicts, best first
  Range readiness_ranking;  // the same of how ready papers are
  std::string_view overall_otherwise;

  // What input problems say, and what they override.
  std::string_view not_real_text, out_of_range_text, incomplete_text;
  std::string_view problem_verdict;
  CheckSet problem_checks = 0;
  FactSet problem_exceptions = 0;
};

}  // namespace eligibility
