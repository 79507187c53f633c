// SPDX-License-Identifier: Apache-2.0
#include "policies.h"

#include <cstdlib>

#include "builtin.h"
#include "diagnostics.h"
#include "eligibility/json.h"
#include "files.h"

namespace eligibility::command {
namespace {

std::optional<std::vector<Value>> load_calendars(const std::string& directory) {
  std::vector<Value> calendars;
  if (directory.empty()) {
    for (const BuiltinFile& file : builtin_files()) {
      if (file.name.starts_with("calendar/")) calendars.push_back(builtin_json(file.name));
    }
    return calendars;
  }
  const Result<std::vector<std::string>, Diagnostic> paths = json_files_in(directory);
  if (!paths.ok()) {
    print_diagnostics(directory, {&paths.error(), 1});
    return std::nullopt;
  }
  bool good = true;
  for (const std::string& path : *paths) {
    Result<Value, Diagnostic> document = read_json_file(path);
    if (document.ok()) {
      calendars.push_back(std::move(*document));
    } else {
      print_diagnostics(path, {&document.error(), 1});
      good = false;
    }
  }
  if (!good) return std::nullopt;
  return calendars;
}

struct Document {
  std::string source;
  Value value;
};

std::optional<std::vector<Document>> load_documents(const std::vector<std::string>& paths) {
  std::vector<Document> documents;
  if (paths.empty())
    documents.push_back({"okorder-credit.json", builtin_json("okorder-credit.json")});
  bool good = true;
  for (const std::string& path : paths) {
    Result<Value, Diagnostic> document = read_json_file(path);
    if (document.ok()) {
      documents.push_back({path, std::move(*document)});
    } else {
      print_diagnostics(path, {&document.error(), 1});
      good = false;
    }
  }
  if (!good) return std::nullopt;
  return documents;
}

}  // namespace

Value builtin_json(std::string_view name) {
  for (const BuiltinFile& file : builtin_files()) {
    if (file.name != name) continue;
    Result<Value, Diagnostic> value = read_json(file.text);
    if (value.ok()) return std::move(*value);
  }
  std::abort();  // the build embeds what the tests have read
}

std::optional<PolicySet> load_policies(const PolicyOptions& options) {
  const std::optional<std::vector<Value>> calendars = load_calendars(options.calendars);
  const std::optional<std::vector<Document>> documents = load_documents(options.policies);
  if (!calendars || !documents) return std::nullopt;
  std::vector<Policy> policies;
  for (const Document& document : *documents) {
    Result<Policy, std::vector<Diagnostic>> policy = load_policy(document.value, *calendars);
    if (policy.ok()) {
      policies.push_back(std::move(*policy));
    } else {
      print_diagnostics(document.source, policy.error());
    }
  }
  if (policies.size() != documents->size()) return std::nullopt;
  Result<PolicySet, std::vector<Diagnostic>> set = PolicySet::make(std::move(policies));
  if (set.ok()) return std::move(*set);
  print_diagnostics("--policy", set.error());
  return std::nullopt;
}

}  // namespace eligibility::command
