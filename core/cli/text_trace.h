// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "eligibility/value.h"

namespace eligibility::command {

// A trace for a person: a line a case and a part of its condition, indented, with its value.
[[nodiscard]] std::string text_trace(const Value& trace);

}  // namespace eligibility::command
