// SPDX-License-Identifier: Apache-2.0
#include "policy/builder.h"

#include <algorithm>

namespace eligibility {
namespace {

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

bool is_text(const Node& node) { return node && node.value().string() != nullptr; }

Builder& builder_of(const Reading& reading) { return *static_cast<Builder*>(reading.context); }

void read_position(const Reading& reading, Referent kind) {
  reading.to<std::optional<std::uint32_t>>() = builder_of(reading).position(kind, reading.node);
}

FactSet read_set(const Reading& reading, Referent kind) {
  List<std::uint32_t> positions;
  static_cast<void>(builder_of(reading).positions(kind, reading.node, positions));
  FactSet set = 0;
  for (const std::uint32_t position : positions) set |= fact_bit(position);
  return set;
}

}  // namespace

namespace form {

void condition(const Reading& reading) {
  reading.to<Condition>() = builder_of(reading).condition(reading.node);
}

void unless(const Reading& reading) {
  reading.to<std::optional<Condition>>() = builder_of(reading).condition(reading.node);
}

void clauses(const Reading& reading) {
  Builder& builder = builder_of(reading);
  reading.to<Range>() =
      builder.positions(Referent::clause, reading.node, builder.policy.clause_pool);
}

void cited(const Reading& reading) {
  clauses(reading);
  const Array* list = reading.node.value().array();
  if (list != nullptr && list->empty())
    reading.whole.problem("no_clause", {"it cites a clause at least"});
}

void checks(const Reading& reading) {
  reading.to<CheckSet>() = static_cast<CheckSet>(read_set(reading, Referent::check));
}

void facts(const Reading& reading) { reading.to<FactSet>() = read_set(reading, Referent::fact); }

void values(const Reading& reading) {
  reading.to<Range>() = builder_of(reading).values(reading.node);
}

void params(const Reading& reading) {
  List<ParamSource>& pool = builder_of(reading).policy.param_pool;
  auto& range = reading.to<Range>();
  range.begin = end_of(pool);
  for (std::size_t i = 0, size = reading.node.map_size(); i < size; ++i)
    pool.push_back({reading.node.key(i), reading.node.part(i).text()});
  range.end = end_of(pool);
}

void fact(const Reading& reading) { read_position(reading, Referent::fact); }
void reason(const Reading& reading) { read_position(reading, Referent::reason); }
void clause(const Reading& reading) { read_position(reading, Referent::clause); }

void name(const Reading& reading) {
  if (reading.node.value().is_null()) return;
  reading.to<std::optional<Place>>() = builder_of(reading).name(reading.node);
}

void date_name(const Reading& reading) {
  reading.to<Place>() = builder_of(reading).date_name(reading.node);
}

void some_date_name(const Reading& reading) {
  reading.to<std::optional<Place>>() = builder_of(reading).date_name(reading.node);
}

}  // namespace form

Place Builder::declare(const Node& node, std::string path, NameType type, FactSet facts) {
  const auto place = static_cast<Place>(policy.names.entries().size());
  if (!policy.names.declare(std::move(path), type)) {
    node.problem("duplicate_id", {"its name is taken"});
    return 0;
  }
  policy.name_facts.push_back(facts);
  return place;
}

void Builder::add_id(Referent kind, const Node& node, std::string_view id) {
  List<std::string_view>& known = ids_of(kind);
  if (std::find(known.begin(), known.end(), id) != known.end())
    node.problem("duplicate_id", {"its id is taken"});
  known.push_back(id);
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

Place Builder::name(const Node& node) const {
  const std::string_view path = node.text();
  if (!is_text(node)) return 0;
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

std::uint32_t Builder::position(Referent kind, const Node& node) {
  constexpr std::array<std::string_view, 7> kKinds = {
      "fact", "check", "reason", "clause", "requirement", "evidence", "calendar"};
  const List<std::string_view>& known = ids_of(kind);
  const std::string_view written = node.text();
  const auto found = std::find(known.begin(), known.end(), written);
  if (found != known.end()) return static_cast<std::uint32_t>(found - known.begin());
  const std::string_view kind_name = kKinds[static_cast<std::size_t>(kind)];
  if (is_text(node)) {
    node.problem(sentence({"unknown_", kind_name}),
                 {"there is no ", kind_name, " ", quoted(written)});
  }
  return 0;
}

Range Builder::positions(Referent kind, const Node& list, List<std::uint32_t>& pool) {
  Range range{end_of(pool), 0};
  for (std::size_t i = 0, size = list.list_size(); i < size; ++i) {
    refuse_repeated(list, i);
    pool.push_back(position(kind, list.part(i)));
  }
  range.end = end_of(pool);
  return range;
}

Range Builder::values(const Node& list) {
  Range range{end_of(policy.value_pool), 0};
  for (std::size_t i = 0, size = list.list_size(); i < size; ++i) {
    refuse_repeated(list, i);
    policy.value_pool.push_back(list.part(i).identifier());
  }
  range.end = end_of(policy.value_pool);
  return range;
}

void Builder::statements(const Node& section, bool by_id, std::span<const Field> fields,
                         List<Statement>& statements) {
  const std::size_t size = by_id ? section.map_size() : section.list_size();
  for (std::size_t i = 0; i < size; ++i) {
    Statement statement;
    if (by_id) statement.id = section.key(i);
    if (read(section.part(i), fields, &statement)) statements.push_back(statement);
  }
}

Range Builder::cases(const Node& node, std::span<const Field> fields, bool open_end) {
  Range range{end_of(policy.case_pool), 0};
  const std::size_t size = node.list_size();
  if (node && size == 0) node.problem("empty", {"at least one case is expected"});
  for (std::size_t i = 0; i < size; ++i) {
    const Node part = node.part(i);
    Case one;
    static_cast<void>(read(part, fields, &one));
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
