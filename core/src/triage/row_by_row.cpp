// SPDX-License-Identifier: Apache-2.0
#include "triage/row_by_row.h"

#include "check/assessment.h"
#include "check/report.h"
#include "check/state.h"

namespace eligibility {
namespace {

using Kind = TriageOutput::Kind;
using From = OutputSource::From;

class RowWriter {
 public:
  RowWriter(const Outputs& outputs, std::size_t row, TriageResult& result)
      : outputs_(outputs), row_(row), result_(result) {}

  void write(const Assessment& assessment, State& state) {
    for (output_ = 0; output_ < outputs_.sources.size(); ++output_) {
      clear();
      write_one(outputs_.sources[output_], assessment, state);
    }
  }

  // Nothing: no code, no number, no bit.
  void clear_all() {
    for (output_ = 0; output_ < outputs_.sources.size(); ++output_) clear();
  }

 private:
  void write_one(const OutputSource& source, const Assessment& assessment, State& state) {
    const CompiledPolicy& policy = state.policy();
    switch (source.from) {
      case From::overall:
        return write_code(assessment.overall);
      case From::entries:
        return write_entry(policy.report[source.index].id, state);
      case From::input_problems:
        for (std::size_t i = 0; i < policy.facts.size(); ++i) {
          if (!state.answers[i].problem.empty()) set_bit(i);
        }
        return;
      case From::missing:
        for (const ItemStatus& item : assessment.evidence) {
          if (is_missing(item)) set_token(item.item->id);
        }
        return;
      case From::needs: {
        const FactSet needs = needs_of(assessment, state);
        for (std::size_t i = 0; i < policy.facts.size(); ++i) {
          if (has_fact(needs, i)) set_bit(i);
        }
        return;
      }
      case From::reasons:
        return write_reasons(policy, assessment);
      case From::open_points:
        return write_standing(policy.open_points, state);
      case From::warnings:
        return write_standing(policy.warnings, state);
      case From::flag:
        codes()[row_] = state.stands(policy.flags[source.index]) ? 1 : 0;
        return;
    }
  }

  void write_reasons(const CompiledPolicy& policy, const Assessment& assessment) {
    for (std::size_t check = 0; check < policy.checks.size(); ++check) {
      const Case* own = assessment.own_cases[check];
      if (own != nullptr && own->reason) set_bit(*own->reason);
    }
    for (const RequirementOutcome& outcome : assessment.outcomes) {
      if (outcome.hit->reason) set_bit(*outcome.hit->reason);
    }
  }

  void write_standing(const List<Statement>& statements, State& state) {
    for (std::size_t i = 0; i < statements.size(); ++i) {
      if (state.stands(statements[i])) set_bit(i);
    }
  }

  // As the report: the first entry that holds and has a value.
  void write_entry(std::string_view key, State& state) {
    for (const Statement& entry : state.policy().report) {
      if (entry.id != key || !state.holds(entry.when)) continue;
      if (!entry.place) return;
      const Operand& value = state.operand(*entry.place);
      if (value.kind() == Operand::Kind::null || value.is_unknown()) continue;
      return write_value(value, state.date(*entry.place));
    }
  }

  void write_value(const Operand& value, std::optional<Date> date) {
    switch (outputs_.described[output_].kind) {
      case Kind::code:
        return write_code(value.text());
      case Kind::boolean:
        codes()[row_] = value.is_true() ? 1 : 0;
        return;
      case Kind::integer:
        numbers()[row_] = static_cast<std::int32_t>(value.number());
        return;
      case Kind::day:
        numbers()[row_] = date->since_epoch().count;
        return;
      case Kind::set:
        for (const Value& token : value.array()) set_token(*token.string());
        return;
    }
  }

  void write_code(std::string_view token) {
    codes()[row_] =
        static_cast<std::uint8_t>(position_of(token, outputs_.described[output_].tokens));
  }
  void set_token(std::string_view token) {
    set_bit(position_of(token, outputs_.described[output_].tokens));
  }
  void set_bit(std::size_t bit) {
    values().bits[bit / 32 * result_.rows + row_] |= std::uint32_t{1} << bit % 32;
  }

  void clear() {
    TriageResult::Values& all = values();
    if (!all.codes.empty()) all.codes[row_] = kNoCode;
    if (!all.numbers.empty()) all.numbers[row_] = kNoNumber;
    for (std::size_t at = row_; at < all.bits.size(); at += result_.rows) all.bits[at] = 0;
  }

  TriageResult::Values& values() { return result_.outputs[output_]; }
  std::vector<std::uint8_t>& codes() { return values().codes; }
  std::vector<std::int32_t>& numbers() { return values().numbers; }

  const Outputs& outputs_;
  std::size_t row_;
  TriageResult& result_;
  std::size_t output_ = 0;
};

bool is_valid(const CompiledPolicy& policy, const Value& facts) {
  if (!policy.valid_from && !policy.valid_to) return true;
  const Value* today = facts.find("today");
  if (today == nullptr || today->string() == nullptr) return true;  // for check to refuse
  const Result<Date, DateError> day = read_date(*today->string());
  if (!day.ok()) return true;
  return !(policy.valid_from && *day < *policy.valid_from) &&
         !(policy.valid_to && *policy.valid_to < *day);
}

}  // namespace

void refuse_row(const Outputs& outputs, std::size_t row, TriageResult& result) {
  RowWriter(outputs, row, result).clear_all();
  result.refused[row] = 1;
}

void judge_row(const Policy& policy, const Outputs& outputs, const Value& facts, std::size_t row,
               TriageResult& result) {
  State state(policy.compiled());
  if (!is_valid(policy.compiled(), facts) || !read_facts(facts, state).empty())
    return refuse_row(outputs, row, result);
  apply_constraints(state);
  compute_periods(state);
  const Assessment assessment = assess(state);
  // The whole report, though little of it is looked at: a condition that cannot be computed is a
  // refusal wherever it stands.
  static_cast<void>(write_report(assessment, state));
  if (!state.faults.empty()) return refuse_row(outputs, row, result);
  result.refused[row] = 0;
  RowWriter(outputs, row, result).write(assessment, state);
}

}  // namespace eligibility
