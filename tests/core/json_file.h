// SPDX-License-Identifier: Apache-2.0
// A JSON file of the repository, for the tests that run over the shared vectors and the shipped
// data.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "eligibility/json.h"

namespace eligibility {

// null, and a failed test, when the file is not there or is not JSON.
inline Value read_json_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << path;
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  Result<Value, Diagnostic> value = read_json(text);
  if (!value.ok()) {
    ADD_FAILURE() << path << ": " << value.error().message;
    return {};
  }
  return std::move(*value);
}

}  // namespace eligibility
