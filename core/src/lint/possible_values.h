// SPDX-License-Identifier: Apache-2.0
// The values that a name can still have, gathered.
#pragma once

#include <string_view>
#include <vector>

#include "eligibility/value.h"

namespace eligibility {

// All lists that have the sure codes and any of the others; null is the empty list. None at all
// where they would be too many to try.
//
//   lists_of({"A", "B"}, {true, false})   // ["A"], ["A", "B"]
[[nodiscard]] std::vector<Value> lists_of(const std::vector<std::string_view>& codes,
                                          const std::vector<bool>& sure);

void add_new(Value value, std::vector<Value>& values);

}  // namespace eligibility
