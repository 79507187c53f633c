// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file in any encoding: cut anywhere they give the same text, what is UTF-8 comes
// through as it is, and what is text in no encoding is left to the reader of rows.
#include "decode.h"

#include <algorithm>
#include <array>

#include "eligibility/utf8.h"
#include "fuzz.h"

namespace eligibility::fuzz {
namespace {

constexpr std::array<std::string_view, 5> kEncodings = {"", "utf-8", "gb18030", "utf-16le",
                                                        "utf-16be"};

std::string decoded(std::string_view encoding, std::string_view bytes, std::size_t first,
                    std::size_t size) {
  command::Decoder decoder{std::string(encoding)};
  std::string text;
  std::size_t length = first;
  for (std::size_t at = 0;; at += length, length = size) {
    length = std::min(length, bytes.size() - at);
    const std::vector<char> piece(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                  bytes.begin() + static_cast<std::ptrdiff_t>(at + length));
    const bool is_last = at + length == bytes.size();
    const Result<std::string_view, Diagnostic> next =
        decoder.decode({piece.data(), piece.size()}, is_last);
    if (!next.ok()) {
      require_named(next.error());
      require(next.error().code == "no_encoding");
      return {};
    }
    text.append(*next);
    if (is_last) return text;
  }
}

// Whether the text is UTF-8 but for the bytes that stand for none.
bool is_text(std::string_view text) {
  while (!text.empty()) {
    text.remove_prefix(valid_utf8_prefix(text));
    if (text.empty()) return true;
    if (text.front() != '\xFF') return false;
    text.remove_prefix(1);
  }
  return true;
}

}  // namespace

// The first byte says the encoding, the next two how to cut.
void fuzz_decode(std::string_view bytes) {
  if (bytes.size() < 3) return;
  const std::string_view encoding =
      kEncodings[static_cast<unsigned char>(bytes[0]) % kEncodings.size()];
  const std::size_t first = static_cast<unsigned char>(bytes[1]) + std::size_t{1};
  const std::size_t size = static_cast<unsigned char>(bytes[2]) + std::size_t{1};
  bytes.remove_prefix(3);
  const std::string text = decoded(encoding, bytes, bytes.size() + 1, 1);
  require(decoded(encoding, bytes, first, size) == text);
  const bool is_utf8 = valid_utf8_prefix(bytes) == bytes.size();
  if (encoding == "utf-8" || (encoding.empty() && is_utf8)) require(text == bytes);
  if (encoding.empty() || encoding == "utf-8") return;
  require(is_text(text));
}

}  // namespace eligibility::fuzz
