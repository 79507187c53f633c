// SPDX-License-Identifier: Apache-2.0
#include "eligibility/utf8.h"

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

}  // namespace

Utf8Sequence first_utf8_sequence(std::string_view text) {
  const Lead lead = lead_of(byte_at(text, 0));
  if (lead.length <= 1) return {.length = lead.length, .cut = false};
  if (text.size() == 1) return {.length = 0, .cut = true};
  const unsigned char second = byte_at(text, 1);
  if (second < lead.second_from || second > lead.second_to) return {.length = 0, .cut = false};
  for (std::size_t next = 2; next < lead.length; ++next) {
    if (next == text.size()) return {.length = 0, .cut = true};
    if (!is_utf8_continuation(text[next])) return {.length = 0, .cut = false};
  }
  return {.length = lead.length, .cut = false};
}

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t index = 0;
  while (index < text.size()) {
    const std::size_t length = first_utf8_sequence(text.substr(index)).length;
    if (length == 0) return index;
    index += length;
  }
  return index;
}

}  // namespace eligibility
