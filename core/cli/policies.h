// SPDX-License-Identifier: Apache-2.0
// The policies and calendars that a command runs with: those of --policy and --calendars, or
// OKorder's, built in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "eligibility/policy.h"
#include "eligibility/value.h"

namespace eligibility::command {

struct PolicyOptions {
  std::vector<std::string> policies;  // files; none: OKorder's
  std::string calendars;              // a directory; empty: OKorder's
};

// None when something was refused; the diagnostics are then on standard error.
[[nodiscard]] std::optional<PolicySet> load_policies(const PolicyOptions& options);

// A file of core/policy, built in.
[[nodiscard]] Value builtin_json(std::string_view name);

}  // namespace eligibility::command
