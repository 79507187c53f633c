// SPDX-License-Identifier: Apache-2.0
#include <cstddef>

#include "check/tokens.h"
#include "lint/properties.h"
#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr Field kOneReport[] = {
    {"id", form::id, true, offsetof(Property, id)},
    {"says", form::words, true},
    {"clauses", form::clauses},
    {"when", form::condition, false, offsetof(Property, first)},
    {"holds", form::condition, true, offsetof(Property, second)},
};
constexpr Field kTwoReports[] = {
    {"id", form::id, true, offsetof(Property, id)},
    {"says", form::words, true},
    {"clauses", form::clauses},
    {"vary", form::any, true},
    {"from", form::any},
    {"to", form::any, true},
    {"before", form::condition, true, offsetof(Property, first)},
    {"after", form::condition, true, offsetof(Property, second)},
};

// What the properties can refer to.
void add_ids(Builder& builder) {
  for (const Fact& fact : builder.policy.facts) builder.ids_of(Referent::fact).push_back(fact.id);
  for (const Clause& clause : builder.policy.clauses)
    builder.ids_of(Referent::clause).push_back(clause.id);
}

void declare_names(PropertySet& set, const Node& root, Builder& builder) {
  CompiledPolicy& policy = set.policy;
  FactSet all = 0;
  for (const Check& check : policy.checks) {
    const FactSet facts = policy.name_facts[check.verdict];
    all |= facts;
    set.names.failures.push_back(
        builder.declare(root, sentence({"failures.", check.id}), NameType::text_list, facts));
  }
  set.names.overall = builder.declare(root, "overall", NameType::text, all);
  for (std::size_t i = 0; i < policy.report.size(); ++i) {
    const Statement& entry = policy.report[i];
    const FactSet facts = entry.when.facts | (entry.place ? policy.name_facts[*entry.place] : 0);
    std::size_t first = 0;
    while (policy.report[first].id != entry.id) ++first;
    if (first < i) {
      policy.name_facts[set.names.report[first]] |= facts;
      set.names.report.push_back(set.names.report[first]);
      continue;
    }
    const NameType type = entry.place ? policy.names.entries()[*entry.place].type : NameType::text;
    set.names.report.push_back(builder.declare(root, sentence({"report.", entry.id}), type, facts));
  }
}

std::vector<Value> answers(const Node& list) {
  std::vector<Value> values;
  for (std::size_t i = 0, size = list.list_size(); i < size; ++i) {
    const Node value = list.part(i);
    values.push_back(value.value());
  }
  return values;
}

void load_variation(const Node& node, Builder& builder, Property& property) {
  const Node vary = node.member("vary");
  static_cast<void>(builder.positions(Referent::fact, vary, property.vary));
  if (property.vary.empty()) vary.problem("empty", {"at least one fact is expected"});
  property.from = answers(node.member("from"));
  const Node to = node.member("to");
  const Value* text = node.value().find("to");
  property.later = text != nullptr && text->string() != nullptr;
  if (!property.later) {
    property.to = answers(to);
    return;
  }
  static_cast<void>(to.one_of("later"));
  for (const Place fact : property.vary) {
    if (builder.policy.facts[fact].type != Fact::Type::date)
      to.problem("wrong_kind", {"only a date can be later"});
  }
}

void load_property(const Node& node, Builder& builder, std::vector<Property>& properties) {
  Property property;
  property.path = node.path();
  const bool varies = static_cast<bool>(node.member("vary"));
  const std::span<const Field> fields = varies ? std::span<const Field>(kTwoReports) : kOneReport;
  if (!builder.read(node, fields, &property)) return;
  if (varies) load_variation(node, builder, property);
  for (const Property& other : properties) {
    if (other.id == property.id) node.problem("duplicate_id", {"its id is taken"});
  }
  properties.push_back(std::move(property));
}

void load_overrides(const Node& node) {
  if (!node) return;
  const std::size_t size = node.list_size();
  if (size == 0 && node.value().array() != nullptr)
    node.problem("empty", {"at least one case is named"});
  for (std::size_t i = 0; i < size; ++i) static_cast<void>(node.part(i).text());
}

void load_case_lists(const Node& list, std::string_view member) {
  for (std::size_t i = 0, size = list.list_size(); i < size; ++i) {
    const Node cases = list.part(i).member(member);
    for (std::size_t at = 0, count = cases.list_size(); at < count; ++at)
      load_overrides(cases.part(at).member("overrides"));
  }
}

void load_rests(const Node& requirements, Builder& builder, PropertySet& set) {
  for (std::size_t i = 0, size = requirements.list_size(); i < size; ++i) {
    const Node cases = requirements.part(i).member("cases");
    const std::size_t last = cases.list_size() - 1;
    for (std::size_t at = 0; at <= last; ++at) {
      const Node one = cases.part(at);
      const Node rest = one.member("rest");
      if (!rest) continue;
      if (at < last || one.member("outcome").text() != outcome_token(Outcome::unknown)) {
        rest.problem("unknown_member", {"only the last case has one, and only when its outcome is "
                                        "unknown"});
      } else {
        set.rests[one.path()] = builder.condition(rest);
      }
    }
  }
}

// Conditions of lint's own.
void load_uncovered(Builder& builder, PropertySet& set) {
  for (const BusinessPeriodRule& rule : builder.policy.business_periods) {
    const Value name{Object{{"var", Value(builder.policy.names.entries()[rule.coverage].path)}}};
    const Value tokens{
        Array{Value(coverage_token(Coverage::partial)), Value(coverage_token(Coverage::none))}};
    Document document;
    set.uncovered.push_back(
        builder.condition(document.root(Value(Object{{"in", Value(Array{name, tokens})}}))));
  }
}

}  // namespace

PropertySet compile_properties(const CompiledPolicy& policy) {
  PropertySet set{policy, {}, {}, {}, {}, {}};
  Document document;
  Builder builder{set.policy, {}};
  const Node root = document.root(policy.document);
  add_ids(builder);
  declare_names(set, root, builder);
  const Node properties = root.member("properties");
  for (std::size_t i = 0, size = properties.list_size(); i < size; ++i)
    load_property(properties.part(i), builder, set.properties);
  load_uncovered(builder, set);
  // A property that is not what it should be proves nothing; one whose policy says a rest or an
  // override in the wrong place is still proved.
  if (!document.problems.empty()) set.properties.clear();
  load_rests(root.member("requirements"), builder, set);
  load_case_lists(root.member("requirements"), "cases");
  load_case_lists(root.member("evidence"), "cases");
  load_case_lists(root.member("checks"), "cases");
  load_case_lists(root.member("checks"), "readiness");
  set.problems = std::move(document.problems);
  return set;
}

}  // namespace eligibility
