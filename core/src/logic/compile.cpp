// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "logic/compiler.h"
#include "logic/date_time.h"

namespace eligibility {

Result<Program, std::vector<Diagnostic>> compile(const Value& expression,
                                                 const CompileOptions& options) {
  return Compiler(options).compile(expression);
}

Result<Program, std::vector<Diagnostic>> Compiler::compile(const Value& value) {
  expression(value);
  if (!problems_.empty()) return Failure{std::move(problems_)};

  for (const Value& literal : code_->literals) code_->constants.push_back(Operand::of(literal));
  return Program(Shared<ProgramCode>(code_.release()));
}

Kinds Compiler::expression(const Value& value) {
  if (nodes_ > kMaxInstructions) return Kinds();
  if (++nodes_ > kMaxInstructions) {
    return broken("too_large",
                  join({"an expression has at most ", std::to_string(kMaxInstructions), " parts"}));
  }
  if (const std::string* text = value.string()) {
    const KindSet kinds = read_date_time(*text).ok() ? kDate : kText;
    return literal(value, {.own = kinds, .elements = 0});
  }
  if (value.integer() != nullptr) return literal(value, {.own = kInteger, .elements = 0});
  if (value.boolean() != nullptr) return literal(value, {.own = kBoolean, .elements = 0});
  if (const Fraction* fraction = value.fraction()) {
    return broken("fraction", join({fraction->text, " is not an integer within 64 bits"}));
  }
  const Array* items = value.array();
  const Object* object = value.object();
  if (items == nullptr && object == nullptr) {
    return broken("not_an_expression",
                  join({"expected an operation, an array, text, an integer or a boolean, found ",
                        describe(Operand::of(value))}));
  }
  if (depth_ == kMaxExpressionDepth) {
    return broken("too_deep", join({"expressions are nested at most ",
                                    std::to_string(kMaxExpressionDepth), " deep"}));
  }
  ++depth_;
  const Kinds kinds = items != nullptr ? array(*items) : operation(*object);
  --depth_;
  return kinds;
}

Kinds Compiler::expression_at(const Value& value, std::string_view key) {
  const std::size_t length = descend(key);
  const Kinds kinds = expression(value);
  pointer_.resize(length);
  return kinds;
}

Kinds Compiler::operand(std::span<const Value> operands, std::size_t index) {
  return expression_at(operands[index], std::to_string(index));
}

Kinds Compiler::literal(Value value, Kinds kinds) {
  emit({.opcode = Opcode::constant, .first = add_literal(std::move(value))}, 1);
  return kinds;
}

Kinds Compiler::broken(std::string_view code, std::string message) {
  problem(code, std::move(message));
  return literal(Value(), Kinds());
}

// An array of constants is one constant: its elements were the last to be emitted, and theirs are
// the last literals.
Kinds Compiler::array(const Array& items) {
  const std::size_t start = code_->instructions.size();
  Kinds kinds{.own = kArray, .elements = 0};
  for (std::size_t index = 0; index < items.size(); ++index) {
    kinds.elements = static_cast<KindSet>(kinds.elements | operand(items, index).own);
  }
  if (!problems_.empty()) return literal(Value(), kinds);

  const bool is_constant =
      std::all_of(code_->instructions.begin() + start, code_->instructions.end(),
                  [](const Instruction& each) { return each.opcode == Opcode::constant; });
  const auto count = static_cast<std::uint32_t>(items.size());
  if (!is_constant || code_->instructions.size() - start != items.size()) {
    emit({.opcode = Opcode::array, .first = count}, 1 - static_cast<int>(count));
    return kinds;
  }
  const auto literals = code_->literals.end() - static_cast<std::ptrdiff_t>(items.size());
  Array values(std::make_move_iterator(literals), std::make_move_iterator(code_->literals.end()));
  code_->literals.erase(literals, code_->literals.end());
  code_->instructions.resize(start);
  height_ -= items.size();
  return literal(Value(std::move(values)), kinds);
}

Kinds Compiler::operation(const Object& object) {
  if (object.size() != 1) {
    return broken("not_an_operation", join({"an operation has one member, this object has ",
                                            std::to_string(object.size())}));
  }
  const Member& member = object.front();
  if (member.key == "var") return variable(member.value);

  const Array* operands = member.value.array();
  if (operands == nullptr) {
    return broken("not_an_operation", join({describe(Operand::string(member.key)),
                                            ": expected an array of operands, found ",
                                            describe(Operand::of(member.value))}));
  }
  const Operator* described = find_operator(member.key);
  if (described == nullptr) {
    return broken("unknown_operator",
                  join({"there is no operator ", describe(Operand::string(member.key))}));
  }
  if (described->symbol == Symbol::disjunction && options_.certlogic_only) {
    return broken("unknown_operator", "\"or\" is not an operator of CertLogic");
  }
  const std::size_t length = descend(member.key);
  const Kinds kinds = operation_at(*described, *operands);
  pointer_.resize(length);
  return kinds;
}

Kinds Compiler::variable(const Value& value) {
  const std::string* path = value.string();
  if (path == nullptr) {
    return broken("wrong_operand",
                  join({"\"var\": expected a path as text, found ", describe(Operand::of(value))}));
  }
  if (lambda_ != nullptr) return variable_in_lambda(*path);
  if (options_.names == nullptr) {
    emit({.opcode = Opcode::data, .first = add_literal(*path)}, 1);
    return Kinds();
  }
  const std::size_t place = options_.names->place(*path);
  const std::span<const Names::Entry> entries = options_.names->entries();
  if (place == entries.size()) {
    return broken("unknown_name", join({"there is no name ", describe(Operand::string(*path))}));
  }
  add_read(static_cast<std::uint32_t>(place));
  emit({.opcode = Opcode::name, .first = static_cast<std::uint32_t>(place)}, 1);
  return kinds_of(entries[place].type);
}

// A lambda sees {"current": ..., "accumulator": ...} in place of the data.
Kinds Compiler::variable_in_lambda(std::string_view path) {
  const std::size_t dot = path.find('.');
  const std::string_view head = path.substr(0, dot);
  if (path.empty()) {
    emit({.opcode = Opcode::context}, 1);
    return {.own = kObject, .elements = 0};
  }
  if (head == "current" || head == "accumulator") {
    const Opcode opcode = head == "current" ? Opcode::current : Opcode::accumulator;
    if (dot == std::string_view::npos) {
      emit({.opcode = opcode}, 1);
      return opcode == Opcode::current ? lambda_->current : Kinds();
    }
    emit({.opcode = opcode, .first = add_literal(path.substr(dot + 1)), .second = 1}, 1);
    return Kinds();
  }
  if (options_.names == nullptr) return literal(Value(), Kinds());
  return broken("unknown_name",
                join({R"(within "reduce" there are "current" and "accumulator", not )",
                      describe(Operand::string(path))}));
}

void Compiler::problem(std::string_view code, std::string message) {
  if (problems_.size() == kMaxExpressionProblems) return;
  problems_.push_back({std::string(code), pointer_, std::move(message)});
}

void Compiler::problem_at(std::string_view key, std::string_view code, std::string message) {
  const std::size_t length = descend(key);
  problem(code, std::move(message));
  pointer_.resize(length);
}

std::size_t Compiler::descend(std::string_view key) {
  const std::size_t length = pointer_.size();
  pointer_ += '/';
  pointer_ += key;  // an operator or a position: neither has what a JSON Pointer would escape
  return length;
}

std::uint32_t Compiler::emit(Instruction instruction, int stack_effect) {
  code_->instructions.push_back(instruction);
  height_ += static_cast<std::size_t>(stack_effect);
  code_->highest_stack = std::max(code_->highest_stack, height_);
  return here() - 1;
}

std::uint32_t Compiler::add_literal(Value value) {
  code_->literals.push_back(std::move(value));
  return static_cast<std::uint32_t>(code_->literals.size() - 1);
}

void Compiler::add_read(std::uint32_t place) {
  List<std::uint32_t>& reads = code_->reads;
  std::uint32_t* const position = std::lower_bound(reads.begin(), reads.end(), place);
  if (position != reads.end() && *position == place) return;
  const std::ptrdiff_t before = position - reads.begin();
  reads.push_back(place);
  std::rotate(reads.begin() + before, reads.end() - 1, reads.end());
}

void Compiler::open_frame() {
  ++frames_;
  code_->deepest_frames = std::max(code_->deepest_frames, frames_);
}

}  // namespace eligibility
