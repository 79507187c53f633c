// SPDX-License-Identifier: Apache-2.0
// Results as text. Days and sets of codes come again and again, so their texts are kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/date.h"

namespace eligibility {

class DayTexts {
 public:
  std::string_view of(std::int32_t day) {
    Known& known = known_[static_cast<std::uint32_t>(day) % known_.size()];
    if (known.day != day || known.text.empty()) {
      known.day = day;
      known.text = write_date(Date(Days{day}));
    }
    return known.text;
  }

 private:
  struct Known {
    std::int32_t day = 0;
    std::string text;
  };
  std::vector<Known> known_ = std::vector<Known>(2'048);
};

class SetTexts {
 public:
  // The codes of the bits with a space between; of at most 32 tokens.
  std::string_view of(std::uint32_t bits, const std::vector<std::string_view>& tokens) {
    if (bits == 0) return {};
    Known& known = known_[bits * 0x9E37'79B1U >> 24U];
    if (known.bits == bits) return known.text;
    known.bits = bits;
    known.text.clear();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if ((bits >> i & 1U) == 0) continue;
      if (!known.text.empty()) known.text += ' ';
      known.text.append(tokens[i]);
    }
    return known.text;
  }

 private:
  struct Known {
    std::uint32_t bits = 0;
    std::string text;
  };
  std::vector<Known> known_ = std::vector<Known>(256);
};

}  // namespace eligibility
