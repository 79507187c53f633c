// SPDX-License-Identifier: Apache-2.0
// eligibility check FACTS.json: one case, or with --jsonl a case a line.
#include <cstdio>
#include <optional>

#include "commands.h"
#include "diagnostics.h"
#include "eligibility/check.h"
#include "eligibility/json.h"
#include "files.h"
#include "lines.h"
#include "text_report.h"
#include "texts.h"

namespace eligibility::command {
namespace {

using Answer = Result<Report, std::vector<Diagnostic>>;

int check_lines(const CaseOptions& options, const PolicySet& policies) {
  const std::string today = today_of(options);
  const auto answer = [&](Value document) -> Result<std::string, std::vector<Diagnostic>> {
    const Answer report = check(policies, facts_of(std::move(document), today));
    if (!report.ok()) return Failure{report.error()};
    return report->text;
  };
  return answer_lines(options.facts, {.answer = answer, .write_refusal = write_error});
}

int check_one(const CheckOptions& options, const PolicySet& policies) {
  const std::optional<Value> facts = read_case(options.a_case);
  if (!facts) return kRefused;
  const Answer report = check(policies, *facts);
  if (!report.ok()) {
    print_diagnostics(options.a_case.facts, report.error());
    return kRefused;
  }
  if (options.text) {
    const std::string text = text_report(*report, Texts(options.language));
    std::fwrite(text.data(), 1, text.size(), stdout);
  } else {
    print_line(report->text);
  }
  return kDone;
}

}  // namespace

int run_check(const CheckOptions& options) {
  const std::optional<PolicySet> policies = load_policies(options.a_case.policy);
  if (!policies) return kRefused;
  return options.lines ? check_lines(options.a_case, *policies) : check_one(options, *policies);
}

}  // namespace eligibility::command
