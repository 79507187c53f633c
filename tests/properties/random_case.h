// SPDX-License-Identifier: Apache-2.0
// Random cases from a fixed seed: the same ones on every machine, since only raw numbers of
// std::mt19937 are used. The answers come from the tables of the policy's description; dates crowd
// around the ends of the periods.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>

#include "eligibility/value.h"

namespace eligibility {

class RandomCases {
 public:
  explicit RandomCases(std::uint32_t seed) : random_(seed) {}

  // A case that is nobody's mistake but the person's: every answer is one of the fact's, dates may
  // be wrong. With `slips` false also the dates are real days, as often as not without a
  // contradiction.
  Value next(bool slips = true);

  std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(random_() % count); }

 private:
  bool one_in(std::uint32_t count) { return below(count) == 0; }
  std::string pick(std::initializer_list<const char*> any) {
    return any.begin()[below(static_cast<std::uint32_t>(any.size()))];
  }
  void choice(const char* fact, std::initializer_list<const char*> answers);
  void date(const char* fact, long day, bool unsure, bool slips);
  void problems();

  std::mt19937 random_;
  Object facts_;
};

}  // namespace eligibility
