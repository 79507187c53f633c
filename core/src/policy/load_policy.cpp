// SPDX-License-Identifier: Apache-2.0
// The document from top to bottom: its sections in the order in which they are evaluated.
#include <algorithm>

#include "eligibility/policy.h"
#include "policy/builder.h"

namespace eligibility {
namespace {

void load_calendars(std::span<const Value> calendars, Document& document, Builder& builder) {
  if (calendars.size() > Node::kMaxParts) {
    document.problems.push_back({"too_many", "/calendars", "too many years are given"});
    return;
  }
  std::vector<std::vector<CalendarYear>> years;
  for (std::size_t i = 0; i < calendars.size(); ++i) {
    const Node node = document.root(calendars[i], "calendars", i);
    Result<CalendarYear, std::vector<Diagnostic>> year = read_calendar_year(calendars[i]);
    if (!year.ok()) {
      node.problems_below(year.error());
      continue;
    }
    List<std::string_view>& ids = builder.ids_of(Referent::calendar);
    const std::string_view id = node.member("calendar").text();
    const auto known = std::find(ids.begin(), ids.end(), id);
    const auto position = static_cast<std::size_t>(known - ids.begin());
    if (position == years.size()) {
      ids.push_back(id);
      years.emplace_back();
    }
    years[position].push_back(std::move(*year));
  }
  for (std::vector<CalendarYear>& of_one : years) {
    Result<Calendar, std::vector<Diagnostic>> calendar = Calendar::make(std::move(of_one));
    if (!calendar.ok()) {
      for (Diagnostic& problem : calendar.error()) {
        problem.path.insert(0, "/calendars");
        document.problems.push_back(std::move(problem));
      }
      calendar = Calendar();
    }
    builder.policy.calendars.push_back(std::move(*calendar));
  }
}

void load_sections(const Node& root, Builder& builder) {
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
  load_points(root, builder);
  load_report(root, builder);
}

}  // namespace

Result<Policy, std::vector<Diagnostic>> load_policy(const Value& document,
                                                    std::span<const Value> calendars) {
  Document reading;
  auto* const compiled = new CompiledPolicy;
  Policy policy{Shared<CompiledPolicy>(compiled)};
  compiled->document = document;
  Builder builder{*compiled, {}};
  const Node root = reading.root(compiled->document);
  if (load_identity(root, builder)) {
    load_calendars(calendars, reading, builder);
    load_sections(root, builder);
  }
  if (!reading.problems.empty()) return Failure{std::move(reading.problems)};
  return policy;
}

}  // namespace eligibility
