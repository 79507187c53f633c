// SPDX-License-Identifier: Apache-2.0
// Checks: when each applies, its own verdicts, and what its requirements and evidence come to. Read
// in two steps, since requirements and evidence name checks, and readiness reads what is missing.
#include "policy/builder.h"

namespace eligibility {
namespace {

void load_verdict_case(Builder& builder, const Node& node, Case& one) {
  node.is_object_of({"when", "verdict", "reason"});
  one.token = node.required("verdict").identifier();
  if (const Node reason = node.member("reason"))
    one.reason = static_cast<std::uint32_t>(builder.reason(reason));
}

void load_readiness_case(Builder& /*builder*/, const Node& node, Case& one) {
  node.is_object_of({"when", "readiness"});
  one.token = node.required("readiness").identifier();
}

Range load_requirement_list(const Node& list, CompiledPolicy& policy) {
  Range range{static_cast<std::uint32_t>(policy.place_pool.size()), 0};
  for (std::size_t i = 0, size = list.list_size(); i < size; ++i) {
    const std::string_view id = list.part(i).text();
    std::uint32_t index = 0;
    while (index < policy.requirements.size() && policy.requirements[index].id != id) ++index;
    if (index == policy.requirements.size()) {
      list.part(i).problem("unknown_requirement", {"there is no ", quoted(id), " to refer to"});
    } else {
      for (std::size_t other = range.begin; other < policy.place_pool.size(); ++other) {
        if (policy.place_pool[other] == index)
          list.part(i).problem("duplicate", {"the list names it twice"});
      }
      policy.place_pool.push_back(index);
    }
  }
  range.end = static_cast<std::uint32_t>(policy.place_pool.size());
  return range;
}

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
  const Node checks = document.required("checks");
  std::size_t size = checks.list_size();
  if (size > kMaxChecks) {
    checks.problem("too_many", {"at most ", std::to_string(kMaxChecks), " checks"});
    size = kMaxChecks;
  }
  for (std::size_t i = 0; i < size; ++i) {
    const Node node = checks.part(i);
    Check check;
    node.is_object_of({"id", "clauses", "when", "cases", "requirements", "readiness"});
    check.id = node.required("id").identifier();
    builder.cited(node);
    check.when = builder.condition(node.member("when"));
    const Node cases = node.member("cases");
    const bool falls_to_requirements = static_cast<bool>(node.member("requirements"));
    check.cases = builder.cases(cases, load_verdict_case, falls_to_requirements);
    if (!cases && !falls_to_requirements) {
      node.problem("missing_member", {"a check has cases of its own, requirements, or both"});
    }
    builder.policy.checks.push_back(check);
  }
}

void load_check_results(const Node& document, Builder& builder) {
  const Node checks = document.member("checks");
  for (std::size_t i = 0; i < builder.policy.checks.size(); ++i) {
    const Node node = checks.part(i);
    Check& check = builder.policy.checks[i];
    const auto declare = [&](std::string_view prefix, NameType type, FactSet facts) {
      return builder.declare(node, sentence({prefix, check.id}), type, facts);
    };
    check.requirements = load_requirement_list(node.member("requirements"), builder.policy);
    const FactSet facts = facts_behind(check, builder);
    const FactSet evidence = facts_behind_evidence(i, builder);
    check.verdict = declare("verdict.", NameType::text, facts);
    check.needs = declare("needs.", NameType::text_list, facts);
    check.missing = declare("missing.", NameType::text_list, evidence);
    check.unclear = declare("unclear.", NameType::text_list, evidence);
    const Node readiness = node.member("readiness");
    check.readiness = builder.cases(readiness, load_readiness_case, false);
    check.readiness_place =
        declare("readiness.", NameType::text, builder.facts_of_cases(check.readiness));
  }
}

}  // namespace eligibility
