// SPDX-License-Identifier: Apache-2.0
// Rows for triage, made of random bytes or of facts, and what `check` says of each: the two must be
// the same.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "eligibility/check.h"
#include "eligibility/triage.h"

namespace eligibility {

class TriageRows {
 public:
  // `random(n)` is any number below n.
  using Random = std::function<std::uint32_t(std::uint32_t)>;

  explicit TriageRows(const Triage& triage);

  // A row of any answers: given, left out, unsure, contradictory, impossible, no answer at all.
  // Dates crowd around `today`, on the days on which periods end.
  void add(const Random& random, std::int32_t today);
  // A row of these facts, of which each is an answer or a date that a person may slip in.
  void add(const Value& facts);
  void clear();

  [[nodiscard]] std::size_t size() const { return rows_; }
  [[nodiscard]] std::vector<Column> columns() const;
  [[nodiscard]] Value facts(std::size_t row) const;

 private:
  std::vector<TriageInput> inputs_;
  std::vector<std::vector<std::uint8_t>> codes_;    // by fact: of choices, and of every second set
  std::vector<std::vector<std::int32_t>> numbers_;  // by fact: of what has no codes
  std::size_t rows_ = 0;

  [[nodiscard]] bool has_codes(std::size_t fact) const;
  void put(std::size_t fact, std::int32_t number);
};

// What differs between the row's results and the report on its facts; "" when nothing does.
[[nodiscard]] std::string difference(const PolicySet& policy, const Value& facts,
                                     const Triage& triage, const TriageResult& result,
                                     std::size_t row);

}  // namespace eligibility
