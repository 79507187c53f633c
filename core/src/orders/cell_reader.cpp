// SPDX-License-Identifier: Apache-2.0
#include "orders/cell_reader.h"

#include <algorithm>
#include <cstring>

#include "policy/compiled.h"
#include "value/document.h"

namespace eligibility {
namespace {

using Kind = TriageInput::Kind;

constexpr std::size_t kMaxKnownBytes = 16;

template <typename Word>
std::uint64_t word_at(const char* bytes) {
  Word word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

}  // namespace

CellReader::CellReader(const TriageInput& input, const OrderWords::Words::FactWords& words,
                       std::span<const std::string> separators, DateOrder order, AnswerWords same)
    : input_(&input),
      words_(&words),
      separators_(separators),
      order_(order),
      same_(std::move(same)),
      answer_(same_.size()),
      known_(kKnown) {}

CellFault CellReader::read(std::string_view text, AnswerColumn& column) {
  if (text.empty()) {
    column.push(same_);
    return CellFault::none;
  }
  if (answer_.size() > 1 || text.size() > kMaxKnownBytes) {
    const CellFault fault = read_anew(text);
    column.push(answer_);
    return fault;
  }
  const Key key = key_of(text);
  Known& known = known_[slot_of(key)];
  if (known.key != key) {
    known.fault = read_anew(text);
    known.answer = answer_[0];
    known.key = key;
  }
  column.push(known.answer);
  return known.fault;
}

// Two words that overlap where the text is shorter than both; of at least one byte.
CellReader::Key CellReader::key_of(std::string_view text) {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const auto size = static_cast<std::uint32_t>(text.size());
  if (size >= 8) return {word_at<std::uint64_t>(begin), word_at<std::uint64_t>(end - 8), size};
  if (size >= 4) return {word_at<std::uint32_t>(begin), word_at<std::uint32_t>(end - 4), size};
  return {word_at<std::uint8_t>(begin) | word_at<std::uint8_t>(begin + size / 2) << 8U,
          word_at<std::uint8_t>(end - 1), size};
}

std::size_t CellReader::slot_of(const Key& key) {
  constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15U;
  const std::uint64_t mixed = (key.first ^ key.last * kOdd ^ key.size) * kOdd;
  return static_cast<std::size_t>(mixed >> 55U) & (kKnown - 1);
}

CellFault CellReader::read_anew(std::string_view text) {
  std::fill(answer_.begin(), answer_.end(), kNoNumber);
  switch (input_->kind) {
    case Kind::choice:
      return read_words(text);
    case Kind::choices:
      return read_set(text);
    case Kind::date: {
      if (const Result<Date, DateError> iso = read_date(text); iso.ok()) {
        answer_[0] = iso->since_epoch().count;
        return CellFault::none;
      }
      const Result<Date, LocalDateError> date = read_local_date(narrow_form(text), order_);
      if (date.ok()) {
        answer_[0] = date->since_epoch().count;
        return CellFault::none;
      }
      if (date.error() == LocalDateError::ambiguous) return CellFault::ambiguous_date;
      if (read_words(text) == CellFault::none) return CellFault::none;
      answer_[0] = kNotADay;
      return CellFault::not_a_date;
    }
  }
  return CellFault::not_an_answer;
}

// A word that stands for the whole answer.
CellFault CellReader::read_words(std::string_view text) {
  const std::optional<std::int32_t> word = words_->answers.find(plain_form(text));
  if (!word) return CellFault::not_an_answer;
  if (*word == kLeftOut) {
    answer_ = same_;
  } else {
    answer_[0] = *word == kUnsureWord ? kUnsureNumber : *word;
  }
  return CellFault::none;
}

bool CellReader::take_word(std::string_view text) {
  const std::optional<std::int32_t> word = words_->answers.find(plain_form(text));
  if (!word || *word == kUnsureWord) return false;
  if (*word == kLeftOut) return true;
  const auto position = static_cast<std::size_t>(*word);
  if (answer_[0] == kNoNumber) std::fill(answer_.begin(), answer_.end(), 0);
  answer_[position / kAnswersInWord] |= std::int32_t{1} << (position % kAnswersInWord);
  return true;
}

// The length of the separator that stands there; 0 where none does.
std::size_t CellReader::separator_at(std::string_view text, std::size_t at) const {
  for (const std::string& separator : separators_)
    if (text.substr(at).starts_with(separator)) return separator.size();
  return text[at] == '\n' ? 1 : 0;
}

// A label may have a separator in it, so the whole cell is tried first.
CellFault CellReader::read_set(std::string_view text) {
  if (take_word(text)) {
    if (answer_[0] == kNoNumber) answer_ = same_;
    return CellFault::none;
  }
  std::size_t begin = 0;
  bool is_good = true;
  for (std::size_t at = 0; at <= text.size() && is_good; ++at) {
    const std::size_t separator = at == text.size() ? 1 : separator_at(text, at);
    if (separator == 0) continue;
    is_good = take_word(text.substr(begin, at - begin));
    begin = at + separator;
    at = begin - 1;
  }
  if (is_good) return CellFault::none;
  std::fill(answer_.begin(), answer_.end(), kNoNumber);
  return CellFault::not_an_answer;
}

OrderProblem CellReader::problem(CellFault fault, std::string_view text) const {
  OrderProblem problem{};
  const std::string_view fact = input_->fact;
  switch (fault) {
    case CellFault::none:
      break;
    case CellFault::ambiguous_date:
      problem.code = "ambiguous_date";
      problem.message = sentence({fact, " is ", quoted(text),
                                  ", where day and month could change places: say dmy or mdy"});
      problem.is_refused = true;
      break;
    case CellFault::not_a_date:
      problem.code = "not_a_date";
      problem.message = sentence({fact, " is ", quoted(text), ", which is no day of the calendar"});
      problem.is_refused = false;
      break;
    case CellFault::not_an_answer: {
      std::string answers;
      for (const std::string_view value : input_->values) answers.append(" ").append(value);
      if (input_->unsure) answers.append(" ").append(kUnsure);
      problem.code = "not_an_answer";
      problem.message = sentence({fact, " is ", quoted(text), ", which is not one of", answers});
      problem.is_refused = true;
      break;
    }
  }
  return problem;
}

}  // namespace eligibility
