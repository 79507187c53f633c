// SPDX-License-Identifier: Apache-2.0
#include "unpack.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "eligibility/utf8.h"

namespace eligibility {
namespace {

class Unpacker {
 public:
  explicit Unpacker(std::string_view text) : rest_(text) {}

  Value value() {
    if (is_digit()) return whole_number();
    switch (take()) {
      case 't':
        return true;
      case 'f':
        return false;
      case '-':
        return -whole_number();
      case 'q':
        return Fraction{std::string(string())};
      case 's':
        return string();
      case '[':
        return array();
      case '{':
        return object();
      default:
        return Null{};
    }
  }

 private:
  [[nodiscard]] bool is_digit() const {
    return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
  }
  char take() {
    if (rest_.empty()) return '\0';
    const char byte = rest_.front();
    rest_.remove_prefix(1);
    return byte;
  }
  // The mark that ends the list, or the end of the text.
  bool takes_end(char mark) {
    if (!rest_.empty() && rest_.front() != mark) return false;
    take();
    return true;
  }

  // Digits and the mark behind them.
  std::int64_t whole_number() {
    std::uint64_t number = 0;
    while (is_digit()) number = number * 10 + static_cast<std::uint64_t>(take() - '0');
    take();
    return static_cast<std::int64_t>(number);
  }
  // A character of four bytes is two units of UTF-16, every other one.
  std::string_view string() {
    constexpr unsigned char kFourBytes = 0xF0;
    std::size_t end = 0;
    for (std::int64_t units = whole_number(); end < rest_.size(); ++end) {
      if (is_utf8_continuation(rest_[end])) continue;
      if (units <= 0) break;
      units -= static_cast<unsigned char>(rest_[end]) >= kFourBytes ? 2 : 1;
    }
    const std::string_view text = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return text;
  }
  Value array() {
    Array elements;
    while (!takes_end(']')) elements.push_back(value());
    return elements;
  }
  Value object() {
    Object members;
    while (!takes_end('}')) {
      std::string key(string());
      members.push_back({std::move(key), value()});
    }
    return members;
  }

  std::string_view rest_;
};

}  // namespace

Value unpack(std::string_view text) { return Unpacker(text).value(); }

}  // namespace eligibility
