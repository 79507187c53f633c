// SPDX-License-Identifier: Apache-2.0
// From what the rules made of the case to what is said: reasons with their clauses and facts, open
// points, warnings, and the keys that the policy names.
#include "check/report.h"

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
    report_.ignored_facts = state_.ignored;
    add_input_problems();
    add_entries();
    add_checks();
    add_needs();
    add_evidence();
    add_points();
    for (std::size_t i = 0; i < cited_.size(); ++i) {
      if (cited_[i]) report_.clauses.push_back(policy_.clauses[i].id);
    }
    return std::move(report_);
  }

 private:
  std::string_view cite(std::uint32_t clause) {
    cited_[clause] = true;
    return policy_.clauses[clause].id;
  }

  std::vector<std::string_view> cite(Range clauses) {
    std::vector<std::string_view> ids;
    for (std::size_t i = clauses.begin; i < clauses.end; ++i)
      ids.push_back(cite(policy_.clause_pool[i]));
    return ids;
  }

  std::vector<Member> answers(FactSet facts) const {
    std::vector<Member> given;
    for (Place place = 0; place < policy_.facts.size(); ++place) {
      if (!has_fact(facts, place) || !state_.is_answered(place)) continue;
      given.push_back({std::string(policy_.facts[place].id), *state_.answers[place].given});
    }
    return given;
  }

  std::vector<Param> params(Range range) const {
    std::vector<Param> values;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (const Value* value = report_.find(policy_.param_pool[i].key)) {
        values.push_back({policy_.param_pool[i].name, *value});
      }
    }
    return values;
  }

  std::vector<std::string_view> ids_of(CheckSet checks) const {
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < policy_.checks.size(); ++i) {
      if (has_check(checks, i)) ids.push_back(policy_.checks[i].id);
    }
    return ids;
  }

  // It stands unless its exception is known to hold: an answer that is not there keeps it.
  bool stands(const Statement& statement) {
    return state_.holds(statement.when) && !(statement.unless && state_.holds(*statement.unless));
  }

  void add_input_problems() {
    for (Place fact = 0; fact < policy_.facts.size(); ++fact) {
      const std::string_view problem = state_.answers[fact].problem;
      if (!problem.empty()) report_.input_problems.push_back({policy_.facts[fact].id, problem});
    }
  }

  void add_entries() {
    for (const Statement& entry : policy_.report) {
      if (!state_.holds(entry.when)) continue;
      const Operand value = entry.place ? state_.operand(*entry.place) : Operand();
      if (entry.place && (value.kind() == Operand::Kind::null || value.is_unknown())) continue;
      report_.entries.push_back({entry.id, value.to_value()});
      cite(entry.clauses);
    }
  }

  // A reason that serves several checks is given once, with all of them.
  void add_reason(const Statement& reason, std::size_t check, FactSet facts) {
    const std::string_view check_id = policy_.checks[check].id;
    for (Reason& known : report_.reasons) {
      if (known.code == reason.id) return known.checks.push_back(check_id);
    }
    report_.reasons.push_back(
        {reason.id, cite(reason.clauses), {check_id}, answers(facts), params(reason.params)});
  }

  void add_checks() {
    auto outcome = assessment_.outcomes.begin();
    for (std::size_t i = 0; i < policy_.checks.size(); ++i) {
      const Case* own = assessment_.own_cases[i];
      if (own != nullptr && own->reason) {
        add_reason(policy_.reasons[*own->reason], i,
                   own->when.facts | policy_.checks[i].when.facts);
      }
      for (; outcome != assessment_.outcomes.end() && outcome->check == i; ++outcome)
        add_requirement(*outcome);
    }
  }

  void add_requirement(const RequirementOutcome& outcome) {
    const Requirement& requirement = policy_.requirements[outcome.requirement];
    RequirementResult result{requirement.id, policy_.checks[outcome.check].id, outcome.hit->outcome,
                             std::nullopt, cite(requirement.clauses)};
    if (outcome.hit->reason) {
      const Statement& reason = policy_.reasons[*outcome.hit->reason];
      result.reason = reason.id;
      add_reason(reason, outcome.check, outcome.used);
    }
    report_.requirements.push_back(std::move(result));
  }

  void add_needs() {
    FactSet needs = 0;
    for (const Statement& need : policy_.needs) {
      if (!state_.is_answered(*need.place) && stands(need)) needs |= fact_bit(*need.place);
    }
    for (const RequirementOutcome& outcome : assessment_.outcomes) {
      if (has_check(policy_.overall_checks, outcome.check)) needs |= outcome.open;
    }
    for (std::size_t i = 0; i < policy_.facts.size(); ++i) {
      if (has_fact(needs, i)) report_.needs.push_back(policy_.facts[i].id);
    }
  }

  void add_evidence() {
    if (!assessment_.has_evidence) return;
    report_.evidence.emplace();
    for (const ItemStatus& item : assessment_.evidence) {
      std::optional<std::string_view> clause;
      if (item.item->clause) clause = cite(*item.item->clause);
      report_.evidence->push_back(
          {item.item->id, item.item->level, item.status, ids_of(item.checks), clause});
      if (is_missing(item)) report_.missing_required.push_back(item.item->id);
    }
  }

  void add_points() {
    for (const Statement& point : policy_.open_points) {
      if (stands(point))
        report_.open_points.push_back({point.id, cite(point.clauses), params(point.params)});
    }
    for (const Statement& warning : policy_.warnings) {
      if (!stands(warning)) continue;
      report_.warnings.push_back(
          {warning.id, warning.text, cite(warning.clauses), answers(warning.when.facts)});
    }
    for (const Statement& flag : policy_.flags) {
      const bool holds = stands(flag);
      if (holds) cite(flag.clauses);
      report_.flags.push_back({flag.id, holds});
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
  for (const ReportEntry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

Report make_report(const Policy& policy, const Assessment& assessment, State& state) {
  return ReportMaker(policy, assessment, state).make();
}

}  // namespace eligibility
