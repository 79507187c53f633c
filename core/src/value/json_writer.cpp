// SPDX-License-Identifier: Apache-2.0
#include "value/json_writer.h"

#include <algorithm>

namespace eligibility {

void JsonWriter::open(char bracket) {
  comma();
  text_.push_back(bracket);
  fresh_ = true;
}

void JsonWriter::close(char bracket) {
  text_.push_back(bracket);
  fresh_ = false;
}

void JsonWriter::key(std::string_view key) {
  string(key);
  text_.push_back(':');
  fresh_ = true;
}

void JsonWriter::string(std::string_view string) {
  comma();
  append_quoted(string);
}

void JsonWriter::value(const Value& value) {
  if (const std::string* text = value.string()) return string(*text);
  std::string written;
  write_json(value, written);
  literal(written);
}

void JsonWriter::member(std::string_view name, std::string_view text) {
  key(name);
  string(text);
}

void JsonWriter::open_member(std::string_view name, char bracket) {
  key(name);
  open(bracket);
}

void JsonWriter::comma() {
  if (!fresh_) text_.push_back(',');
  fresh_ = false;
}

void JsonWriter::literal(std::string_view literal) {
  comma();
  append(literal);
}

void JsonWriter::append(std::string_view text) {
  // cppcheck-suppress invalidLifetime ; what it views lives as long as this call
  std::copy(text.begin(), text.end(), text_.add(text.size()));
}

// Hardly any text has a character that must be escaped, so it is copied until one comes.
void JsonWriter::append_quoted(std::string_view string) {
  const std::size_t begin = text_.size();
  char* to = text_.add(string.size() + 2);
  *to++ = '"';
  for (const char character : string) {
    if (static_cast<unsigned char>(character) < 0x20 || character == '"' || character == '\\') {
      text_.resize(begin);
      std::string escaped;
      write_json_string(string, escaped);
      return append(escaped);
    }
    *to++ = character;
  }
  *to = '"';
}

}  // namespace eligibility
