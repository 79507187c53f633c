// SPDX-License-Identifier: Apache-2.0
#include "utf8.h"

#include <algorithm>

namespace eligibility {
namespace {

constexpr unsigned char byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

// What a first byte demands: the sequence's length, and the second byte's range, which keeps out
// overlong forms, surrogates and what lies beyond U+10FFFF. Length 0: no sequence begins so.
struct Lead {
  std::size_t length;
  unsigned char second_from;
  unsigned char second_to;
};

constexpr Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

bool is_sequence(std::string_view text, std::size_t index, Lead lead) {
  if (lead.length == 0 || lead.length > text.size() - index) return false;
  if (lead.length == 1) return true;
  const unsigned char second = byte_at(text, index + 1);
  if (second < lead.second_from || second > lead.second_to) return false;
  for (std::size_t next = 2; next < lead.length; ++next) {
    if (!is_utf8_continuation(text[index + next])) return false;
  }
  return true;
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t index = 0;
  while (index < text.size()) {
    const Lead lead = lead_of(byte_at(text, index));
    if (!is_sequence(text, index, lead)) return index;
    index += lead.length;
  }
  return index;
}

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
