// SPDX-License-Identifier: Apache-2.0
// Requirements and evidence: ordered cases, of which the first that holds decides.
#include <cstddef>

#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr Field kOutcomeCase[] = {
    {"when", form::condition, false, offsetof(Case, when)},
    {"checks", form::checks, false, offsetof(Case, checks)},
    {"outcome", form::token, true, offsetof(Case, outcome), "failed not_yet unknown met"},
    {"reason", form::reason, false, offsetof(Case, reason)},
    {"overrides", form::any},  // this and the next are for lint
    {"rest", form::any},
};
constexpr Field kRequirement[] = {
    {"id", form::id, true, offsetof(Requirement, id)},
    {"clauses", form::cited, true, offsetof(Requirement, clauses)},
    {"cases", form::any, true},
};
constexpr Field kStatusCase[] = {
    {"when", form::condition, false, offsetof(Case, when)},
    {"status", form::word, true, offsetof(Case, token), "have todo coming unclear cannot_check"},
    {"overrides", form::any},
};
constexpr Field kEvidence[] = {
    {"id", form::id, true, offsetof(Evidence, id)},
    {"checks", form::checks, true, offsetof(Evidence, checks)},
    {"level", form::word, true, offsetof(Evidence, level), "required advised"},
    {"clause", form::clause, false, offsetof(Evidence, clause)},
    {"counts", form::any},
    {"when", form::condition, false, offsetof(Evidence, when)},
    {"cases", form::any, true},
};

}  // namespace

void load_requirements(const Node& document, Builder& builder) {
  CompiledPolicy& policy = builder.policy;
  const Node requirements = document.member("requirements");
  for (std::size_t i = 0, size = requirements.list_size(); i < size; ++i) {
    const Node node = requirements.part(i);
    Requirement requirement;
    if (!builder.read(node, kRequirement, &requirement)) continue;
    requirement.cases = builder.cases(node.member("cases"), kOutcomeCase, false);
    CheckSet only = 0;
    for (std::size_t at = requirement.cases.begin; at < requirement.cases.end; ++at)
      only |= policy.case_pool[at].checks;
    if (only == 0) {
      requirement.outcome =
          builder.declare(node, sentence({"outcome.", requirement.id}), NameType::text,
                          builder.facts_of_cases(requirement.cases));
    }
    builder.add_id(Referent::requirement, node, requirement.id);
    policy.requirements.push_back(requirement);
  }
}

void load_evidence(const Node& document, Builder& builder) {
  const Node evidence = document.member("evidence");
  for (std::size_t i = 0, size = evidence.list_size(); i < size; ++i) {
    const Node node = evidence.part(i);
    Evidence item;
    if (!builder.read(node, kEvidence, &item)) continue;
    const bool required = item.level == "required";
    if (required && !item.clause) node.problem("no_clause", {"what is required cites a clause"});
    item.counts = node.member("counts").boolean(required);
    item.cases = builder.cases(node.member("cases"), kStatusCase, false);
    builder.add_id(Referent::evidence, node, item.id);
    builder.policy.evidence.push_back(item);
  }
}

}  // namespace eligibility
