// SPDX-License-Identifier: Apache-2.0
// What the full module binds beyond bindings.cpp, with which it is linked: the calls for authors of
// policies and expressions. full.mjs is their only caller.
#include <emscripten/bind.h>

#include <string>
#include <vector>

#include "eligibility/lint.h"
#include "eligibility/logic.h"
#include "loaded.h"
#include "unpack.h"

namespace {

using namespace eligibility;

std::string list_issues(const std::string& logic) {
  const Value expression = unpack(logic);  // the issues point into it
  const Result<std::vector<Issue>, Diagnostic> issues = validate_logic(expression);
  return issues.ok() ? write_issues(*issues) : write_error({&issues.error(), 1});
}

// `texts`: by language, {"en": {key: text}}.
std::string list_findings(double policy, const std::string& texts) {
  const Value by_language = unpack(texts);
  std::vector<LanguageTexts> languages;
  if (const Object* object = by_language.object()) {
    for (const auto& [language, own] : *object) {
      if (own.object() == nullptr)
        return write_error(std::vector<Diagnostic>{
            {"wrong_kind", "/" + language, "an object of texts is expected"}});
      languages.push_back({language, &own});
    }
  }
  std::vector<Finding> findings;
  for (const Policy& version : loaded(policy).versions()) {
    for (Finding& finding : lint(version, languages)) findings.push_back(std::move(finding));
  }
  return write_findings(findings);
}

}  // namespace

EMSCRIPTEN_BINDINGS(eligibility_full) {
  emscripten::function("validateLogic", &list_issues);
  emscripten::function("lint", &list_findings);
}
