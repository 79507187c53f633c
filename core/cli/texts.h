// SPDX-License-Identifier: Apache-2.0
// The texts of one language, by key.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "eligibility/value.h"

namespace eligibility::command {

using Placeholder = std::pair<std::string_view, std::string>;  // name -> what stands for {name}

class Texts {
 public:
  explicit Texts(const std::string& language);  // "en" or "zh-CN"

  [[nodiscard]] bool is_english() const { return english_; }
  // The text with its placeholders filled; the key itself where there is none, so that nothing is
  // lost. A counted text takes its form by the integer `count`.
  [[nodiscard]] std::string get(std::string_view key,
                                std::span<const Placeholder> placeholders = {},
                                std::int64_t count = 0) const;

 private:
  Value texts_;
  bool english_;
};

}  // namespace eligibility::command
