// SPDX-License-Identifier: Apache-2.0
// The zones are all there are: whatever days are taken, some zone's days answer every comparison as
// they do. Brute force over a window of days is the oracle.
#include "lint/zones.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace eligibility {
namespace {

constexpr Date day(int number) { return Date{Days{number}}; }

// How every comparison comes out, below, at or above its boundary.
std::vector<int> answers(const std::vector<Boundary>& boundaries, std::span<const Date> days) {
  std::vector<int> signs;
  for (const Boundary& one : boundaries) {
    const int first = one.first == kEpoch ? 0 : days[one.first].since_epoch().count;
    const int second = one.second == kEpoch ? 0 : days[one.second].since_epoch().count;
    const int difference = first - second - one.days;
    signs.push_back(difference < 0 ? -1 : difference > 0 ? 1 : 0);
  }
  return signs;
}

TellApart always(const std::vector<Boundary>& boundaries) {
  return [boundaries](std::size_t) { return boundaries; };
}

std::set<std::vector<int>> of_zones(const std::vector<DayRange>& ranges,
                                    const std::vector<Boundary>& boundaries) {
  std::set<std::vector<int>> found;
  walk_zones(ranges, always(boundaries), day(20), [&](std::span<const Date> days) {
    for (std::size_t i = 0; i < days.size(); ++i)
      EXPECT_TRUE(ranges[i].from <= days[i] && days[i] <= ranges[i].to);
    if (days.size() == ranges.size()) found.insert(answers(boundaries, days));
    return Walk::on;
  });
  return found;
}

std::set<std::vector<int>> of_all_days(const std::vector<DayRange>& ranges,
                                       const std::vector<Boundary>& boundaries) {
  std::set<std::vector<int>> found;
  std::vector<Date> days;
  const auto place = [&](auto& self) -> void {
    if (days.size() == ranges.size()) {
      found.insert(answers(boundaries, days));
      return;
    }
    const DayRange& range = ranges[days.size()];
    for (int at = range.from.since_epoch().count; at <= range.to.since_epoch().count; ++at) {
      days.push_back(day(at));
      self(self);
      days.pop_back();
    }
  };
  place(place);
  return found;
}

TEST(Zones, OfTwoDaysAreBelowAtAndAboveTheirBoundary) {
  const std::vector<DayRange> ranges(2, {day(0), day(40)});
  EXPECT_EQ(of_zones(ranges, {{0, 1, 15}}).size(), 3U);
}

TEST(Zones, AnswerWhateverAllDaysOfAWindowAnswer) {
  std::uint32_t seed = 1;
  const auto below = [&seed](std::uint32_t limit) {
    seed = seed * 1'664'525U + 1'013'904'223U;
    return static_cast<int>((seed >> 8U) % limit);
  };
  for (int round = 0; round < 60; ++round) {
    const auto count = static_cast<std::size_t>(2 + below(2));
    const std::vector<DayRange> ranges(count, {day(0), day(count == 2 ? 60 : 32)});
    std::vector<Boundary> boundaries;
    const int size = 1 + below(5);
    for (int i = 0; i < size; ++i) {
      const auto first = static_cast<std::size_t>(below(static_cast<std::uint32_t>(count)));
      const auto other = static_cast<std::size_t>(below(static_cast<std::uint32_t>(count)));
      const std::size_t second = below(6) == 0 ? kEpoch : other;
      if (first != second) boundaries.push_back({first, second, below(31) - 12});
    }
    EXPECT_EQ(of_zones(ranges, boundaries), of_all_days(ranges, boundaries)) << "round " << round;
  }
}

// As the claim window compares them, five days at once: too many for every day, so random ones.
TEST(Zones, AnswerWhateverRandomDaysAnswer) {
  const std::vector<DayRange> ranges(5, {day(0), day(20'000)});
  const std::vector<Boundary> boundaries = {{0, 1, 0},  {2, 0, 0},  {2, 1, 0}, {0, 2, 15},
                                            {1, 2, 15}, {3, 2, 15}, {3, 2, 0}, {3, 0, 0},
                                            {3, 1, 0},  {4, 2, 0},  {0, 4, 0}, {1, 4, 0}};
  const std::set<std::vector<int>> zones = of_zones(ranges, boundaries);
  std::uint32_t seed = 7;
  for (int i = 0; i < 200'000; ++i) {
    std::vector<Date> days;
    for (int at = 0; at < 5; ++at) {
      seed = seed * 1'664'525U + 1'013'904'223U;
      const std::uint32_t later = (seed >> 8U) % (i % 2 == 0 ? 35U : 4U) + (seed >> 4U) % 2 * 15;
      days.push_back(day(9'000 + static_cast<int>(later)));
    }
    ASSERT_TRUE(zones.contains(answers(boundaries, days)));
  }
}

TEST(Zones, AreLeftOutWhenTheOneAroundThemIs) {
  const std::vector<DayRange> ranges(2, {day(0), day(40)});
  int visits = 0;
  walk_zones(ranges, always({{0, 1, 15}}), day(20), [&](std::span<const Date>) {
    ++visits;
    return Walk::skip;
  });
  EXPECT_EQ(visits, 1);
}

}  // namespace
}  // namespace eligibility
