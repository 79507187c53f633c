// SPDX-License-Identifier: Apache-2.0
#include "logic/program.h"

#include <cassert>

namespace eligibility {

// Here, where the code is a complete type.
Program::Program(Shared<ProgramCode> code) : code_(std::move(code)) {}
Program::Program(const Program& other) = default;
Program::Program(Program&& other) noexcept = default;
Program& Program::operator=(Program other) noexcept {
  std::swap(code_, other.code_);
  return *this;
}
Program::~Program() = default;

std::span<const std::uint32_t> Program::reads() const { return code_->reads; }

Result<Operand, Diagnostic> run(const Program& program, std::span<const Operand> row, Mode mode,
                                Scratch& scratch) {
  assert(program.reads().empty() || program.reads().back() < row.size());
  return execute(program.code(), {.row = row, .data = Operand(), .mode = mode}, scratch);
}

}  // namespace eligibility
