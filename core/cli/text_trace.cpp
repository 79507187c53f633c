// SPDX-License-Identifier: Apache-2.0
#include "text_trace.h"

namespace eligibility::command {
namespace {

std::string written(const Value& value) {
  if (value.is_unknown()) return "Unknown";
  std::string text;
  write_json(value, text);
  return text;
}

class TextTrace {
 public:
  std::string take() { return std::move(text_); }

  void write_check(const Value& check) {
    const bool applies = *check.find("applies") == Value(true);
    line(0, *check.find("id")->string() +
                (applies ? ": " + *check.find("verdict")->string() : ": does not apply"));
    if (const Value* when = check.find("when")) write_part(1, *when);
    write_cases(1, check.find("cases"));
    if (const Value* requirements = check.find("requirements")) {
      for (const Value& one : *requirements->array()) {
        line(1, *one.find("id")->string() + ": " + *one.find("outcome")->string());
        write_cases(2, one.find("cases"));
      }
    }
    write_cases(1, check.find("readiness"));
  }

 private:
  void line(int depth, const std::string& text) {
    text_.append(static_cast<std::size_t>(depth) * 2, ' ').append(text).append("\n");
  }

  void write_cases(int depth, const Value* cases) {
    if (cases == nullptr) return;
    for (const Value& one : *cases->array()) {
      std::string gives;
      for (const char* key : {"outcome", "verdict", "readiness", "reason"}) {
        if (const Value* given = one.find(key)) gives += " " + *given->string();
      }
      line(depth,
           *one.find("path")->string() + (gives.empty() ? " does not hit" : " hits:" + gives));
      if (const Value* when = one.find("when")) write_part(depth + 1, *when);
    }
  }

  void write_part(int depth, const Value& part) {
    const Value* value = part.find("value");
    line(depth, written(*part.find("logic")) + " = " +
                    (value != nullptr ? written(*value) : *part.find("error")->string()));
    if (const Value* parts = part.find("parts")) {
      for (const Value& one : *parts->array()) write_part(depth + 1, one);
    }
  }

  std::string text_;
};

}  // namespace

std::string text_trace(const Value& trace) {
  TextTrace text;
  for (const Value& check : *trace.find("checks")->array()) text.write_check(check);
  return text.take();
}

}  // namespace eligibility::command
