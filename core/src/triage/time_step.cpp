// SPDX-License-Identifier: Apache-2.0
#include "triage/time_step.h"

#include "logic/date_time.h"

namespace eligibility {

std::optional<TimeStep> time_step(std::uint32_t unit, std::int64_t amount) {
  constexpr std::int64_t kMostYears = 1'000'000;  // more than any date-time has, and no overflow
  switch (static_cast<TimeUnit>(unit)) {
    case TimeUnit::year:
      if (amount > kMostYears || amount < -kMostYears) return std::nullopt;
      return TimeStep{amount * 12, 0};
    case TimeUnit::month:
      return TimeStep{amount, 0};
    case TimeUnit::day:
      return TimeStep{0, amount};
    case TimeUnit::hour:
      break;
  }
  if (amount % 24 != 0) return std::nullopt;
  return TimeStep{0, amount / 24};
}

std::int32_t months_later(std::int32_t day, std::int32_t months) {
  constexpr std::int64_t kMillisecondsADay = 86'400'000;
  const Result<DateTime, FaultCode> moved =
      plus_time(DateTime{day * kMillisecondsADay}, months, TimeUnit::month);
  return moved.ok() ? static_cast<std::int32_t>(moved->milliseconds / kMillisecondsADay) : day;
}

}  // namespace eligibility
