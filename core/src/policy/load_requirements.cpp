// SPDX-License-Identifier: Apache-2.0
// Requirements and evidence: ordered cases, of which the first that holds decides.
#include "policy/builder.h"

namespace eligibility {
namespace {

RequirementCase load_case(const Node& node, const Builder& builder) {
  RequirementCase rule{{}, {}, Outcome::unknown, std::nullopt};
  if (!node.is_object_of({"when", "checks", "outcome", "reason"})) return rule;
  rule.when = builder.condition(node.member("when"));
  rule.checks = builder.checks(node.member("checks"));
  if (const std::optional<Node> outcome = node.required("outcome")) {
    const std::optional<std::size_t> position = outcome->one_of({"failed", "not_yet", "unknown", "met"});
    rule.outcome = static_cast<Outcome>(position.value_or(2));
  }
  if (const std::optional<Node> reason = node.member("reason")) rule.reason = builder.reason(*reason);
  return rule;
}

void load_requirement(const Node& node, Builder& builder) {
  RequirementRule rule;
  if (!node.is_object_of({"id", "clauses", "cases"})) return;
  rule.id = node.required_identifier("id");
  rule.clauses = builder.clauses(node.required("clauses"));
  if (rule.clauses.empty()) node.problem("no_clause", "a requirement cites a clause");
  const std::optional<Node> cases = node.required("cases");
  if (!cases) return;
  const std::vector<Node> nodes = cases->elements();
  if (nodes.empty()) cases->problem("empty", "a requirement has cases");
  FactSet facts = 0;
  bool same_for_all = true;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    RequirementCase loaded = load_case(nodes[i], builder);
    const bool conditional = nodes[i].member("when").has_value() || !loaded.checks.empty();
    builder.check_last_case(nodes[i], i, nodes.size(), conditional);
    facts |= loaded.when.facts;
    same_for_all = same_for_all && loaded.checks.empty();
    rule.cases.push_back(std::move(loaded));
  }
  if (same_for_all) rule.outcome = builder.declare(node, "outcome." + rule.id, NameType::text, facts);
  for (const RequirementRule& other : builder.policy.requirements) {
    if (other.id == rule.id) node.problem("duplicate_id", "there is another requirement " + quoted(rule.id));
  }
  builder.policy.requirements.push_back(std::move(rule));
}

void load_item(const Node& node, Builder& builder) {
  EvidenceRule rule;
  if (!node.is_object_of({"id", "checks", "level", "clause", "counts", "when", "cases"})) return;
  rule.id = node.required_identifier("id");
  rule.checks = builder.checks(node.required("checks"));
  if (const std::optional<Node> level = node.required("level")) {
    rule.level = level->one_of({"required", "advised"}) == 1U ? "advised" : "required";
  }
  if (const std::optional<Node> clause = node.member("clause")) rule.clause = builder.clause(*clause);
  const bool required = rule.level == "required";
  if (required && !rule.clause) node.problem("no_clause", "what is required cites a clause");
  rule.counts = required;
  if (const std::optional<Node> counts = node.member("counts")) rule.counts = counts->boolean().value_or(required);
  rule.when = builder.condition(node.member("when"));
  const std::optional<Node> cases = node.required("cases");
  if (!cases) return;
  const std::vector<Node> nodes = cases->elements();
  if (nodes.empty()) cases->problem("empty", "an item has cases");
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!nodes[i].is_object_of({"when", "status"})) continue;
    builder.check_last_case(nodes[i], i, nodes.size(), nodes[i].member("when").has_value());
    const std::optional<Node> status = nodes[i].required("status");
    if (status) static_cast<void>(status->one_of({"have", "todo", "coming", "unclear", "cannot_check"}));
    rule.cases.push_back({builder.condition(nodes[i].member("when")), nodes[i].required_text("status")});
  }
  for (const EvidenceRule& other : builder.policy.evidence) {
    if (other.id == rule.id) node.problem("duplicate_id", "there is another item " + quoted(rule.id));
  }
  builder.policy.evidence.push_back(std::move(rule));
}

}  // namespace

void load_requirements(const Node& document, Builder& builder) {
  const std::optional<Node> requirements = document.required("requirements");
  if (!requirements) return;
  for (const Node& node : requirements->elements()) load_requirement(node, builder);
}

void load_evidence(const Node& document, Builder& builder) {
  const std::optional<Node> evidence = document.member("evidence");
  if (!evidence) return;
  for (const Node& node : evidence->elements()) load_item(node, builder);
}

}  // namespace eligibility
