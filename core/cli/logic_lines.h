// SPDX-License-Identifier: Apache-2.0
// What the lines of `eval` and `validate-logic` have in common: {"logic": ...} in, and one error
// out.
#pragma once

#include <span>
#include <string>

#include "eligibility/result.h"
#include "eligibility/value.h"

namespace eligibility::command {

// The member "logic" of a line. Errors: not_an_object, missing_member.
[[nodiscard]] Result<const Value*, Diagnostic> logic_of(const Value& line);

// {"error":{"code":...,"message":...}}: of the first diagnostic; all stand on standard error.
[[nodiscard]] std::string write_logic_error(std::span<const Diagnostic> diagnostics);

}  // namespace eligibility::command
