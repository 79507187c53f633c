// SPDX-License-Identifier: Apache-2.0
// How many cases a property is tried on: all natively, a tenth in Node, which takes more than twice
// as long for each. What the module answers is compared with the native answers elsewhere.
#pragma once

namespace eligibility {

[[nodiscard]] constexpr int cases_of(int all) {
#ifdef __EMSCRIPTEN__
  return all / 10;
#else
  return all;
#endif
}

// What so many cases show at least; a tenth of them may show less than a tenth.
[[nodiscard]] constexpr int at_least(int of_all) {
#ifdef __EMSCRIPTEN__
  return of_all / 30;
#else
  return of_all;
#endif
}

}  // namespace eligibility
