// SPDX-License-Identifier: Apache-2.0
// UTF-8 looked at before anything else is: what is read after it may take every sequence for whole.
#pragma once

#include <cstddef>
#include <string_view>

namespace eligibility {

// How a text begins: with a character of so many bytes; with what is none (0); or with a part of
// one, cut off by the end of the text.
struct Utf8Sequence {
  std::size_t length;
  bool cut;
};
[[nodiscard]] Utf8Sequence first_utf8_sequence(std::string_view text);

// How many bytes of `text` are well-formed UTF-8 from its beginning: text.size() when all are.
//
//   valid_utf8_prefix("ab\xFF")  // 2
//
// Source:   Unicode 15, table 3-7; RFC 3629.
[[nodiscard]] std::size_t valid_utf8_prefix(std::string_view text);

// Whether a byte of well-formed UTF-8 continues a character that began before it.
[[nodiscard]] constexpr bool is_utf8_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace eligibility
