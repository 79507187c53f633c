// SPDX-License-Identifier: Apache-2.0
#include "orders/answer_column.h"

#include <algorithm>

#include "policy/compiled.h"

namespace eligibility {
namespace {

using Kind = TriageInput::Kind;

constexpr std::size_t kAnswersInCode = 7;  // of choices; triage.h

bool fits_codes(const TriageInput& input) {
  switch (input.kind) {
    case Kind::choice:
      return input.values.size() < kUnsureCode;
    case Kind::choices:
      return input.values.size() <= kAnswersInCode;
    case Kind::date:
      return false;
  }
  return false;
}

// values.size() where there is no such answer.
std::size_t position_of(const TriageInput& input, std::string_view token) {
  const auto value = std::find(input.values.begin(), input.values.end(), token);
  return static_cast<std::size_t>(value - input.values.begin());
}

bool set_of(const TriageInput& input, const Array& list, AnswerWords& answer) {
  if (list.size() > kMaxGiven) return false;
  if (list.empty()) return true;
  std::fill(answer.begin(), answer.end(), 0);
  for (const Value& element : list) {
    const std::size_t position =
        element.string() == nullptr ? input.values.size() : position_of(input, *element.string());
    if (position == input.values.size()) return false;
    answer[position / kAnswersInWord] |= std::int32_t{1} << (position % kAnswersInWord);
  }
  return true;
}

}  // namespace

AnswerColumn::AnswerColumn(const TriageInput& input)
    : input_(&input), is_codes_(fits_codes(input)) {
  if (input.kind == Kind::choices && !is_codes_)
    width_ = (input.values.size() + kAnswersInWord - 1) / kAnswersInWord;
}

void AnswerColumn::make_room() {
  constexpr std::size_t kFirst = 2'048;
  room_ = room_ == 0 ? kFirst : 2 * room_;
  if (is_codes_) {
    codes_.resize(room_);
  } else {
    numbers_.resize(room_);
  }
}

void AnswerColumn::push(const AnswerWords& answer) {
  for (const std::int32_t word : answer) push(word);
}

void AnswerColumn::push_none() {
  for (std::size_t word = 0; word < width_; ++word) push(kNoNumber);
}

Column AnswerColumn::column() const {
  return {.fact = input_->fact,
          .codes = {codes_.data(), is_codes_ ? size_ : 0},
          .numbers = {numbers_.data(), is_codes_ ? 0 : size_}};
}

bool answer_of(const TriageInput& input, const Value& value, AnswerWords& answer) {
  std::fill(answer.begin(), answer.end(), kNoNumber);
  if (value.is_null()) return true;
  const std::string* const text = value.string();
  if (input.unsure && input.kind != Kind::choices && text != nullptr && *text == kUnsure) {
    answer[0] = kUnsureNumber;
    return true;
  }
  switch (input.kind) {
    case Kind::date: {
      answer[0] = kNotADay;
      if (text == nullptr) return true;
      const Result<Date, DateError> date = read_date(*text);
      if (date.ok()) answer[0] = date->since_epoch().count;
      return true;
    }
    case Kind::choice: {
      const std::size_t position =
          text == nullptr ? input.values.size() : position_of(input, *text);
      answer[0] = static_cast<std::int32_t>(position);
      return position < input.values.size();
    }
    case Kind::choices:
      return value.array() != nullptr && set_of(input, *value.array(), answer);
  }
  return false;
}

}  // namespace eligibility
