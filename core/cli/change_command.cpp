// SPDX-License-Identifier: Apache-2.0
// eligibility change FACTS.json: what would change the result.
#include "commands.h"
#include "diagnostics.h"
#include "eligibility/advise.h"

namespace eligibility::command {

int run_change(const CaseOptions& options) {
  const std::optional<PolicySet> policies = load_policies(options.policy);
  if (!policies) return kRefused;
  const std::optional<Value> facts = read_case(options);
  if (!facts) return kRefused;
  const Result<std::vector<Change>, std::vector<Diagnostic>> changes =
      what_would_change(*policies, *facts);
  if (!changes.ok()) {
    print_diagnostics(options.facts, changes.error());
    return kRefused;
  }
  print_line(write_changes(*changes));
  return kDone;
}

}  // namespace eligibility::command
