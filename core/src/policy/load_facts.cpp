// SPDX-License-Identifier: Apache-2.0
// The facts: what may be asked, which answers there are, and when each is asked.
#include <algorithm>

#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr std::string_view kToday = "today";  // every policy reads the day from this fact: DESIGN, idea 4

bool flag(const Node& node, std::string_view key) {
  const std::optional<Node> member = node.member(key);
  return member && member->boolean().value_or(false);
}

void load_values(const Node& node, Fact& fact) {
  const std::optional<Node> values = node.required("values");
  if (!values) return;
  for (const Node& element : values->elements()) {
    const std::optional<std::string> value = element.identifier();
    if (!value) continue;
    if (*value == kUnsure) element.problem("reserved", "\"unsure\" is an answer by the member \"unsure\"");
    if (std::find(fact.values.begin(), fact.values.end(), *value) != fact.values.end()) {
      element.problem("duplicate", "the list names it twice");
    }
    fact.values.push_back(*value);
  }
  if (fact.values.empty()) values->problem("empty", "a choice has answers");
}

void load_range(const Node& node, Fact& fact) {
  const std::optional<Node> range = node.required("range");
  if (!range) return;
  const std::vector<Node> ends = range->elements();
  if (ends.size() != 2) {
    range->problem("wrong_kind", "a range is its first and its last day");
    return;
  }
  fact.from = ends[0].date();
  fact.to = ends[1].date();
  if (fact.from && fact.to && *fact.to < *fact.from) range->problem("out_of_range", "the last day is before the first");
}

void load_absent(const Node& node, Fact& fact) {
  const std::optional<Node> absent = node.member("absent");
  if (!absent) return;
  fact.absent_is_answer = true;
  if (!absent->is_object_of({"text", "gate"})) return;
  static_cast<void>(absent->required_text("text"));
  if (const std::optional<Node> gate = absent->member("gate")) static_cast<void>(gate->identifier());
}

Fact load_fact(const Node& node, const Builder& builder) {
  Fact fact;
  if (!node.is_object_of({"id", "type", "values", "range", "source", "required", "default", "unsure", "absent", "effect",
                          "changeable", "askWhen", "clauses"})) {
    return fact;
  }
  fact.id = node.required_identifier("id");
  if (const std::optional<Node> type = node.required("type")) {
    fact.type = static_cast<Fact::Type>(type->one_of({"choice", "choices", "date"}).value_or(0));
  }
  if (fact.type == Fact::Type::date) {
    load_range(node, fact);
    if (const std::optional<Node> source = node.required("source")) {
      fact.device = source->one_of({"person", "device"}) == 1U;
    }
  } else {
    load_values(node, fact);
  }
  fact.required = flag(node, "required");
  fact.unsure = flag(node, "unsure");
  if (const std::optional<Node> effect = node.member("effect")) fact.has_effect = !effect->one_of({"none"}).has_value();
  if (const std::optional<Node> changeable = node.required("changeable")) {
    fact.changeable = static_cast<Fact::Changeable>(changeable->one_of({"yes", "find", "no"}).value_or(2));
  }
  load_absent(node, fact);
  fact.clauses = builder.clauses(node.member("clauses"));
  return fact;
}

NameType name_type(Fact::Type type) {
  switch (type) {
    case Fact::Type::choice: return NameType::text;
    case Fact::Type::choices: return NameType::text_list;
    case Fact::Type::date: return NameType::date;
  }
  return NameType::text;
}

// Which facts stand in for a missing one, and when each is asked: these read other facts, so all are declared before.
void load_relations(const Node& node, Place place, Builder& builder) {
  Fact& fact = builder.policy.facts[place];
  if (const std::optional<Node> other = node.member("default")) {
    fact.default_fact = builder.fact(*other);
    if (fact.default_fact && *fact.default_fact >= place) {
      other->problem("wrong_order", "a default is a fact that stands before");
      fact.default_fact.reset();
    }
    if (fact.default_fact) builder.policy.name_facts[place] |= FactSet{1} << *fact.default_fact;
  }
  const std::optional<Node> ask_when = node.member("askWhen");
  if (!ask_when) return;
  if (fact.device) ask_when->problem("wrong_kind", "what the device gives is not asked");
  fact.ask_when = builder.condition(ask_when);
}

}  // namespace

void load_facts(const Node& document, Builder& builder) {
  const std::optional<Node> facts = document.required("facts");
  if (!facts) return;
  std::vector<Node> nodes = facts->elements();
  if (nodes.size() > kMaxFacts) {
    facts->problem("too_many", "at most " + std::to_string(kMaxFacts) + " facts");
    nodes.erase(nodes.begin() + kMaxFacts, nodes.end());
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    Fact fact = load_fact(nodes[i], builder);
    const std::size_t before = builder.policy.names.entries().size();
    builder.declare(nodes[i], fact.id, name_type(fact.type), FactSet{1} << i);
    // Facts and their places stay in step even when an id is taken: the document is refused in any case.
    if (builder.policy.names.entries().size() > before) builder.policy.facts.push_back(std::move(fact));
  }
  if (builder.policy.facts.size() != nodes.size()) return;
  for (std::size_t i = 0; i < nodes.size(); ++i) load_relations(nodes[i], static_cast<Place>(i), builder);
  const auto today = std::find_if(builder.policy.facts.begin(), builder.policy.facts.end(),
                                  [](const Fact& fact) { return fact.id == kToday; });
  if (today == builder.policy.facts.end() || today->type != Fact::Type::date || !today->required || !today->device) {
    facts->problem("no_today", "\"today\" is a required date from the device");
  }
}

}  // namespace eligibility
