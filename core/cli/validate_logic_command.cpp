// SPDX-License-Identifier: Apache-2.0
// eligibility validate-logic: an expression a line in, what CertLogic does not allow in it a line
// out.
#include "commands.h"
#include "diagnostics.h"
#include "eligibility/logic.h"
#include "lines.h"
#include "logic_lines.h"

namespace eligibility::command {

int run_validate_logic(const ValidateLogicOptions& options) {
  bool found_issues = false;
  const auto answer = [&](const Value& line) -> Result<std::string, std::vector<Diagnostic>> {
    const Result<const Value*, Diagnostic> logic = logic_of(line);
    if (!logic.ok()) return Failure{std::vector<Diagnostic>{logic.error()}};
    const Result<std::vector<Issue>, Diagnostic> issues = validate_logic(**logic);
    if (!issues.ok()) return Failure{std::vector<Diagnostic>{issues.error()}};
    found_issues = found_issues || !issues->empty();
    return write_issues(*issues);
  };
  const int exit_code =
      answer_lines(options.lines, {.answer = answer, .write_refusal = write_logic_error});
  return exit_code == kDone && found_issues ? kFindings : exit_code;
}

}  // namespace eligibility::command
