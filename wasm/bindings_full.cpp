// SPDX-License-Identifier: Apache-2.0
// What the full module binds beyond bindings.cpp, with which it is linked: the calls for authors of
// policies and expressions. full.mjs is their only caller.
#include <emscripten/bind.h>

#include <string>
#include <vector>

#include "eligibility/logic.h"
#include "value_from_js.h"

namespace {

using namespace eligibility;
using emscripten::val;

std::string list_issues(const val& logic) {
  const Result<Value, Diagnostic> expression = value_from_js(logic);
  if (!expression.ok()) return write_error({&expression.error(), 1});
  const Result<std::vector<Issue>, Diagnostic> issues = validate_logic(*expression);
  return issues.ok() ? write_issues(*issues) : write_error({&issues.error(), 1});
}

}  // namespace

EMSCRIPTEN_BINDINGS(eligibility_full) { emscripten::function("validateLogic", &list_issues); }
