// SPDX-License-Identifier: Apache-2.0
// eligibility questions FACTS.json: what to ask now; eligibility next FACTS.json: the first that is
// open.
#include "commands.h"
#include "diagnostics.h"
#include "eligibility/advise.h"

namespace eligibility::command {

int run_questions(const QuestionsOptions& options) {
  const std::optional<PolicySet> policies = load_policies(options.a_case.policy);
  if (!policies) return kRefused;
  const std::optional<Value> facts = read_case(options.a_case);
  if (!facts) return kRefused;
  const Result<std::vector<Question>, std::vector<Diagnostic>> list =
      questions(*policies, *facts, options.asked);
  if (!list.ok()) {
    print_diagnostics(options.a_case.facts, list.error());
    return kRefused;
  }
  print_line(options.only_next ? write_question(next_question(*list, options.asked))
                               : write_questions(*list));
  return kDone;
}

}  // namespace eligibility::command
