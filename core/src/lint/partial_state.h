// SPDX-License-Identifier: Apache-2.0
// What the rules make of a case of which not all is known yet. Kleene's logic does most of it: what
// is true (false) while an open fact is Unknown is true (false) whatever its answer. For ordered
// cases that is not enough, since Unknown falls through; so each name is settled, or it waits for
// facts, and where the values are few that a waiting name can still have, all of them are tried.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "check/assessment.h"
#include "check/state.h"
#include "lint/boundaries.h"
#include "lint/judgement.h"
#include "lint/memo.h"
#include "lint/partial_case.h"

namespace eligibility {

// The statuses of a window; check/periods.cpp gives them.
inline constexpr std::array<std::string_view, 8> kWindowStatuses = {
    "not_started", "open",    "final_day",       "straddles",
    "passed",      "unknown", "applied_in_time", "applied_late"};

// The cases that can still be the first to hit.
struct Hits {
  std::vector<const Case*> possible;
  bool can_be_none = true;
  FactSet pending = 0;
};

// Names that only properties can read; see properties.h.
struct PropertyNames {
  std::optional<Place> overall;
  std::vector<Place> failures;  // by check; empty where there are none
  std::vector<Place> report;    // by entry of the policy's report; the first of a key has the place
};

class PartialState {
 public:
  PartialState(const CompiledPolicy& policy, const PropertyNames& names);

  void assume(const PartialCase& one);

  [[nodiscard]] Judgement judge(const Condition& condition);
  // The first of the cases that holds; with a check, of those for it.
  [[nodiscard]] Hits hits(Range cases, std::optional<std::size_t> check);
  [[nodiscard]] Hits hits_of_requirement(std::size_t requirement, std::size_t check) {
    return hits(policy_.requirements[requirement].cases, check);
  }
  [[nodiscard]] Judgement applies(std::size_t check) { return judge(policy_.checks[check].when); }
  // Its verdict comes from its requirements.
  [[nodiscard]] Judgement asks_requirements(std::size_t check);
  [[nodiscard]] Judgement has_input_problem() const { return any_problem_; }
  // Each of these facts is answered, and not with "I am not sure".
  [[nodiscard]] Judgement all_answered(FactSet facts) const;
  // What a constraint says of the answers as they were given.
  [[nodiscard]] Judgement constraint(std::size_t position) const { return constraints_[position]; }
  // With a projection a check's verdict comes from some of its requirements; for the others
  // together stands `worst`, whatever the facts. What cannot be then cannot be at all.
  struct Projection {
    std::vector<bool> asked;     // by requirement
    std::vector<Outcome> worst;  // by check: of those that are not asked
  };
  void project(const Projection* projection) {
    projection_ = projection;
    memo_.change_all();
  }

  // Where it is open whether an input problem overrides verdicts, a goal that asked for one is
  // judged for both: what all verdicts have in common is not lost then.
  [[nodiscard]] bool asked_for_override() const { return memo_.has(override_note_); }
  // Whether anything rested on which questions are open, of which nothing is known here.
  [[nodiscard]] bool asked_for_needs() const { return memo_.has(override_note_ + 1); }
  [[nodiscard]] FactSet pending_override() const { return overriding_problem_.pending; }
  void suppose_override(std::optional<bool> overridden);

  // Whether no answers make both conditions hold; false where that is not seen at once. The case
  // has to be open.
  [[nodiscard]] bool exclude_each_other(const Condition& left, const Condition& right,
                                        const std::vector<FactDomain>& domains);

  // What compared days that are not known and could not be decided; ascending. Of all that was
  // judged since restart().
  [[nodiscard]] std::vector<Comparer> undecided() const;
  void restart() { memo_.restart(); }
  [[nodiscard]] const CompiledPolicy& policy() const { return policy_; }

 private:
  enum class Source : std::uint8_t {
    ready,           // facts, dates, measures: known once the case is assumed
    input_problems,  // for each condition anew
    window,
    business_period,
    outcome,
    verdict,
    needs,
    evidence,
    readiness,
    overall,
    failures,
    report
  };
  struct Producer {
    Source source = Source::ready;
    std::size_t index = 0;
    std::size_t entry = 0;  // of the memo
  };
  struct Verdicts {
    std::vector<Value> possible;  // null: the check does not apply
    std::vector<Value> failures;
    FactSet pending = 0;
    FactSet pending_failures = 0;
    struct Failing {
      std::string_view reason;
      FactSet pending;
    };
    std::vector<Failing> failing;
  };

  void make(std::initializer_list<Place> places, Source source, std::size_t index = 0);
  void find_rests();
  // The facts in which the case differs from the last one.
  [[nodiscard]] FactSet changes_to(const PartialCase& one);
  void assume_all(const PartialCase& one);
  void assume_fact(Place fact, const Assumption& assumption);
  void compute_named_dates();
  void apply_constraints();
  void resolve(Place place);
  void produce(Place place, Source source, std::size_t index);
  void settle(Place place, FactSet pending) { pending_[place] = pending; }
  // Unknown, until these facts are closed; without any it stays so.
  void leave_open(Place place, FactSet pending);
  // The name has one of these values, or waits.
  void set_possible(Place place, std::vector<Value> values, FactSet pending);
  void set_value(Place place, const Value& value);
  void produce_input_problems(const Condition& condition);
  void produce_window(std::size_t index);
  void produce_business_period(std::size_t index);
  void produce_outcome(Place place, std::size_t requirement);
  void produce_evidence(std::size_t check);
  void produce_readiness(Place place, std::size_t check);
  void produce_overall(Place place);
  void produce_report(Place place);
  const Verdicts& verdicts_of(std::size_t check);
  void find_verdicts(std::size_t check, Verdicts& verdicts);
  void find_own_verdicts(std::size_t check, Verdicts& verdicts, bool& falls_to_requirements);
  void find_verdicts_of_requirements(std::size_t check, Verdicts& verdicts);
  void override_by_problems(std::size_t check, Verdicts& verdicts);
  [[nodiscard]] Judgement overriding();
  [[nodiscard]] FactSet pending_failures(const Condition& condition, std::size_t check);
  bool never_both(const Condition& left, const Condition& right,
                  std::span<const std::pair<Place, const std::vector<Value>*>> several);
  Judgement judge_anew(const Condition& condition);
  Judgement judge_each(const Condition& condition, std::span<const Place> several, bool others_wait,
                       FactSet& causes);

  const CompiledPolicy& policy_;
  const PropertyNames& names_;
  State state_;
  std::vector<Producer> producers_;           // by place
  std::vector<FactSet> pending_;              // by place
  std::vector<std::vector<Value>> possible_;  // by place; empty: any
  std::vector<FactSet> rests_;                // by place: of facts, dates and measures, on what
  FactSet problem_facts_ = 0;                 // on which it rests whether there is a problem
  std::vector<Judgement> judgements_;         // by program
  PartialCase case_;
  Memo memo_;
  // Entries of the memo: the programs come first, and each producer has its own.
  std::size_t entries_ = 0;
  std::size_t constraints_entry_ = 0;
  std::size_t verdicts_entry_ = 0;  // of the first check
  // Notes: programs, windows, ends of counts, coverages that could not decide; and this.
  std::size_t override_note_ = 0;
  std::vector<Judgement> constraints_;
  std::vector<Judgement> problems_;  // by fact: it has an input problem
  Judgement any_problem_, overriding_problem_;
  std::vector<Verdicts> verdicts_;  // by check
  std::vector<Value> statuses_;     // that a window can have
  const Projection* projection_ = nullptr;
  std::optional<bool> supposed_override_;
};

}  // namespace eligibility
