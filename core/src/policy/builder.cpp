// SPDX-License-Identifier: Apache-2.0
#include "policy/builder.h"

#include <algorithm>
#include <limits>

namespace eligibility {
namespace {

template <typename Index, typename Items, typename Id>
std::optional<Index> position(const Node& node, const Items& items, Id id_of, std::string_view code,
                              std::string_view kind) {
  const std::optional<std::string> written = node.text();
  if (!written) return std::nullopt;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (id_of(items[i]) == *written) return static_cast<Index>(i);
  }
  node.problem(code, "there is no " + std::string(kind) + " " + quoted(*written));
  return std::nullopt;
}

template <typename Index, typename Find>
std::vector<Index> list(const std::optional<Node>& node, Find find) {
  std::vector<Index> found;
  if (!node) return found;
  for (const Node& element : node->elements()) {
    const std::optional<Index> index = find(element);
    if (!index) continue;
    if (std::find(found.begin(), found.end(), *index) != found.end()) {
      element.problem("duplicate", "the list names it twice");
    }
    found.push_back(*index);
  }
  return found;
}

}  // namespace

Place Builder::declare(const Node& node, std::string path, NameType type, FactSet facts) {
  const auto place = static_cast<Place>(policy.names.entries().size());
  if (!policy.names.declare(path, type)) {
    node.problem("duplicate_id", "the name " + quoted(path) + " is taken");
    return static_cast<Place>(policy.names.place(path));
  }
  policy.name_facts.push_back(facts);
  return place;
}

Condition Builder::condition(const std::optional<Node>& node) const {
  Condition condition;
  if (!node) return condition;
  condition.path = node->path();
  Result<Program, std::vector<Diagnostic>> program = compile(node->value(), {.names = &policy.names});
  if (!program.ok()) {
    for (Diagnostic& problem : program.error()) {
      Node(node->value(), node->path() + problem.path, node->problems()).problem(problem.code, problem.message);
    }
    return condition;
  }
  for (const std::uint32_t place : program->reads()) condition.facts |= facts_of(place);
  condition.program = std::move(*program);
  return condition;
}

std::optional<Place> Builder::name(const Node& node) const {
  const std::optional<std::string> path = node.text();
  if (!path) return std::nullopt;
  const std::size_t place = policy.names.place(*path);
  if (place < policy.names.entries().size()) return static_cast<Place>(place);
  node.problem("unknown_name", "nothing called " + quoted(*path) + " is known here");
  return std::nullopt;
}

std::optional<Place> Builder::date_name(const Node& node) const {
  const std::optional<Place> place = name(node);
  if (place && policy.names.entries()[*place].type != NameType::date) {
    node.problem("wrong_name_type", "a date is expected");
    return std::nullopt;
  }
  return place;
}

std::optional<Place> Builder::fact(const Node& node) const {
  return position<Place>(node, policy.facts, [](const Fact& fact) { return fact.id; }, "unknown_fact", "fact");
}

std::optional<CheckIndex> Builder::check(const Node& node) const {
  return position<CheckIndex>(node, policy.checks, [](const CheckRule& rule) { return rule.id; }, "unknown_check",
                              "check");
}

std::optional<ReasonIndex> Builder::reason(const Node& node) const {
  return position<ReasonIndex>(node, policy.reasons, [](const ReasonRule& rule) { return rule.code; },
                               "unknown_reason", "reason");
}

std::optional<ClauseIndex> Builder::clause(const Node& node) const {
  return position<ClauseIndex>(node, policy.clauses, [](const Clause& clause) { return clause.id; },
                               "unknown_clause", "clause");
}

std::vector<ClauseIndex> Builder::clauses(const std::optional<Node>& node) const {
  return list<ClauseIndex>(node, [this](const Node& element) { return clause(element); });
}

std::vector<CheckIndex> Builder::checks(const std::optional<Node>& node) const {
  return list<CheckIndex>(node, [this](const Node& element) { return check(element); });
}

std::vector<ParamRule> Builder::params(const std::optional<Node>& node) const {
  std::vector<ParamRule> params;
  if (!node) return params;
  for (const Node::Part& part : node->members()) {
    const std::optional<std::string> key = part.node.text();
    if (key) params.push_back({std::string(part.key), *key});
  }
  return params;
}

void Builder::check_last_case(const Node& node, std::size_t index, std::size_t count, bool has_condition) const {
  const bool last = index + 1 == count;
  if (last && has_condition) node.problem("falls_through", "the last case has no condition, so that one case always hits");
  if (!last && !has_condition) node.problem("unreachable_cases", "a case without condition always hits: those after it never do");
}

}  // namespace eligibility
