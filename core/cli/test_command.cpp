// SPDX-License-Identifier: Apache-2.0
// eligibility test VECTORS.json: runs vectors, says what differs, ends with "N passed, N failed".
#include <cstdio>

#include "commands.h"
#include "compare_report.h"
#include "diagnostics.h"
#include "eligibility/check.h"
#include "eligibility/json.h"
#include "files.h"

namespace eligibility::command {
namespace {

struct Tally {
  std::size_t passed = 0;
  std::size_t failed = 0;
};

std::string text_of(const Value* value) {
  return value != nullptr && value->string() != nullptr ? *value->string() : std::string("?");
}

std::vector<std::string> differences_of(const Value& vector, const PolicySet& policies) {
  const Value* facts = vector.find("facts");
  const Value* expected = vector.find("expect");
  if (facts == nullptr || expected == nullptr) return {R"(a vector has "facts" and "expect")"};
  const Result<Report, std::vector<Diagnostic>> report = check(policies, *facts);
  if (!report.ok()) return {"refused: " + write_error(report.error())};
  // Compared as it leaves the core, not as it stands inside.
  const Result<Value, Diagnostic> written = read_json(report->text);
  if (!written.ok()) return {"the report is no JSON: " + written.error().message};
  return compare_report(*expected, *written);
}

// False when the file has no vectors to run, or not as many as it says.
bool run_file(const std::string& path, const PolicySet& policies, Tally& tally) {
  const Result<Value, Diagnostic> document = read_json_file(path);
  if (!document.ok()) {
    print_diagnostics(path, {&document.error(), 1});
    return false;
  }
  const Value* scenarios = document->find("scenarios");
  const Value* meta = document->find("meta");
  const Value* count = meta == nullptr ? nullptr : meta->find("count");
  if (scenarios == nullptr || scenarios->array() == nullptr || scenarios->array()->empty()) {
    print_diagnostics(path, std::vector<Diagnostic>{
                                {"no_vectors", "/scenarios", "an array of vectors is expected"}});
    return false;
  }
  for (const Value& vector : *scenarios->array()) {
    const std::vector<std::string> differences = differences_of(vector, policies);
    ++(differences.empty() ? tally.passed : tally.failed);
    for (const std::string& difference : differences) {
      print_line(text_of(vector.find("id")) + " " + text_of(vector.find("title")) + ": " +
                 difference);
    }
  }
  const auto found = static_cast<std::int64_t>(scenarios->array()->size());
  if (count == nullptr || count->integer() == nullptr || *count->integer() != found) {
    print_diagnostics(
        path, std::vector<Diagnostic>{{"wrong_count", "/meta/count",
                                       "the file has " + std::to_string(found) + " vectors"}});
    return false;
  }
  return true;
}

}  // namespace

int run_test(const TestOptions& options) {
  const std::optional<PolicySet> policies = load_policies(options.policy);
  if (!policies) return kRefused;
  Tally tally;
  bool complete = true;
  for (const std::string& path : options.vectors)
    complete = run_file(path, *policies, tally) && complete;
  print_line(std::to_string(tally.passed) + " passed, " + std::to_string(tally.failed) + " failed");
  if (!complete) return kRefused;
  return tally.failed == 0 ? kDone : kFindings;
}

}  // namespace eligibility::command
