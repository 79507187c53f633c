// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "check/assessment.h"

namespace eligibility {

// The report on an assessed case as JSON text. Conditions that could not be computed are in the
// state's faults.
[[nodiscard]] std::string write_report(const Assessment& assessment, State& state);

}  // namespace eligibility
