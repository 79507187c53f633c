// SPDX-License-Identifier: Apache-2.0
// Any expression on any data: a result or a refusal, the same each time; what partial finds true or
// false, strict finds so too where nothing is Unknown; and what the validator takes, the compiler
// takes.
#include "eligibility/logic.h"

#include "fuzz.h"

namespace eligibility::fuzz {

void fuzz_logic(std::string_view text) {
  const Result<Value, Diagnostic> request = read_json(text);
  if (!request.ok()) return;
  const Value* logic = request->find("logic");
  const Value* data = request->find("data");
  if (logic == nullptr) return;
  require_validated(*logic);
  const Value nothing;
  const Value& given = data == nullptr ? nothing : *data;
  const Result<Value, Diagnostic> strict = evaluate(*logic, given);
  if (!strict.ok()) require_good({strict.error()});
  const Result<Value, Diagnostic> again = evaluate(*logic, given);
  require(again.ok() == strict.ok());
  if (strict.ok()) require(*again == *strict);
  const Result<Value, Diagnostic> partial = evaluate(*logic, given, Mode::partial);
  if (!partial.ok()) require_good({partial.error()});
  if (partial.ok() && partial->boolean() != nullptr && strict.ok()) require(*partial == *strict);
}

}  // namespace eligibility::fuzz
