// SPDX-License-Identifier: Apache-2.0
// A JavaScript value as a Value: what JSON.parse can give, with limits, and nothing else. The
// browser has a JSON parser; bringing a second one would double the download.
#pragma once

#include <cstddef>

#include <emscripten/val.h>

#include "eligibility/result.h"
#include "eligibility/value.h"

namespace eligibility {

inline constexpr std::size_t kMaxJsDepth = 256;
inline constexpr std::size_t kMaxJsValues = 1'000'000;
inline constexpr std::size_t kMaxJsStringBytes = std::size_t{16} << 20U;
inline constexpr std::size_t kMaxJsTotalCharacters = std::size_t{32} << 20U;  // of strings and keys

// Errors: not_json (a function, a bigint, a Date, NaN, a lone surrogate, a getter that throws ...),
//         too_deep (a cycle, too), too_large; `path` is a JSON Pointer. A member that is undefined
//         is left out, as JSON.stringify does.
[[nodiscard]] Result<Value, Diagnostic> value_from_js(const emscripten::val& value);

}  // namespace eligibility
