// SPDX-License-Identifier: Apache-2.0
#include "eligibility/check.h"

#include "check/assessment.h"
#include "check/report.h"
#include "check/state.h"
#include "check/versions.h"

namespace eligibility {

Result<Report, std::vector<Diagnostic>> check(const Policy& policy, const Value& facts) {
  State state(policy.compiled());
  std::vector<Diagnostic> problems = read_facts(facts, state);
  if (!problems.empty()) return Failure{std::move(problems)};
  apply_constraints(state);
  compute_periods(state);
  const Assessment assessment = assess(state);
  std::string text = write_report(assessment, state);
  if (!state.faults.empty()) return Failure{std::move(state.faults)};
  return Report{policy, std::move(text)};
}

Result<Report, std::vector<Diagnostic>> check(const PolicySet& versions, const Value& facts) {
  const Result<Policy, std::vector<Diagnostic>> policy = policy_for(versions, facts);
  if (!policy.ok()) return Failure{policy.error()};
  return check(*policy, facts);
}

}  // namespace eligibility
