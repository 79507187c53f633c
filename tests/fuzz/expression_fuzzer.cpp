// SPDX-License-Identifier: Apache-2.0
// Bytes that are an expression and data (value_bytes.h), many a second: it ends with a result or a
// refusal, and what partial says of data with Unknowns, strict says of every way to answer them.
#include <array>

#include "eligibility/logic.h"
#include "fuzz.h"
#include "value_bytes.h"

namespace eligibility::fuzz {
namespace {

// The value with every Unknown answered, now this way, now that.
Value completed(const Value& value, std::uint8_t& choice) {
  static const std::array<Value, 14> answers = {
      Value(false),
      Value(true),
      Value("a"),
      Value("2026-01-31"),
      Value(std::int64_t{1}),
      Value(Array{Value("late")}),
      Value(),
      Value(std::int64_t{0}),
      Value(""),
      Value(Array{}),
      Value("unsure"),
      Value("2026-02-30"),
      Value(Object{{"a", Value(Array{Value(std::int64_t{7})})}}),
      Value(Fraction{"1.5"})};
  if (value.is_unknown()) return answers[choice++ % answers.size()];
  if (const Array* items = value.array()) {
    Array all;
    for (const Value& item : *items) all.push_back(completed(item, choice));
    return Value(std::move(all));
  }
  if (const Object* members = value.object()) {
    Object all;
    for (const Member& member : *members) {
      all.push_back({member.key, completed(member.value, choice)});
    }
    return Value(std::move(all));
  }
  return value;
}

// Whether the two are the same where the first is not Unknown.
bool agrees(const Value& partial, const Value& strict) {
  if (partial.is_unknown()) return true;
  if (const Array* items = partial.array()) {
    if (strict.array() == nullptr || strict.array()->size() != items->size()) return false;
    for (std::size_t index = 0; index < items->size(); ++index) {
      if (!agrees((*items)[index], (*strict.array())[index])) return false;
    }
    return true;
  }
  if (const Object* members = partial.object()) {
    if (strict.object() == nullptr || strict.object()->size() != members->size()) return false;
    for (const Member& member : *members) {
      const Value* other = strict.find(member.key);
      if (other == nullptr || !agrees(member.value, *other)) return false;
    }
    return true;
  }
  return partial == strict;
}

void require_sound(const Result<Value, Diagnostic>& partial,
                   const Result<Value, Diagnostic>& strict) {
  if (!partial.ok()) {
    require(!strict.ok() || partial.error().code == "too_large");
  } else if (strict.ok()) {
    require(agrees(*partial, *strict));
  }
}

const Names& names() {
  static const Names names = [] {
    Names declared;
    declared.declare("p", NameType::boolean);
    declared.declare("n", NameType::integer);
    declared.declare("d", NameType::date);
    declared.declare("t", NameType::text);
    declared.declare("l", NameType::text_list);
    declared.declare("a.b", NameType::text);
    return declared;
  }();
  return names;
}

Result<Value, Diagnostic> run_over(const Program& program, const Value& data, Mode mode) {
  static const ScratchPointer scratch = make_scratch();
  std::vector<Operand> row;
  for (const Names::Entry& entry : names().entries()) {
    const Value* answer = data.find(entry.path);
    row.push_back(answer != nullptr ? Operand::of(*answer) : Operand::unknown());
  }
  const Result<Operand, Diagnostic> result = run(program, row, mode, *scratch);
  if (!result.ok()) return Failure{result.error()};
  return result->to_value();
}

}  // namespace

void fuzz_expression(std::string_view bytes) {
  ByteReader reader(bytes);
  std::uint8_t choice = reader.byte();
  const bool is_typed = choice >= 128;
  // In a list, because of an `and` itself only the truth is certain.
  Array list;
  list.push_back(reader.value());
  const Value logic(std::move(list));
  const Value data = reader.value();
  require_validated(logic);

  if (!is_typed) {
    const Result<Value, Diagnostic> strict = evaluate(logic, completed(data, choice));
    if (!strict.ok()) require_named(strict.error());
    require_sound(evaluate(logic, data, Mode::partial), strict);
    return;
  }
  const Result<Program, std::vector<Diagnostic>> program = compile(logic, {.names = &names()});
  if (!program.ok()) {
    require_named(program.error().front());
    return;
  }
  Object row;
  for (const Names::Entry& entry : names().entries()) {
    const Value* answer = data.find(entry.path);
    row.push_back({entry.path, completed(answer != nullptr ? *answer : Value(Unknown()), choice)});
  }
  require_sound(run_over(*program, data, Mode::partial),
                run_over(*program, Value(std::move(row)), Mode::strict));
}

}  // namespace eligibility::fuzz
