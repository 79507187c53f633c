// SPDX-License-Identifier: Apache-2.0
#include "lint/zones.h"

#include <algorithm>

namespace eligibility {
namespace {

constexpr std::int64_t kUnbounded = std::int64_t{1} << 40U;

// What is known of the differences: at [row, column], row's day minus column's is at most that.
// Node 0 is the epoch. Kept closed: every bound is the tightest that follows.
class Bounds {
 public:
  explicit Bounds(std::size_t nodes) : nodes_(nodes), most_(nodes * nodes, kUnbounded) {
    for (std::size_t i = 0; i < nodes; ++i) most_[i * nodes + i] = 0;
  }

  [[nodiscard]] std::int64_t most(std::size_t row, std::size_t column) const {
    return most_[row * nodes_ + column];
  }
  // False when nothing is left.
  [[nodiscard]] bool limit(std::size_t row, std::size_t column, std::int64_t days) {
    if (days >= most(row, column)) return true;
    if (days + most(column, row) < 0) return false;
    for (std::size_t i = 0; i < nodes_; ++i) {
      for (std::size_t j = 0; j < nodes_; ++j) {
        std::int64_t& known = most_[i * nodes_ + j];
        known = std::min(known, most(i, row) + days + most(column, j));
      }
    }
    return true;
  }

 private:
  std::size_t nodes_;
  std::vector<std::int64_t> most_;
};

// A day and one before it.
struct Pair {
  std::size_t other;
  std::vector<std::int64_t> cuts;  // an interval ends at each
};

class Zones {
 public:
  Zones(const std::vector<DayRange>& ranges, const TellApart& tell_apart, Date usual,
        const Visit& visit)
      : count_(ranges.size()),
        usual_(usual.since_epoch().count),
        tell_apart_(tell_apart),
        visit_(visit),
        whole_(ranges.size() + 1),
        days_(ranges.size(), usual) {
    for (std::size_t i = 0; i < count_; ++i) {
      possible_ = possible_ && whole_.limit(i + 1, 0, ranges[i].to.since_epoch().count) &&
                  whole_.limit(0, i + 1, -ranges[i].from.since_epoch().count);
    }
  }

  void walk() {
    if (possible_ && count_ != 0) static_cast<void>(place(1, whole_));
  }

 private:
  // What tells `day` (1 is the first) apart from those before it, and from the epoch, which is 0.
  [[nodiscard]] std::vector<Pair> pairs_of(std::size_t day) const {
    std::vector<Pair> pairs;
    for (const Boundary& boundary : tell_apart_(day - 1)) {
      const std::size_t first = boundary.first + 1;  // kEpoch becomes 0
      const std::size_t second = boundary.second + 1;
      if (first == second || std::max(first, second) != day) continue;
      const std::int64_t days = first == day ? boundary.days : -std::int64_t{boundary.days};
      const std::size_t other = first == day ? second : first;
      auto pair = std::find_if(pairs.begin(), pairs.end(),
                               [other](const Pair& one) { return one.other == other; });
      if (pair == pairs.end()) pair = pairs.insert(pair, {other, {}});
      pair->cuts.push_back(days - 1);
      pair->cuts.push_back(days);
    }
    for (Pair& pair : pairs) {
      std::sort(pair.cuts.begin(), pair.cuts.end());
      pair.cuts.erase(std::unique(pair.cuts.begin(), pair.cuts.end()), pair.cuts.end());
    }
    std::sort(pairs.begin(), pairs.end(),
              [](const Pair& left, const Pair& right) { return left.other < right.other; });
    return pairs;
  }

  // False to stop.
  bool place(std::size_t day, const Bounds& bounds) { return split(pairs_of(day), day, bounds); }

  bool split(std::span<const Pair> pairs, std::size_t day, const Bounds& bounds) {
    if (pairs.empty()) {
      const Walk walk = see(day, bounds);
      return walk == Walk::skip || (walk == Walk::on && (day == count_ || place(day + 1, bounds)));
    }
    const auto& [other, cuts] = pairs.front();
    std::int64_t from = -kUnbounded;
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
      const std::int64_t to = i < cuts.size() ? cuts[i] : kUnbounded;
      Bounds inner = bounds;
      if (inner.limit(day, other, to) && inner.limit(other, day, -from) &&
          !split(pairs.subspan(1), day, inner))
        return false;
      from = to + 1;
    }
    return true;
  }

  Walk see(std::size_t placed, Bounds bounds) {
    std::int64_t wanted = usual_;
    for (std::size_t i = 1; i <= placed; ++i) {
      const std::int64_t day = std::clamp(wanted, -bounds.most(0, i), bounds.most(i, 0));
      static_cast<void>(bounds.limit(i, 0, day));
      static_cast<void>(bounds.limit(0, i, -day));
      days_[i - 1] = Date{Days{static_cast<std::int32_t>(day)}};
      if (i == 1) wanted = day;
    }
    return visit_(std::span(days_).first(placed));
  }

  std::size_t count_;
  std::int64_t usual_;
  const TellApart& tell_apart_;
  const Visit& visit_;
  Bounds whole_;
  bool possible_ = true;
  std::vector<Date> days_;
};

}  // namespace

void walk_zones(const std::vector<DayRange>& ranges, const TellApart& tell_apart, Date usual,
                const Visit& visit) {
  Zones(ranges, tell_apart, usual, visit).walk();
}

}  // namespace eligibility
