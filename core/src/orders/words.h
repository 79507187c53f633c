// SPDX-License-Identifier: Apache-2.0
// What columns and answers are called, as it is looked up: by the plain form of a name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/orders.h"

namespace eligibility {

// A name without what makes no difference: small letters, one space between words, full-width forms
// as their plain ones, no ":", "?" or "." at the end.
//
//   plain_form("  Receipt_Date ?")  // "receipt date"
[[nodiscard]] std::string plain_form(std::string_view name);

// The same text with full-width forms as their plain ones, and nothing else changed.
[[nodiscard]] std::string narrow_form(std::string_view text);

// Answers that are no position in a fact's values.
inline constexpr std::int32_t kLeftOut = -1;
inline constexpr std::int32_t kUnsureWord = -2;

// Names and what they stand for; sorted once, then looked up.
class WordList {
 public:
  void add(std::string_view name, std::int32_t meaning);
  // Sorts. The first name that stands for two things, if one does.
  [[nodiscard]] std::optional<std::string> settle();
  [[nodiscard]] std::optional<std::int32_t> find(std::string_view plain) const;

 private:
  struct Word {
    std::string plain;
    std::int32_t meaning;
  };
  std::vector<Word> words_;
};

struct OrderWords::Words {
  struct FactWords {
    std::string id;
    WordList answers;  // positions in the values, kLeftOut, kUnsureWord
  };
  WordList columns;  // positions in facts
  std::vector<FactWords> facts;
  std::vector<std::string> separators;
  std::vector<ResultColumn> results;
  std::size_t urgency = 0;
};

}  // namespace eligibility
