// SPDX-License-Identifier: Apache-2.0
// All ways in which some days can lie to each other, as far as conditions can tell.
//
// A condition over dates asks whether a difference of two days is below, at or above a boundary.
// Each pair of days has few boundaries, so its differences fall into few intervals. A zone is one
// interval for each pair. A zone holds days when its inequalities contradict each other nowhere:
// that is decided exactly, by shortest paths over a matrix of difference bounds, as for timed
// automata. So the days of all zones that hold any stand for all days whatever: every choice of
// days lies in exactly one zone, and no condition tells it from the days that stand for that zone.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "eligibility/date.h"

namespace eligibility {

// The boundaries of the differences of two days, `first` minus `second`: positions in a list of
// days; kEpoch is 1970-01-01, so that a boundary can be a day of the calendar.
inline constexpr std::size_t kEpoch = SIZE_MAX;
struct Boundary {
  std::size_t first;
  std::size_t second;
  std::int32_t days;
};

struct DayRange {
  Date from;
  Date to;
};

// What becomes of a walk after a visit.
enum class Walk : std::uint8_t { on, skip, stop };

// The boundaries between this day and those before it, or the epoch; others do not matter. Asked
// after the visit of those: what is decided by then need not be told apart any more.
using TellApart = std::function<std::vector<Boundary>(std::size_t day)>;

// Visits the zones of the first day, of the first two, and so on, each with days that stand for it;
// `skip` leaves out all zones that have this one within them. Days near `usual` are preferred, so
// that what they show looks like a case.
//
//   walk_zones({r, r}, [](std::size_t) { return std::vector<Boundary>{{0, 1, 15}}; }, usual, see)
//       // with two days: 15 days apart, fewer, more
using Visit = std::function<Walk(std::span<const Date> days)>;
void walk_zones(const std::vector<DayRange>& ranges, const TellApart& tell_apart, Date usual,
                const Visit& visit);

}  // namespace eligibility
