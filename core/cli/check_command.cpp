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
#include "text_report.h"
#include "texts.h"

namespace eligibility::command {
namespace {

// How many refused lines are named again on standard error; all are answered on standard output.
constexpr std::size_t kNamedLines = 100;

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

class LineCheck {
 public:
  LineCheck(const PolicySet& policies, std::string today)
      : policies_(policies), today_(std::move(today)) {}

  void answer(const std::string& line, bool too_long) {
    ++number_;
    if (line.find_first_not_of(" \t\r") == std::string::npos) return;  // an empty line is no case
    if (too_long) {
      refuse({{"too_large", "",
               "at most " + std::to_string(kMaxLineBytes) + " bytes are read of a line"}});
      return;
    }
    Result<Value, Diagnostic> document = read_json(line);
    if (!document.ok()) {
      refuse({document.error()});
      return;
    }
    const Answer report = check(policies_, facts_of(std::move(*document), today_));
    if (report.ok()) {
      print_line(write_report(*report));
    } else {
      refuse(report.error());
    }
  }

  int finish() const {
    for (const auto& [source, diagnostics] : named_) print_diagnostics(source, diagnostics);
    if (refused_ > named_.size()) {
      std::fprintf(stderr, "and %zu more lines, each answered with its error\n",
                   refused_ - named_.size());
    }
    return refused_ == 0 ? kDone : kRefused;
  }

 private:
  void refuse(const std::vector<Diagnostic>& diagnostics) {
    print_line(write_error(diagnostics));
    ++refused_;
    if (named_.size() < kNamedLines)
      named_.push_back({"line " + std::to_string(number_), diagnostics});
  }

  const PolicySet& policies_;
  std::string today_;
  std::size_t number_ = 0;
  std::size_t refused_ = 0;
  std::vector<std::pair<std::string, std::vector<Diagnostic>>> named_;
};

int check_lines(const CheckOptions& options, const PolicySet& policies, const std::string& today) {
  LineReader lines(options.facts);
  if (!lines.opened()) {
    print_diagnostics(options.facts,
                      std::vector<Diagnostic>{{"unreadable", "", "cannot read the file"}});
    return kRefused;
  }
  LineCheck check(policies, today);
  std::string line;
  bool too_long = false;
  while (lines.next(line, too_long)) check.answer(line, too_long);
  if (lines.failed()) {
    print_diagnostics(options.facts, std::vector<Diagnostic>{{"unreadable", "", "reading failed"}});
    static_cast<void>(check.finish());
    return kRefused;
  }
  return check.finish();
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
