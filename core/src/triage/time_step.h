// SPDX-License-Identifier: Apache-2.0
// What plusTime adds, in units of columns of days.
#pragma once

#include <cstdint>
#include <optional>

namespace eligibility {

// One of the two is 0.
struct TimeStep {
  std::int64_t months = 0;
  std::int64_t days = 0;
};

// `unit` as plusTime's instruction has it. Nothing for hours that are no whole days.
[[nodiscard]] std::optional<TimeStep> time_step(std::uint32_t unit, std::int64_t amount);

// The day so many months later, as plusTime counts them.
[[nodiscard]] std::int32_t months_later(std::int32_t day, std::int32_t months);

}  // namespace eligibility
