// SPDX-License-Identifier: Apache-2.0
// nlohmann's parser is driven by its events: its own value type would sort keys, hide a key given
// twice, and turn numbers into floating point. Built without exceptions, where that value type
// could only abort.
#include <nlohmann/json.hpp>
#include <utility>

#include "build_value.h"
#include "eligibility/json.h"
#include "eligibility/utf8.h"
#include "number.h"
#include "text_position.h"

namespace eligibility {
namespace {

std::string at_position(std::string_view text, std::size_t offset) {
  const TextPosition position = position_of(text, offset);
  return "line " + std::to_string(position.line) + ", column " + std::to_string(position.column);
}

// The character around a byte, as a message names it. What was found is taken from the text: the
// parser's own echo of it can begin too early, end within a character, and be as long as the text.
std::string character_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return "the end of the text";
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x20) return "control character " + std::to_string(byte);
  std::size_t begin = offset;
  while (begin > 0 && is_utf8_continuation(text[begin])) --begin;
  std::size_t end = begin + 1;
  while (end < text.size() && is_utf8_continuation(text[end])) ++end;
  return "'" + std::string(text.substr(begin, end - begin)) + "'";
}

// Where the number begins whose last character stands at `last`.
std::size_t number_begin(std::string_view text, std::size_t last) {
  const std::size_t before = text.find_last_not_of("0123456789+-.eE", last);
  return before == std::string_view::npos ? 0 : before + 1;
}

// The parser's reason without its prefix and its echo of the text: "syntax error while parsing
// value - ...".
std::string_view reason_of(std::string_view what) {
  const std::size_t column = what.find(", column ");
  if (column == std::string_view::npos) return {};
  const std::size_t colon = what.find(": ", column);
  if (colon == std::string_view::npos) return {};
  what.remove_prefix(colon + 2);
  return what.substr(0, what.find("; last read"));
}

class Events : public nlohmann::json_sax<nlohmann::json> {
 public:
  Events(std::string_view text, ValueBuilder& builder) : text_(text), builder_(builder) {}

  bool null() override { return builder_.add(Value()); }
  bool boolean(bool value) override { return builder_.add(Value(value)); }
  bool number_integer(number_integer_t value) override {
    return builder_.add(Value(std::int64_t{value}));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return builder_.add(number_value(std::to_string(value)));
  }
  bool number_float(number_float_t /*value*/, const string_t& written) override {
    std::string digits = written;
    // The parser writes the point as the process's locale does.
    for (char& character : digits) {
      if (std::string_view("0123456789+-eE").find(character) == std::string_view::npos)
        character = '.';
    }
    return builder_.add(number_value(digits));
  }
  bool string(string_t& value) override { return builder_.add(Value(std::move(value))); }
  bool binary(binary_t& /*value*/) override { return false; }  // JSON text has none

  bool start_object(std::size_t /*elements*/) override { return builder_.begin_object(); }
  bool key(string_t& value) override { return builder_.key(std::move(value)); }
  bool end_object() override { return builder_.end(); }
  bool start_array(std::size_t /*elements*/) override { return builder_.begin_array(); }
  bool end_array() override { return builder_.end(); }

  bool parse_error(std::size_t bytes_read, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& error) override {
    constexpr int kNumberOverflow = 406;
    const std::size_t last = bytes_read == 0 ? 0 : bytes_read - 1;
    if (error.id == kNumberOverflow) {
      return builder_.refuse(
          "number_too_large", "",
          at_position(text_, number_begin(text_, last)) + ": the number is beyond 1.8e308");
    }
    std::string message = at_position(text_, last) + ": found " + character_at(text_, last);
    const std::string_view reason = reason_of(error.what());
    if (!reason.empty()) message += " (" + std::string(reason) + ")";
    return builder_.refuse("not_json", "", std::move(message));
  }

 private:
  std::string_view text_;
  ValueBuilder& builder_;
};

}  // namespace

Result<Value, Diagnostic> read_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes) {
    return Failure{Diagnostic{"too_large", "",
                              "the text has " + std::to_string(text.size()) + " bytes, more than " +
                                  std::to_string(limits.bytes)}};
  }
  const std::size_t valid = valid_utf8_prefix(text);
  if (valid < text.size()) {
    return Failure{
        Diagnostic{"not_utf8", "", at_position(text, valid) + ": the text is not UTF-8"}};
  }
  // To the parser a zero byte is the end of the text, whatever follows it.
  const std::size_t zero = text.find('\0');
  if (zero != std::string_view::npos) {
    return Failure{Diagnostic{"not_json", "", at_position(text, zero) + ": found a zero byte"}};
  }
  ValueBuilder builder(limits);
  Events events(text, builder);
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &events)) {
    return Failure{*builder.problem()};
  }
  return builder.take();
}

}  // namespace eligibility
