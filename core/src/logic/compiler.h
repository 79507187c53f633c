// SPDX-License-Identifier: Apache-2.0
// Turns an expression into instructions, and finds all its problems on the way. After the first
// problem it goes on only to find the others: the program is then thrown away.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "logic/fault.h"
#include "logic/kinds.h"
#include "logic/program.h"

namespace eligibility {

class Compiler {
 public:
  explicit Compiler(const CompileOptions& options) : options_(options) {}
  [[nodiscard]] Result<Program, std::vector<Diagnostic>> compile(const Value& value);

 private:
  // Each emits what leaves one value on the stack, and says what kinds it can have.
  Kinds expression(const Value& value);
  Kinds expression_at(const Value& value, std::string_view key);
  Kinds operand(std::span<const Value> operands, std::size_t index);
  Kinds literal(Value value, Kinds kinds);
  Kinds broken(std::string_view code, std::string message);
  Kinds array(const Array& items);
  Kinds operation(const Object& object);
  Kinds operation_at(const Operator& described, std::span<const Value> operands);
  Kinds variable(const Value& value);
  Kinds variable_in_lambda(std::string_view path);

  Kinds comparison(Symbol symbol, std::span<const Value> operands);
  Kinds computation(Symbol symbol, std::span<const Value> operands, KindSet accepted,
                    KindSet result);
  Kinds equality(std::span<const Value> operands);
  Kinds membership(std::span<const Value> operands);
  Kinds junction(Symbol symbol, std::span<const Value> operands);
  Kinds conditional(std::span<const Value> operands);
  Kinds plus_time(std::span<const Value> operands);
  Kinds extraction(std::span<const Value> operands);
  Kinds reduction(std::span<const Value> operands);

  // The operand's integer; 0 after the problem was noted that it is none.
  std::int64_t integer_operand(std::span<const Value> operands, std::size_t index);
  // With names: a type_mismatch when the operand can have none of the kinds that the operator
  // computes with.
  void demand(Symbol symbol, std::size_t index, Kinds kinds, KindSet accepted);

  void problem(std::string_view code, std::string message);
  void problem_at(std::string_view key, std::string_view code, std::string message);
  std::size_t descend(std::string_view key);  // returns where to cut the pointer again
  std::uint32_t emit(Instruction instruction, int stack_effect);
  std::uint32_t add_literal(Value value);
  [[nodiscard]] std::uint32_t here() const {
    return static_cast<std::uint32_t>(code_->instructions.size());
  }
  Instruction& at(std::uint32_t place) { return code_->instructions[place]; }
  void add_read(std::uint32_t place);
  void open_frame();

  struct Lambda {
    Kinds current;
  };

  const CompileOptions& options_;
  std::unique_ptr<ProgramCode> code_ = std::make_unique<ProgramCode>();
  std::vector<Diagnostic> problems_;
  std::string pointer_;
  std::size_t nodes_ = 0;
  std::size_t depth_ = 0;
  std::size_t height_ = 0;  // of the stack at this point of the program
  std::size_t frames_ = 0;
  const Lambda* lambda_ = nullptr;  // of the reduce within which the expression stands
};

}  // namespace eligibility
