// SPDX-License-Identifier: Apache-2.0
#include "text_position.h"

#include <algorithm>

#include "eligibility/utf8.h"

namespace eligibility {

TextPosition position_of(std::string_view text, std::size_t offset) {
  TextPosition position{.line = 1, .column = 1};
  const std::size_t end = std::min(offset, text.size());
  for (std::size_t index = 0; index < end; ++index) {
    if (text[index] == '\n') {
      ++position.line;
      position.column = 1;
    } else if (!is_utf8_continuation(text[index])) {
      ++position.column;
    }
  }
  return position;
}

}  // namespace eligibility
