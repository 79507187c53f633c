// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

#include "eligibility/rule.h"

namespace eligibility {
namespace {

constexpr std::string_view kPayload = "payload.";

void gather(const Value& expression, std::vector<std::string>& fields) {
  if (const Array* items = expression.array()) {
    for (const Value& item : *items) gather(item, fields);
    return;
  }
  const Object* object = expression.object();
  if (object == nullptr || object->size() != 1) return;
  const Member& operation = object->front();
  if (operation.key == "var") {
    const std::string* path = operation.value.string();
    if (path != nullptr && path->starts_with(kPayload))
      fields.push_back(path->substr(kPayload.size()));
    return;
  }
  const Array* operands = operation.value.array();
  if (operands == nullptr) return;
  for (std::size_t index = 0; index < operands->size(); ++index) {
    const bool is_lambda = operation.key == "reduce" && index == 1;
    if (!is_lambda) gather((*operands)[index], fields);
  }
}

}  // namespace

std::vector<std::string> payload_fields(const Value& logic) {
  std::vector<std::string> fields;
  gather(logic, fields);
  std::sort(fields.begin(), fields.end());
  fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
  return fields;
}

}  // namespace eligibility
