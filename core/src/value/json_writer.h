// SPDX-License-Identifier: Apache-2.0
// Writes JSON text part by part and puts the commas. All that leaves the core as JSON goes through
// here.
#pragma once

#include <string>
#include <string_view>

#include "eligibility/value.h"

namespace eligibility {

class JsonWriter {
 public:
  [[nodiscard]] std::string take() { return std::move(text_); }

  void open(char bracket) {
    comma();
    text_ += bracket;
    fresh_ = true;
  }
  void close(char bracket) {
    text_ += bracket;
    fresh_ = false;
  }
  void key(std::string_view key) {
    comma();
    write_json_string(key, text_);
    text_ += ':';
    fresh_ = true;
  }
  void string(std::string_view string) {
    comma();
    write_json_string(string, text_);
  }
  void boolean(bool boolean) { literal(boolean ? "true" : "false"); }
  void null() { literal("null"); }
  void value(const Value& value) {
    comma();
    write_json(value, text_);
  }

  void member(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  template <typename Strings>
  void member_list(std::string_view name, const Strings& strings) {
    key(name);
    open('[');
    for (const auto& one : strings) string(one);
    close(']');
  }
  // An array of objects; `write` writes the members of each.
  template <typename Items, typename Write>
  void objects(const Items& items, Write write) {
    open('[');
    for (const auto& item : items) {
      open('{');
      write(item);
      close('}');
    }
    close(']');
  }

 private:
  void comma() {
    if (!fresh_) text_ += ',';
    fresh_ = false;
  }
  void literal(std::string_view literal) {
    comma();
    text_ += literal;
  }

  std::string text_;
  bool fresh_ = true;  // nothing stands before the next part at this depth
};

}  // namespace eligibility
