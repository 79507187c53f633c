// SPDX-License-Identifier: Apache-2.0
// How many cases a property is tried on: all natively, a tenth in Node, which takes more than twice
// as long for each, and where ELIGIBILITY_FEW_CASES is set: under hundreds of mutants, or while
// what runs is counted. What the module answers is compared with the native answers elsewhere.
#pragma once

#include <cstdlib>

namespace eligibility {

[[nodiscard]] inline bool few_are_asked() {
  return std::getenv("ELIGIBILITY_FEW_CASES") != nullptr;
}

[[nodiscard]] inline bool few_cases() {
#ifdef __EMSCRIPTEN__
  return true;
#else
  return few_are_asked();
#endif
}

[[nodiscard]] inline int cases_of(int all) { return few_cases() ? all / 10 : all; }

// What so many cases show at least; a tenth of them may show less than a tenth.
[[nodiscard]] inline int at_least(int of_all) { return few_cases() ? of_all / 30 : of_all; }

}  // namespace eligibility
