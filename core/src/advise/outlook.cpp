// SPDX-License-Identifier: Apache-2.0
#include "advise/outlook.h"

#include <algorithm>

#include "check/assessment.h"
#include "check/tokens.h"

namespace eligibility {
namespace {

// The cases that can still be the first to hold.
struct Fork {
  const Case* first = nullptr;
  bool is_one_token = true;
  bool may_hit_none = true;
  Outcome worst = Outcome::met;
  Outcome best = Outcome::failed;
  std::size_t best_rank = 0;
  FactSet facts = 0;  // which tell between them
};

class Foresight {
 public:
  explicit Foresight(State& state) : state_(state), policy_(state.policy()) {}

  Outlook look() {
    for (Place place = count(); place < policy_.names.entries().size(); ++place)
      state_.set_null(place);
    compute_open_dates();
    compute_open_periods();
    const std::size_t checks = policy_.checks.size();
    outlook_.verdicts.resize(checks);
    outlook_.readiness.resize(checks);
    applies_.resize(checks, Prospect{false, false, 0});
    missing_.resize(checks);
    for (std::size_t i = 0; i < checks; ++i) applies_[i] = state_.prospect(policy_.checks[i].when);
    foresee_requirements();
    for (std::size_t i = 0; i < checks; ++i) foresee_verdict(i);
    foresee_evidence();
    for (std::size_t i = 0; i < checks; ++i) foresee_readiness(i);
    for (const Statement& entry : policy_.report) {
      const Prospect prospect = state_.prospect(entry.when);
      if (prospect.can_hold && entry.place) outlook_.facts |= prospect.facts | open(*entry.place);
    }
    return std::move(outlook_);
  }

 private:
  struct Foreseen {
    std::size_t requirement;
    std::size_t check;
    Fork fork;
  };

  [[nodiscard]] Place count() const { return static_cast<Place>(policy_.facts.size()); }

  // The open facts on which a name rests.
  [[nodiscard]] FactSet open(Place place) const {
    const Operand& operand = state_.operand(place);
    return operand.is_unknown() ? operand.causes() : 0;
  }

  // A name that is computed from these is open when none of them is missing for good.
  void open_computed(Place place, std::initializer_list<Place> from) {
    FactSet facts = 0;
    for (const Place one : from) {
      if (open(one) == 0 && !state_.date(one)) return;
      facts |= open(one);
    }
    if (facts != 0) state_.set_open(place, facts);
  }

  void compute_open_dates() {
    compute_dates(state_);
    for (const NamedDate& rule : policy_.dates) {
      FactSet facts = 0;
      bool is_missing = false;
      for (std::size_t i = rule.of.begin; i < rule.of.end; ++i) {
        const Place of = policy_.place_pool[i];
        facts |= open(of);
        is_missing = is_missing || (open(of) == 0 && !state_.date(of));
      }
      if (facts != 0 && !is_missing) state_.set_open(rule.place, facts);
    }
    for (const Measure& rule : policy_.measures) open_computed(rule.place, {rule.from, rule.to});
  }

  void compute_open_periods() {
    compute_periods(state_);
    for (const Window& rule : policy_.windows) open_window(rule);
    for (const BusinessPeriodRule& rule : policy_.business_periods) {
      for (const Place place : {rule.due, rule.coverage, rule.overdue, rule.off, rule.work})
        if (open(rule.from) != 0) state_.set_open(place, open(rule.from));
    }
  }

  void open_window(const Window& rule) {
    const Prospect not_started = state_.prospect(rule.not_started_when);
    if (not_started.holds) return;
    const Prospect runs = state_.prospect(rule.runs_when);
    FactSet dates = not_started.can_hold ? not_started.facts : 0;
    FactSet all = dates;
    if (runs.can_hold && (open(rule.from) != 0 || state_.date(rule.from))) {
      dates |= runs.facts | open(rule.from);
      all |= dates | (rule.applied_on ? open(*rule.applied_on) : 0);
    }
    for (const Place place : {rule.status, rule.day, rule.days_left, rule.is_last_day})
      if (all != 0) state_.set_open(place, all);
    for (const Place place : {rule.apply_by, rule.final_day})
      if (dates != 0) state_.set_open(place, dates);
  }

  Fork fork(Range cases, std::size_t check, std::span<const std::string_view> ranking) {
    Fork fork;
    fork.best_rank = ranking.size();
    for (std::size_t i = cases.begin; i < cases.end && fork.may_hit_none; ++i) {
      const Case& one = policy_.case_pool[i];
      if (one.checks != 0 && !has_check(one.checks, check)) continue;
      const Prospect prospect = state_.prospect(one.when);
      if (!prospect.can_hold) continue;
      fork.facts |= prospect.facts;
      fork.may_hit_none = !prospect.holds;
      if (fork.first == nullptr) fork.first = &one;
      fork.is_one_token = fork.is_one_token && one.token == fork.first->token;
      fork.worst = std::min(fork.worst, one.outcome);
      fork.best = std::max(fork.best, one.outcome);
      fork.best_rank = std::min(fork.best_rank, rank_of(one.token, ranking));
    }
    if (fork.is_one_token && !fork.may_hit_none && fork.worst == fork.best) fork.facts = 0;
    return fork;
  }

  [[nodiscard]] std::span<const std::string_view> ranking() const {
    return tokens_of(policy_, policy_.ranking);
  }

  // In the order of the document, since a requirement may read the outcome of one before it.
  void foresee_requirements() {
    for (std::size_t requirement = 0; requirement < policy_.requirements.size(); ++requirement) {
      for (std::size_t check = 0; check < policy_.checks.size(); ++check) {
        const Range list = policy_.checks[check].requirements;
        const auto* const begin = policy_.place_pool.data() + list.begin;
        const auto* const end = policy_.place_pool.data() + list.end;
        if (!applies_[check].can_hold || std::find(begin, end, requirement) == end) continue;
        const Requirement& rule = policy_.requirements[requirement];
        const Fork way = fork(rule.cases, check, {});
        foreseen_.push_back({requirement, check, way});
        if (!rule.outcome) continue;
        const FactSet facts = way.facts | applies_[check].facts;
        if (facts == 0) {
          state_.set_text(*rule.outcome, outcome_token(way.first->outcome));
        } else {
          state_.set_open(*rule.outcome, facts | open(*rule.outcome));
        }
      }
    }
  }

  void foresee_verdict(std::size_t check) {
    if (!applies_[check].can_hold) return;
    const Check& rule = policy_.checks[check];
    Reach& reach = outlook_.verdicts[check];
    const Fork own = fork(rule.cases, check, ranking());
    reach.facts = applies_[check].facts | own.facts;
    reach.best = own.best_rank;
    std::string_view token = own.first != nullptr ? own.first->token : std::string_view();
    if (own.may_hit_none) {
      // One failure decides: a requirement that cannot come out worse than another's best is idle.
      Outcome best = Outcome::met;
      for (const Foreseen& one : foreseen_)
        if (one.check == check) best = std::min(best, one.fork.best);
      for (const Foreseen& one : foreseen_)
        if (one.check == check && one.fork.worst < best) reach.facts |= one.fork.facts;
      token = verdict_of(best);
      reach.best = std::min(reach.best, rank_of(token, ranking()));
    }
    outlook_.facts |= reach.facts;
    if (reach.facts != 0) {
      state_.set_open(rule.verdict, reach.facts);
    } else {
      state_.set_text(rule.verdict, token);
    }
  }

  void foresee_evidence() {
    for (const Evidence& item : policy_.evidence) {
      const Prospect needed = state_.prospect(item.when);
      if (!item.counts || !needed.can_hold) continue;
      for (std::size_t check = 0; check < policy_.checks.size(); ++check) {
        if (!has_check(item.checks, check) || !applies_[check].can_hold) continue;
        const Fork way = fork(item.cases, check, {});
        // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): the last case has no condition
        missing_[check].push_back({&item, item.checks, way.first->token});
        const FactSet facts = needed.facts | applies_[check].facts | way.facts;
        outlook_.facts |= facts;
        outlook_.readiness[check].facts |= facts;
      }
    }
  }

  void foresee_readiness(std::size_t check) {
    if (!applies_[check].can_hold) return;
    const Check& rule = policy_.checks[check];
    Reach& reach = outlook_.readiness[check];
    if (reach.facts != 0) {
      state_.set_open(rule.missing, reach.facts);
      state_.set_open(rule.unclear, reach.facts);
    } else {
      set_papers(check, missing_[check], state_);
    }
    const Fork way = fork(rule.readiness, check, tokens_of(policy_, policy_.readiness_ranking));
    reach.facts = way.facts | applies_[check].facts;
    reach.best = way.best_rank;
    if (reach.facts != 0) {
      state_.set_open(rule.readiness_place, reach.facts);
    } else if (way.first != nullptr) {
      state_.set_text(rule.readiness_place, way.first->token);
    }
    outlook_.facts |= reach.facts;
  }

  State& state_;
  const CompiledPolicy& policy_;
  std::vector<Prospect> applies_;                 // by check
  std::vector<std::vector<ItemStatus>> missing_;  // by check: what evidence comes to
  std::vector<Foreseen> foreseen_;
  Outlook outlook_;
};

}  // namespace

std::span<const std::string_view> tokens_of(const CompiledPolicy& policy, Range range) {
  return {policy.value_pool.data() + range.begin, range.end - range.begin};
}

std::size_t rank_of(std::string_view token, std::span<const std::string_view> ranking) {
  return static_cast<std::size_t>(std::find(ranking.begin(), ranking.end(), token) -
                                  ranking.begin());
}

void close_what_is_not_asked(State& state) {
  for (Place place = 0; place < state.policy().facts.size(); ++place) {
    if (!state.operand(place).is_unknown()) continue;
    const Fact& fact = state.policy().facts[place];
    if (!fact.asked || !state.prospect(fact.ask_when).can_hold) state.set_open(place, 0);
  }
}

Outlook look_ahead(State& state) { return Foresight(state).look(); }

}  // namespace eligibility
