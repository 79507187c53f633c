// SPDX-License-Identifier: Apache-2.0
// What CertLogic cannot say: the earliest or latest of some dates, a date some days after another,
// days between two. And the constraints: what cannot be true of well-formed answers.
#include <cstddef>

#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr std::int32_t kMaxDays = 36'600;  // a century

constexpr Field kDate[] = {
    {"id", form::id, true},
    {"earliest", form::any},
    {"latest", form::any},
    {"from", form::any},
    {"plusDays", form::number, false, offsetof(NamedDate, plus), "", -kMaxDays, kMaxDays},
    {"clauses", form::clauses},
};
constexpr Field kMeasure[] = {
    {"id", form::id, true},
    {"from", form::date_name, true, offsetof(Measure, from)},
    {"to", form::date_name, true, offsetof(Measure, to)},
};
constexpr Field kConstraint[] = {
    {"when", form::condition, true, offsetof(Statement, when)},
    // A problem is known by its text: without one the constraint would be no constraint.
    {"text", form::words, true, offsetof(Statement, text)},
    {"fact", form::fact, true, offsetof(Statement, place)},
};

void load_named_date(const Node& node, Builder& builder) {
  CompiledPolicy& policy = builder.policy;
  NamedDate date;
  if (!builder.read(node, kDate, &date)) return;
  date.of.begin = static_cast<std::uint32_t>(policy.place_pool.size());
  const Node earliest = node.member("earliest");
  const Node of = earliest ? earliest : node.member("latest");
  if (of) {
    date.kind = earliest ? NamedDate::Kind::earliest : NamedDate::Kind::latest;
    const std::size_t size = of.list_size();
    if (size == 0) of.problem("empty", {"at least one date is expected"});
    for (std::size_t i = 0; i < size; ++i)
      policy.place_pool.push_back(builder.date_name(of.part(i)));
  } else {
    date.kind = NamedDate::Kind::plus_days;
    policy.place_pool.push_back(builder.date_name(node.required("from")));
    static_cast<void>(node.required("plusDays"));
  }
  date.of.end = static_cast<std::uint32_t>(policy.place_pool.size());
  FactSet facts = 0;
  for (std::size_t i = date.of.begin; i < date.of.end; ++i)
    facts |= policy.name_facts[policy.place_pool[i]];
  date.place = builder.declare(node, std::string(node.member("id").text()), NameType::date, facts);
  policy.dates.push_back(date);
}

void load_measure(const Node& node, Builder& builder) {
  Measure measure;
  if (!builder.read(node, kMeasure, &measure)) return;
  const FactSet facts =
      builder.policy.name_facts[measure.from] | builder.policy.name_facts[measure.to];
  measure.place =
      builder.declare(node, std::string(node.member("id").text()), NameType::integer, facts);
  builder.policy.measures.push_back(measure);
}

}  // namespace

void load_dates(const Node& document, Builder& builder) {
  if (builder.policy.facts.empty()) return;  // noted; names could not be looked up
  const Node dates = document.member("dates");
  for (std::size_t i = 0, size = dates.list_size(); i < size; ++i)
    load_named_date(dates.part(i), builder);
  const Node measures = document.member("measures");
  for (std::size_t i = 0, size = measures.list_size(); i < size; ++i)
    load_measure(measures.part(i), builder);
}

void load_constraints(const Node& document, Builder& builder) {
  CompiledPolicy& policy = builder.policy;
  FactSet facts = 0;
  for (std::size_t i = 0; i < policy.facts.size(); ++i) {
    if (policy.facts[i].type == Fact::Type::date) facts |= fact_bit(i);
  }
  builder.statements(document.member("constraints"), false, kConstraint, policy.constraints);
  for (const Statement& constraint : policy.constraints) facts |= constraint.when.facts;
  policy.input_problems = builder.declare(document, "input_problems", NameType::text_list, facts);
}

}  // namespace eligibility
