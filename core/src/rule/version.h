// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "eligibility/rule.h"

namespace eligibility {

//   read_rule_version("1.3.3")   // {1, 3, 3}
//   read_rule_version("1.3")     // none: three numbers of at most nine digits are expected
[[nodiscard]] std::optional<RuleVersion> read_rule_version(std::string_view text);

}  // namespace eligibility
