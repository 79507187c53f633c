// SPDX-License-Identifier: Apache-2.0
// What one rule of five conditions with dates costs (rule.json): compiled and run, natively. Counts
// every operator new of the process, too.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <new>
#include <string>
#include <vector>

#include "eligibility/json.h"
#include "eligibility/logic.h"

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

[[noreturn]] void stop(const char* what) {
  std::fprintf(stderr, "%s\n", what);
  std::exit(1);
}

const Value& part(const char* name) {
  static const Value rule = [] {
    std::ifstream file(ELIGIBILITY_RULE);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    Result<Value, Diagnostic> value = read_json(text);
    if (!value.ok()) stop("rule.json cannot be read");
    return std::move(*value);
  }();
  return *rule.find(name);
}

// The names of the rule's data, declared as a policy would, and their operands.
struct Facts {
  Names names;
  std::vector<Operand> row;

  Facts() {
    for (const Member& member : *part("data").object()) {
      const bool is_date = member.key == "today" || member.key == "receipt_date";
      names.declare(member.key, is_date ? NameType::date : NameType::text);
      row.push_back(Operand::of(member.value));
    }
  }
};

class PerIteration {
 public:
  explicit PerIteration(benchmark::State& state) : state_(state), before_(allocations) {}
  ~PerIteration() {
    state_.counters["allocations"] = benchmark::Counter(static_cast<double>(allocations - before_),
                                                        benchmark::Counter::kAvgIterations);
  }

 private:
  benchmark::State& state_;
  std::size_t before_;
};

void run_compiled(benchmark::State& state, Mode mode) {
  const Facts facts;
  const auto program = compile(part("logic"), {.names = &facts.names});
  if (!program.ok()) stop("the rule cannot be compiled");
  const ScratchPointer scratch = make_scratch();
  const auto first = run(*program, facts.row, mode, *scratch);
  if (!first.ok() || first->kind() != Operand::Kind::boolean ||
      first->is_true() != *part("expected").boolean()) {
    stop("the rule has another value");
  }
  const PerIteration counted(state);
  for (auto each : state) {
    static_cast<void>(each);
    benchmark::DoNotOptimize(run(*program, facts.row, mode, *scratch));
  }
}

void compile_rule(benchmark::State& state) {
  const Facts facts;
  const PerIteration counted(state);
  for (auto each : state) {
    static_cast<void>(each);
    benchmark::DoNotOptimize(compile(part("logic"), {.names = &facts.names}));
  }
}

// As the module's evaluate and the command: compiled each time, over data that are no row.
void evaluate_rule(benchmark::State& state) {
  const PerIteration counted(state);
  for (auto each : state) {
    static_cast<void>(each);
    benchmark::DoNotOptimize(evaluate(part("logic"), part("data")));
  }
}

BENCHMARK_CAPTURE(run_compiled, partial, Mode::partial);
BENCHMARK_CAPTURE(run_compiled, strict, Mode::strict);
BENCHMARK(compile_rule);
BENCHMARK(evaluate_rule);

}  // namespace
}  // namespace eligibility

BENCHMARK_MAIN();
