// SPDX-License-Identifier: Apache-2.0
// Looks for a case in which a goal holds, or shows that there is none.
//
// A goal is judged on a case in which every fact is open. While it is not decided it names the
// facts that it waits for; one of them is closed, with each of its answers in turn. So only those
// facts are ever closed on which the goal rests in that branch: the slice is found, not declared.
// Days come last: all zones of the days that the goal waits for. Nothing found means that there is
// no such case, unless the search was `cut`.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "lint/boundaries.h"
#include "lint/partial_state.h"

namespace eligibility {

// Two cases that differ in one fact.
struct Variation {
  Place fact = 0;
  std::vector<Value> from;  // the answers before; empty: any answer or day
  Assumption to;            // after ...
  bool later = false;       // ... or any later day
};

struct Found {
  PartialCase before;
  std::optional<PartialCase> after;
};

struct SearchStats {
  std::size_t searches = 0;
  std::size_t cases = 0;       // partial cases judged
  std::size_t most = 0;        // in one search
  std::size_t most_days = 0;   // how many days one zone had at the most
  std::size_t most_zones = 0;  // visited in one walk
};

// The core's standard library has no use for std::function anywhere else: goals are few and slow.
using Goal = std::function<Judgement(PartialState& before, PartialState& after)>;

class Search {
 public:
  Search(const CompiledPolicy& policy, const PropertyNames& names);

  // A case in which the goal is true; the states are the same without a variation. The search goes
  // on from `start`, or from a case in which everything is open.
  [[nodiscard]] std::optional<Found> find(const Goal& goal, const Variation* variation = nullptr,
                                          const PartialCase* start = nullptr);
  // For all searches until it is taken back with nullptr.
  void project(const PartialState::Projection* projection) {
    before_.project(projection);
    after_.project(projection);
  }
  [[nodiscard]] bool exclude_each_other(const Condition& left, const Condition& right);
  // The last search ended before it had seen everything.
  [[nodiscard]] bool was_cut() const { return cut_; }

  [[nodiscard]] const SearchStats& stats() const { return stats_; }
  [[nodiscard]] const std::vector<FactDomain>& domains() const { return domains_; }
  // Facts as `check` takes them.
  [[nodiscard]] Value facts(const PartialCase& one) const {
    return facts_of(one, policy_, usual_today_);
  }

  static constexpr std::size_t kMaxCases = 3'000'000;

 private:
  // A day to place: of a fact, or the later one of the fact that varies.
  struct Slot {
    Place fact;
    bool later;
  };

  Judgement judge();
  Judgement judge_overridden(PartialState& second);
  // `extra`: facts that are closed although nothing waits for them before the days are placed.
  bool explore(FactSet extra);
  bool close(Place fact, FactSet extra);
  bool try_days(FactSet dated, FactSet extra);
  void vary();
  [[nodiscard]] std::vector<Slot> slots(FactSet dated,
                                        const std::vector<Comparer>& comparers) const;
  [[nodiscard]] std::vector<Boundary> boundaries(const std::vector<Slot>& slots,
                                                 const std::vector<Comparer>& comparers) const;
  [[nodiscard]] std::vector<Comparer> undecided() const;
  [[nodiscard]] FactSet with_kind(FactSet facts, Assumption::Kind kind) const;

  const CompiledPolicy& policy_;
  Boundaries boundaries_;
  std::vector<FactDomain> domains_;
  Date usual_today_;
  PartialState before_, after_;

  const Goal* goal_ = nullptr;
  const Variation* variation_ = nullptr;
  PartialCase one_, other_;
  std::optional<Date> later_;
  std::size_t cases_ = 0;
  bool cut_ = false;
  bool asked_for_needs_ = false;  // in this search, of which then nothing follows
  SearchStats stats_;
};

}  // namespace eligibility
