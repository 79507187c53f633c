// SPDX-License-Identifier: Apache-2.0
// From what the rules made of the case to what is said: reasons with their clauses and facts, open points, warnings, and
// the keys that the policy names.
#include "check/report.h"

#include <algorithm>

namespace eligibility {
namespace {

class ReportMaker {
 public:
  ReportMaker(const Policy& policy, const Assessment& assessment, State& state)
      : policy_(policy.compiled()),
        assessment_(assessment),
        state_(state),
        cited_(policy_.clauses.size()),
        report_{policy, assessment.overall, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}} {}

  Report make() {
    report_.input_problems = state_.input_problems;
    report_.missing_required = assessment_.missing;
    report_.ignored_facts = state_.ignored;
    add_entries();
    add_checks();
    add_needs();
    add_evidence();
    add_open_points();
    add_warnings();
    add_flags();
    for (std::size_t i = 0; i < cited_.size(); ++i) {
      if (cited_[i]) report_.clauses.push_back(policy_.clauses[i].id);
    }
    return std::move(report_);
  }

 private:
  std::vector<std::string_view> cite(const std::vector<ClauseIndex>& clauses) {
    std::vector<std::string_view> ids;
    for (const ClauseIndex clause : clauses) {
      cited_[clause] = true;
      ids.push_back(policy_.clauses[clause].id);
    }
    return ids;
  }

  std::vector<Member> answers(FactSet facts) const {
    std::vector<Member> given;
    for (Place place = 0; place < policy_.facts.size(); ++place) {
      if ((facts >> place & 1U) == 0 || !state_.is_answered(place)) continue;
      given.push_back({policy_.facts[place].id, *state_.answers[place].given});
    }
    return given;
  }

  std::vector<Param> params(const std::vector<ParamRule>& rules) const {
    std::vector<Param> values;
    for (const ParamRule& rule : rules) {
      if (const Value* value = report_.find(rule.key)) values.push_back({rule.name, *value});
    }
    return values;
  }

  void add_entries() {
    for (const ReportRule& rule : policy_.report) {
      if (!state_.holds(rule.when)) continue;
      if (!rule.value) {
        report_.entries.push_back({rule.key, Value()});
      } else if (state_.operand(*rule.value).kind() != Operand::Kind::null && !state_.operand(*rule.value).is_unknown()) {
        report_.entries.push_back({rule.key, state_.operand(*rule.value).to_value()});
      } else {
        continue;
      }
      cite(rule.clauses);
    }
  }

  // A reason that serves several checks is given once, with all of them.
  void add_reason(ReasonIndex index, CheckIndex check, FactSet facts) {
    const ReasonRule& rule = policy_.reasons[index];
    const std::string_view check_id = policy_.checks[check].id;
    const auto known = std::find_if(report_.reasons.begin(), report_.reasons.end(),
                                    [&rule](const Reason& reason) { return reason.code == rule.code; });
    if (known != report_.reasons.end()) {
      known->checks.push_back(check_id);
      return;
    }
    report_.reasons.push_back({rule.code, cite(rule.clauses), {check_id}, answers(facts), params(rule.params)});
  }

  void add_checks() {
    for (std::size_t i = 0; i < policy_.checks.size(); ++i) {
      const CheckRule& rule = policy_.checks[i];
      const CheckAssessment& check = assessment_.checks[i];
      if (!check.applies) continue;
      const auto index = static_cast<CheckIndex>(i);
      if (check.own_case != nullptr) {
        const FactSet facts = check.own_case->when.facts | rule.when.facts;
        if (check.own_case->reason) add_reason(*check.own_case->reason, index, facts);
        continue;
      }
      for (std::size_t at = 0; at < rule.requirements.size(); ++at) {
        add_requirement(policy_.requirements[rule.requirements[at]], check.requirements[at], index);
      }
    }
  }

  void add_requirement(const RequirementRule& rule, const RequirementOutcome& outcome, CheckIndex check) {
    RequirementResult result{rule.id, policy_.checks[check].id, outcome.hit->outcome, std::nullopt, cite(rule.clauses)};
    if (outcome.hit->reason) {
      result.reason = policy_.reasons[*outcome.hit->reason].code;
      add_reason(*outcome.hit->reason, check, outcome.used);
    }
    report_.requirements.push_back(std::move(result));
  }

  void add_needs() {
    FactSet needs = 0;
    for (const NeedRule& rule : policy_.needs) {
      if (state_.is_answered(rule.fact) || !state_.holds(rule.when)) continue;
      if (rule.unless && state_.holds(*rule.unless)) continue;
      needs |= FactSet{1} << rule.fact;
    }
    for (const CheckIndex check : policy_.overall.checks) {
      for (const RequirementOutcome& requirement : assessment_.checks[check].requirements) {
        const bool unknown = requirement.hit != nullptr && requirement.hit->outcome == Outcome::unknown;
        if (unknown) needs |= unanswered(requirement.open, state_);
      }
    }
    for (Place place = 0; place < policy_.facts.size(); ++place) {
      if ((needs >> place & 1U) != 0) report_.needs.push_back(policy_.facts[place].id);
    }
  }

  void add_evidence() {
    if (!assessment_.has_evidence) return;
    std::vector<EvidenceItem>& items = report_.evidence.emplace();
    for (const ItemAssessment& item : assessment_.evidence) {
      EvidenceItem& added = items.emplace_back();
      added.id = item.rule->id;
      added.level = item.rule->level;
      added.status = item.status;
      for (const CheckIndex check : item.checks) added.checks.push_back(policy_.checks[check].id);
      if (!item.rule->clause) continue;
      added.clause = policy_.clauses[*item.rule->clause].id;
      cited_[*item.rule->clause] = true;
    }
  }

  // An open point stands unless its exception is known to hold: an answer that is not there keeps it.
  void add_open_points() {
    for (const OpenPointRule& rule : policy_.open_points) {
      if (!state_.holds(rule.when) || (rule.unless && state_.holds(*rule.unless))) continue;
      report_.open_points.push_back({rule.code, cite(rule.clauses), params(rule.params)});
    }
  }

  void add_warnings() {
    for (const WarningRule& rule : policy_.warnings) {
      if (!state_.holds(rule.when)) continue;
      report_.warnings.push_back({rule.code, rule.text, cite(rule.clauses), answers(rule.when.facts)});
    }
  }

  void add_flags() {
    for (const FlagRule& rule : policy_.flags) {
      const bool holds = state_.holds(rule.when);
      if (holds) cite(rule.clauses);
      report_.flags.push_back({rule.id, holds});
    }
  }

  const CompiledPolicy& policy_;
  const Assessment& assessment_;
  State& state_;
  std::vector<bool> cited_;
  Report report_;
};

}  // namespace

const Value* Report::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [key](const ReportEntry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &found->value;
}

Report make_report(const Policy& policy, const Assessment& assessment, State& state) {
  return ReportMaker(policy, assessment, state).make();
}

}  // namespace eligibility
