// SPDX-License-Identifier: Apache-2.0
// CertLogic: an expression, written as JSON, is compiled once into a flat program and run many
// times.
//
//   {"and": [{"===": [{"var": "arrived"}, "all"]}, {">": [{"var": "days"}, 14]}]}
//
// Two modes over one evaluator. Strict is CertLogic 1.3.3 to the letter: a missing path is null, an
// error is an error. Partial is Kleene's three-valued logic for declared names: a fact that was not
// answered is Unknown, and Unknown never decides. Nothing here knows a clock, a zone or a rule of
// OKorder's.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/result.h"
#include "eligibility/shared.h"
#include "eligibility/value.h"

namespace eligibility {

// A view of one value, cheap to copy. What it points to (a Value, a text) must outlive it.
class Operand {
 public:
  enum class Kind : std::uint8_t {
    null,
    boolean,
    integer,
    string,
    array,
    object,
    date_time,
    fraction,
    unknown
  };

  constexpr Operand() = default;  // null
  // An Unknown of which no more is known: it may come to be anything, whatever it rests on.
  [[nodiscard]] static constexpr Operand unknown() { return unknown(~std::uint64_t{0}, kAnyTruth); }
  // An Unknown that may still come to be true (kCanHold), false (kCanFail) or any value
  // (kAnyTruth), or that stays Unknown (0), by what `causes`, bits of the caller's own, name.
  static constexpr std::uint32_t kCanHold = 1, kCanFail = 2, kAnyTruth = 3;
  [[nodiscard]] static constexpr Operand unknown(std::uint64_t causes, std::uint32_t can_be) {
    Operand operand(Kind::unknown, static_cast<std::int64_t>(causes));
    operand.size_ = can_be;
    return operand;
  }
  [[nodiscard]] static constexpr Operand boolean(bool value) {
    return Operand(Kind::boolean, value ? 1 : 0);
  }
  [[nodiscard]] static constexpr Operand integer(std::int64_t value) {
    return Operand(Kind::integer, value);
  }
  [[nodiscard]] static constexpr Operand date_time(DateTime value) {
    return Operand(Kind::date_time, value.milliseconds);
  }
  [[nodiscard]] static constexpr Operand string(std::string_view text) {
    Operand operand(Kind::string, 0);
    operand.text_ = text.data();
    operand.size_ = static_cast<std::uint32_t>(text.size());
    return operand;
  }
  // Any value: scalars by value, a string, array, object or fraction by reference to `value`.
  [[nodiscard]] static Operand of(const Value& value);

  [[nodiscard]] constexpr Kind kind() const { return kind_; }
  [[nodiscard]] constexpr bool is_unknown() const { return kind_ == Kind::unknown; }
  [[nodiscard]] constexpr bool is_true() const { return kind_ == Kind::boolean && number_ != 0; }
  // unknown:
  [[nodiscard]] constexpr std::uint64_t causes() const {
    return static_cast<std::uint64_t>(number_);
  }
  [[nodiscard]] constexpr std::uint32_t can_be() const { return size_; }

  // Within a run: one of the values that an `and` or `or` can have, of which only the truth is
  // certain. `exact` is Unknown for such a one, and the operand itself for any other.
  [[nodiscard]] constexpr Operand as_one_of_several() const {
    Operand operand = *this;
    operand.is_one_of_several_ = true;
    return operand;
  }
  [[nodiscard]] constexpr Operand exact() const { return is_one_of_several_ ? unknown() : *this; }

  // Each only of the kinds named.
  // boolean, integer, date_time (milliseconds):
  [[nodiscard]] constexpr std::int64_t number() const { return number_; }
  // string:
  [[nodiscard]] constexpr std::string_view text() const { return {text_, size_}; }
  // array, object, fraction:
  [[nodiscard]] constexpr const Value* held() const { return value_; }
  [[nodiscard]] const Array& array() const { return *value_->array(); }
  [[nodiscard]] const Object& object() const { return *value_->object(); }
  [[nodiscard]] std::string_view fraction() const { return value_->fraction()->text; }

  [[nodiscard]] Value to_value() const;

 private:
  constexpr Operand(Kind kind, std::int64_t number) : number_(number), kind_(kind) {}

  union {
    std::int64_t number_ = 0;
    const char* text_;
    const Value* value_;
  };
  std::uint32_t size_ = 0;
  Kind kind_ = Kind::null;
  bool is_one_of_several_ = false;
};

// What a declared name can hold, so that an expression that could only fail is refused when it is
// compiled.
enum class NameType : std::uint8_t {
  text,       // a token: choice, status, verdict
  text_list,  // an array of tokens
  integer,
  boolean,
  date,  // a string YYYY-MM-DD, or "unsure"
};

// The names that an expression may read, each with its place in the row of operands that `run`
// gets. A path is the whole text of a "var": "rating", "periods.claim_window.status".
class Names {
 public:
  // The new name's place. Errors: a name declared twice, false.
  bool declare(std::string path, NameType type);

  struct Entry {
    std::string path;
    NameType type;
  };
  [[nodiscard]] std::span<const Entry> entries() const { return entries_; }  // by place
  // The place of a path; size of entries() when it is not declared.
  [[nodiscard]] std::size_t place(std::string_view path) const;

 private:
  [[nodiscard]] std::size_t lower_bound(std::string_view path) const;

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> sorted_;  // places, in the order of their paths
};

enum class Mode : std::uint8_t { strict, partial };

struct CompileOptions {
  const Names* names =
      nullptr;                  // given: a "var" must be declared; else it is looked up in the data
  bool certlogic_only = false;  // refuse "or", which CertLogic does not have
};

struct Instruction;
struct ProgramCode;

// A compiled expression. Copies share it; it never changes.
class Program {
 public:
  // The places of all declared names that the program can read, ascending, each once.
  [[nodiscard]] std::span<const std::uint32_t> reads() const;
  [[nodiscard]] const ProgramCode& code() const { return *code_; }

  explicit Program(Shared<ProgramCode> code);
  Program(const Program& other);
  Program(Program&& other) noexcept;
  Program& operator=(Program other) noexcept;
  ~Program();

 private:
  Shared<ProgramCode> code_;
};

// Every problem of the expression at once (the first 1,000), `path` a JSON Pointer into it.
//
//   compile({">": [{"var": "days"}, "x"]}, {.names = &names})
//       // type_mismatch at "/>/1": ">": expected integers, found text
//
// Errors:   not_an_expression (null), not_an_operation (not {"operator": [operands]}),
//           unknown_operator, wrong_arity, wrong_operand (a path, amount, unit or index that is
//           none), fraction, too_deep (over kMaxExpressionDepth), too_large (over kMaxInstructions
//           parts); with names also unknown_name, not_a_date, impossible_date, overflow (of a date
//           that stands in plusTime) and type_mismatch: an operand that can never be computed with,
//           or values that can never be equal. That a name may be null or "unsure" is no mismatch.
// Reading:  "+" takes two operands, as the specification says, though JsonLogic's takes any number.
//           In a `reduce`, "var" reads "current" and "accumulator" and no other name.
inline constexpr std::size_t kMaxExpressionDepth = 256;
inline constexpr std::size_t kMaxInstructions = 1'000'000;
inline constexpr std::size_t kMaxExpressionProblems = 1'000;
[[nodiscard]] Result<Program, std::vector<Diagnostic>> compile(const Value& expression,
                                                               const CompileOptions& options);

// Working memory of `run`, to be kept from call to call: once it has seen a program, nothing is
// allocated unless the program builds an array of what it reads. One thread at a time.
class Scratch;
struct ScratchDeleter {
  void operator()(Scratch* scratch) const;
};
using ScratchPointer = std::unique_ptr<Scratch, ScratchDeleter>;
[[nodiscard]] ScratchPointer make_scratch();

// Evaluates over declared names. `row[place]` is each name's operand: Unknown for a fact that was
// not answered, null for a computed name without a value. The result may point into `row`,
// `program` and `scratch`, there until the next run.
//
// Reading (partial): an operation with an Unknown operand is Unknown; but `and` is its falsy
// operand
//           when it has one, even after an Unknown one, and `or` its truthy one; `!` and `if` on
//           Unknown are Unknown, `reduce` over Unknown and `in` of or in Unknown too. null, or the
//           answer "unsure", where an integer, a date or an array is computed with, is Unknown; in
//           `===`, as a guard and as what is looked for they are themselves. So what partial finds,
//           strict finds too, whatever the missing answers are; only which of several falsy
//           (truthy) operands an `and` (`or`) returns may differ, so one that was decided after an
//           Unknown operand counts as a guard, and for every other operation as Unknown. What
//           fails after an Unknown operand of `and` or `or` makes that Unknown: strict may never
//           come to it.
//           An Unknown result says what it may still come to be when Unknown operands of the row
//           are answered, and unites the causes of those that it rests on: more than can be, at
//           times, never less.
// Errors:   overflow, impossible_date, not_a_date, wrong_operand (strict: null is no integer and no
//           date), undecided_guard, too_large: what compile could not rule out. `path` is "".
[[nodiscard]] Result<Operand, Diagnostic> run(const Program& program, std::span<const Operand> row,
                                              Mode mode, Scratch& scratch);

// Evaluates any expression on any data: the public way to try one, and what a published suite is
// run against.
//
//   evaluate({"===": [{"var": "a.0"}, 1]}, {"a": [1]})   // true
//
// Errors:   those of compile (the first; `path` into the expression), and when it is evaluated:
//           wrong_operand, overflow, impossible_date, not_a_date, undecided_guard (a guard that is
//           a date-time or a fraction), too_large (50 million steps, 2 million values built).
[[nodiscard]] Result<Value, Diagnostic> evaluate(const Value& expression, const Value& data,
                                                 Mode mode = Mode::strict);

// One thing that CertLogic's format does not allow, in the words of the published validation suite.
//
// expr:     the expression that is wrong: a part of the one that was validated, which outlives it.
// path:     JSON Pointer from that one to it.
struct Issue {
  const Value* expr;
  std::string path;
  std::string message;
};

// Every issue of an expression (the first 1,000), outer before inner. Unlike `compile` it takes no
// "or", which is not CertLogic, and looks at the form alone: neither names nor data.
//
//   validate_logic({"and": [{"all": []}, true]})
//       // one: {"all": []} at "/and/0", unrecognised operator: "all"
//
// Errors:   too_deep (over kMaxExpressionDepth), too_large (over kMaxInstructions parts, or issues
//           that would quote more than 16 MiB of the expression).
// Source:   CertLogic 1.3.3, validation-testSuite; where that is silent, certlogic-js 1.2.2.
[[nodiscard]] Result<std::vector<Issue>, Diagnostic> validate_logic(const Value& expression);

// {"issues":[{"expr":...,"path":...,"message":...}]}
[[nodiscard]] std::string write_issues(std::span<const Issue> issues);

}  // namespace eligibility
