// SPDX-License-Identifier: Apache-2.0
#include "rule/version.h"

#include <array>

#include "date/digits.h"

namespace eligibility {

std::optional<RuleVersion> read_rule_version(std::string_view text) {
  constexpr std::size_t kMostDigits = 9;
  std::array<std::int32_t, 3> numbers{};
  for (std::size_t index = 0; index < numbers.size(); ++index) {
    const bool is_last = index + 1 == numbers.size();
    const std::size_t dot = text.find('.');
    if (is_last != (dot == std::string_view::npos)) return std::nullopt;
    const std::string_view digits = text.substr(0, dot);
    if (digits.empty() || digits.size() > kMostDigits || !all_digits(digits)) return std::nullopt;
    numbers[index] = number_of_digits(digits);
    if (!is_last) text.remove_prefix(dot + 1);
  }
  return RuleVersion{numbers[0], numbers[1], numbers[2]};
}

}  // namespace eligibility
