// SPDX-License-Identifier: Apache-2.0
// What CertLogic cannot say: the earliest or latest of some dates, a date some days after another, days between two. And
// the constraints: what cannot be true of well-formed answers.
#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr std::int64_t kMaxDays = 36'600;  // a century

void load_named_date(const Node& node, Builder& builder) {
  if (!node.is_object_of({"id", "earliest", "latest", "from", "plusDays", "clauses"})) return;
  NamedDateRule rule{0, NamedDateRule::Kind::earliest, {}, {}};
  std::optional<Node> of = node.member("earliest");
  if (!of) {
    of = node.member("latest");
    rule.kind = NamedDateRule::Kind::latest;
  }
  FactSet facts = 0;
  if (of) {
    for (const Node& element : of->elements()) {
      if (const std::optional<Place> place = builder.date_name(element)) rule.of.push_back(*place);
    }
    if (rule.of.empty()) of->problem("empty", "at least one date is expected");
  } else {
    rule.kind = NamedDateRule::Kind::plus_days;
    const std::optional<Node> from = node.required("from");
    const std::optional<Node> days = node.required("plusDays");
    if (from) {
      if (const std::optional<Place> place = builder.date_name(*from)) rule.of.push_back(*place);
    }
    if (days) rule.plus = Days{static_cast<std::int32_t>(days->integer(-kMaxDays, kMaxDays).value_or(0))};
  }
  for (const Place place : rule.of) facts |= builder.facts_of(place);
  static_cast<void>(builder.clauses(node.member("clauses")));
  rule.place = builder.declare(node, node.required_identifier("id"), NameType::date, facts);
  builder.policy.dates.push_back(std::move(rule));
}

void load_measure(const Node& node, Builder& builder) {
  if (!node.is_object_of({"id", "from", "to"})) return;
  const std::optional<Node> from = node.required("from");
  const std::optional<Node> to = node.required("to");
  const std::optional<Place> first = from ? builder.date_name(*from) : std::nullopt;
  const std::optional<Place> last = to ? builder.date_name(*to) : std::nullopt;
  if (!first || !last) return;
  const FactSet facts = builder.facts_of(*first) | builder.facts_of(*last);
  const Place place = builder.declare(node, node.required_identifier("id"), NameType::integer, facts);
  builder.policy.measures.push_back({place, *first, *last});
}

}  // namespace

void load_dates(const Node& document, Builder& builder) {
  if (const std::optional<Node> dates = document.member("dates")) {
    for (const Node& node : dates->elements()) load_named_date(node, builder);
  }
  if (const std::optional<Node> measures = document.member("measures")) {
    for (const Node& node : measures->elements()) load_measure(node, builder);
  }
}

void load_constraints(const Node& document, Builder& builder) {
  FactSet facts = 0;
  for (std::size_t i = 0; i < builder.policy.facts.size(); ++i) {
    if (builder.policy.facts[i].type == Fact::Type::date) facts |= FactSet{1} << i;
  }
  if (const std::optional<Node> constraints = document.member("constraints")) {
    for (const Node& node : constraints->elements()) {
      if (!node.is_object_of({"fact", "text", "when"})) continue;
      const std::optional<Node> named = node.required("fact");
      const std::optional<Place> fact = named ? builder.fact(*named) : std::nullopt;
      Condition when = builder.condition(node.required("when"));
      facts |= when.facts;
      if (fact) builder.policy.constraints.push_back({std::move(when), *fact, node.required_text("text")});
    }
  }
  builder.policy.input_problems = builder.declare(document, "input_problems", NameType::text_list, facts);
}

}  // namespace eligibility
