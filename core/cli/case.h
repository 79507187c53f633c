// SPDX-License-Identifier: Apache-2.0
// A case as the commands take it: a facts object, bare or under "facts"; without a `today` it gets
// one.
#pragma once

#include <optional>
#include <string>

#include "eligibility/value.h"
#include "policies.h"

namespace eligibility::command {

struct CaseOptions {
  PolicyOptions policy;
  std::string facts;  // a file, or "-"
  std::string today;  // for cases without one; empty: Beijing's date now
};

// The day that a case without `today` gets.
[[nodiscard]] std::string today_of(const CaseOptions& options);

// Facts stand bare or under "facts"; a case without a today gets this one.
[[nodiscard]] Value facts_of(Value document, const std::string& today);

// The case of one file. None when it was refused; the diagnostics are then on standard error.
[[nodiscard]] std::optional<Value> read_case(const CaseOptions& options);

}  // namespace eligibility::command
