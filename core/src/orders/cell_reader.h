// SPDX-License-Identifier: Apache-2.0
// The cells of one column, read as answers to its fact. Tables say the same few things again and
// again, so what was read is remembered: a cell costs a look at its bytes, not at the words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/orders.h"
#include "orders/answer_column.h"
#include "orders/words.h"

namespace eligibility {

enum class CellFault : std::uint8_t { none, not_an_answer, not_a_date, ambiguous_date };

class CellReader {
 public:
  // `same` is the answer of a cell that is left out.
  CellReader(const TriageInput& input, const OrderWords::Words::FactWords& words,
             std::span<const std::string> separators, DateOrder order, AnswerWords same);

  // Reads a cell into `column`, whatever it is: what is no answer counts as left out, what is no
  // day as kNotADay.
  CellFault read(std::string_view text, AnswerColumn& column);

  // What a fault is called, in a sentence.
  [[nodiscard]] OrderProblem problem(CellFault fault, std::string_view text) const;

 private:
  // Up to 16 bytes as two words and their count: cells of the same key are the same text.
  struct Key {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint32_t size = 0;  // 0: nothing is known here
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Known {
    Key key;
    CellFault fault = CellFault::none;
    std::int32_t answer = 0;
  };
  static constexpr std::size_t kKnown = 512;  // a power of two; more than the days of a year

  [[nodiscard]] static Key key_of(std::string_view text);
  [[nodiscard]] static std::size_t slot_of(const Key& key);
  CellFault read_anew(std::string_view text);
  CellFault read_words(std::string_view text);
  CellFault read_set(std::string_view text);
  bool take_word(std::string_view text);  // one answer of choices
  [[nodiscard]] std::size_t separator_at(std::string_view text, std::size_t at) const;

  const TriageInput* input_;
  const OrderWords::Words::FactWords* words_;
  std::span<const std::string> separators_;
  DateOrder order_;
  AnswerWords same_;
  AnswerWords answer_;  // of the cell that was read last
  std::vector<Known> known_;
};

}  // namespace eligibility
