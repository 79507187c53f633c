// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "eligibility/policy.h"

namespace eligibility {

// The policies that `load` gave this number.
[[nodiscard]] const PolicySet& loaded_policies(double number);

}  // namespace eligibility
