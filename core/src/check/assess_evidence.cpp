// SPDX-License-Identifier: Apache-2.0
// Which papers the case needs, what is there, what is missing, and what is not clear.
#include "check/assessment.h"

namespace eligibility {

bool is_missing(const ItemStatus& item) {
  return item.item->counts && (item.status == "todo" || item.status == "coming");
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
  for (std::size_t i = 0; i < policy.checks.size(); ++i) {
    Array missing;
    Array unclear;
    for (const ItemStatus& item : assessment.evidence) {
      if (!has_check(item.checks, i)) continue;
      if (is_missing(item)) missing.emplace_back(item.item->id);
      if (item.item->counts && item.status == "unclear") unclear.emplace_back(item.item->id);
    }
    state.set_list(policy.checks[i].missing, std::move(missing));
    state.set_list(policy.checks[i].unclear, std::move(unclear));
  }
}

}  // namespace eligibility
