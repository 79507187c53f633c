// SPDX-License-Identifier: Apache-2.0
// The case with some facts set to other answers: what it comes to, target by target.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "check/assessment.h"

namespace eligibility {

// What can improve: a key of the report that shows a verdict or a readiness, or "overall".
struct Target {
  std::string_view key;
  CheckSet checks = 0;  // of which one decides it
  bool is_readiness = false;
  std::span<const std::string_view> ranking;  // best first
  std::size_t before = 0;                     // its rank as things stand
};

class Trials {
 public:
  Trials(const CompiledPolicy& policy, const Value& facts) : policy_(policy), facts_(facts) {}

  // Reads the case into `state` and finds its targets; those without a rank are none. False when
  // the answers contradict each other. Errors: the caller's mistakes, as check, in `state.faults`.
  [[nodiscard]] bool begin(State& state);

  [[nodiscard]] const std::vector<Target>& targets() const { return targets_; }

  // The rank of each target with these facts set; none when they cannot be: a fact that is not
  // asked then, answers that contradict each other.
  [[nodiscard]] std::vector<std::size_t> run(const Object& set) const;

 private:
  const CompiledPolicy& policy_;
  const Value& facts_;
  std::vector<Target> targets_;
};

}  // namespace eligibility
