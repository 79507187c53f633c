// SPDX-License-Identifier: Apache-2.0
#include "case.h"

#include "clock.h"
#include "diagnostics.h"
#include "files.h"

namespace eligibility::command {

std::string today_of(const CaseOptions& options) {
  return options.today.empty() ? write_date(beijing_today()) : options.today;
}

Value facts_of(Value document, const std::string& today) {
  Value facts = std::move(document);
  if (const Value* inner = facts.find("facts"); inner != nullptr && inner->object() != nullptr) {
    Value copy = *inner;
    facts = std::move(copy);
  }
  Object* object = facts.object();
  if (object == nullptr) return facts;
  for (Member& member : *object) {
    if (member.key != "today") continue;
    if (member.value.is_null()) member.value = Value(today);
    return facts;
  }
  object->push_back({"today", Value(today)});
  return facts;
}

std::optional<Value> read_case(const CaseOptions& options) {
  Result<Value, Diagnostic> document = read_json_file(options.facts);
  if (document.ok()) return facts_of(std::move(*document), today_of(options));
  print_diagnostics(options.facts, {&document.error(), 1});
  return std::nullopt;
}

}  // namespace eligibility::command
