// SPDX-License-Identifier: Apache-2.0
// eligibility rule RULE.json --data DATA.json: what one rule in the EU's format says of the data.
#include "commands.h"
#include "diagnostics.h"
#include "eligibility/rule.h"
#include "files.h"

namespace eligibility::command {

int run_rule(const RuleOptions& options) {
  const Result<Value, Diagnostic> document = read_json_file(options.rule);
  if (!document.ok()) {
    print_diagnostics(options.rule, {&document.error(), 1});
    return kRefused;
  }
  const Result<Rule, std::vector<Diagnostic>> rule = read_rule(*document);
  if (!rule.ok()) print_diagnostics(options.rule, rule.error());
  const Result<Value, Diagnostic> data = read_json_file(options.data);
  if (!data.ok()) print_diagnostics(options.data, {&data.error(), 1});
  if (!rule.ok() || !data.ok()) return kRefused;
  const RuleOutcome outcome = apply_rule(*rule, *data);
  print_line(write_rule_outcome(*rule, outcome));
  return outcome.missing_fields.empty() && outcome.extra_fields.empty() ? kDone : kFindings;
}

}  // namespace eligibility::command
