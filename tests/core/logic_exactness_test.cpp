// SPDX-License-Identifier: Apache-2.0
// How near partial mode comes to its definition: never against strict, and Unknown almost only
// where the answers that are missing could make a difference. What it prints stands in
// core/README.md.
#include <algorithm>
#include <iostream>
#include <random>

#include "completions.h"
#include "json_file.h"

namespace eligibility {
namespace {

Value operation(const char* name, Array operands) {
  return Value(Object{{name, Value(std::move(operands))}});
}
Value variable(const char* path) { return Value(Object{{"var", Value(path)}}); }

// Of an expression as a value, and as a guard, which is how a policy uses its conditions and where
// only truth counts. A list keeps the value as it is, and `!` asks for the truth.
struct Views {
  Tally value;
  Tally guard;

  void add(const Value& expression, const Names& names, const Domains& domains,
           const std::vector<bool>& can_be_unknown) {
    value.add(tally_of(Value(Array{expression}), names, domains, can_be_unknown));
    guard.add(tally_of(operation("!", {expression}), names, domains, can_be_unknown));
  }

  static Tally tally_of(const Value& expression, const Names& names, const Domains& domains,
                        const std::vector<bool>& can_be_unknown) {
    const auto program = compile(expression, {.names = &names});
    if (!program.ok()) return {};  // values that can never be equal
    const Tally tally = Completions(*program, domains).all_rows(can_be_unknown);
    if (tally.contradictions != 0) {
      std::string text;
      write_json(expression, text);
      ADD_FAILURE() << text << ": " << tally;
    }
    return tally;
  }
};

// Without a contradiction; each row can be decided, or cannot.
void expect_and_print(const char* what, const Views& views, std::uint64_t fewest_rows) {
  std::cout << what << ": " << views.guard << '\n';
  EXPECT_GT(views.guard.rows, fewest_rows);
  EXPECT_GT(views.guard.decided, fewest_rows / 20);
  EXPECT_EQ(views.value.contradictions + views.guard.contradictions, 0U);
}

const Domains& row_domains() {
  static const Value one(Array{Value("late")});
  static const Value two(Array{Value("quality"), Value("late")});
  static const Value none(Array{});
  static const Domains domains = {
      {Operand::boolean(false), Operand::boolean(true)},
      {Operand::boolean(false), Operand::boolean(true)},
      {Operand::integer(0), Operand::integer(14)},
      {Operand::string("2026-01-01"), Operand::string("2026-03-01")},
      {Operand::string(""), Operand::string("a"), Operand::string("late")},
      {Operand::of(one), Operand::of(two), Operand::of(none)},
  };
  return domains;
}
const std::vector<bool>& any_unknown() {
  static const std::vector<bool> all(row_domains().size(), true);
  return all;
}

// expressions[k]: every expression of k operations.
using BySize = std::vector<std::vector<Value>>;

void add_pairs(const char* name, const BySize& smaller, std::size_t size, std::vector<Value>& all) {
  for (std::size_t left = 0; left < size; ++left) {
    for (const Value& one : smaller[left]) {
      for (const Value& other : smaller[size - 1 - left]) {
        all.push_back(operation(name, {one, other}));
      }
    }
  }
}

TEST(PartialMode, IsExactOnEverySmallConjunctionButWhereANameStandsTwice) {
  BySize sizes = {{variable("p"), variable("q"), Value(true), Value(false)}};
  for (std::size_t size = 1; size <= 3; ++size) {
    std::vector<Value> all;
    for (const Value& one : sizes[size - 1]) all.push_back(operation("!", {one}));
    add_pairs("and", sizes, size, all);
    add_pairs("or", sizes, size, all);
    sizes.push_back(std::move(all));
  }
  Views views;
  Views distinct;  // each name once: Kleene's logic is exact there
  for (const std::vector<Value>& expressions : sizes) {
    for (const Value& expression : expressions) {
      views.add(expression, row_names(), row_domains(), any_unknown());
      std::string text;
      write_json(expression, text);
      const auto stands_twice = [&text](const char* name) {
        return text.find(name) != text.rfind(name);
      };
      if (!stands_twice(R"("p")") && !stands_twice(R"("q")")) {
        distinct.add(expression, row_names(), row_domains(), any_unknown());
      }
    }
  }
  expect_and_print("and, or, ! of up to 3 operations", views, 30'000);
  EXPECT_GT(distinct.guard.decided, 1'000U);
  EXPECT_EQ(distinct.guard.less_exact, 0U);
}

TEST(PartialMode, NeverContradictsStrictInAnyExpressionOfTwoOperations) {
  const std::vector<Value> leaves = {variable("p"), variable("n"),          variable("t"),
                                     Value(false),  Value(std::int64_t{0}), Value("a")};
  std::vector<Value> one;
  const auto combine = [](const Value& a, const Value& b, std::vector<Value>& all) {
    for (const char* name : {"and", "or", "===", "+", "<"}) all.push_back(operation(name, {a, b}));
    all.push_back(operation("in", {a, Value(Array{b, Value("late")})}));
  };
  for (const Value& a : leaves) {
    one.push_back(operation("!", {a}));
    one.push_back(operation("extractFromUVCI", {a, Value(std::int64_t{0})}));
    for (const Value& b : leaves) {
      combine(a, b, one);
      for (const Value& c : leaves) one.push_back(operation("if", {a, b, c}));
    }
  }
  Views views;
  const auto add = [&views](const std::vector<Value>& expressions) {
    for (const Value& expression : expressions) {
      views.add(expression, row_names(), row_domains(), any_unknown());
    }
  };
  add(one);
  for (const Value& inner : one) {
    std::vector<Value> two = {operation("!", {inner}),
                              operation("extractFromUVCI", {inner, Value(std::int64_t{0})})};
    for (const Value& a : leaves) {
      combine(inner, a, two);
      combine(a, inner, two);
      for (const Value& b : {leaves[0], leaves[1], leaves[5]}) {
        two.push_back(operation("if", {inner, a, b}));
        two.push_back(operation("if", {a, inner, b}));
        two.push_back(operation("if", {a, b, inner}));
      }
    }
    add(two);
  }
  expect_and_print("every expression of one or two operations", views, 150'000);
}

// Typed expressions over all six names and every operator.
class Generator {
 public:
  explicit Generator(std::uint32_t seed) : engine_(seed) {}

  Value boolean(int depth) {
    if (depth == 0 || once(8)) return once(6) ? Value(once(2)) : variable(once(2) ? "p" : "q");
    switch (below(9)) {
      case 0:
      case 1:
        return operation(once(2) ? "and" : "or",
                         {guard(depth - 1), guard(depth - 1), guard(depth - 1)});
      case 2:
        return operation("!", {guard(depth - 1)});
      case 3:
        return operation("===", {text(depth - 1), text(depth - 1)});
      case 4:
        return operation("in", {text(depth - 1), list(depth - 1)});
      case 5:
        return operation(once(2) ? "<" : ">=", {integer(depth - 1), integer(depth - 1)});
      case 6:
        return operation(once(2) ? "after" : "not-after", {moment(depth - 1), moment(depth - 1)});
      case 7:
        return operation("reduce",
                         {list(depth - 1),
                          operation(once(2) ? "and" : "or",
                                    {variable("accumulator"),
                                     operation("===", {variable("current"), Value("late")})}),
                          boolean(depth - 1)});
      default:
        return operation("if", {guard(depth - 1), boolean(depth - 1), boolean(depth - 1)});
    }
  }

 private:
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(engine_() % limit); }
  bool once(std::uint32_t often) { return below(often) == 0; }

  Value guard(int depth) {
    if (once(4)) return once(2) ? text(depth) : list(depth);
    return once(6) ? integer(depth) : boolean(depth);
  }
  Value integer(int depth) {
    if (depth == 0 || once(3)) return once(2) ? variable("n") : Value(std::int64_t{below(20)});
    if (once(2)) return operation("+", {integer(depth - 1), integer(depth - 1)});
    return operation("if", {guard(depth - 1), integer(depth - 1), integer(depth - 1)});
  }
  Value text(int depth) {
    if (depth == 0 || once(3)) return once(2) ? variable("t") : Value(once(2) ? "a" : "late");
    if (once(3))
      return operation("extractFromUVCI", {text(depth - 1), Value(std::int64_t{below(2)})});
    if (once(2)) return operation(once(2) ? "or" : "and", {text(depth - 1), text(depth - 1)});
    return operation("if", {guard(depth - 1), text(depth - 1), text(depth - 1)});
  }
  Value list(int depth) {
    if (depth == 0 || once(2)) return once(2) ? variable("l") : Value(Array{Value("late")});
    return Value(Array{text(depth - 1), text(depth - 1)});
  }
  Value moment(int depth) {
    if (depth > 0 && once(4)) {
      return operation("if", {guard(depth - 1), moment(depth - 1), moment(depth - 1)});
    }
    return operation("plusTime",
                     {once(3) ? Value("2026-02-01") : variable("d"), Value(std::int64_t{below(40)}),
                      Value(once(2) ? "day" : "month")});
  }

  std::mt19937 engine_;
};

TEST(PartialMode, NeverContradictsStrictInLargerRandomExpressions) {
  Generator generator(20261123);
  Views views;
  for (int count = 0; count < 2'000; ++count) {
    views.add(generator.boolean(2 + count % 3), row_names(), row_domains(), any_unknown());
  }
  expect_and_print("2,000 random expressions", views, 60'000);
}

// ---- OKorder's conditions.

struct Condition {
  std::string path;
  Value logic;
};

void collect(const Value& value, const std::string& path, std::vector<Condition>& found) {
  if (const Array* items = value.array()) {
    for (std::size_t index = 0; index < items->size(); ++index) {
      collect((*items)[index], path + "/" + std::to_string(index), found);
    }
  }
  if (value.object() == nullptr) return;
  for (const Member& member : *value.object()) {
    const bool is_condition = member.key == "when" || member.key == "unless" ||
                              member.key == "askWhen" || member.key == "notStartedWhen" ||
                              member.key == "runsWhen";
    if (is_condition) {
      found.push_back({path + "/" + member.key, member.value});
    } else {
      collect(member.value, path + "/" + member.key, found);
    }
  }
}

// The policy's names with the answers that they can have. Computed names are never Unknown, but may
// be null; "unsure" is an answer where the policy says so.
struct PolicyNames {
  Names names;
  Domains domains;
  std::vector<bool> can_be_unknown;
  std::vector<Value> kept;

  void declare(const std::string& path, NameType type, Array answers, bool is_fact) {
    if (!names.declare(path, type)) return;
    kept.emplace_back(std::move(answers));
    std::vector<Operand> domain;
    for (const Value& answer : *kept.back().array()) domain.push_back(Operand::of(answer));
    domains.push_back(std::move(domain));
    can_be_unknown.push_back(is_fact);
  }
};

Array days() {
  return {Value("2022-03-01"), Value("2026-03-01"), Value("2026-03-02"), Value("2026-03-03")};
}

// Every list of these values that has at least one.
Array lists_of(const Array& values) {
  Array lists;
  for (std::size_t mask = 1; mask < std::size_t{1} << values.size(); ++mask) {
    Array list;
    for (std::size_t at = 0; at < values.size(); ++at) {
      if ((mask >> at & 1U) != 0) list.push_back(values[at]);
    }
    lists.emplace_back(std::move(list));
  }
  return lists;
}

void declare_fact(const Value& fact, PolicyNames& all) {
  const std::string& id = *fact.find("id")->string();
  const std::string& type = *fact.find("type")->string();
  const bool has_unsure = fact.find("unsure") != nullptr && *fact.find("unsure")->boolean();
  if (type == "date") {
    Array answers = days();
    if (has_unsure) answers.emplace_back("unsure");
    return all.declare(id, NameType::date, std::move(answers), true);
  }
  Array answers = *fact.find("values")->array();
  if (type == "choices") return all.declare(id, NameType::text_list, lists_of(answers), true);
  if (has_unsure) answers.emplace_back("unsure");
  all.declare(id, NameType::text, std::move(answers), true);
}

// A computed name, by what its name says it is.
void declare_computed(const std::string& path, PolicyNames& all) {
  const auto begins = [&path](std::string_view part) { return path.starts_with(part); };
  const auto ends = [&path](std::string_view part) { return path.ends_with(part); };
  Array answers = {Value()};
  if (begins("missing.") || begins("unclear.") || path == "input_problems") {
    answers.emplace_back(Array{Value("membership_applied_on")});
    answers.emplace_back(Array{Value("E-PHOTOS")});
    return all.declare(path, NameType::text_list, std::move(answers), false);
  }
  if (ends("is_last_day")) {
    answers.emplace_back(false);
    answers.emplace_back(true);
    return all.declare(path, NameType::boolean, std::move(answers), false);
  }
  const Array tokens = {Value("eligible"),
                        Value("not_yet"),
                        Value("cannot_tell"),
                        Value("waiting"),
                        Value("met"),
                        Value("unknown"),
                        Value("open"),
                        Value("final_day"),
                        Value("passed"),
                        Value("straddles"),
                        Value("applied_in_time"),
                        Value("partial"),
                        Value("at_risk")};
  const bool is_token = ends(".status") || ends(".coverage") || begins("outcome.") ||
                        begins("verdict.") || begins("readiness.");
  const Array values = is_token ? tokens : days();
  answers.insert(answers.end(), values.begin(), values.end());
  all.declare(path, is_token ? NameType::text : NameType::date, std::move(answers), false);
}

void declare_names_in(const Value& logic, PolicyNames& all) {
  if (const Array* items = logic.array()) {
    for (const Value& item : *items) declare_names_in(item, all);
  }
  if (logic.object() == nullptr) return;
  for (const Member& member : *logic.object()) {
    if (member.key == "var") {
      declare_computed(*member.value.string(), all);
    } else {
      declare_names_in(member.value, all);
    }
  }
}

TEST(PartialMode, NeverContradictsStrictInAnyConditionOfThePolicy) {
  const Value document = read_json_file(ELIGIBILITY_POLICY_DIR "/okorder-credit.json");
  std::vector<Condition> conditions;
  collect(document, "", conditions);
  EXPECT_GT(conditions.size(), 90U);
  PolicyNames all;
  all.kept.reserve(1'000);  // domains point into it
  for (const Value& fact : *document.find("facts")->array()) declare_fact(fact, all);
  for (const Condition& condition : conditions) declare_names_in(condition.logic, all);

  Tally total;
  for (const Condition& condition : conditions) {
    const Tally tally = Views::tally_of(operation("!", {condition.logic}), all.names, all.domains,
                                        all.can_be_unknown);
    if (tally.less_exact != 0) std::cout << condition.path << ": " << tally << '\n';
    total.add(tally);
  }
  std::cout << conditions.size() << " conditions of the policy: " << total << '\n';
  EXPECT_GT(total.rows, 10'000U);
  EXPECT_GT(total.decided, 5'000U);
  EXPECT_EQ(total.contradictions, 0U);
}

}  // namespace
}  // namespace eligibility
