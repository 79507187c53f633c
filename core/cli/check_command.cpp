// SPDX-License-Identifier: Apache-2.0
// eligibility check FACTS.json: one case, or with --jsonl a case a line.
#include <cstdio>
#include <optional>

#include "clock.h"
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

// Facts stand bare or under "facts"; a case without a today gets this one.
Value facts_of(Value document, const std::string& today) {
  Value facts = std::move(document);
  if (const Value* inner = facts.find("facts"); inner != nullptr && inner->object() != nullptr) {
    Value copy = *inner;
    facts = std::move(copy);
  }
  Object* object = facts.object();
  if (object == nullptr) return facts;
  for (Member& member : *object) {
    if (member.key != "today") continue;
    if (member.value.is_null()) member.value = Value(today);
    return facts;
  }
  object->push_back({"today", Value(today)});
  return facts;
}

int check_lines(const CheckOptions& options, const PolicySet& policies, const std::string& today) {
  const auto answer = [&](Value document) -> Result<std::string, std::vector<Diagnostic>> {
    const Answer report = check(policies, facts_of(std::move(document), today));
    if (!report.ok()) return Failure{report.error()};
    return write_report(*report);
  };
  return answer_lines(options.facts, {.answer = answer, .write_refusal = write_error});
}

int check_one(const CheckOptions& options, const PolicySet& policies, const std::string& today) {
  Result<Value, Diagnostic> document = read_json_file(options.facts);
  if (!document.ok()) {
    print_diagnostics(options.facts, {&document.error(), 1});
    return kRefused;
  }
  const Answer report = check(policies, facts_of(std::move(*document), today));
  if (!report.ok()) {
    print_diagnostics(options.facts, report.error());
    return kRefused;
  }
  if (options.text) {
    const std::string text = text_report(*report, Texts(options.language));
    std::fwrite(text.data(), 1, text.size(), stdout);
  } else {
    print_line(write_report(*report));
  }
  return kDone;
}

}  // namespace

int run_check(const CheckOptions& options) {
  const std::optional<PolicySet> policies = load_policies(options.policy);
  if (!policies) return kRefused;
  const std::string today = options.today.empty() ? write_date(beijing_today()) : options.today;
  return options.lines ? check_lines(options, *policies, today)
                       : check_one(options, *policies, today);
}

}  // namespace eligibility::command
