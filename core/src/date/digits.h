// SPDX-License-Identifier: Apache-2.0
// Numbers of a fixed width, as dates and times are written. Every character is looked at:
// from_chars would take a sign.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace eligibility {

// Whether all characters are the digits 0 to 9.
constexpr bool all_digits(std::string_view text) {
  for (const char character : text) {
    if (character < '0' || character > '9') return false;
  }
  return true;
}

// The number that at most nine digits write.
constexpr std::int32_t number_of_digits(std::string_view digits) {
  std::int32_t number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

// Appends `number` with zeros in front up to `width`, which is 20 at most; a longer number is
// written whole.
inline void append_padded(std::uint64_t number, std::size_t width, std::string& text) {
  std::array<char, 20> digits;  // as many as 64 bits can need
  std::size_t begin = digits.size();
  do {
    digits[--begin] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  while (digits.size() - begin < width) digits[--begin] = '0';
  text.append(digits.data() + begin, digits.size() - begin);
}

}  // namespace eligibility
