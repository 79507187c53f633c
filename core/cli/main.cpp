// SPDX-License-Identifier: Apache-2.0
// The command `eligibility`: reads the arguments and hands over to a subcommand.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "commands.h"
#include "diagnostics.h"

namespace {

using namespace eligibility::command;

void add_policy_options(CLI::App& app, PolicyOptions& options) {
  app.add_option("--policy", options.policies,
                 "A policy document; repeatable for its versions (OKorder's is built in)");
  app.add_option("--calendars", options.calendars, "A directory with the years of its calendars");
}

void add_case_options(CLI::App& app, CaseOptions& options) {
  app.add_option("FACTS", options.facts,
                 "A facts object, bare or under \"facts\"; - is standard input")
      ->required();
  app.add_option("--today", options.today,
                 "YYYY-MM-DD, for cases without one (else the date in Beijing now)");
  add_policy_options(app, options.policy);
}

void add_order_options(CLI::App& app, OrderFileOptions& options) {
  app.add_option("--today", options.today,
                 "YYYY-MM-DD, for orders without one (else the date in Beijing now)");
  app.add_option("--dates", options.dates,
                 "How 03/04/2026 is read: dmy or mdy (else such a day is refused)")
      ->check(CLI::IsMember({"dmy", "mdy"}));
  app.add_option("--map", options.map,
                 "COLUMN=FACT reads a column as a fact, COLUMN= does not read it; COLUMN is its "
                 "header or #NUMBER; repeatable")
      ->allow_extra_args(false);
  app.add_option("--same", options.same,
                 "FACT=ANSWER holds for every order that does not say; repeatable")
      ->allow_extra_args(false);
  app.add_option("--encoding", options.encoding, "Of the file (else it is found out)")
      ->check(CLI::IsMember({"utf-8", "gb18030", "utf-16le", "utf-16be"}));
}

void add_questions(CLI::App& command, QuestionsOptions& options, int& exit_code) {
  add_case_options(command, options.a_case);
  command
      .add_option("--asked", options.asked,
                  "Facts that were asked and left out, separated by commas")
      ->delimiter(',');
  command.callback([&] { exit_code = run_questions(options); });
}

}  // namespace

// What CLI11 throws while it is told the options is a mistake of this file, to be seen at once.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char** argv) {
  CLI::App app{
      "A pre-check of OKorder's published FAQ: who may apply, by when, with which papers.\n"
      "It is not a decision: OKorder decides. Nothing is sent anywhere.\n"
      "Exit code 0: done; 1: findings or failures; 2: some input was refused (see standard "
      "error)."};
  app.name("eligibility");
  app.set_version_flag("--version", ELIGIBILITY_VERSION);
  app.require_subcommand(1);
  int exit_code = kDone;

  CheckOptions check;
  CLI::App* check_command = app.add_subcommand("check", "Report on a case");
  add_case_options(*check_command, check.a_case);
  CLI::Option* text = check_command->add_flag("--text", check.text, "A report for a person");
  CLI::Option* trace =
      check_command->add_flag("--trace", check.trace, "With the conditions as they were evaluated");
  check_command->add_option("--language", check.language, "Of --text: en or zh-CN")
      ->check(CLI::IsMember({"en", "zh-CN"}));
  check_command->add_flag("--jsonl", check.lines, "A case a line in, a report a line out")
      ->excludes(text)
      ->excludes(trace);
  check_command->callback([&] { exit_code = run_check(check); });

  QuestionsOptions questions;
  add_questions(*app.add_subcommand("questions", "The questions to ask now"), questions, exit_code);
  QuestionsOptions next;
  next.only_next = true;
  add_questions(*app.add_subcommand("next", "The first question that is open, or null"), next,
                exit_code);

  CaseOptions change;
  CLI::App* change_command = app.add_subcommand("change", "What would change the result");
  add_case_options(*change_command, change);
  change_command->callback([&] { exit_code = run_change(change); });

  TestOptions test;
  CLI::App* test_command = app.add_subcommand("test", "Run test vectors");
  test_command->add_option("VECTORS", test.vectors, "Files with vectors")->required();
  add_policy_options(*test_command, test.policy);
  test_command->callback([&] { exit_code = run_test(test); });

  LintOptions lint;
  CLI::App* lint_command = app.add_subcommand("lint", "Look for what is wrong with a policy");
  lint_command->add_option("POLICY", lint.policy.policies,
                           "A policy document (OKorder's is built in)");
  lint_command->add_option("--calendars", lint.policy.calendars,
                           "A directory with the years of its calendars");
  lint_command->add_option("--texts", lint.texts,
                           "Its texts, a file LANGUAGE.json; repeatable (OKorder's are built in)");
  lint_command->add_flag("--stats", lint.stats, "Say on standard error how much was looked at");
  lint_command->callback([&] { exit_code = run_lint(lint); });

  TriageOptions triage;
  CLI::App* triage_command = app.add_subcommand(
      "triage",
      "Judge a table of orders (CSV), a row an order; the table comes out with the results, as a "
      "stream. Ends with 2 when a row or a cell was refused");
  triage_command->add_option("ORDERS", triage.orders.file, "A CSV; - is standard input")
      ->required();
  add_order_options(*triage_command, triage.orders);
  add_policy_options(*triage_command, triage.policy);
  CLI::Option* lines =
      triage_command->add_flag("--jsonl", triage.lines, "A line of JSON a row, not CSV");
  triage_command->add_flag("--no-bom", triage.no_mark, "A CSV without byte order mark")
      ->excludes(lines);
  triage_command
      ->add_option_function<std::string>(
          "--sort", [&](const std::string&) { triage.sort = true; },
          "deadline: most urgent first; the whole table is then kept in memory")
      ->check(CLI::IsMember({"deadline"}));
  triage_command->callback([&] { exit_code = run_triage(triage); });

  CompareOptions compare;
  CLI::App* compare_command = app.add_subcommand(
      "compare",
      "What a change of the policy does to many cases: how many verdicts change, which way, with "
      "examples. A change is no failure: it ends with 0 whatever changes, with 2 when a case was "
      "refused");
  compare_command->add_option("OLD", compare.old_policy, "A policy document")->required();
  compare_command->add_option("NEW", compare.new_policy, "The same, changed")->required();
  compare_command
      ->add_option("CASES", compare.cases.file,
                   "A facts object a line, as for check --jsonl, or a CSV, as for triage; - is "
                   "standard input")
      ->required();
  compare_command->add_option("--calendars", compare.calendars,
                              "A directory with the years of their calendars");
  compare_command->add_flag("--text", compare.text, "For a person");
  add_order_options(*compare_command, compare.cases);
  compare_command->callback([&] { exit_code = run_compare(compare); });

  ReplyDateOptions reply;
  CLI::App* reply_command = app.add_subcommand("reply-date", "The day by which to expect a reply");
  reply_command->add_option("APPLIED", reply.applied, "The day of the application, YYYY-MM-DD")
      ->required();
  add_policy_options(*reply_command, reply.policy);
  reply_command->callback([&] { exit_code = run_reply_date(reply); });

  EvalOptions eval;
  CLI::App* eval_command = app.add_subcommand("eval", "Evaluate CertLogic expressions");
  eval_command->add_option(
      "LINES", eval.lines,
      "JSON lines {\"logic\": ..., \"data\": ...}; - is standard input, which is "
      "read when there is none");
  eval_command->add_flag("--certlogic-only", eval.certlogic_only,
                         "Refuse \"or\", which JsonLogic has and CertLogic has not");
  eval_command->callback([&] { exit_code = run_eval(eval); });

  ValidateLogicOptions validate;
  CLI::App* validate_command =
      app.add_subcommand("validate-logic", "Name what CertLogic does not allow in expressions");
  validate_command->add_option(
      "LINES", validate.lines,
      "JSON lines {\"logic\": ...}; - is standard input, which is read when "
      "there is none");
  validate_command->callback([&] { exit_code = run_validate_logic(validate); });

  RuleOptions rule;
  CLI::App* rule_command = app.add_subcommand(
      "rule",
      "Apply one rule in the EU's format; ends with 1 when its AffectedFields are not those "
      "that its Logic reads");
  rule_command->add_option("RULE", rule.rule, "The rule; - is standard input")->required();
  rule_command
      ->add_option("--data", rule.data, R"({"payload": ..., "external": ...}; - is standard input)")
      ->required();
  rule_command->callback([&] { exit_code = run_rule(rule); });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kRefused;
  }
  // A full disk must not look like success.
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return exit_code;
  std::fputs("eligibility: writing to standard output failed\n", stderr);
  return kRefused;
}
