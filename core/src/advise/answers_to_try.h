// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "check/state.h"

namespace eligibility {

// What a fact may be set to, so that everything is tried that can make a difference: a choice's
// answers; of a date the days at which a condition can turn.
class AnswersToTry {
 public:
  explicit AnswersToTry(const CompiledPolicy& policy) : policy_(policy) {}

  // Each date that is known in the case, and each a period or a named date away from it, with the
  // days beside.
  void find_days(const State& state);

  // Best known first; days in order, from today on where the fact is an act in the world. For a
  // choice or a date.
  [[nodiscard]] std::vector<Value> of(Place place) const;

 private:
  const CompiledPolicy& policy_;
  std::vector<Date> days_;
  std::optional<Date> first_day_;  // on which something can still be done
};

}  // namespace eligibility
