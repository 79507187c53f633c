// SPDX-License-Identifier: Apache-2.0
// eligibility check FACTS.json: one case, or with --jsonl a case a line.
#include <cstdio>
#include <optional>

#include "commands.h"
#include "diagnostics.h"
#include "eligibility/advise.h"
#include "eligibility/check.h"
#include "eligibility/json.h"
#include "files.h"
#include "lines.h"
#include "text_report.h"
#include "text_trace.h"
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

std::string text_of(const Value& value) {
  std::string text;
  write_json(value, text);
  return text;
}

int check_one(const CheckOptions& options, const PolicySet& policies) {
  const std::optional<Value> facts = read_case(options.a_case);
  if (!facts) return kRefused;
  const Answer report = check(policies, *facts);
  if (!report.ok()) {
    print_diagnostics(options.a_case.facts, report.error());
    return kRefused;
  }
  std::string text = report->text;
  if (options.text) {
    const Result<std::vector<Change>, std::vector<Diagnostic>> changes =
        what_would_change(policies, *facts);
    if (!changes.ok()) {
      print_diagnostics(options.a_case.facts, changes.error());
      return kRefused;
    }
    text = text_report(*report, *changes, Texts(options.language));
  }
  if (options.trace) {
    const Result<Value, std::vector<Diagnostic>> traced = trace(policies, *facts);
    if (!traced.ok()) {
      print_diagnostics(options.a_case.facts, traced.error());
      return kRefused;
    }
    if (options.text) {
      text += "\n" + text_trace(*traced);
    } else {
      text.insert(text.size() - 1, ",\"trace\":" + text_of(*traced));  // the last key
    }
  }
  if (!options.text) text += "\n";
  std::fwrite(text.data(), 1, text.size(), stdout);
  return kDone;
}

}  // namespace

int run_check(const CheckOptions& options) {
  const std::optional<PolicySet> policies = load_policies(options.a_case.policy);
  if (!policies) return kRefused;
  return options.lines ? check_lines(options.a_case, *policies) : check_one(options, *policies);
}

}  // namespace eligibility::command
