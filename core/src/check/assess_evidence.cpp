// SPDX-License-Identifier: Apache-2.0
// Which papers the case needs, what is there, what is missing, and what is not clear.
#include <algorithm>

#include "check/assessment.h"

namespace eligibility {
namespace {

std::string_view status_of(const EvidenceRule& rule, State& state) {
  const auto hit = std::find_if(rule.cases.begin(), rule.cases.end(),
                                [&state](const StatusCase& one) { return state.holds(one.when); });
  return hit == rule.cases.end() ? std::string_view() : std::string_view(hit->token);
}

}  // namespace

void assess_evidence(State& state, Assessment& assessment) {
  const CompiledPolicy& policy = state.policy();
  std::vector<Array> missing(policy.checks.size());
  std::vector<Array> unclear(policy.checks.size());
  for (const EvidenceRule& rule : policy.evidence) {
    ItemAssessment item{&rule, {}, {}};
    for (const CheckIndex check : rule.checks) {
      if (assessment.checks[check].applies) item.checks.push_back(check);
    }
    if (item.checks.empty()) continue;
    assessment.has_evidence = true;
    if (!state.holds(rule.when)) continue;
    item.status = status_of(rule, state);
    const bool is_missing = rule.counts && (item.status == "todo" || item.status == "coming");
    const bool is_unclear = rule.counts && item.status == "unclear";
    if (is_missing) assessment.missing.push_back(rule.id);
    for (const CheckIndex check : item.checks) {
      if (is_missing) missing[check].emplace_back(rule.id);
      if (is_unclear) unclear[check].emplace_back(rule.id);
    }
    assessment.evidence.push_back(std::move(item));
  }
  for (std::size_t i = 0; i < policy.checks.size(); ++i) {
    state.set_list(policy.checks[i].missing, std::move(missing[i]));
    state.set_list(policy.checks[i].unclear, std::move(unclear[i]));
  }
}

}  // namespace eligibility
