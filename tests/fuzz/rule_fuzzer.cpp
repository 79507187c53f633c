// SPDX-License-Identifier: Apache-2.0
// Any rule on any data: refused with its mistakes, or an outcome that says why where it is open,
// the same each time.
#include "eligibility/rule.h"

#include "fuzz.h"

namespace eligibility::fuzz {

void fuzz_rule(std::string_view text) {
  const Result<Value, Diagnostic> request = read_json(text);
  if (!request.ok()) return;
  const Value* document = request->find("rule");
  const Value* data = request->find("data");
  if (document == nullptr) return;
  const Result<Rule, std::vector<Diagnostic>> rule = read_rule(*document);
  if (!rule.ok()) {
    require_good(rule.error());
    return;
  }
  require(rule->valid_from < rule->valid_to && !rule->affected_fields.empty());
  const Value nothing;
  const RuleOutcome outcome = apply_rule(*rule, data == nullptr ? nothing : *data);
  require((outcome.result == RuleResult::open) == outcome.open.has_value());
  if (outcome.open) require_good({*outcome.open});
  const std::string written = write_rule_outcome(*rule, outcome);
  require(read_json(written).ok());
  require(write_rule_outcome(*rule, apply_rule(*rule, data == nullptr ? nothing : *data)) ==
          written);
}

}  // namespace eligibility::fuzz
