// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "eligibility/policy.h"

namespace eligibility {

// The version that is valid on the facts' today. Without a readable today it is the first one,
// whose check then says what is wrong.
//
// Errors: no_policy_for_day.
[[nodiscard]] Result<Policy, std::vector<Diagnostic>> policy_for(const PolicySet& versions,
                                                                 const Value& facts);

}  // namespace eligibility
