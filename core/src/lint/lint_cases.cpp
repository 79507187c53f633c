// SPDX-License-Identifier: Apache-2.0
// Ordered cases, of which the first that holds decides: each can be the first, and where two hold
// that differ, the order is meant. It is meant when the earlier case is the narrower one, or when
// it names what it overrides.
#include <algorithm>

#include "check/tokens.h"
#include "lint/linter.h"

namespace eligibility {
namespace {

// The cases of one requirement for one check, of an item of evidence, of a check.
struct CaseList {
  std::string path;
  Range cases;
  std::optional<std::size_t> check;  // only cases for it
  std::function<Judgement(PartialState&)> asked;
  bool is_requirement = false;
};

bool is_for(const Case& one, const CaseList& list) {
  return !list.check || one.checks == 0 || has_check(one.checks, *list.check);
}

Judgement hits_first(PartialState& state, const CaseList& list, const Case* one) {
  const Judgement asked = list.asked(state);
  if (!asked.can_be(kTrue)) return asked;
  const Hits hits = state.hits(list.cases, list.check);
  const bool possible =
      std::find(hits.possible.begin(), hits.possible.end(), one) != hits.possible.end();
  if (!possible) return {kFalse, 0};
  if (hits.possible.size() == 1 && !hits.can_be_none) return asked;
  return both(asked, {kAnyTruth, hits.pending});
}

class CaseLinter {
 public:
  CaseLinter(Linter& linter, std::vector<CaseList> lists)
      : linter_(linter), lists_(std::move(lists)) {}

  void lint() {
    const CaseList& list = lists_.front();
    for (std::size_t i = 0; i < list.cases.end - list.cases.begin; ++i) {
      find_first_hit(i);
      for (std::size_t later = i + 1; later < list.cases.end - list.cases.begin; ++later)
        find_overlap(i, later);
      find_needless_override(i);
      if (i + 1 == list.cases.end - list.cases.begin && list.is_requirement) find_fall(i);
    }
  }

 private:
  [[nodiscard]] const Case& at(std::size_t index) const {
    return linter_.compiled.case_pool[lists_.front().cases.begin + index];
  }
  [[nodiscard]] std::string path(std::size_t index) const {
    return path_of(lists_.front().path, index);
  }
  [[nodiscard]] bool is_conditional(std::size_t index) const { return at(index).when.program != 0; }

  // What a case comes to, as an override names it: its reason, else its outcome, verdict, status.
  [[nodiscard]] std::string_view name_of(const Case& one) const {
    if (one.reason) return linter_.compiled.reasons[*one.reason].id;
    return one.token.empty() ? outcome_token(one.outcome) : one.token;
  }

  // For one of the checks that have the list.
  [[nodiscard]] bool is_first(CheckedCase& checked, const Case& one) const {
    return std::any_of(lists_.begin(), lists_.end(), [&](const CaseList& list) {
      return checked.first_hit(list.cases, list.check) == &one &&
             (!list.check || checked.applies(*list.check));
    });
  }

  template <typename MakeGoal>
  std::optional<Found> find(MakeGoal make_goal, std::size_t index) {
    cut_ = false;
    for (const CaseList& list : lists_) {
      if (!is_for(at(index), list)) continue;
      const Goal goal = make_goal(list);
      std::optional<Found> found = linter_.search.find(goal);
      if (found) return found;
      cut_ = cut_ || linter_.search.was_cut();
    }
    if (cut_) linter_.note_if_cut(path(index));
    return std::nullopt;
  }

  void find_first_hit(std::size_t index) {
    const Case* const one = &at(index);
    const auto hit = find(
        [one](const CaseList& list) {
          return Goal([one, &list](PartialState& state, PartialState&) {
            return hits_first(state, list, one);
          });
        },
        index);
    if (hit || cut_) return;
    const auto hidden = find(
        [one](const CaseList& list) {
          return Goal([one, &list](PartialState& state, PartialState&) {
            return both(list.asked(state), state.judge(one->when));
          });
        },
        index);
    if (hidden) {
      linter_.note_shown("unreachable_case", path(index),
                         {"whenever it holds, a case before it hits; the witness shows one"},
                         *hidden, [&](CheckedCase& checked, CheckedCase&) {
                           return checked.holds(one->when) && !is_first(checked, *one);
                         });
    } else if (!cut_) {
      linter_.note("unreachable_case", path(index), {"its condition can never hold"});
    }
  }

  void find_overlap(std::size_t index, std::size_t later) {
    const Case* const one = &at(index);
    const Case* const other = &at(later);
    const bool same = name_of(*one) == name_of(*other) && one->outcome == other->outcome &&
                      one->token == other->token;
    if (same || !is_conditional(later) || !is_conditional(index) ||
        overrides(index, name_of(*other)) ||
        linter_.search.exclude_each_other(one->when, other->when))
      return;
    for (const CaseList& list : lists_) {
      if (!is_for(*one, list) || !is_for(*other, list)) continue;
      const auto find_with = [&](bool other_holds) {
        return linter_.search.find([&](PartialState& state, PartialState&) {
          const Judgement holds = state.judge(other->when);
          return both(hits_first(state, list, one), other_holds ? holds : opposite(holds));
        });
      };
      const auto overlap = find_with(true);
      if (linter_.note_if_cut(path(index)) || !overlap) continue;
      if (!find_with(false)) continue;  // the earlier case is the narrower one
      const std::string_view advice =
          ") holds too, and only the order decides: name it in \"overrides\" or narrow one of them";
      linter_.note_shown("silent_overlap", path(index),
                         {"case ", std::to_string(later), " (", name_of(*other), advice}, *overlap,
                         [&](CheckedCase& checked, CheckedCase&) {
                           return checked.holds(other->when) && is_first(checked, *one);
                         });
      return;
    }
  }

  [[nodiscard]] const Array* declared(std::size_t index) const {
    const Value* node = find_at(linter_.compiled.document, path(index));
    const Value* overrides = node == nullptr ? nullptr : node->find("overrides");
    return overrides == nullptr ? nullptr : overrides->array();
  }

  [[nodiscard]] bool overrides(std::size_t index, std::string_view name) const {
    const Array* names = declared(index);
    if (names == nullptr) return false;
    return std::any_of(names->begin(), names->end(), [name](const Value& one) {
      return one.string() != nullptr && *one.string() == name;
    });
  }

  void find_needless_override(std::size_t index) {
    const Array* names = declared(index);
    if (names == nullptr) return;
    for (std::size_t i = 0; i < names->size(); ++i) {
      const std::string* name = (*names)[i].string();
      if (name == nullptr || !overlaps_with(index, *name)) {
        linter_.note("needless_override", path_of(path(index) + "/overrides", i),
                     {"no later case of that name holds together with this one"});
      }
    }
  }

  bool overlaps_with(std::size_t index, std::string_view name) {
    const CaseList& first = lists_.front();
    for (std::size_t later = index + 1; later < first.cases.end - first.cases.begin; ++later) {
      const Case* const one = &at(index);
      const Case* const other = &at(later);
      if (name_of(*other) != name || !is_conditional(later)) continue;
      const auto overlap = find(
          [one, other](const CaseList& list) {
            return Goal([one, other, &list](PartialState& state, PartialState&) {
              if (!is_for(*other, list)) return Judgement{kFalse, 0};
              return both(hits_first(state, list, one), state.judge(other->when));
            });
          },
          index);
      if (overlap || cut_) return true;
    }
    return false;
  }

  // The last case takes what was not answered. Who answers everything and still ends there with
  // "unknown" has met a case that is missing, unless `rest` says that it is meant.
  void find_fall(std::size_t index) {
    const Case* const one = &at(index);
    if (one->outcome != Outcome::unknown || is_conditional(index)) return;
    FactSet facts = 0;
    for (std::size_t i = 0; i < index; ++i) facts |= at(i).when.facts;
    const Condition rest = linter_.properties.rest_of(path(index));
    for (const CaseList& list : lists_) {
      const auto fallen = linter_.search.find([&](PartialState& state, PartialState&) {
        Judgement falls = both(hits_first(state, list, one), state.all_answered(facts));
        falls = both(falls, opposite(state.has_input_problem()));
        return rest.program == 0 ? falls : both(falls, opposite(state.judge(rest)));
      });
      if (linter_.note_if_cut(path(index)) || !fallen) continue;
      linter_.note_shown(
          "falls_through", path(index),
          {"every fact is answered, and no case is for these answers: add one, or say in "
           "\"rest\" which answers are meant to end here"},
          *fallen, [&](CheckedCase& checked, CheckedCase&) {
            const bool is_meant = rest.program != 0 && checked.holds(rest);
            return is_first(checked, *one) && !checked.has_input_problem() && !is_meant;
          });
      return;
    }
  }

  Linter& linter_;
  std::vector<CaseList> lists_;  // one for each check that has them
  bool cut_ = false;
};

void lint_requirement(Linter& linter, std::size_t requirement) {
  const CompiledPolicy& policy = linter.compiled;
  std::vector<CaseList> lists;
  for (std::size_t i = 0; i < policy.checks.size(); ++i) {
    const Range list = policy.checks[i].requirements;
    for (std::size_t at = list.begin; at < list.end; ++at) {
      if (policy.place_pool[at] != requirement) continue;
      lists.push_back({path_of("/requirements", requirement) + "/cases",
                       policy.requirements[requirement].cases, i,
                       [i](PartialState& state) { return state.asks_requirements(i); }, true});
    }
  }
  if (!lists.empty()) CaseLinter(linter, lists).lint();  // else it is unused
}

}  // namespace

void lint_cases(Linter& linter) {
  const CompiledPolicy& policy = linter.compiled;
  for (std::size_t i = 0; i < policy.requirements.size(); ++i) lint_requirement(linter, i);
  for (std::size_t i = 0; i < policy.evidence.size(); ++i) {
    const Evidence& item = policy.evidence[i];
    const auto asked = [&item, &policy](PartialState& state) {
      Judgement none{kTrue, 0};
      for (std::size_t check = 0; check < policy.checks.size(); ++check) {
        if (has_check(item.checks, check)) none = both(none, opposite(state.applies(check)));
      }
      return both(opposite(none), state.judge(item.when));
    };
    CaseLinter(linter, {{path_of("/evidence", i) + "/cases", item.cases, std::nullopt, asked}})
        .lint();
  }
  for (std::size_t i = 0; i < policy.checks.size(); ++i) {
    const Check& check = policy.checks[i];
    const auto asked = [i](PartialState& state) { return state.applies(i); };
    const std::string path = path_of("/checks", i);
    if (check.cases.begin != check.cases.end)
      CaseLinter(linter, {{path + "/cases", check.cases, std::nullopt, asked}}).lint();
    if (check.readiness.begin != check.readiness.end)
      CaseLinter(linter, {{path + "/readiness", check.readiness, std::nullopt, asked}}).lint();
  }
}

}  // namespace eligibility
