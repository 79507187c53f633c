// SPDX-License-Identifier: Apache-2.0
// Writes JSON text part by part and puts the commas. All that leaves the core as JSON goes through
// here.
#pragma once

#include <string>
#include <string_view>

#include "eligibility/value.h"
#include "value/list.h"

namespace eligibility {

class JsonWriter {
 public:
  JsonWriter() { text_.reserve(kUsualSize); }
  [[nodiscard]] std::string text() const { return {text_.data(), text_.size()}; }

  void open(char bracket);
  void close(char bracket);
  void key(std::string_view key);
  void string(std::string_view string);
  void boolean(bool boolean) { literal(boolean ? "true" : "false"); }
  void null() { literal("null"); }
  void value(const Value& value);

  void member(std::string_view name, std::string_view text);
  // An array or an object that is a member.
  void open_member(std::string_view name, char bracket);

 private:
  static constexpr std::size_t kUsualSize = 4'000;  // bytes of most reports: one allocation

  void comma();
  void append(std::string_view text);
  void append_quoted(std::string_view string);
  void literal(std::string_view literal);

  List<char> text_;
  bool fresh_ = true;  // nothing stands before the next part at this depth
};

}  // namespace eligibility
