// SPDX-License-Identifier: Apache-2.0
// Checks: when each applies, its own verdicts, and what its requirements and evidence come to. Read
// in two steps, since requirements and evidence name checks, and readiness reads what is missing.
#include <cstddef>

#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr Field kVerdictCase[] = {
    {"when", form::condition, false, offsetof(Case, when)},
    {"verdict", form::id, true, offsetof(Case, token)},
    {"reason", form::reason, false, offsetof(Case, reason)},
    {"overrides", form::any},
};
constexpr Field kReadinessCase[] = {
    {"when", form::condition, false, offsetof(Case, when)},
    {"readiness", form::id, true, offsetof(Case, token)},
    {"overrides", form::any},
};
constexpr Field kCheck[] = {
    {"id", form::id, true, offsetof(Check, id)},
    {"clauses", form::cited, true},
    {"when", form::condition, false, offsetof(Check, when)},
    {"cases", form::any},
    {"requirements", form::any},
    {"readiness", form::any},
};

FactSet facts_behind(const Check& check, const Builder& builder) {
  FactSet facts = check.when.facts | builder.facts_of_cases(check.cases);
  for (std::size_t i = check.requirements.begin; i < check.requirements.end; ++i) {
    facts |=
        builder.facts_of_cases(builder.policy.requirements[builder.policy.place_pool[i]].cases);
  }
  return facts;
}

FactSet facts_behind_evidence(std::size_t check, const Builder& builder) {
  FactSet facts = 0;
  for (const Evidence& item : builder.policy.evidence) {
    if (item.counts && has_check(item.checks, check))
      facts |= item.when.facts | builder.facts_of_cases(item.cases);
  }
  return facts;
}

}  // namespace

void load_check_cases(const Node& document, Builder& builder) {
  const Node checks = document.member("checks");
  std::size_t size = checks.list_size();
  if (size > kMaxChecks) {
    checks.problem("too_many", {"at most ", std::to_string(kMaxChecks), " checks"});
    size = kMaxChecks;
  }
  for (std::size_t i = 0; i < size; ++i) {
    const Node node = checks.part(i);
    Check check;
    builder.read(node, kCheck, &check);
    const Node cases = node.member("cases");
    const bool falls_to_requirements = static_cast<bool>(node.member("requirements"));
    check.cases = builder.cases(cases, kVerdictCase, falls_to_requirements);
    if (!cases && !falls_to_requirements) {
      node.problem("missing_member", {"a check has cases of its own, requirements, or both"});
    }
    builder.add_id(Referent::check, node, check.id);
    builder.policy.checks.push_back(check);
  }
}

void load_check_results(const Node& document, Builder& builder) {
  CompiledPolicy& policy = builder.policy;
  const Node checks = document.member("checks");
  for (std::size_t i = 0; i < policy.checks.size(); ++i) {
    const Node node = checks.part(i);
    Check& check = policy.checks[i];
    const auto declare = [&](std::string_view prefix, NameType type, FactSet facts) {
      return builder.declare(node, sentence({prefix, check.id}), type, facts);
    };
    const Range list =
        builder.positions(Referent::requirement, node.member("requirements"), policy.place_pool);
    if (!policy.requirements.empty()) check.requirements = list;  // else each was unknown
    const FactSet facts = facts_behind(check, builder);
    const FactSet evidence = facts_behind_evidence(i, builder);
    check.verdict = declare("verdict.", NameType::text, facts);
    check.needs = declare("needs.", NameType::text_list, facts);
    check.missing = declare("missing.", NameType::text_list, evidence);
    check.unclear = declare("unclear.", NameType::text_list, evidence);
    check.readiness = builder.cases(node.member("readiness"), kReadinessCase, false);
    check.readiness_place =
        declare("readiness.", NameType::text, builder.facts_of_cases(check.readiness));
  }
}

}  // namespace eligibility
