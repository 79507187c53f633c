// SPDX-License-Identifier: Apache-2.0
// A witness, run through the rules as `check` runs them. Lint finds cases by reasoning about
// partial ones; none is claimed that this does not show.
#pragma once

#include "check/assessment.h"
#include "lint/partial_state.h"

namespace eligibility {

class CheckedCase {
 public:
  CheckedCase(const CompiledPolicy& policy, const PropertyNames& names, const Value& facts);

  // False where `check` gives no report.
  [[nodiscard]] bool is_good() const { return is_good_ && state_.faults.empty(); }
  // Conditions of properties and of `rest`, too.
  [[nodiscard]] bool holds(const Condition& condition) { return state_.holds(condition); }
  // The first of the cases that holds; with a check, of those for it.
  [[nodiscard]] const Case* first_hit(Range cases, std::optional<std::size_t> check);
  [[nodiscard]] bool applies(std::size_t check) const {
    return has_check(assessment_.applying, check);
  }
  [[nodiscard]] bool has_input_problem() const;
  // The constraint found fault with its fact.
  [[nodiscard]] bool is_blamed(Place fact) const { return !state_.answers[fact].problem.empty(); }

 private:
  void set_names();
  [[nodiscard]] Array failures_of(std::size_t check) const;
  void set_report();

  const PropertyNames& names_;
  State state_;
  Assessment assessment_;
  bool is_good_ = false;
};

}  // namespace eligibility
