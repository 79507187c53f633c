// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "eligibility/value.h"

namespace eligibility {

// The value that pack.mjs, the only writer of such texts, was given.
//
//   unpack("[1;s2:ab{1:at}]")   // [1, "ab", {"a": true}]
//
// Limits:   pack.mjs holds them, that of depth, too. A text that ends early is read to its end.
[[nodiscard]] Value unpack(std::string_view text);

}  // namespace eligibility
