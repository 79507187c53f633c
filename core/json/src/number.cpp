// SPDX-License-Identifier: Apache-2.0
#include "number.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace eligibility {
namespace {

// A number as 0.d1d2d3... times ten to a power, its digits without zeros at either end; no digits
// for zero.
struct Decimal {
  bool negative = false;
  std::string digits;
  std::int64_t point =
      0;  // how many digits stand before the point; may be negative, or more than there are
};

// More than any exponent that can matter, and small enough that sums with a text's length stay
// within 64 bits.
constexpr std::int64_t kMaxExponent = 1'000'000'000'000;

std::int64_t read_exponent(std::string_view text) {
  const bool negative = text.front() == '-';
  if (text.front() == '-' || text.front() == '+') text.remove_prefix(1);
  std::int64_t exponent = 0;
  for (const char digit : text) {
    exponent = std::min(exponent * 10 + (digit - '0'), kMaxExponent);
  }
  return negative ? -exponent : exponent;
}

Decimal read_decimal(std::string_view text) {
  Decimal decimal;
  if (text.front() == '-') {
    decimal.negative = true;
    text.remove_prefix(1);
  }
  std::int64_t exponent = 0;
  const std::size_t mark = text.find_first_of("eE");
  if (mark != std::string_view::npos) {
    exponent = read_exponent(text.substr(mark + 1));
    text = text.substr(0, mark);
  }
  const std::size_t dot = std::min(text.find('.'), text.size());
  decimal.digits = text.substr(0, dot);
  if (dot < text.size()) decimal.digits += text.substr(dot + 1);
  decimal.point = static_cast<std::int64_t>(dot) + exponent;

  const std::size_t last = decimal.digits.find_last_not_of('0');
  decimal.digits.resize(last == std::string::npos ? 0 : last + 1);
  const std::size_t first = std::min(decimal.digits.find_first_not_of('0'), decimal.digits.size());
  decimal.digits.erase(0, first);
  decimal.point -= static_cast<std::int64_t>(first);
  return decimal;
}

std::optional<std::int64_t> whole(const Decimal& decimal) {
  constexpr std::int64_t kMostDigits = 19;  // of an int64
  if (decimal.digits.empty()) return 0;
  if (decimal.point > kMostDigits) return std::nullopt;
  if (decimal.point < static_cast<std::int64_t>(decimal.digits.size())) return std::nullopt;
  std::uint64_t magnitude = 0;
  for (std::size_t index = 0; index < static_cast<std::size_t>(decimal.point); ++index) {
    const char digit = index < decimal.digits.size() ? decimal.digits[index] : '0';
    magnitude = magnitude * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  constexpr auto kMax = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (magnitude <= kMax) {
    const auto number = static_cast<std::int64_t>(magnitude);
    return decimal.negative ? -number : number;
  }
  if (decimal.negative && magnitude == kMax + 1) return std::numeric_limits<std::int64_t>::min();
  return std::nullopt;
}

}  // namespace

Value number_value(std::string_view text) {
  const std::optional<std::int64_t> number = whole(read_decimal(text));
  return number ? Value(*number) : Value(Fraction{std::string(text)});
}

}  // namespace eligibility
