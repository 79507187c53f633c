// SPDX-License-Identifier: Apache-2.0
// The answers to one fact in a batch, as triage takes them: codes where they fit, else numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "eligibility/triage.h"
#include "value/list.h"

namespace eligibility {

inline constexpr std::size_t kAnswersInWord = 31;  // of choices; triage.h

// One answer: a position, bits, a day, or what stands for none; of choices with more answers than
// kAnswersInWord as many words as they take.
using AnswerWords = List<std::int32_t>;

class AnswerColumn {
 public:
  explicit AnswerColumn(const TriageInput& input);

  [[nodiscard]] const TriageInput& input() const { return *input_; }
  [[nodiscard]] std::size_t width() const { return width_; }

  void push(std::int32_t answer) {  // width 1
    if (size_ == room_) make_room();
    if (is_codes_) {
      codes_[size_++] = answer >= 0               ? static_cast<std::uint8_t>(answer)
                        : answer == kUnsureNumber ? kUnsureCode
                                                  : kNoCode;
    } else {
      numbers_[size_++] = answer;
    }
  }
  void push(const AnswerWords& answer);
  void push_none();
  void clear() { size_ = 0; }
  [[nodiscard]] Column column() const;

 private:
  void make_room();

  const TriageInput* input_;
  std::size_t width_ = 1;
  bool is_codes_;
  std::size_t size_ = 0;
  std::size_t room_ = 0;
  List<std::uint8_t> codes_;
  List<std::int32_t> numbers_;
};

// A value as `check` takes it, as an answer. False for one that `check` refuses.
[[nodiscard]] bool answer_of(const TriageInput& input, const Value& value, AnswerWords& answer);

}  // namespace eligibility
