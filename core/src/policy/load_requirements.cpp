// SPDX-License-Identifier: Apache-2.0
// Requirements and evidence: ordered cases, of which the first that holds decides.
#include "policy/builder.h"

namespace eligibility {
namespace {

template <typename Items>
void refuse_duplicate(const Node& node, const Items& items, std::string_view id) {
  for (const auto& item : items) {
    if (item.id == id) node.problem("duplicate_id", {"its id is taken"});
  }
}

void load_outcome_case(Builder& builder, const Node& node, Case& one) {
  node.is_object_of({"when", "checks", "outcome", "reason"});
  one.checks = builder.checks(node.member("checks"));
  one.outcome = static_cast<Outcome>(
      node.required("outcome").one_of({"failed", "not_yet", "unknown", "met"}));
  if (const Node reason = node.member("reason"))
    one.reason = static_cast<std::uint32_t>(builder.reason(reason));
}

void load_status_case(Builder& /*builder*/, const Node& node, Case& one) {
  node.is_object_of({"when", "status"});
  const Node status = node.required("status");
  static_cast<void>(status.one_of({"have", "todo", "coming", "unclear", "cannot_check"}));
  one.token = status.text();
}

}  // namespace

void load_requirements(const Node& document, Builder& builder) {
  CompiledPolicy& policy = builder.policy;
  const Node requirements = document.required("requirements");
  for (std::size_t i = 0, size = requirements.list_size(); i < size; ++i) {
    const Node node = requirements.part(i);
    if (!node.is_object_of({"id", "clauses", "cases"})) continue;
    Requirement requirement;
    requirement.id = node.required("id").identifier();
    requirement.clauses = builder.cited(node);
    requirement.cases = builder.cases(node.required("cases"), load_outcome_case, false);
    CheckSet only = 0;
    for (std::size_t at = requirement.cases.begin; at < requirement.cases.end; ++at)
      only |= policy.case_pool[at].checks;
    if (only == 0) {
      requirement.outcome =
          builder.declare(node, sentence({"outcome.", requirement.id}), NameType::text,
                          builder.facts_of_cases(requirement.cases));
    }
    if (only != 0)
      refuse_duplicate(node, policy.requirements,
                       requirement.id);  // else its outcome's name is refused
    policy.requirements.push_back(requirement);
  }
}

void load_evidence(const Node& document, Builder& builder) {
  const Node evidence = document.member("evidence");
  for (std::size_t i = 0, size = evidence.list_size(); i < size; ++i) {
    const Node node = evidence.part(i);
    if (!node.is_object_of({"id", "checks", "level", "clause", "counts", "when", "cases"}))
      continue;
    Evidence item;
    item.id = node.required("id").identifier();
    item.checks = builder.checks(node.required("checks"));
    const bool required = node.required("level").one_of({"required", "advised"}) == 0;
    item.level = required ? "required" : "advised";
    const Node clause = node.member("clause");
    if (clause) item.clause = static_cast<std::uint32_t>(builder.clause(clause));
    if (required && !clause) node.problem("no_clause", {"what is required cites a clause"});
    item.counts = node.member("counts").boolean(required);
    item.when = builder.condition(node.member("when"));
    item.cases = builder.cases(node.required("cases"), load_status_case, false);
    refuse_duplicate(node, builder.policy.evidence, item.id);
    builder.policy.evidence.push_back(item);
  }
}

}  // namespace eligibility
