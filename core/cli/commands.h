// SPDX-License-Identifier: Apache-2.0
// The subcommands. Each returns the exit code: kDone, kFindings or kRefused.
#pragma once

#include <string>
#include <vector>

#include "case.h"
#include "order_file.h"
#include "policies.h"

namespace eligibility::command {

struct CheckOptions {
  CaseOptions a_case;
  std::string language = "en";  // of --text
  bool text = false;
  bool trace = false;  // with the evaluated conditions
  bool lines = false;  // --jsonl
};
[[nodiscard]] int run_check(const CheckOptions& options);

struct QuestionsOptions {
  CaseOptions a_case;
  bool only_next = false;          // the command `next`
  std::vector<std::string> asked;  // facts that were asked and left out
};
[[nodiscard]] int run_questions(const QuestionsOptions& options);

[[nodiscard]] int run_change(const CaseOptions& options);

struct TestOptions {
  PolicyOptions policy;
  std::vector<std::string> vectors;
};
[[nodiscard]] int run_test(const TestOptions& options);

struct LintOptions {
  PolicyOptions policy;
  std::vector<std::string> texts;  // files, LANGUAGE.json; none: OKorder's with OKorder's policy
  bool stats = false;
};
[[nodiscard]] int run_lint(const LintOptions& options);

struct TriageOptions {
  PolicyOptions policy;
  OrderFileOptions orders;
  bool lines = false;    // --jsonl
  bool no_mark = false;  // a CSV without byte order mark
  bool sort = false;     // by deadline: the table is kept in memory
};
[[nodiscard]] int run_triage(const TriageOptions& given);

struct CompareOptions {
  std::string old_policy;
  std::string new_policy;
  std::string calendars;
  OrderFileOptions cases;  // JSON lines, or a table
  bool text = false;
};
[[nodiscard]] int run_compare(const CompareOptions& given);

struct ReplyDateOptions {
  PolicyOptions policy;
  std::string applied;
};
[[nodiscard]] int run_reply_date(const ReplyDateOptions& options);

struct EvalOptions {
  std::string lines = "-";      // a file, or "-"
  bool certlogic_only = false;  // refuse JsonLogic's "or"
};
[[nodiscard]] int run_eval(const EvalOptions& options);

struct ValidateLogicOptions {
  std::string lines = "-";
};
[[nodiscard]] int run_validate_logic(const ValidateLogicOptions& options);

struct RuleOptions {
  std::string rule;  // a file, or "-"
  std::string data;  // the same
};
[[nodiscard]] int run_rule(const RuleOptions& options);

}  // namespace eligibility::command
