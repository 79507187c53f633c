// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace eligibility {

// Where a byte stands, both counted from 1.
struct TextPosition {
  std::size_t line;
  std::size_t column;  // in characters
};
[[nodiscard]] TextPosition position_of(std::string_view text, std::size_t offset);

}  // namespace eligibility
