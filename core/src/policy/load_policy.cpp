// SPDX-License-Identifier: Apache-2.0
// The document from top to bottom: its sections in the order in which they are evaluated.
#include <algorithm>

#include "eligibility/policy.h"
#include "policy/builder.h"

namespace eligibility {
namespace {

void load_calendars(std::span<const Value> calendars, std::vector<Diagnostic>& problems, Builder& builder) {
  std::vector<std::vector<CalendarYear>> years;
  for (std::size_t i = 0; i < calendars.size(); ++i) {
    const Node node(calendars[i], "/calendars/" + std::to_string(i), problems);
    Result<CalendarYear, std::vector<Diagnostic>> year = read_calendar_year(calendars[i]);
    if (!year.ok()) {
      for (const Diagnostic& problem : year.error()) {
        problems.push_back({problem.code, node.path() + problem.path, problem.message});
      }
      continue;
    }
    const std::string id = node.required_identifier("calendar");
    auto known = std::find_if(builder.calendar_names.begin(), builder.calendar_names.end(),
                              [&id](const auto& entry) { return entry.first == id; });
    if (known == builder.calendar_names.end()) {
      builder.calendar_names.push_back({id, years.size()});
      years.push_back({});
      known = builder.calendar_names.end() - 1;
    }
    years[known->second].push_back(std::move(*year));
  }
  for (std::vector<CalendarYear>& of_one : years) {
    Result<Calendar, std::vector<Diagnostic>> calendar = Calendar::make(std::move(of_one));
    if (calendar.ok()) {
      builder.policy.calendars.push_back(std::move(*calendar));
      continue;
    }
    for (const Diagnostic& problem : calendar.error()) {
      problems.push_back({problem.code, "/calendars" + problem.path, problem.message});
    }
    builder.policy.calendars.push_back({});
  }
}

}  // namespace

Result<Policy, std::vector<Diagnostic>> load_policy(const Value& document, std::span<const Value> calendars) {
  std::vector<Diagnostic> problems;
  Builder builder;
  const Node root(document, "", problems);
  const bool is_object = root.is_object_of(
      {"$schema", "format", "policy", "version", "validFrom", "validTo", "source", "links", "clauses", "facts",
       "dates", "measures", "inputProblems", "constraints", "periods", "reasons", "requirements", "evidence", "checks",
       "overall", "needs", "openPoints", "warnings", "flags", "report"});
  if (!is_object) return Failure{std::move(problems)};

  load_calendars(calendars, problems, builder);
  load_identity(root, builder);
  load_clauses(root, builder);
  load_facts(root, builder);
  load_dates(root, builder);
  load_constraints(root, builder);
  load_periods(root, builder);
  load_reasons(root, builder);
  load_check_cases(root, builder);
  load_requirements(root, builder);
  load_evidence(root, builder);
  load_check_results(root, builder);
  load_overall(root, builder);
  load_needs(root, builder);
  load_points(root, builder);
  load_report(root, builder);
  if (!problems.empty()) return Failure{std::move(problems)};
  return Policy(std::make_shared<const CompiledPolicy>(std::move(builder.policy)));
}

}  // namespace eligibility
