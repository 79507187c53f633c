// SPDX-License-Identifier: Apache-2.0
#include "policy/builder.h"

namespace eligibility {
namespace {

// The position of the item whose id stands at `node`.
template <typename Items>
std::size_t position(const Node& node, const Items& items, std::string_view code) {
  const std::string_view written = node.text();
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == written) return i;
  }
  if (node && node.value().string() != nullptr)
    node.problem(code, {"there is no ", quoted(written), " to refer to"});
  return 0;
}

template <typename Pool>
std::uint32_t end_of(const Pool& pool) {
  return static_cast<std::uint32_t>(pool.size());
}

// Notes an element that its list has named before.
void refuse_repeated(const Node& list, std::size_t index) {
  const Array& elements = *list.value().array();
  for (std::size_t i = 0; i < index; ++i) {
    if (elements[i] == elements[index])
      return list.part(index).problem("duplicate", {"the list names it twice"});
  }
}

}  // namespace

void Builder::require_words(const Node& text) {
  if (text && text.value().string() != nullptr && text.text().empty())
    text.problem("empty", {"it says what is wrong"});
}

Place Builder::declare(const Node& node, std::string path, NameType type, FactSet facts) {
  const auto place = static_cast<Place>(policy.names.entries().size());
  if (!policy.names.declare(std::move(path), type)) {
    node.problem("duplicate_id", {"its name is taken"});
    return 0;
  }
  policy.name_facts.push_back(facts);
  return place;
}

Condition Builder::condition(const Node& node) {
  Condition condition;
  if (!node) return condition;
  Result<Program, std::vector<Diagnostic>> program =
      compile(node.value(), {.names = &policy.names});
  if (!program.ok()) {
    node.problems_below(program.error());
    return condition;
  }
  for (const std::uint32_t place : program->reads()) condition.facts |= policy.name_facts[place];
  policy.programs.push_back(std::move(*program));
  policy.program_paths.push_back(node.path());
  condition.program = end_of(policy.programs);
  return condition;
}

Place Builder::name(const Node& node) {
  const std::string_view path = node.text();
  if (!node || node.value().string() == nullptr) return 0;
  const std::size_t place = policy.names.place(path);
  if (place < policy.names.entries().size()) return static_cast<Place>(place);
  node.problem("unknown_name", {"nothing called ", quoted(path), " is known here"});
  return 0;
}

Place Builder::date_name(const Node& node) {
  const Place place = name(node);
  if (node && policy.names.entries()[place].type != NameType::date)
    node.problem("wrong_name_type", {"a date is expected"});
  return place;
}

std::size_t Builder::fact(const Node& node) { return position(node, policy.facts, "unknown_fact"); }
std::size_t Builder::check(const Node& node) {
  return position(node, policy.checks, "unknown_check");
}
std::size_t Builder::reason(const Node& node) {
  return position(node, policy.reasons, "unknown_reason");
}
std::size_t Builder::clause(const Node& node) {
  return position(node, policy.clauses, "unknown_clause");
}

Range Builder::clauses(const Node& node) {
  Range range{end_of(policy.clause_pool), 0};
  const std::size_t size = node.list_size();
  for (std::size_t i = 0; i < size; ++i) {
    refuse_repeated(node, i);
    policy.clause_pool.push_back(static_cast<std::uint32_t>(clause(node.part(i))));
  }
  range.end = end_of(policy.clause_pool);
  return range;
}

Range Builder::cited(const Node& node) {
  const Range range = clauses(node.required("clauses"));
  if (range.begin == range.end) node.problem("no_clause", {"it cites a clause"});
  return range;
}

CheckSet Builder::checks(const Node& node) {
  CheckSet checks = 0;
  const std::size_t size = node.list_size();
  for (std::size_t i = 0; i < size; ++i) {
    refuse_repeated(node, i);
    checks |= check_bit(check(node.part(i)));
  }
  return checks;
}

Range Builder::values(const Node& node) {
  Range range{end_of(policy.value_pool), 0};
  const std::size_t size = node.list_size();
  for (std::size_t i = 0; i < size; ++i) {
    refuse_repeated(node, i);
    policy.value_pool.push_back(node.part(i).identifier());
  }
  range.end = end_of(policy.value_pool);
  return range;
}

Statement Builder::statement(const Node& node, std::string_view id) {
  Statement statement;
  statement.id = id;
  statement.text = node.member("text").text();
  statement.when = condition(node.member("when"));
  if (const Node unless = node.member("unless")) statement.unless = condition(unless);
  statement.clauses = clauses(node.member("clauses"));
  const Node params = node.member("params");
  statement.params.begin = end_of(policy.param_pool);
  const std::size_t size = params.map_size();
  for (std::size_t i = 0; i < size; ++i)
    policy.param_pool.push_back({params.key(i), params.part(i).text()});
  statement.params.end = end_of(policy.param_pool);
  return statement;
}

Range Builder::cases(const Node& node, LoadCase load, bool open_end) {
  Range range{end_of(policy.case_pool), 0};
  const std::size_t size = node.list_size();
  if (node && size == 0) node.problem("empty", {"at least one case is expected"});
  for (std::size_t i = 0; i < size; ++i) {
    const Node part = node.part(i);
    Case one;
    load(*this, part, one);
    one.when = condition(part.member("when"));
    const bool conditional = part.member("when") || one.checks != 0;
    const bool last = i + 1 == size;
    if (last && !open_end && conditional) {
      part.problem("falls_through",
                   {"the last case has no condition, so that one case always hits"});
    }
    if ((!last || open_end) && !conditional) {
      part.problem("unreachable_cases",
                   {"a case without condition always hits: what comes after it never does"});
    }
    policy.case_pool.push_back(one);
  }
  range.end = end_of(policy.case_pool);
  return range;
}

FactSet Builder::facts_of_cases(Range cases) const {
  FactSet facts = 0;
  for (std::size_t i = cases.begin; i < cases.end; ++i) facts |= policy.case_pool[i].when.facts;
  return facts;
}

}  // namespace eligibility
