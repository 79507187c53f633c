// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "eligibility/csv.h"

namespace eligibility {

// What breaks the form of a row, in words: "text stands behind a closing quote".
[[nodiscard]] std::string message_of(const CsvProblem& problem);

}  // namespace eligibility
