// SPDX-License-Identifier: Apache-2.0
// The policies that were loaded. They stay for the life of the page, as the engine itself does.
#pragma once

#include "eligibility/policy.h"

namespace eligibility {

// By the number that `load` gave; numbers cross as what JavaScript's are.
[[nodiscard]] const PolicySet& loaded(double number);

}  // namespace eligibility
