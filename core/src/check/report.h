// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check/assessment.h"
#include "eligibility/check.h"

namespace eligibility {

// The report on an assessed case.
[[nodiscard]] Report make_report(const Policy& policy, const Assessment& assessment, State& state);

}  // namespace eligibility
