// SPDX-License-Identifier: Apache-2.0
// The policy is run as check runs it; then each condition that was looked at is taken from the
// document again and evaluated part by part over the names as they stand.
#include "check/assessment.h"
#include "check/tokens.h"
#include "check/versions.h"
#include "eligibility/advise.h"

namespace eligibility {
namespace {

class Tracer {
 public:
  Tracer(State& state, const Assessment& assessment)
      : state_(state), policy_(state.policy()), assessment_(assessment), scratch_(make_scratch()) {
    for (Place place = 0; place < policy_.names.entries().size(); ++place)
      row_.push_back(state_.operand(place));
  }

  Value run() {
    Array checks;
    for (std::size_t i = 0; i < policy_.checks.size(); ++i) checks.push_back(check(i));
    return Value(Object{{"checks", Value(std::move(checks))}});
  }

 private:
  [[nodiscard]] const Value& in_document(std::string_view section, std::size_t at) const {
    return (*policy_.document.find(section)->array())[at];
  }

  // What the part comes to by itself, and its own parts. A reduce is one part: what stands in its
  // lambda has a value for each element.
  Value part(const Value& logic) {
    Object traced{{"logic", logic}, {"value", Value(Unknown{})}};
    const Result<Program, std::vector<Diagnostic>> program =
        compile(logic, {.names = &policy_.names});
    if (program.ok()) {
      const Result<Operand, Diagnostic> value =
          eligibility::run(*program, row_, Mode::partial, *scratch_);
      if (value.ok()) {
        traced[1].value = value->to_value();
      } else {
        traced[1] = {"error", Value(value.error().code)};
      }
    }
    const Object* operation = logic.object();
    if (operation == nullptr || operation->size() != 1) return Value(std::move(traced));
    const Array* operands = (*operation)[0].value.array();
    if (operands == nullptr || (*operation)[0].key == "reduce") return Value(std::move(traced));
    Array parts;
    for (const Value& operand : *operands) {
      if (operand.object() != nullptr) parts.push_back(part(operand));
    }
    if (!parts.empty()) traced.push_back({"parts", Value(std::move(parts))});
    return Value(std::move(traced));
  }

  // The cases up to the one that hit, as the document has them.
  Value cases(const Value& owner, std::string_view section, const std::string& path, Range range,
              std::size_t check, const Case* hit) {
    Array traced;
    const Value* list = owner.find(section);
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const Case& one = policy_.case_pool[i];
      if (one.checks != 0 && !has_check(one.checks, check)) continue;
      const std::size_t at = i - range.begin;
      const Value& written = (*list->array())[at];
      Object entry{{"path", Value(path + "/" + std::string(section) + "/" + std::to_string(at))}};
      if (const Value* when = written.find("when")) entry.push_back({"when", part(*when)});
      entry.push_back({"hit", Value(&one == hit)});
      for (const char* key : {"outcome", "verdict", "readiness", "reason"}) {
        if (const Value* given = written.find(key); given != nullptr && &one == hit)
          entry.push_back({key, *given});
      }
      traced.emplace_back(std::move(entry));
      if (&one == hit) break;
    }
    return Value(std::move(traced));
  }

  Value check(std::size_t i) {
    const Check& rule = policy_.checks[i];
    const Value& written = in_document("checks", i);
    const std::string path = "/checks/" + std::to_string(i);
    const bool applies = has_check(assessment_.applying, i);
    Object traced{{"id", Value(rule.id)}, {"path", Value(path)}, {"applies", Value(applies)}};
    if (const Value* when = written.find("when")) traced.push_back({"when", part(*when)});
    if (!applies) return Value(std::move(traced));
    traced.push_back({"verdict", Value(assessment_.verdicts[i])});
    if (rule.cases.begin != rule.cases.end) {
      traced.push_back(
          {"cases", cases(written, "cases", path, rule.cases, i, assessment_.own_cases[i])});
    }
    Array requirements;
    for (const RequirementOutcome& outcome : assessment_.outcomes) {
      if (outcome.check != i) continue;
      const Requirement& requirement = policy_.requirements[outcome.requirement];
      const std::string where = "/requirements/" + std::to_string(outcome.requirement);
      requirements.emplace_back(
          Object{{"id", Value(requirement.id)},
                 {"outcome", Value(outcome_token(outcome.hit->outcome))},
                 {"cases", cases(in_document("requirements", outcome.requirement), "cases", where,
                                 requirement.cases, i, outcome.hit)}});
    }
    if (!requirements.empty()) traced.push_back({"requirements", Value(std::move(requirements))});
    if (rule.readiness.begin != rule.readiness.end) {
      traced.push_back({"readiness", cases(written, "readiness", path, rule.readiness, i,
                                           state_.first_case(rule.readiness))});
    }
    return Value(std::move(traced));
  }

  State& state_;
  const CompiledPolicy& policy_;
  const Assessment& assessment_;
  std::vector<Operand> row_;
  ScratchPointer scratch_;
};

}  // namespace

Result<Value, std::vector<Diagnostic>> trace(const PolicySet& versions, const Value& facts) {
  const Result<Policy, std::vector<Diagnostic>> policy = policy_for(versions, facts);
  if (!policy.ok()) return Failure{policy.error()};
  State state(policy->compiled());
  std::vector<Diagnostic> problems = read_facts(facts, state);
  if (!problems.empty()) return Failure{std::move(problems)};
  apply_constraints(state);
  compute_periods(state);
  const Assessment assessment = assess(state);
  if (!state.faults.empty()) return Failure{std::move(state.faults)};
  return Tracer(state, assessment).run();
}

}  // namespace eligibility
