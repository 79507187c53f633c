// SPDX-License-Identifier: Apache-2.0
// eligibility lint POLICY.json: what is wrong with a policy that loads.
#include <cstdio>

#include "builtin.h"
#include "commands.h"
#include "diagnostics.h"
#include "eligibility/lint.h"
#include "files.h"

namespace eligibility::command {
namespace {

constexpr std::string_view kFolder = "texts/";
constexpr std::string_view kEnding = ".json";

struct Language {
  std::string name;
  Value texts;
};

// "texts/en.json" is in the language "en".
std::string language_of(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash != std::string_view::npos) path = path.substr(slash + 1);
  if (path.ends_with(kEnding)) path.remove_suffix(kEnding.size());
  return std::string(path);
}

std::optional<std::vector<Language>> read_texts(const LintOptions& options) {
  std::vector<Language> languages;
  bool good = true;
  for (const std::string& path : options.texts) {
    Result<Value, Diagnostic> texts = read_json_file(path);
    if (texts.ok() && texts->object() == nullptr)
      texts = Failure{Diagnostic{"wrong_kind", "", "an object of texts is expected"}};
    if (texts.ok()) {
      languages.push_back({language_of(path), std::move(*texts)});
    } else {
      print_diagnostics(path, {&texts.error(), 1});
      good = false;
    }
  }
  if (!good) return std::nullopt;
  if (options.texts.empty() && options.policy.policies.empty()) {
    for (const BuiltinFile& file : builtin_files()) {
      if (file.name.starts_with(kFolder))
        languages.push_back({language_of(file.name), builtin_json(file.name)});
    }
  }
  return languages;
}

}  // namespace

int run_lint(const LintOptions& options) {
  const std::optional<PolicySet> policies = load_policies(options.policy);
  const std::optional<std::vector<Language>> languages = read_texts(options);
  if (!policies || !languages) return kRefused;
  std::vector<LanguageTexts> texts;
  for (const Language& one : *languages) texts.push_back({one.name, &one.texts});
  std::vector<Finding> findings;
  for (const Policy& policy : policies->versions()) {
    LintStats stats;
    for (Finding& finding : lint(policy, texts, &stats)) findings.push_back(std::move(finding));
    if (!options.stats) continue;
    std::fprintf(stderr,
                 "%.*s: %zu searches over %zu cases, %zu in one; at most %zu days at once, which "
                 "lie to each other in %zu ways\n",
                 static_cast<int>(policy.version().size()), policy.version().data(), stats.searches,
                 stats.cases, stats.most_cases, stats.most_days, stats.most_zones);
  }
  print_line(write_findings(findings));
  return findings.empty() ? kDone : kFindings;
}

}  // namespace eligibility::command
