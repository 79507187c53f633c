// SPDX-License-Identifier: Apache-2.0
// Checks: when each applies, its own verdicts, and what its requirements and evidence come to. Read in two steps, since
// requirements and evidence name checks, and readiness reads what is missing.
#include "policy/builder.h"

namespace eligibility {
namespace {

void load_verdict_cases(const Node& node, CheckRule& rule, const Builder& builder) {
  const std::optional<Node> cases = node.member("cases");
  if (!cases) return;
  const std::vector<Node> nodes = cases->elements();
  const bool falls_to_requirements = node.member("requirements").has_value();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!nodes[i].is_object_of({"when", "verdict", "reason"})) continue;
    const std::size_t count = falls_to_requirements ? nodes.size() + 1 : nodes.size();
    builder.check_last_case(nodes[i], i, count, nodes[i].member("when").has_value());
    VerdictCase loaded;
    loaded.when = builder.condition(nodes[i].member("when"));
    loaded.verdict = nodes[i].required_identifier("verdict");
    if (const std::optional<Node> reason = nodes[i].member("reason")) loaded.reason = builder.reason(*reason);
    rule.cases.push_back(std::move(loaded));
  }
}

void load_requirement_list(const Node& node, CheckRule& rule, const Builder& builder) {
  const std::optional<Node> list = node.member("requirements");
  if (!list) return;
  for (const Node& element : list->elements()) {
    const std::optional<std::string> id = element.text();
    if (!id) continue;
    std::size_t index = 0;
    while (index < builder.policy.requirements.size() && builder.policy.requirements[index].id != *id) ++index;
    if (index == builder.policy.requirements.size()) {
      element.problem("unknown_requirement", "there is no requirement " + quoted(*id));
    } else {
      rule.requirements.push_back(index);
    }
  }
}

FactSet facts_behind(const CheckRule& rule, const CompiledPolicy& policy) {
  FactSet facts = rule.when.facts;
  for (const VerdictCase& own : rule.cases) facts |= own.when.facts;
  for (const std::size_t index : rule.requirements) {
    for (const RequirementCase& of_requirement : policy.requirements[index].cases) facts |= of_requirement.when.facts;
  }
  return facts;
}

FactSet facts_behind_evidence(CheckIndex check, const CompiledPolicy& policy) {
  FactSet facts = 0;
  for (const EvidenceRule& item : policy.evidence) {
    bool for_check = false;
    for (const CheckIndex of : item.checks) for_check = for_check || of == check;
    if (!for_check || !item.counts) continue;
    facts |= item.when.facts;
    for (const StatusCase& status : item.cases) facts |= status.when.facts;
  }
  return facts;
}

void load_readiness(const Node& node, CheckRule& rule, const Builder& builder) {
  const std::optional<Node> readiness = node.member("readiness");
  if (!readiness) return;
  const std::vector<Node> nodes = readiness->elements();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!nodes[i].is_object_of({"when", "readiness"})) continue;
    builder.check_last_case(nodes[i], i, nodes.size(), nodes[i].member("when").has_value());
    rule.readiness.push_back({builder.condition(nodes[i].member("when")), nodes[i].required_identifier("readiness")});
  }
}

}  // namespace

void load_check_cases(const Node& document, Builder& builder) {
  const std::optional<Node> checks = document.required("checks");
  if (!checks) return;
  for (const Node& node : checks->elements()) {
    CheckRule rule{};
    if (node.is_object_of({"id", "clauses", "when", "cases", "requirements", "readiness"})) {
      rule.id = node.required_identifier("id");
      rule.clauses = builder.clauses(node.required("clauses"));
      rule.when = builder.condition(node.member("when"));
      load_verdict_cases(node, rule, builder);
      if (!node.member("cases") && !node.member("requirements")) {
        node.problem("missing_member", "a check has cases of its own, requirements, or both");
      }
    }
    // Kept in any case, so that the second step finds each check at its position.
    builder.policy.checks.push_back(std::move(rule));
  }
}

void load_check_results(const Node& document, Builder& builder) {
  const std::optional<Node> checks = document.member("checks");
  if (!checks) return;
  const std::vector<Node> nodes = checks->elements();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    CheckRule& rule = builder.policy.checks[i];
    load_requirement_list(nodes[i], rule, builder);
    const FactSet facts = facts_behind(rule, builder.policy);
    const FactSet evidence = facts_behind_evidence(static_cast<CheckIndex>(i), builder.policy);
    rule.verdict = builder.declare(nodes[i], "verdict." + rule.id, NameType::text, facts);
    rule.needs = builder.declare(nodes[i], "needs." + rule.id, NameType::text_list, facts);
    rule.missing = builder.declare(nodes[i], "missing." + rule.id, NameType::text_list, evidence);
    rule.unclear = builder.declare(nodes[i], "unclear." + rule.id, NameType::text_list, evidence);
    load_readiness(nodes[i], rule, builder);
    FactSet readiness = 0;
    for (const StatusCase& own : rule.readiness) readiness |= own.when.facts;
    rule.readiness_place = builder.declare(nodes[i], "readiness." + rule.id, NameType::text, readiness);
  }
}

}  // namespace eligibility
