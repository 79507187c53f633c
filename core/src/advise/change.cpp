// SPDX-License-Identifier: Apache-2.0
// Search over the facts that the person can change: one, then two, then three of them. Which sets
// are worth a trial is told by looking ahead with just those facts open; what they come to, by
// running the policy.
#include <algorithm>
#include <bit>

#include "advise/answers_to_try.h"
#include "advise/outlook.h"
#include "advise/trial.h"
#include "check/versions.h"
#include "eligibility/advise.h"
#include "value/json_writer.h"

namespace eligibility {
namespace {

constexpr int kMostFacts = 3;
constexpr std::size_t kMostTrials = 2'000;  // of one case

// What one set of facts was found to reach.
struct Found {
  FactSet facts;
  std::size_t target;
  std::size_t rank;
  Object set;
};

class Search {
 public:
  Search(const CompiledPolicy& policy, const Value& facts)
      : policy_(policy), state_(policy), trials_(policy, facts), answers_(policy) {}

  // Errors: the caller's mistakes.
  Result<std::vector<Change>, std::vector<Diagnostic>> run() {
    const bool can_begin = trials_.begin(state_);
    if (!state_.faults.empty()) return Failure{std::move(state_.faults)};
    if (!can_begin) return std::vector<Change>();  // what contradicts itself is to be corrected
    for (Place place = 0; place < policy_.facts.size(); ++place) {
      if (is_changeable(place)) candidates_ |= fact_bit(place);
    }
    whole_ = reach_with(candidates_);
    answers_.find_days(state_);
    for (int size = 1; size <= kMostFacts; ++size) try_sets_of(size, 0, 0);
    return changes();
  }

 private:
  struct Choice {
    Place place;
    std::vector<Value> answers;
    std::size_t at, from, to;  // in `answers`: what is tried, and the range of days as good
  };

  // "find": only what is not known yet. Of a list no part can be proposed.
  [[nodiscard]] bool is_changeable(Place place) const {
    const Fact& fact = policy_.facts[place];
    if (!fact.asked || fact.type == Fact::Type::choices) return false;
    if (fact.changeable != Fact::Changeable::find) return fact.changeable == Fact::Changeable::yes;
    const Value* given = state_.answers[place].given;
    if (given == nullptr) return !fact.absent_is_answer;
    return given->string() != nullptr && *given->string() == kUnsure;
  }

  // How far each target can come when just these facts are open.
  std::vector<Reach> reach_with(FactSet open) {
    for (Place place = 0; place < policy_.facts.size(); ++place) {
      if (has_fact(open, place)) {
        state_.set_open(place, fact_bit(place));
      } else if (has_fact(candidates_, place)) {
        if (const Value* given = state_.answers[place].given) {
          state_.set_given(place, *given);
        } else {
          state_.set_open(place, 0);
        }
      } else if (!state_.is_answered(place) && policy_.facts[place].asked) {
        state_.set_open(place, 0);
      }
    }
    const Outlook outlook = look_ahead(state_);
    std::vector<Reach> reaches;
    for (const Target& target : trials_.targets()) {
      Reach reach{0, target.before};
      for (std::size_t check = 0; check < policy_.checks.size(); ++check) {
        if (!has_check(target.checks, check)) continue;
        const Reach& one = target.is_readiness ? outlook.readiness[check] : outlook.verdicts[check];
        reach.facts |= one.facts;
        if (one.facts != 0) reach.best = std::min(reach.best, one.best);
      }
      reaches.push_back(reach);
    }
    return reaches;
  }

  void try_sets_of(int size, Place from, FactSet chosen) {
    if (size == 0) return try_set(chosen);
    for (Place place = from; place < policy_.facts.size(); ++place) {
      if (has_fact(candidates_, place)) try_sets_of(size - 1, place + 1, chosen | fact_bit(place));
    }
  }

  // The best that fewer of these facts come to.
  [[nodiscard]] std::size_t best_of_fewer(FactSet facts, std::size_t target) const {
    std::size_t best = trials_.targets()[target].before;
    for (const Found& found : found_) {
      if (found.target == target && (found.facts & ~facts) == 0) best = std::min(best, found.rank);
    }
    return best;
  }

  void try_set(FactSet facts) {
    // Only where all of them matter together and may come to more than fewer do.
    std::vector<std::size_t> goals(trials_.targets().size());
    const auto set_goals = [&](const std::vector<Reach>& reaches) {
      bool any = false;
      for (std::size_t target = 0; target < goals.size(); ++target) {
        const std::size_t fewer = best_of_fewer(facts, target);
        const Reach& reach = reaches[target];
        goals[target] = (facts & ~reach.facts) == 0 && reach.best < fewer ? fewer : 0;
        any = any || goals[target] != 0;
      }
      return any;
    };
    if (!set_goals(whole_)) return;
    const std::vector<Reach> reaches = reach_with(facts);
    if (!set_goals(reaches)) return;
    std::vector<Choice> choices;
    std::size_t trials = 1;
    for (Place place = 0; place < policy_.facts.size(); ++place) {
      if (!has_fact(facts, place)) continue;
      choices.push_back({place, answers_.of(place), 0, 0, 0});
      trials *= choices.back().answers.size();
    }
    if (trials > trials_left_) {
      gave_up_ = true;
      return;
    }
    std::vector<std::vector<Choice>> best = best_of(choices, trials, reaches, goals);
    for (std::size_t target = 0; target < best.size(); ++target) {
      if (best[target].empty()) continue;
      widen(best[target], target, goals[target]);
      found_.push_back({facts, target, goals[target], set_of(best[target])});
    }
  }

  // The first of all combinations of answers that bring a target below its goal, and as far as any
  // does; the goals become what they come to. None for a target that none brings there.
  std::vector<std::vector<Choice>> best_of(std::vector<Choice>& choices, std::size_t trials,
                                           const std::vector<Reach>& reaches,
                                           std::vector<std::size_t>& goals) {
    std::vector<std::vector<Choice>> best(goals.size());
    const auto is_best = [&] {
      for (std::size_t target = 0; target < goals.size(); ++target)
        if (goals[target] > reaches[target].best && goals[target] != 0) return false;
      return true;
    };
    for (std::size_t number = 0; number < trials && !is_best(); ++number) {
      std::size_t rest = number;
      for (std::size_t i = choices.size(); i-- > 0;) {
        choices[i].from = choices[i].to = choices[i].at = rest % choices[i].answers.size();
        rest /= choices[i].answers.size();
      }
      const std::vector<std::size_t> ranks = ranks_of(choices);
      for (std::size_t target = 0; target < ranks.size(); ++target) {
        if (ranks[target] >= goals[target]) continue;
        goals[target] = ranks[target];
        best[target] = choices;
      }
    }
    return best;
  }

  std::vector<std::size_t> ranks_of(const std::vector<Choice>& choices) {
    Object set;
    for (const Choice& one : choices)
      set.push_back({std::string(policy_.facts[one.place].id), one.answers[one.at]});
    if (trials_left_ > 0) --trials_left_;
    return trials_.run(set);
  }

  // Whether the target comes to this rank on all days of all ranges.
  bool holds(std::vector<Choice>& choices, std::size_t which, std::size_t target,
             std::size_t rank) {
    if (which == choices.size()) {
      const std::vector<std::size_t> ranks = ranks_of(choices);
      return target < ranks.size() && ranks[target] <= rank;
    }
    Choice& one = choices[which];
    for (one.at = one.from; one.at <= one.to; ++one.at) {
      if (!holds(choices, which + 1, target, rank)) return false;
    }
    return true;
  }

  // Days become ranges: as many as are as good, whatever days of the other ranges are taken.
  void widen(std::vector<Choice>& choices, std::size_t target, std::size_t rank) {
    for (Choice& one : choices) {
      if (policy_.facts[one.place].type != Fact::Type::date) continue;
      std::size_t first = one.from;
      std::size_t last = one.from;
      const auto is_good = [&](std::size_t at) {
        one.from = one.to = at;
        return holds(choices, 0, target, rank);
      };
      while (last + 1 < one.answers.size() && is_good(last + 1)) ++last;
      while (first > 0 && is_good(first - 1)) --first;
      one.from = first;
      one.to = last;
    }
  }

  [[nodiscard]] Object set_of(const std::vector<Choice>& choices) const {
    Object set;
    for (const Choice& one : choices) {
      Value value = one.answers[one.from];
      if (policy_.facts[one.place].type == Fact::Type::date)
        value = Value(Object{{"from", one.answers[one.from]}, {"to", one.answers[one.to]}});
      set.push_back({std::string(policy_.facts[one.place].id), std::move(value)});
    }
    return set;
  }

  // Nothing that the person can change moves a target: that is said by an empty set.
  [[nodiscard]] bool is_out_of_reach(std::size_t target) const {
    const std::size_t before = trials_.targets()[target].before;
    if (before == 0) return false;  // nothing is better
    if (whole_[target].best >= before) return true;
    return !gave_up_ && std::popcount(whole_[target].facts) <= kMostFacts &&
           best_of_fewer(candidates_, target) == before;
  }

  [[nodiscard]] std::vector<Change> changes() const {
    std::vector<Change> list;
    for (std::size_t i = 0; i < trials_.targets().size(); ++i) {
      const Target& target = trials_.targets()[i];
      if (is_out_of_reach(i))
        list.push_back(
            {{}, target.key, target.ranking[target.before], target.ranking[target.before]});
    }
    for (const Found& found : found_) {
      const Target& target = trials_.targets()[found.target];
      list.push_back(
          {found.set, target.key, target.ranking[target.before], target.ranking[found.rank]});
    }
    return list;
  }

  const CompiledPolicy& policy_;
  State state_;  // for looking ahead
  Trials trials_;
  AnswersToTry answers_;
  FactSet candidates_ = 0;
  std::vector<Reach> whole_;  // by target: with all candidates open
  std::vector<Found> found_;
  std::size_t trials_left_ = kMostTrials;
  bool gave_up_ = false;
};

}  // namespace

Result<std::vector<Change>, std::vector<Diagnostic>> what_would_change(const PolicySet& versions,
                                                                       const Value& facts) {
  const Result<Policy, std::vector<Diagnostic>> policy = policy_for(versions, facts);
  if (!policy.ok()) return Failure{policy.error()};
  return Search(policy->compiled(), facts).run();
}

bool is_found_out(const Policy& policy, std::string_view fact) {
  for (const Fact& one : policy.compiled().facts) {
    if (one.id == fact) return one.changeable == Fact::Changeable::find;
  }
  return false;
}

std::string write_changes(std::span<const Change> changes) {
  JsonWriter writer;
  writer.open('[');
  for (const Change& change : changes) {
    writer.open('{');
    writer.open_member("set", '{');
    for (const Member& member : change.set) {
      writer.key(member.key);
      writer.value(member.value);
    }
    writer.close('}');
    writer.member("target", change.target);
    writer.member("before", change.before);
    writer.member("after", change.after);
    writer.close('}');
  }
  writer.close(']');
  return writer.text();
}

}  // namespace eligibility
