// SPDX-License-Identifier: Apache-2.0
// From what the rules made of the case to what is said, as JSON text. The keys come in a fixed
// order, so that equal reports are equal texts.
#include "check/report.h"
#include "check/tokens.h"
#include "value/json_writer.h"

namespace eligibility {
namespace {

// A reason that serves several checks is given once, with all of them and the first one's facts.
struct GivenReason {
  std::uint32_t reason;
  CheckSet checks;
  FactSet facts;
};

class ReportWriter {
 public:
  ReportWriter(const Assessment& assessment, State& state)
      : policy_(state.policy()),
        assessment_(assessment),
        state_(state),
        cited_(policy_.clauses.size()) {}

  std::string write() {
    writer_.open('{');
    writer_.member("policy", policy_.id);
    writer_.member("version", policy_.version);
    writer_.member("overall", assessment_.overall);
    find_entries();
    write_entries();
    write_input_problems();
    write_missing();
    write_needs();
    write_evidence();
    write_requirements();
    write_reasons();
    write_points();
    const List<bool> holding = find_flags();
    write_clauses();
    for (std::size_t i = 0; i < holding.size(); ++i) {
      writer_.key(policy_.flags[i].id);
      writer_.boolean(holding[i]);
    }
    if (!state_.ignored.empty()) {
      writer_.open_member("ignored_facts", '[');
      for (const std::string& fact : state_.ignored) writer_.string(fact);
      writer_.close(']');
    }
    writer_.close('}');
    return writer_.text();
  }

 private:
  // What the policy's own key holds: null where it says so, and where it stands for nothing.
  [[nodiscard]] Operand value_of(const Statement& entry) const {
    return entry.place ? state_.operand(*entry.place) : Operand();
  }

  std::string_view cite(std::uint32_t clause) {
    cited_[clause] = true;
    return policy_.clauses[clause].id;
  }
  void cite(Range clauses) {
    for (std::size_t i = clauses.begin; i < clauses.end; ++i) cite(policy_.clause_pool[i]);
  }

  void write_clauses(Range clauses) {
    writer_.open_member("clauses", '[');
    for (std::size_t i = clauses.begin; i < clauses.end; ++i)
      writer_.string(cite(policy_.clause_pool[i]));
    writer_.close(']');
  }

  void write_checks(CheckSet checks) {
    writer_.open_member("checks", '[');
    for (std::size_t i = 0; i < policy_.checks.size(); ++i) {
      if (has_check(checks, i)) writer_.string(policy_.checks[i].id);
    }
    writer_.close(']');
  }

  // The answers among these facts, as they were given.
  void write_facts(FactSet facts) {
    writer_.open_member("facts", '{');
    for (Place place = 0; place < policy_.facts.size(); ++place) {
      if (!has_fact(facts, place) || !state_.is_answered(place)) continue;
      writer_.key(policy_.facts[place].id);
      writer_.value(*state_.answers[place].given);
    }
    writer_.close('}');
  }

  // Values for the {placeholders} of a text: those of the report's keys that are there.
  void write_params(Range params) {
    bool is_open = false;
    for (std::size_t i = params.begin; i < params.end; ++i) {
      const ParamSource& param = policy_.param_pool[i];
      for (const Statement* entry : entries_) {
        if (entry->id != param.key) continue;
        if (!is_open) {
          writer_.open_member("params", '{');
        }
        is_open = true;
        writer_.key(param.name);
        writer_.value(value_of(*entry).to_value());
        break;
      }
    }
    if (is_open) writer_.close('}');
  }

  void find_entries() {
    for (const Statement& entry : policy_.report) {
      if (!state_.holds(entry.when)) continue;
      const Operand value = value_of(entry);
      if (entry.place && (value.kind() == Operand::Kind::null || value.is_unknown())) continue;
      entries_.push_back(&entry);
      cite(entry.clauses);
    }
  }

  // The keys that the policy itself names. "claims.late" is a member of the object "claims", which
  // is there even when it is empty.
  void write_entries() {
    for (const std::string_view key : policy_.report_keys) {
      const bool is_object = key.back() == '.';
      if (is_object) {
        writer_.open_member(key.substr(0, key.size() - 1), '{');
      }
      for (const Statement* entry : entries_) {
        if (is_object ? !entry->id.starts_with(key) : entry->id != key) continue;
        writer_.key(is_object ? entry->id.substr(key.size()) : key);
        writer_.value(value_of(*entry).to_value());
        if (!is_object) break;
      }
      if (is_object) writer_.close('}');
    }
  }

  void write_input_problems() {
    writer_.open_member("input_problem_details", '[');
    for (Place fact = 0; fact < policy_.facts.size(); ++fact) {
      if (state_.answers[fact].problem.empty()) continue;
      writer_.open('{');
      writer_.member("fact", policy_.facts[fact].id);
      writer_.member("text", state_.answers[fact].problem);
      writer_.close('}');
    }
    writer_.close(']');
    writer_.open_member("input_problems", '[');
    for (Place fact = 0; fact < policy_.facts.size(); ++fact) {
      if (!state_.answers[fact].problem.empty()) writer_.string(policy_.facts[fact].id);
    }
    writer_.close(']');
  }

  void write_missing() {
    writer_.open_member("missing_required", '[');
    for (const ItemStatus& item : assessment_.evidence) {
      if (is_missing(item)) writer_.string(item.item->id);
    }
    writer_.close(']');
  }

  void write_needs() {
    const FactSet needs = needs_of(assessment_, state_);
    writer_.open_member("needs", '[');
    for (std::size_t i = 0; i < policy_.facts.size(); ++i) {
      if (has_fact(needs, i)) writer_.string(policy_.facts[i].id);
    }
    writer_.close(']');
  }

  void write_evidence() {
    if (!assessment_.has_evidence) return;
    writer_.open_member("evidence", '[');
    for (const ItemStatus& item : assessment_.evidence) {
      writer_.open('{');
      writer_.member("id", item.item->id);
      writer_.member("level", item.item->level);
      writer_.member("status", item.status);
      write_checks(item.checks);
      if (item.item->clause) writer_.member("clause", cite(*item.item->clause));
      writer_.close('}');
    }
    writer_.close(']');
  }

  void write_requirements() {
    writer_.open_member("requirements", '[');
    auto outcome = assessment_.outcomes.begin();
    for (std::size_t check = 0; check < policy_.checks.size(); ++check) {
      const Case* own = assessment_.own_cases[check];
      if (own != nullptr)
        give_reason(own->reason, check, own->when.facts | policy_.checks[check].when.facts);
      for (; outcome != assessment_.outcomes.end() && outcome->check == check; ++outcome) {
        const Requirement& requirement = policy_.requirements[outcome->requirement];
        writer_.open('{');
        writer_.member("id", requirement.id);
        writer_.member("check", policy_.checks[check].id);
        writer_.member("outcome", outcome_token(outcome->hit->outcome));
        if (outcome->hit->reason)
          writer_.member("reason", policy_.reasons[*outcome->hit->reason].id);
        write_clauses(requirement.clauses);
        writer_.close('}');
        give_reason(outcome->hit->reason, check, outcome->used);
      }
    }
    writer_.close(']');
  }

  void give_reason(std::optional<std::uint32_t> reason, std::size_t check, FactSet facts) {
    if (!reason) return;
    for (GivenReason& known : reasons_) {
      if (known.reason != *reason) continue;
      known.checks |= check_bit(check);
      return;
    }
    reasons_.push_back({*reason, check_bit(check), facts});
  }

  void write_reasons() {
    writer_.open_member("reasons", '[');
    for (const GivenReason& given : reasons_) {
      const Statement& reason = policy_.reasons[given.reason];
      writer_.open('{');
      writer_.member("code", reason.id);
      write_clauses(reason.clauses);
      write_checks(given.checks);
      write_facts(given.facts);
      write_params(reason.params);
      writer_.close('}');
    }
    writer_.close(']');
  }

  void write_points() {
    writer_.open_member("open_points", '[');
    for (const Statement& point : policy_.open_points) {
      if (!state_.stands(point)) continue;
      writer_.open('{');
      writer_.member("code", point.id);
      write_clauses(point.clauses);
      write_params(point.params);
      writer_.close('}');
    }
    writer_.close(']');
    writer_.open_member("warnings", '[');
    for (const Statement& warning : policy_.warnings) {
      if (!state_.stands(warning)) continue;
      writer_.open('{');
      writer_.member("code", warning.id);
      writer_.member("text", warning.text);
      write_clauses(warning.clauses);
      write_facts(warning.when.facts);
      writer_.close('}');
    }
    writer_.close(']');
  }

  List<bool> find_flags() {
    List<bool> holding;
    for (const Statement& flag : policy_.flags) {
      holding.push_back(state_.stands(flag));
      if (holding.back()) cite(flag.clauses);
    }
    return holding;
  }

  void write_clauses() {
    writer_.open_member("clauses", '[');
    for (std::size_t i = 0; i < cited_.size(); ++i) {
      if (cited_[i]) writer_.string(policy_.clauses[i].id);
    }
    writer_.close(']');
  }

  const CompiledPolicy& policy_;
  const Assessment& assessment_;
  State& state_;
  JsonWriter writer_;
  List<const Statement*> entries_;  // of the keys that the policy names: what has a value
  List<GivenReason> reasons_;
  List<bool> cited_;
};

}  // namespace

std::string write_report(const Assessment& assessment, State& state) {
  return ReportWriter(assessment, state).write();
}

}  // namespace eligibility
