// SPDX-License-Identifier: Apache-2.0
// run allocates nothing once its Scratch has seen the program. Counts every operator new of the
// process.
#include <cstdlib>
#include <new>

#include "logic_row.h"

namespace {
std::size_t allocations = 0;
}

// Not inlined: g++ would see free() beside a new expression and warn.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  return memory;
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace eligibility {
namespace {

std::size_t allocations_of(const char* expression, const std::vector<Operand>& row) {
  const Program program = row_program(json(expression));
  const ScratchPointer scratch = make_scratch();
  const Result<Operand, Diagnostic> first = run(program, row, Mode::partial, *scratch);
  EXPECT_TRUE(first.ok());
  const std::size_t before = allocations;
  const Result<Operand, Diagnostic> second = run(program, row, Mode::partial, *scratch);
  return allocations - before + (second.ok() ? 0 : 1);
}

const std::vector<Operand>& answered() {
  static const Value list(
      Array{Value("late"), Value("a text that is too long for a short string")});
  static const std::vector<Operand> row = {Operand::boolean(true),   Operand::boolean(false),
                                           Operand::integer(14),     Operand::string("2026-03-20"),
                                           Operand::string("a:b/c"), Operand::of(list)};
  return row;
}

TEST(Run, AllocatesNothingForEveryOperatorOverPlainNames) {
  for (
      const char* expression :
      {R"({"and":[{"var":"p"},{"!":[{"var":"q"}]},{"or":[{"var":"q"},{"<":[1,{"var":"n"},99]}]}]})",
       R"({"if":[{"===":[{"var":"t"},"a text that is too long for a short string"]},1,{"+":[{"var":"n"},1]}]})",
       R"({"in":[{"var":"t"},["one","two","a text that is too long for a short string"]]})",
       R"({"in":["late",{"var":"l"}]})",
       R"({"not-after":[{"plusTime":[{"var":"d"},15,"day"]},{"plusTime":["2026-04-04",0,"day"]}]})",
       R"({"before":[{"dccDateOfBirth":[{"var":"d"}]},{"plusTime":[{"var":"d"},-2,"month"]}]})",
       R"({"extractFromUVCI":[{"var":"t"},2]})",
       R"({"reduce":[{"var":"l"},{"+":[{"var":"accumulator"},{"if":[{"===":[{"var":"current"},"late"]},1,0]}]},0]})"}) {
    EXPECT_EQ(allocations_of(expression, answered()), 0U) << expression;
  }
}
TEST(Run, AllocatesNothingWhereNothingIsAnswered) {
  const std::vector<Operand> row(answered().size(), Operand::unknown());
  EXPECT_EQ(
      allocations_of(R"({"and":[{"var":"p"},{"or":[{"var":"q"},{"and":[{"var":"p"},{"var":"q"}]}]},
                                      {">":[{"var":"n"},1]},{"in":["late",{"var":"l"}]}]})",
                     row),
      0U);
}
TEST(Run, AllocatesNothingForAFaultThatAnUnknownGuardHides) {
  std::vector<Operand> row = answered();
  row[0] = Operand::unknown();
  row[3] = Operand::string("2026-02-30");
  EXPECT_EQ(allocations_of(R"({"and":[{"var":"p"},{"before":[{"plusTime":[{"var":"d"},1,"day"]},
                                                             {"plusTime":["2026-01-01",0,"day"]}]}]})",
                           row),
            0U);
}

}  // namespace
}  // namespace eligibility
