// SPDX-License-Identifier: Apache-2.0
#include "logic_lines.h"

namespace eligibility::command {

Result<const Value*, Diagnostic> logic_of(const Value& line) {
  if (line.object() == nullptr) {
    std::string message = "an object with \"logic\" is expected, not ";
    return Failure{Diagnostic{"not_an_object", "", message.append(kind_name(line))}};
  }
  const Value* logic = line.find("logic");
  if (logic != nullptr) return logic;
  return Failure{Diagnostic{"missing_member", "", "the member \"logic\" is missing"}};
}

std::string write_logic_error(std::span<const Diagnostic> diagnostics) {
  const Diagnostic& first = diagnostics.front();
  std::string text = R"({"error":{"code":)";
  write_json_string(first.code, text);
  text += R"(,"message":)";
  write_json_string(first.message, text);
  return text + "}}";
}

}  // namespace eligibility::command
