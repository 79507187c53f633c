// SPDX-License-Identifier: Apache-2.0
// What a row costs in triage, natively: the five rules of five_rules.json beside loops written by
// hand for them, and OKorder's whole policy beside a check. All give the same verdicts.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "by_hand.h"
#include "eligibility/check.h"
#include "judged_rows.h"

namespace eligibility {
namespace {

void per_row(benchmark::State& state, std::size_t rows) {
  state.counters["ns_a_row"] = benchmark::Counter(
      static_cast<double>(rows) * 1e-9,  // seconds by rows, as nanoseconds
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void run_by_hand(benchmark::State& state, void (*loop)(const Five&, std::uint8_t*)) {
  Case& one = five_rules();
  one.run();
  const Five five(one.rows);
  std::vector<std::uint8_t> out(kRows);
  loop(five, out.data());
  if (out != one.result.outputs[0].codes) stop("the loop says something else than triage");
  for (auto each : state) {
    static_cast<void>(each);
    loop(five, out.data());
    benchmark::ClobberMemory();
  }
  per_row(state, kRows);
}

void run_triage(benchmark::State& state, Case& one) {
  one.run();
  for (auto each : state) {
    static_cast<void>(each);
    one.run();
    benchmark::ClobberMemory();
  }
  per_row(state, kRows);
}

// The whole of a check, report and all, of one row after the other.
void run_check(benchmark::State& state) {
  Case& one = okorder(true);
  std::vector<Value> facts;
  for (std::size_t row = 0; row < 1'000; ++row)
    facts.push_back(one.triage.facts_of(one.rows.columns, row));
  for (auto each : state) {
    static_cast<void>(each);
    for (const Value& row : facts) benchmark::DoNotOptimize(check(one.policy, row));
  }
  per_row(state, facts.size());
}

void five_rules_triage(benchmark::State& state) { run_triage(state, five_rules()); }
void okorder_for_orders(benchmark::State& state) { run_triage(state, okorder(false)); }
void okorder_every_key(benchmark::State& state) { run_triage(state, okorder(true)); }

BENCHMARK_CAPTURE(run_by_hand, five_rules_scalar, by_hand);
BENCHMARK_CAPTURE(run_by_hand, five_rules_simd, by_hand_simd);
BENCHMARK(five_rules_triage);
BENCHMARK(okorder_for_orders);
BENCHMARK(okorder_every_key);
BENCHMARK(run_check);

}  // namespace
}  // namespace eligibility

BENCHMARK_MAIN();
