// SPDX-License-Identifier: Apache-2.0
// A handful of declared names, and programs run over rows of their operands.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "logic_expression.h"

namespace eligibility {

// Places 0 to 5: p and q are boolean, n an integer, d a date, t a text, l a list of texts.
inline const Names& row_names() {
  static const Names names = [] {
    Names declared;
    declared.declare("p", NameType::boolean);
    declared.declare("q", NameType::boolean);
    declared.declare("n", NameType::integer);
    declared.declare("d", NameType::date);
    declared.declare("t", NameType::text);
    declared.declare("l", NameType::text_list);
    return declared;
  }();
  return names;
}

inline Program row_program(const Value& expression) {
  Result<Program, std::vector<Diagnostic>> program = compile(expression, {.names = &row_names()});
  if (program.ok()) return *program;
  ADD_FAILURE() << program.error().front().code << " " << program.error().front().message;
  return *compile(Value(false), {});
}

inline std::string row_result(const Program& program, const std::vector<Operand>& row, Mode mode,
                              Scratch& scratch) {
  const Result<Operand, Diagnostic> result = run(program, row, mode, scratch);
  if (!result.ok()) return "error: " + result.error().code;
  std::string text;
  write_json(result->to_value(), text);
  return text;
}

// The names in `answers`, a JSON object, have its values; the others are Unknown.
inline std::string partial(std::string_view expression, std::string_view answers = "{}") {
  const Value given = json(answers);
  std::vector<Operand> row;
  for (const Names::Entry& entry : row_names().entries()) {
    const Value* answer = given.find(entry.path);
    row.push_back(answer != nullptr ? Operand::of(*answer) : Operand::unknown());
  }
  const ScratchPointer scratch = make_scratch();
  return row_result(row_program(json(expression)), row, Mode::partial, *scratch);
}

}  // namespace eligibility
