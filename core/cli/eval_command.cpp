// SPDX-License-Identifier: Apache-2.0
// eligibility eval: an expression and its data a line in, what it evaluates to a line out.
#include "commands.h"
#include "diagnostics.h"
#include "eligibility/logic.h"
#include "lines.h"
#include "logic_lines.h"

namespace eligibility::command {
namespace {

using Answer = Result<std::string, std::vector<Diagnostic>>;

Answer evaluated(const Value& line, const CompileOptions& options) {
  static const Value nothing;
  const Result<const Value*, Diagnostic> logic = logic_of(line);
  if (!logic.ok()) return Failure{std::vector<Diagnostic>{logic.error()}};
  const Result<Program, std::vector<Diagnostic>> program = compile(**logic, options);
  if (!program.ok()) return Failure{program.error()};
  const Value* data = line.find("data");
  const Result<Value, Diagnostic> result = evaluate(**logic, data == nullptr ? nothing : *data);
  if (!result.ok()) return Failure{std::vector<Diagnostic>{result.error()}};
  std::string text = R"({"result":)";
  write_json(*result, text);
  return text + "}";
}

}  // namespace

int run_eval(const EvalOptions& options) {
  const CompileOptions compile_options{.certlogic_only = options.certlogic_only};
  const auto answer = [&](const Value& line) { return evaluated(line, compile_options); };
  return answer_lines(options.lines, {.answer = answer, .write_refusal = write_logic_error});
}

}  // namespace eligibility::command
