// SPDX-License-Identifier: Apache-2.0
// Which papers the case needs, what is there, what is missing, and what is not clear.
#include "check/assessment.h"

namespace eligibility {

bool is_missing(const ItemStatus& item) {
  return item.item->counts && (item.status == "todo" || item.status == "coming");
}

void set_papers(std::size_t check, std::span<const ItemStatus> items, State& state) {
  Array missing;
  Array unclear;
  for (const ItemStatus& item : items) {
    if (!has_check(item.checks, check)) continue;
    if (is_missing(item)) missing.emplace_back(item.item->id);
    if (item.item->counts && item.status == "unclear") unclear.emplace_back(item.item->id);
  }
  const Check& rule = state.policy().checks[check];
  state.set_list(rule.missing, std::move(missing));
  state.set_list(rule.unclear, std::move(unclear));
}

void assess_evidence(State& state, Assessment& assessment) {
  const CompiledPolicy& policy = state.policy();
  for (const Evidence& item : policy.evidence) {
    const CheckSet checks = item.checks & assessment.applying;
    if (checks == 0) continue;
    assessment.has_evidence = true;
    if (!state.holds(item.when)) continue;
    const Case* hit = state.first_case(item.cases);
    assessment.evidence.push_back({&item, checks, hit->token});
  }
  for (std::size_t i = 0; i < policy.checks.size(); ++i) set_papers(i, assessment.evidence, state);
}

}  // namespace eligibility
