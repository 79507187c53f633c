// SPDX-License-Identifier: Apache-2.0
#include "lint/search.h"

#include <algorithm>
#include <iterator>

namespace eligibility {
namespace {

// A fact's own range; today also lies where this version of the policy decides.
DayRange range_of(const Fact& fact, const CompiledPolicy& policy) {
  DayRange range{*fact.from, *fact.to};
  if (fact.id != "today") return range;
  if (policy.valid_from) range.from = std::max(range.from, *policy.valid_from);
  if (policy.valid_to) range.to = std::min(range.to, *policy.valid_to);
  return range;
}

}  // namespace

Search::Search(const CompiledPolicy& policy, const PropertyNames& names)
    : policy_(policy),
      boundaries_(policy),
      domains_(make_domains(policy)),
      usual_today_(usual_today(policy)),
      before_(policy, names),
      after_(policy, names) {}

std::optional<Found> Search::find(const Goal& goal, const Variation* variation,
                                  const PartialCase* start) {
  goal_ = &goal;
  variation_ = variation;
  cases_ = 0;
  cut_ = asked_for_needs_ = false;
  later_.reset();
  if (start != nullptr) {
    one_ = *start;
  } else {
    one_.assign(policy_.facts.size(), {});
  }
  ++stats_.searches;
  const bool found = explore(0);
  stats_.cases += cases_;
  stats_.most = std::max(stats_.most, cases_);
  if (!found) {
    cut_ = cut_ || asked_for_needs_;
    return std::nullopt;
  }
  Found result{one_, std::nullopt};
  if (variation == nullptr) return result;
  result.after = other_;
  std::optional<Date>& day = result.before[variation->fact].day;
  if (variation->later && !day) {  // any day, and any after it
    day = usual_today_;
    (*result.after)[variation->fact].day = usual_today_ + Days{1};
  }
  return result;
}

bool Search::exclude_each_other(const Condition& left, const Condition& right) {
  before_.assume(PartialCase(policy_.facts.size()));
  return before_.exclude_each_other(left, right, domains_);
}

void Search::vary() {
  other_ = one_;
  Assumption& varied = other_[variation_->fact];
  if (variation_->later) {
    if (varied.kind == Assumption::Kind::dated) varied.day = later_;
  } else if (varied.kind != Assumption::Kind::open) {
    varied = variation_->to;
  }
}

Judgement Search::judge() {
  ++cases_;
  before_.restart();
  after_.restart();
  before_.assume(one_);
  PartialState& second = variation_ == nullptr ? before_ : after_;
  if (variation_ != nullptr) after_.assume(other_);
  const Judgement judgement = (*goal_)(before_, second);
  asked_for_needs_ = asked_for_needs_ || before_.asked_for_needs() || second.asked_for_needs();
  if (!judgement.can_be(kTrue) || judgement.is(kTrue)) return judgement;
  const bool asked[] = {before_.asked_for_override(), second.asked_for_override()};
  if (!asked[0] && !asked[1]) return judgement;
  return judge_overridden(second);
}

// The goal for each supposition whether a verdict is overridden, which holds for all of them.
Judgement Search::judge_overridden(PartialState& second) {
  const bool two = &second != &before_;
  Judgement judgement{0, 0};
  for (const bool first : {false, true}) {
    for (const bool other : {false, true}) {
      if (!two && other) continue;
      before_.suppose_override(first);
      if (two) second.suppose_override(other);
      const Judgement one = (*goal_)(before_, second);
      judgement.truths |= one.truths;
      judgement.pending |= one.can_be(kTrue) ? one.pending : 0;
    }
  }
  const bool decided = judgement.is(kTrue) || !judgement.can_be(kTrue);
  if (!decided && judgement.pending == 0)
    judgement.pending = before_.pending_override() | second.pending_override();
  if (decided) judgement.pending = 0;
  return judgement;
}

FactSet Search::with_kind(FactSet facts, Assumption::Kind kind) const {
  FactSet result = 0;
  for (Place fact = 0; fact < one_.size(); ++fact) {
    if (has_fact(facts, fact) && one_[fact].kind == kind) result |= fact_bit(fact);
  }
  return result;
}

bool Search::explore(FactSet extra) {
  if (cases_ > kMaxCases) cut_ = true;
  if (cut_) return false;
  if (variation_ != nullptr) vary();
  const Judgement judgement = judge();
  if (!judgement.can_be(kTrue)) return false;
  const bool varied_is_open =
      variation_ != nullptr && one_[variation_->fact].kind == Assumption::Kind::open;
  if (judgement.is(kTrue) && !varied_is_open) return true;
  const FactSet wanted = judgement.pending | extra;
  if (varied_is_open) return close(variation_->fact, extra);
  // Choices before dates: they rule out more.
  const FactSet open = with_kind(wanted, Assumption::Kind::open);
  for (const bool dates : {false, true}) {
    for (Place fact = 0; fact < one_.size(); ++fact) {
      if (has_fact(open, fact) && domains_[fact].dated == dates) return close(fact, extra);
    }
  }
  return try_days(with_kind(wanted, Assumption::Kind::dated), extra);
}

bool Search::close(Place fact, FactSet extra) {
  using Kind = Assumption::Kind;
  const bool varied = variation_ != nullptr && variation_->fact == fact;
  const auto may = [&](const Value& answer) {
    return !varied || variation_->from.empty() ||
           std::find(variation_->from.begin(), variation_->from.end(), answer) !=
               variation_->from.end();
  };
  const auto close_with = [&](Assumption assumption) {
    one_[fact] = assumption;
    return explore(extra);
  };
  const bool may_be_absent = domains_[fact].may_be_absent && (!varied || may(Value()));
  if (may_be_absent && !(varied && variation_->from.empty()) &&
      close_with({Kind::absent, nullptr, std::nullopt}))
    return true;
  if (domains_[fact].dated && (!varied || variation_->from.empty()) &&
      close_with({Kind::dated, nullptr, std::nullopt}))
    return true;
  for (const Value& answer : domains_[fact].answers) {
    const bool taken = may(answer) && !(varied && variation_->later) &&
                       close_with({Kind::answered, &answer, std::nullopt});
    if (taken) return true;
  }
  one_[fact] = {};
  return false;
}

std::vector<Comparer> Search::undecided() const {
  const std::vector<Comparer> before = before_.undecided();
  const std::vector<Comparer> after = after_.undecided();
  std::vector<Comparer> both;
  std::set_union(before.begin(), before.end(), after.begin(), after.end(),
                 std::back_inserter(both));
  return both;
}

// What the goal could not decide without a day is all that tells it apart from those that are
// placed: what it could is decided for all days. A day more decides more, and asks for nothing new.
// NOLINTNEXTLINE(readability-function-cognitive-complexity): half of it are two lambdas of its own
bool Search::try_days(FactSet dated, FactSet extra) {
  if (variation_ != nullptr && variation_->later) dated |= fact_bit(variation_->fact);
  if (dated == 0) {
    cut_ = true;  // it waits for nothing that could be closed: not decided, and said so
    return false;
  }
  const std::vector<Slot> days = slots(dated, undecided());
  std::vector<DayRange> ranges;
  ranges.reserve(days.size());
  for (const Slot& slot : days) ranges.push_back(range_of(policy_.facts[slot.fact], policy_));
  FactSet more = 0;
  bool found = false;
  std::size_t visited = 0;
  const auto place = [&](std::span<const Date> placed) {
    for (std::size_t i = 0; i < days.size(); ++i) {
      std::optional<Date>& day = days[i].later ? later_ : one_[days[i].fact].day;
      day = i < placed.size() ? std::optional(placed[i]) : std::nullopt;
    }
    if (variation_ != nullptr) vary();
  };
  const TellApart tell_apart = [&](std::size_t) { return boundaries(days, undecided()); };
  walk_zones(ranges, tell_apart, usual_today_, [&](std::span<const Date> placed) {
    place(placed);
    if (later_ && *later_ <= *one_[variation_->fact].day) return Walk::skip;
    ++visited;
    const Judgement judgement = judge();
    if (!judgement.can_be(kTrue)) return Walk::skip;
    found = judgement.is(kTrue);
    if (placed.size() == days.size()) more |= judgement.pending;
    return found || cases_ > kMaxCases ? Walk::stop : Walk::on;
  });
  stats_.most_days = std::max(stats_.most_days, days.size());
  stats_.most_zones = std::max(stats_.most_zones, visited);
  if (found) return true;
  place({});
  if (cases_ > kMaxCases) cut_ = true;
  if ((more & ~(dated | extra)) != 0) return explore(extra | more | dated);
  if (more != 0) cut_ = true;
  return false;
}

// In an order that decides early: those that are compared with most of what is placed come first.
std::vector<Search::Slot> Search::slots(FactSet dated,
                                        const std::vector<Comparer>& comparers) const {
  std::vector<Slot> open;
  for (Place fact = 0; fact < one_.size(); ++fact) {
    if (has_fact(dated, fact)) open.push_back({fact, false});
  }
  const std::vector<Boundary> all = boundaries(open, comparers);
  std::vector<std::size_t> order;
  while (order.size() < open.size()) {
    std::size_t best = open.size();
    std::size_t most = 0;
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (std::find(order.begin(), order.end(), i) != order.end()) continue;
      const auto compared =
          static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Boundary& one) {
            const std::size_t other = one.first == i ? one.second : one.first;
            const bool mine = one.first == i || one.second == i;
            return mine &&
                   (order.empty() || std::find(order.begin(), order.end(), other) != order.end());
          }));
      if (best != open.size() && compared <= most) continue;
      best = i;
      most = compared;
    }
    order.push_back(best);
  }
  std::vector<Slot> slots;
  for (const std::size_t at : order) {
    slots.push_back(open[at]);
    if (variation_ != nullptr && variation_->later && open[at].fact == variation_->fact)
      slots.push_back({variation_->fact, true});
  }
  return slots;
}

// The later day is told apart from the others as the day before it is.
std::vector<Boundary> Search::boundaries(const std::vector<Slot>& slots,
                                         const std::vector<Comparer>& comparers) const {
  std::vector<std::size_t> facts;
  std::vector<std::size_t> positions;
  std::size_t later = slots.size();
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].later) {
      later = i;
    } else {
      facts.push_back(slots[i].fact);
      positions.push_back(i);
    }
  }
  const auto position = [&positions](std::size_t at) {
    return at == kEpoch ? kEpoch : positions[at];
  };
  std::vector<Boundary> found;
  for (const Boundary& one : boundaries_.between(facts, comparers)) {
    const Boundary here{position(one.first), position(one.second), one.days};
    found.push_back(here);
    if (later == slots.size()) continue;
    if (here.first == later - 1) found.push_back({later, here.second, here.days});
    if (here.second == later - 1) found.push_back({here.first, later, here.days});
  }
  if (later != slots.size()) found.push_back({later, later - 1, 1});
  return found;
}

}  // namespace eligibility
