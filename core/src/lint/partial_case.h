// SPDX-License-Identifier: Apache-2.0
// A case of which not all is known yet: each fact is open, left out, answered, or (a date) some
// day. A search closes open facts one after another; what it has not closed stands for every
// answer.
#pragma once

#include <optional>
#include <vector>

#include "policy/compiled.h"

namespace eligibility {

struct Assumption {
  enum class Kind : std::uint8_t {
    open,      // anything
    absent,    // left out
    answered,  // `answer`
    dated      // a day; without `day`, any
  };
  Kind kind = Kind::open;
  const Value* answer = nullptr;  // of the domain; a text that is no day is an input problem
  std::optional<Date> day;

  friend bool operator==(const Assumption&, const Assumption&) = default;
};

using PartialCase = std::vector<Assumption>;  // by fact

// The answers that a fact can have, besides a day and besides none. Sets of more than kMaxSetValues
// values are covered by their single values, their pairs and the whole.
inline constexpr std::size_t kMaxSetValues = 6;
struct FactDomain {
  std::vector<Value> answers;
  bool dated = false;
  bool may_be_absent = false;
};

[[nodiscard]] std::vector<FactDomain> make_domains(const CompiledPolicy& policy);

// A text that no date fact reads as a day: how the domain writes an answer that is no day.
inline constexpr std::string_view kNoDay = "no day";

// The facts as `check` takes them: what is open is left out, and a required day is `today`.
[[nodiscard]] Value facts_of(const PartialCase& one, const CompiledPolicy& policy, Date today);

// A day on which the policy is valid: the day on which its source was read, where it can be.
[[nodiscard]] Date usual_today(const CompiledPolicy& policy);

}  // namespace eligibility
