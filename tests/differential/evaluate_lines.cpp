// SPDX-License-Identifier: Apache-2.0
// Evaluates what it reads, a line at a time: {"logic": ..., "data": ...} in, {"result": ...} or
// {"error": {"code": ..., "message": ...}} out.
#include <iostream>
#include <string>

#include "eligibility/json.h"
#include "eligibility/logic.h"

namespace eligibility {
namespace {

Result<Value, Diagnostic> answer(const std::string& line) {
  const Result<Value, Diagnostic> request = read_json(line);
  if (!request.ok()) return request;
  const Value* logic = request->find("logic");
  const Value* data = request->find("data");
  if (logic == nullptr || data == nullptr) {
    return Failure{Diagnostic{"missing_member", "", "expected the members logic and data"}};
  }
  return evaluate(*logic, *data);
}

}  // namespace
}  // namespace eligibility

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const eligibility::Result<eligibility::Value, eligibility::Diagnostic> result =
        eligibility::answer(line);
    std::string text = R"({"result":)";
    if (result.ok()) {
      eligibility::write_json(*result, text);
    } else {
      text = R"({"error":{"code":)";
      eligibility::write_json_string(result.error().code, text);
      text += R"(,"message":)";
      eligibility::write_json_string(result.error().message, text);
      text += '}';
    }
    text += "}\n";
    std::cout << text;
  }
  return 0;
}
