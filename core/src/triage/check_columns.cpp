// SPDX-License-Identifier: Apache-2.0
// Requirements, checks and evidence over columns, as assess.cpp and assess_evidence.cpp have them
// for one case.
#include <utility>

#include "check/tokens.h"
#include "triage/policy_columns.h"

namespace eligibility {
void PolicyColumns::find_checks() {
  for (std::size_t i = 0; i < checks_.size(); ++i) {
    const Check& rule = policy_.checks[i];
    CheckColumns& check = checks_[i];
    check.applies = holds(rule.when, kAll);
    check.rest = check.applies;
    check.open.resize(policy_.facts.size());
    const std::vector<ColumnId> hits = first_hits(rule.cases, check.applies);
    for (std::size_t at = 0; at < hits.size(); ++at) {
      const Case& own = policy_.case_pool[rule.cases.begin + at];
      add_token(own.token, hits[at], check.verdict);
      if (own.reason) builder_.add_to(reasons_[*own.reason], hits[at]);
      check.rest = builder_.without(check.rest, hits[at]);
    }
  }
}

void PolicyColumns::assess_requirement(std::size_t index) {
  const Requirement& rule = policy_.requirements[index];
  std::vector<std::size_t> users;
  ColumnId used = kNone;
  for (std::size_t i = 0; i < checks_.size(); ++i) {
    const Range list = policy_.checks[i].requirements;
    for (std::size_t at = list.begin; at < list.end; ++at) {
      if (policy_.place_pool[at] != index) continue;
      users.push_back(i);
      builder_.add_to(used, checks_[i].rest);
      break;
    }
  }
  std::vector<Truths> all;
  for (std::size_t i = rule.cases.begin; i < rule.cases.end; ++i)
    all.push_back(truths(policy_.case_pool[i].when, used));
  Tokens outcome;
  for (const std::size_t check : users) assess_for(index, all, check, outcome);
  if (rule.outcome) set_tokens(*rule.outcome, Kind::text, std::move(outcome));
}

void PolicyColumns::assess_for(std::size_t requirement, std::span<const Truths> truths,
                               std::size_t check, Tokens& outcome) {
  const Range cases = policy_.requirements[requirement].cases;
  CheckColumns& columns = checks_[check];
  ColumnId left = kAll;
  ColumnId is_unknown = kNone;
  std::vector<ColumnId> open(policy_.facts.size());
  for (std::size_t i = cases.begin; i < cases.end; ++i) {
    const Case& one = policy_.case_pool[i];
    if (one.checks != 0 && !has_check(one.checks, check)) continue;
    const Truths& when = truths[i - cases.begin];
    const ColumnId hit = builder_.both(left, when.yes);
    const ColumnId open_here = builder_.without(builder_.without(left, when.yes), when.no);
    for (Place fact = 0; fact < open.size(); ++fact) {
      if (has_fact(one.when.facts, fact)) builder_.add_to(open[fact], open_here);
    }
    left = builder_.without(left, when.yes);
    const ColumnId here = builder_.both(columns.rest, hit);
    add_token(outcome_token(one.outcome), here, outcome);
    if (one.reason) builder_.add_to(reasons_[*one.reason], here);
    switch (one.outcome) {
      case Outcome::failed:
        builder_.add_to(columns.failed, hit);
        break;
      case Outcome::not_yet:
        builder_.add_to(columns.not_yet, hit);
        break;
      case Outcome::unknown:
        builder_.add_to(columns.unknown, hit);
        builder_.add_to(is_unknown, here);
        break;
      case Outcome::met:
        break;
    }
  }
  for (Place fact = 0; fact < open.size(); ++fact) {
    const ColumnId rests = builder_.both(is_unknown, open[fact]);
    if (rests != kNone)
      builder_.add_to(columns.open[fact], builder_.both(rests, can_be_asked(fact)));
  }
}

// It was not answered, and could be asked for.
ColumnId PolicyColumns::can_be_asked(Place place) {
  ColumnId& asked = asked_[place];
  if (asked != kUnset) return asked;
  const Fact& fact = policy_.facts[place];
  asked = kNone;
  if (fact.absent_is_answer || !fact.asked) return asked;
  const ColumnId left_out = builder_.inverse(answered_[place]);
  asked = builder_.without(left_out, truths(fact.ask_when, left_out).no);
  return asked;
}

// The worst outcome decides.
void PolicyColumns::decide(std::size_t index) {
  CheckColumns& check = checks_[index];
  ColumnId left = check.rest;
  const auto take = [&](Outcome worst, ColumnId where) {
    add_token(verdict_of(worst), builder_.both(left, where), check.verdict);
    left = builder_.without(left, where);
  };
  take(Outcome::failed, check.failed);
  take(Outcome::not_yet, check.not_yet);
  take(Outcome::unknown, check.unknown);
  take(Outcome::met, kAll);
  set_tokens(policy_.checks[index].verdict, Kind::text, check.verdict);
  Tokens open;
  for (Place fact = 0; fact < check.open.size(); ++fact)
    add_token(policy_.facts[fact].id, check.open[fact], open);
  set_tokens(policy_.checks[index].needs, Kind::list, std::move(open));
}

void PolicyColumns::assess_evidence(const Evidence& item) {
  ColumnId wanted = kNone;
  for (std::size_t i = 0; i < checks_.size(); ++i) {
    if (has_check(item.checks, i)) builder_.add_to(wanted, checks_[i].applies);
  }
  wanted = builder_.both(wanted, holds(item.when, wanted));
  const std::vector<ColumnId> hits = first_hits(item.cases, wanted);
  ColumnId missing = kNone;
  ColumnId unclear = kNone;
  for (std::size_t at = 0; at < hits.size(); ++at) {
    const std::string_view status = policy_.case_pool[item.cases.begin + at].token;
    if (status == "todo" || status == "coming") builder_.add_to(missing, hits[at]);
    if (status == "unclear") builder_.add_to(unclear, hits[at]);
  }
  if (!item.counts) return;
  add_token(item.id, missing, missing_);
  for (std::size_t i = 0; i < checks_.size(); ++i) {
    const Check& check = policy_.checks[i];
    names_[check.missing].kind = Kind::list;
    names_[check.unclear].kind = Kind::list;
    if (!has_check(item.checks, i)) continue;
    const ColumnId applies = checks_[i].applies;
    add_token(item.id, builder_.both(applies, missing), names_[check.missing].tokens);
    add_token(item.id, builder_.both(applies, unclear), names_[check.unclear].tokens);
  }
}

void PolicyColumns::assess_readiness(std::size_t index) {
  const Check& check = policy_.checks[index];
  Tokens readiness;
  const std::vector<ColumnId> hits = first_hits(check.readiness, checks_[index].applies);
  for (std::size_t at = 0; at < hits.size(); ++at)
    add_token(policy_.case_pool[check.readiness.begin + at].token, hits[at], readiness);
  set_tokens(check.readiness_place, Kind::text, std::move(readiness));
}

// The best verdict among the checks that are ranked.
void PolicyColumns::find_overall() {
  ColumnId left = kAll;
  for (std::size_t rank = policy_.ranking.begin; rank < policy_.ranking.end; ++rank) {
    const std::string_view verdict = policy_.value_pool[rank];
    ColumnId some = kNone;
    for (std::size_t i = 0; i < checks_.size(); ++i) {
      if (!has_check(policy_.overall_checks, i)) continue;
      for (const TokenMask& one : checks_[i].verdict) {
        if (one.token == verdict) builder_.add_to(some, one.mask);
      }
    }
    add_token(verdict, builder_.both(left, some), overall_);
    left = builder_.without(left, some);
  }
  add_token(policy_.overall_otherwise, left, overall_);
}

void PolicyColumns::override_by_input_problems() {
  ColumnId problem = kNone;
  for (Place fact = 0; fact < problems_.size(); ++fact) {
    if (!has_fact(policy_.problem_exceptions, fact)) builder_.add_to(problem, problems_[fact]);
  }
  for (TokenMask& one : overall_) one.mask = builder_.without(one.mask, problem);
  add_token(policy_.problem_verdict, problem, overall_);
  for (std::size_t i = 0; i < checks_.size(); ++i) {
    if (!has_check(policy_.problem_checks, i)) continue;
    Tokens& verdict = names_[policy_.checks[i].verdict].tokens;
    for (TokenMask& one : verdict) one.mask = builder_.without(one.mask, problem);
    add_token(policy_.problem_verdict, builder_.both(checks_[i].applies, problem), verdict);
  }
}

}  // namespace eligibility
