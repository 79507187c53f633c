// SPDX-License-Identifier: Apache-2.0
#include "logic/program.h"

namespace eligibility {

Result<Value, Diagnostic> evaluate(const Value& expression, const Value& data, Mode mode) {
  const Result<Program, std::vector<Diagnostic>> program = compile(expression, CompileOptions());
  if (!program.ok()) return Failure{program.error().front()};
  const ScratchPointer scratch = make_scratch();
  const Inputs inputs{.row = {}, .data = Operand::of(data), .mode = mode};
  const Result<Operand, Diagnostic> result = execute(program->code(), inputs, *scratch);
  if (!result.ok()) return Failure{result.error()};
  return result->to_value();
}

}  // namespace eligibility
