// SPDX-License-Identifier: Apache-2.0
// The functions that JavaScript can call, and nothing else; engine.mjs is their only caller. Values
// come in packed; what goes out is JSON text: a result, or {"error": [diagnostics]}.
#include <emscripten/bind.h>

#include <string>
#include <vector>

#include "eligibility/advise.h"
#include "eligibility/check.h"
#include "eligibility/logic.h"
#include "eligibility/policy.h"
#include "loaded.h"
#include "unpack.h"

namespace eligibility {
namespace {

std::vector<PolicySet>& loaded() {
  static std::vector<PolicySet> policies;
  return policies;
}

}  // namespace

const PolicySet& loaded(double number) { return loaded()[static_cast<std::size_t>(number)]; }

}  // namespace eligibility

namespace {

using namespace eligibility;

// The policies' number as a digit string.
std::string load(const std::string& documents, const std::string& calendars) {
  const Value years = unpack(calendars);
  if (years.array() == nullptr) {
    const Diagnostic problem{"wrong_kind", "/calendars", "a list of years is expected"};
    return write_error({&problem, 1});
  }
  const Value versions = unpack(documents);
  std::vector<Policy> policies;
  std::vector<Diagnostic> problems;
  for (const Value& document : *versions.array()) {
    Result<Policy, std::vector<Diagnostic>> policy = load_policy(document, *years.array());
    if (policy.ok()) {
      policies.push_back(std::move(*policy));
    } else {
      problems.insert(problems.end(), policy.error().begin(), policy.error().end());
    }
  }
  if (!problems.empty()) return write_error(problems);
  Result<PolicySet, std::vector<Diagnostic>> set = PolicySet::make(std::move(policies));
  if (!set.ok()) return write_error(set.error());
  loaded().push_back(std::move(*set));
  return std::to_string(loaded().size() - 1);
}

std::string check_facts(double policy, const std::string& facts) {
  const Result<Report, std::vector<Diagnostic>> report = check(loaded(policy), unpack(facts));
  return report.ok() ? report->text : write_error(report.error());
}

std::string list_questions(double policy, const std::string& facts, const std::string& asked) {
  const Value ids = unpack(asked);
  std::vector<std::string> left_out;
  if (const Array* list = ids.array()) {
    for (const Value& id : *list)
      if (id.string() != nullptr) left_out.push_back(*id.string());
  }
  const Result<std::vector<Question>, std::vector<Diagnostic>> list =
      questions(loaded(policy), unpack(facts), left_out);
  return list.ok() ? write_questions(*list) : write_error(list.error());
}

std::string change_facts(double policy, const std::string& facts) {
  const Result<std::vector<Change>, std::vector<Diagnostic>> changes =
      what_would_change(loaded(policy), unpack(facts));
  return changes.ok() ? write_changes(*changes) : write_error(changes.error());
}

std::string evaluate_logic(const std::string& logic, const std::string& data) {
  const Result<Value, Diagnostic> result = evaluate(unpack(logic), unpack(data));
  if (!result.ok()) return write_error({&result.error(), 1});
  std::string text;
  write_json(Value(Object{{"result", *result}}), text);
  return text;
}

}  // namespace

EMSCRIPTEN_BINDINGS(eligibility) {
  emscripten::function("load", &load);
  emscripten::function("check", &check_facts);
  emscripten::function("questions", &list_questions);
  emscripten::function("change", &change_facts);
  emscripten::function("evaluate", &evaluate_logic);
}
