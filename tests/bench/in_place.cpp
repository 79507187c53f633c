// SPDX-License-Identifier: Apache-2.0
// What a row costs in triage where its columns are in the module's own memory: what triage.mjs
// cannot see from outside, where they are copied. Nanoseconds by what is judged, as JSON: the best
// of 41 rounds, since its clock cannot leave out what others do; the five rules and the loop by
// hand turn by turn.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

#include "by_hand.h"
#include "judged_rows.h"

namespace {

template <typename F>
double nanoseconds_a_row(F run) {
  const auto start = std::chrono::steady_clock::now();
  run();
  const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
  return time.count() / eligibility::kRows;
}

// Both in turn, a round of each.
template <typename F, typename G>
std::array<double, 2> best_of_both(F first, G second) {
  std::array<double, 2> best = {nanoseconds_a_row(first), nanoseconds_a_row(second)};
  for (int round = 0; round < 40; ++round)
    best = {std::min(best[0], nanoseconds_a_row(first)),
            std::min(best[1], nanoseconds_a_row(second))};
  return best;
}

}  // namespace

int main() {
  using namespace eligibility;
  Case& rules = five_rules();
  const Five five(rules.rows);
  std::vector<std::uint8_t> verdicts(kRows);
  const auto [ours, loop] =
      best_of_both([&] { rules.run(); }, [&] { by_hand_simd(five, verdicts.data()); });
  if (verdicts != rules.result.outputs[0].codes) stop("the loop says something else than triage");
  const auto [orders, every] =
      best_of_both([] { okorder(false).run(); }, [] { okorder(true).run(); });
  std::printf("{\"five rules\":%.3f,\"five rules, a SIMD loop by hand\":%.3f,", ours, loop);
  std::printf("\"OKorder's policy, keys of the orders page\":%.3f,", orders);
  std::printf("\"OKorder's policy, every key\":%.3f}\n", every);
}
