// SPDX-License-Identifier: Apache-2.0
// Values as bytes for fuzzing. Every sequence of bytes is some value, and a byte more or less is a
// small change of it: what a fuzzer mutates stays an expression, where JSON text soon is none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "eligibility/value.h"

namespace eligibility::fuzz {

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  // The next byte, 0 for ever after the last.
  std::uint8_t byte();
  // The next value; null beyond a size and depth that fuzzing does not need.
  Value value();

 private:
  std::int64_t integer();
  std::string text();
  std::size_t count(std::uint8_t small);
  Value operation(std::uint8_t count, bool has_usual_count);

  std::string_view rest_;
  std::size_t values_left_ = 1'000;
  std::size_t depth_ = 0;
};

// Appends what ByteReader::value reads as the same value. Texts are kept to U+00FF.
void write_bytes(const Value& value, std::string& bytes);

}  // namespace eligibility::fuzz
