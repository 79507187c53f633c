// SPDX-License-Identifier: Apache-2.0
// How many verdicts two policies give differently, which way, and in which cases.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eligibility/value.h"

namespace eligibility::command {

class VerdictChanges {
 public:
  static constexpr std::size_t kExamples = 3;  // of each change

  struct Example {
    std::uint64_t row;
    Value facts;
  };
  struct Cell {
    std::uint64_t count = 0;
    std::vector<Example> examples;
  };
  using Way = std::pair<std::string_view, std::string_view>;  // before, after
  struct Key {
    std::string key;  // of the report
    std::uint64_t changed = 0;
    std::map<Way, Cell> matrix;
  };

  explicit VerdictChanges(std::vector<std::string> keys);

  // Counts one case's verdict; true where another example of its change is wanted.
  bool count(std::size_t key, std::string_view before, std::string_view after);
  void add_example(std::size_t key, Way way, Example example);
  void end_case();

  [[nodiscard]] const std::vector<Key>& keys() const { return keys_; }
  [[nodiscard]] std::uint64_t cases() const { return cases_; }
  [[nodiscard]] std::uint64_t changed() const { return changed_; }  // cases with any change

 private:
  std::vector<Key> keys_;
  std::uint64_t cases_ = 0;
  std::uint64_t changed_ = 0;
  bool is_changed_ = false;
};

// {"cases", "changed", "verdicts": [{"key", "changed", "ways": [{"before", "after", "count",
// "examples": [{"row", "facts"}]}]}]}: ways without a change have no examples, and no verdict is
// null.
[[nodiscard]] Value changes_value(const VerdictChanges& changes);
[[nodiscard]] std::string changes_text(const VerdictChanges& changes);

}  // namespace eligibility::command
