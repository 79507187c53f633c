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

struct Pair {
  std::size_t first;
  std::size_t second;
  std::vector<std::int64_t> cuts;  // an interval ends at each
};

class Zones {
 public:
  Zones(const std::vector<DayRange>& ranges, const std::vector<Boundary>& boundaries, Date usual,
        const Visit& visit)
      : count_(ranges.size()),
        usual_(usual.since_epoch().count),
        visit_(visit),
        whole_(ranges.size() + 1),
        days_(ranges.size(), usual) {
    for (std::size_t i = 0; i < count_; ++i) {
      possible_ = possible_ && whole_.limit(i + 1, 0, ranges[i].to.since_epoch().count) &&
                  whole_.limit(0, i + 1, -ranges[i].from.since_epoch().count);
    }
    for (const Boundary& boundary : boundaries) add(boundary);
    for (Pair& pair : pairs_) {
      std::sort(pair.cuts.begin(), pair.cuts.end());
      pair.cuts.erase(std::unique(pair.cuts.begin(), pair.cuts.end()), pair.cuts.end());
    }
    std::sort(pairs_.begin(), pairs_.end(), [](const Pair& left, const Pair& right) {
      return left.first != right.first ? left.first < right.first : left.second < right.second;
    });
  }

  void walk() {
    if (possible_ && count_ != 0) static_cast<void>(place(0, 1, whole_));
  }

 private:
  void add(const Boundary& boundary) {
    std::size_t first = boundary.first + 1;  // kEpoch becomes 0
    std::size_t second = boundary.second + 1;
    std::int64_t days = boundary.days;
    if (first == second) return;
    if (first < second) {
      std::swap(first, second);
      days = -days;
    }
    auto pair = std::find_if(pairs_.begin(), pairs_.end(), [&](const Pair& one) {
      return one.first == first && one.second == second;
    });
    if (pair == pairs_.end()) pair = pairs_.insert(pair, {first, second, {}});
    pair->cuts.push_back(days - 1);
    pair->cuts.push_back(days);
  }

  // Tells `day` (1 is the first) apart from those before it, pair by pair. False to stop.
  bool place(std::size_t at, std::size_t day, const Bounds& bounds) {
    if (at == pairs_.size() || pairs_[at].first != day) {
      switch (see(day, bounds)) {
        case Walk::stop:
          return false;
        case Walk::skip:
          return true;
        case Walk::on:
          return day == count_ || place(at, day + 1, bounds);
      }
    }
    const Pair& pair = pairs_[at];
    std::int64_t from = -kUnbounded;
    for (std::size_t i = 0; i <= pair.cuts.size(); ++i) {
      const std::int64_t to = i < pair.cuts.size() ? pair.cuts[i] : kUnbounded;
      Bounds inner = bounds;
      if (inner.limit(pair.first, pair.second, to) && inner.limit(pair.second, pair.first, -from) &&
          !place(at + 1, day, inner))
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
  const Visit& visit_;
  Bounds whole_;
  bool possible_ = true;
  std::vector<Pair> pairs_;
  std::vector<Date> days_;
};

}  // namespace

void walk_zones(const std::vector<DayRange>& ranges, const std::vector<Boundary>& boundaries,
                Date usual, const Visit& visit) {
  Zones(ranges, boundaries, usual, visit).walk();
}

}  // namespace eligibility
