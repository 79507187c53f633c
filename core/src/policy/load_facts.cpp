// SPDX-License-Identifier: Apache-2.0
// The facts: what may be asked, which answers there are, and when each is asked.
#include <cstddef>

#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr std::string_view kToday =
    "today";  // every policy reads the day from this fact: DESIGN, idea 4

constexpr Field kAbsent[] = {
    {"text", form::text, true},
    {"gate", form::id},
};
constexpr Field kFact[] = {
    {"id", form::id, true, offsetof(Fact, id)},
    {"type", form::token, true, offsetof(Fact, type), "choice choices date"},
    {"values", form::any},
    {"range", form::any},
    {"source", form::token, false, offsetof(Fact, device), "person device"},
    {"required", form::boolean, false, offsetof(Fact, required)},
    {"default", form::any},
    {"unsure", form::boolean, false, offsetof(Fact, unsure)},
    {"absent", form::presence, false, offsetof(Fact, absent_is_answer), "", 0, 0, kAbsent},
    {"effect", form::token, false, kNowhere, "none"},
    {"private", form::boolean},  // for pages: kept out of print and copies
    {"changeable", form::token, true, offsetof(Fact, changeable), "yes find no"},
    {"askWhen", form::any},
    {"clauses", form::clauses, false, offsetof(Fact, clauses)},
};

void load_values(const Node& values, Fact& fact, Builder& builder) {
  fact.values = builder.values(values);
  if (values && fact.values.begin == fact.values.end)
    values.problem("empty", {"a choice has answers"});
  for (std::size_t i = fact.values.begin; i < fact.values.end; ++i) {
    if (builder.policy.value_pool[i] == kUnsure)
      values.problem("reserved", {R"("unsure" is an answer by the member "unsure")"});
  }
}

void load_range(const Node& range, Fact& fact) {
  if (range && range.list_size() != 2) {
    range.problem("wrong_kind", {"a range is its first and its last day"});
  } else if (range) {
    fact.from = range.part(0).date();
    fact.to = range.part(1).date();
    if (fact.from && fact.to && *fact.to < *fact.from)
      range.problem("out_of_range", {"the last day is before the first"});
  }
}

Fact load_fact(const Node& node, Builder& builder) {
  Fact fact;
  if (!builder.read(node, kFact, &fact)) return fact;
  if (fact.type == Fact::Type::date) {
    load_range(node.required("range"), fact);
    static_cast<void>(node.required("source"));
  } else {
    load_values(node.required("values"), fact, builder);
  }
  fact.selects = static_cast<bool>(node.member("effect"));
  return fact;
}

NameType name_type(Fact::Type type) {
  switch (type) {
    case Fact::Type::choice:
      return NameType::text;
    case Fact::Type::choices:
      return NameType::text_list;
    case Fact::Type::date:
      return NameType::date;
  }
  return NameType::text;
}

// What stands in for a missing fact, and when it is asked: these read other facts, so all are
// declared before.
void load_relations(const Node& node, Place place, Builder& builder) {
  Fact& fact = builder.policy.facts[place];
  if (const Node other = node.member("default")) {
    const Place before = builder.position(Referent::fact, other);
    if (before >= place || builder.policy.facts[before].type != Fact::Type::date ||
        fact.type != Fact::Type::date) {
      other.problem("wrong_order", {"a date's default is a date that stands before it"});
    }
    fact.default_fact = before;
    builder.policy.name_facts[place] |= fact_bit(before);
  }
  const Node ask_when = node.member("askWhen");
  fact.asked = static_cast<bool>(ask_when);
  if (fact.asked && fact.device)
    ask_when.problem("wrong_kind", {"what the device gives is not asked"});
  fact.ask_when = builder.condition(ask_when);
}

}  // namespace

void load_facts(const Node& document, Builder& builder) {
  const Node facts = document.member("facts");
  std::size_t size = facts.list_size();
  if (size > kMaxFacts) {
    facts.problem("too_many", {"at most ", std::to_string(kMaxFacts), " facts"});
    size = kMaxFacts;
  }
  List<Node> nodes;
  bool has_today = false;
  for (std::size_t i = 0; i < size; ++i) {
    const Node node = facts.part(i);
    const Fact fact = load_fact(node, builder);
    const std::size_t names = builder.policy.names.entries().size();
    builder.declare(node, std::string(fact.id), name_type(fact.type), fact_bit(nodes.size()));
    // Facts and their places stay in step even when an id is taken: the document is refused in any
    // case.
    if (builder.policy.names.entries().size() == names) continue;
    has_today = has_today || (fact.id == kToday && fact.type == Fact::Type::date && fact.required &&
                              fact.device);
    builder.add_id(Referent::fact, node, fact.id);
    builder.policy.facts.push_back(fact);
    nodes.push_back(node);
  }
  for (std::size_t i = 0; i < nodes.size(); ++i)
    load_relations(nodes[i], static_cast<Place>(i), builder);
  if (facts && !has_today)
    facts.problem("no_today", {"\"today\" is a required date from the device"});
}

}  // namespace eligibility
