// SPDX-License-Identifier: Apache-2.0
#include "check/versions.h"

#include "eligibility/date.h"

namespace eligibility {

Result<Policy, std::vector<Diagnostic>> policy_for(const PolicySet& versions, const Value& facts) {
  const Value* today = facts.find("today");
  if (today == nullptr || today->string() == nullptr) return versions.versions().front();
  const Result<Date, DateError> day = read_date(*today->string());
  if (!day.ok()) return versions.versions().front();
  const Policy* policy = versions.valid_on(*day);
  if (policy != nullptr) return *policy;
  return Failure{std::vector<Diagnostic>{
      {"no_policy_for_day", "/today", "no version of the policy is valid on " + *today->string()}}};
}

}  // namespace eligibility
