// SPDX-License-Identifier: Apache-2.0
// Expressions and their results as JSON text, so that a test reads like the specification.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "eligibility/json.h"
#include "eligibility/logic.h"

namespace eligibility {

inline Value json(std::string_view text) {
  Result<Value, Diagnostic> value = read_json(text);
  if (!value.ok()) {
    ADD_FAILURE() << text << ": " << value.error().message;
    return {};
  }
  return std::move(*value);
}

// The result as JSON text, or "error: " and the code.
inline std::string result_of(std::string_view expression, std::string_view data = "null",
                             Mode mode = Mode::strict) {
  const Result<Value, Diagnostic> result = evaluate(json(expression), json(data), mode);
  if (!result.ok()) return "error: " + result.error().code;
  std::string text;
  write_json(*result, text);
  return text;
}

}  // namespace eligibility
