// SPDX-License-Identifier: Apache-2.0
#include "eligibility/value.h"

namespace eligibility {

void append_pointer(std::string_view key, std::string& pointer) {
  pointer += '/';
  for (const char character : key) {
    if (character == '~') {
      pointer += "~0";
    } else if (character == '/') {
      pointer += "~1";
    } else {
      pointer += character;
    }
  }
}

void append_pointer(std::size_t position, std::string& pointer) {
  pointer += '/';
  pointer += std::to_string(position);
}

}  // namespace eligibility
