// SPDX-License-Identifier: Apache-2.0
// The compiled form of a policy: names have places, conditions are programs, codes are positions. Every number, date and
// token in it comes from the document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "eligibility/calendar.h"
#include "eligibility/check.h"
#include "eligibility/date.h"
#include "eligibility/logic.h"
#include "eligibility/value.h"

namespace eligibility {

// A name's position in the row that conditions read; facts come first, so a fact's place is its position.
using Place = std::uint32_t;
using FactSet = std::uint64_t;  // a bit a fact
inline constexpr std::size_t kMaxFacts = 64;
inline constexpr std::string_view kUnsure = "unsure";  // the answer "I am not sure", in every policy

using ClauseIndex = std::uint16_t;
using ReasonIndex = std::uint16_t;
using CheckIndex = std::uint16_t;

// A CertLogic condition; without a program it always holds.
struct Condition {
  std::optional<Program> program;
  std::string path;   // where it stands in the document
  FactSet facts = 0;  // all facts on which it rests, through computed names too
};

struct Clause {
  std::string id;
  std::string quote;
};

struct ParamRule {
  std::string name;
  std::string key;  // of the report
};

struct Fact {
  enum class Type : std::uint8_t { choice, choices, date };
  enum class Changeable : std::uint8_t { yes, find, no };

  std::string id;
  Type type = Type::choice;
  std::vector<std::string> values;
  bool unsure = false;    // "unsure" is an answer
  bool device = false;    // given by the device: a wrong value is the caller's mistake, not the person's
  bool required = false;
  bool absent_is_answer = false;
  bool has_effect = true;
  Changeable changeable = Changeable::no;
  std::optional<Place> default_fact;
  std::optional<Date> from;  // a date's range, both included
  std::optional<Date> to;
  std::optional<Condition> ask_when;  // none: never asked
  std::vector<ClauseIndex> clauses;
};

struct NamedDateRule {
  enum class Kind : std::uint8_t { earliest, latest, plus_days };
  Place place;
  Kind kind;
  std::vector<Place> of;
  Days plus{0};
};

struct MeasureRule {
  Place place;
  Place from;
  Place to;
};

struct ConstraintRule {
  Condition when;
  Place fact;
  std::string text;
};

// A window of calendar days after a date. Places without a value hold null.
struct WindowRule {
  Place from;
  Days days;
  Days safe_days;
  std::optional<Place> applied_on;
  Place earliest_today;
  Place latest_today;
  Condition not_started_when;
  Condition runs_when;
  Place status, day, days_left, apply_by, final_day, is_last_day;
};

// A count of business days after a date.
struct BusinessPeriodRule {
  std::string id;
  Place from;
  std::int32_t days;
  std::size_t calendar;
  Place earliest_today;
  Place due, coverage, overdue, off, work;
};

struct ReasonRule {
  std::string code;
  std::vector<ClauseIndex> clauses;
  std::vector<ParamRule> params;
};

struct RequirementCase {
  Condition when;
  std::vector<CheckIndex> checks;  // empty: for every check
  Outcome outcome;
  std::optional<ReasonIndex> reason;
};

struct RequirementRule {
  std::string id;
  std::vector<ClauseIndex> clauses;
  std::vector<RequirementCase> cases;
  std::optional<Place> outcome;  // none where checks can differ in it
};

struct StatusCase {
  Condition when;
  std::string token;
};

struct EvidenceRule {
  std::string id;
  std::string level;
  std::optional<ClauseIndex> clause;
  std::vector<CheckIndex> checks;
  Condition when;
  bool counts = true;  // for what is missing, and for readiness
  std::vector<StatusCase> cases;
};

struct VerdictCase {
  Condition when;
  std::string verdict;
  std::optional<ReasonIndex> reason;
};

struct CheckRule {
  std::string id;
  Condition when;
  std::vector<ClauseIndex> clauses;
  std::vector<VerdictCase> cases;           // the first that holds gives the verdict ...
  std::vector<std::size_t> requirements;    // ... else these do
  std::vector<StatusCase> readiness;
  Place verdict, readiness_place, missing, unclear, needs;
};

struct OverallRule {
  std::vector<CheckIndex> checks;
  std::vector<std::string> ranking;  // best first
  std::string otherwise;
};

struct InputProblemRule {
  std::string not_real, out_of_range, incomplete;  // keys of texts
  std::string verdict;
  std::vector<CheckIndex> checks;
  std::vector<Place> except;
};

struct NeedRule {
  Place fact;
  Condition when;
  std::optional<Condition> unless;
};

struct OpenPointRule {
  std::string code;
  std::vector<ClauseIndex> clauses;
  std::vector<ParamRule> params;
  Condition when;
  std::optional<Condition> unless;
};

struct WarningRule {
  std::string code;
  std::string text;
  std::vector<ClauseIndex> clauses;
  Condition when;
};

struct FlagRule {
  std::string id;
  std::vector<ClauseIndex> clauses;
  Condition when;
};

struct ReportRule {
  std::string key;
  std::optional<Place> value;  // none: always null
  Condition when;
  std::vector<ClauseIndex> clauses;
};

struct CompiledPolicy {
  std::string id;
  std::string version;
  std::optional<Date> valid_from;
  std::optional<Date> valid_to;
  std::vector<Calendar> calendars;
  std::vector<Clause> clauses;
  Names names;
  std::vector<FactSet> name_facts;  // by place: the facts on which a name rests
  std::vector<Fact> facts;
  std::vector<NamedDateRule> dates;
  std::vector<MeasureRule> measures;
  std::vector<ConstraintRule> constraints;
  Place input_problems = 0;
  std::vector<WindowRule> windows;
  std::vector<BusinessPeriodRule> business_periods;
  std::vector<ReasonRule> reasons;
  std::vector<RequirementRule> requirements;
  std::vector<EvidenceRule> evidence;
  std::vector<CheckRule> checks;
  OverallRule overall;
  InputProblemRule input_problem_rule;
  std::vector<NeedRule> needs;
  std::vector<OpenPointRule> open_points;
  std::vector<WarningRule> warnings;
  std::vector<FlagRule> flags;
  std::vector<ReportRule> report;
  std::vector<std::string> report_keys;  // of the top level, in order; one that ends in "." is an object's
};

}  // namespace eligibility
