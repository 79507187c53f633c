// SPDX-License-Identifier: Apache-2.0
// Which differences of days a policy tells apart: its comparisons of dates, its periods, its
// measures against numbers.
//
// plusTime by days is exact. By months and years it is not one difference but a few, and all of
// them are boundaries. The day that ends a count of business days is no difference at all; it is
// searched at its shortest, usual and longest distance, which finds cases and proves nothing.
#pragma once

#include <span>
#include <vector>

#include "lint/zones.h"
#include "policy/compiled.h"

namespace eligibility {

// What stands at a JSON Pointer; nullptr when nothing does.
[[nodiscard]] const Value* find_at(const Value& document, std::string_view pointer);

// What compares days: a condition (its position among the programs), a window, the end of a count
// of business days, or how far the notices cover it.
using Comparer = std::uint32_t;
inline constexpr Comparer kWindowComparer = 1U << 24U;
inline constexpr Comparer kDueComparer = 2U << 24U;
inline constexpr Comparer kCoverageComparer = 3U << 24U;

class Boundaries {
 public:
  explicit Boundaries(const CompiledPolicy& policy);

  // The boundaries that these comparers have between these facts, as positions in `facts`; both
  // lists ascend.
  [[nodiscard]] std::vector<Boundary> between(std::span<const std::size_t> facts,
                                              std::span<const Comparer> comparers) const;

 private:
  // A name's day: a fact's day (or, with kEpoch, day 0), some days on.
  struct Root {
    std::size_t fact;
    std::int32_t days;
  };
  using Roots = std::vector<Root>;

  void add(const Roots& left, const Roots& right, std::int32_t days);
  void add_periods();
  void add_coverage(const BusinessPeriodRule& rule);
  void add_condition(const Value& expression);
  void add_number(Place place, std::int32_t number);
  [[nodiscard]] Roots roots_of(const Value& operand) const;

  const CompiledPolicy& policy_;
  std::vector<Roots> roots_;  // by place
  struct Owned {
    Comparer comparer;
    Boundary boundary;  // positions are facts
  };
  std::vector<Owned> boundaries_;
  Comparer comparer_ = 0;  // to which `add` adds
};

}  // namespace eligibility
