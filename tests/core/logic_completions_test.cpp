// SPDX-License-Identifier: Apache-2.0
// Partial mode against strict, exhaustively over small domains: what partial says of a row with
// Unknowns, strict says of every way to answer them.
#include <map>
#include <vector>

#include "logic_row.h"

namespace eligibility {
namespace {

const std::vector<std::vector<Operand>>& domains() {
  static const Value list(Array{Value("late")});
  static const std::vector<std::vector<Operand>> all = {
      {Operand::boolean(false), Operand::boolean(true)},
      {Operand::boolean(false), Operand::boolean(true)},
      {Operand::integer(14), Operand::integer(16)},
      {Operand::string("2026-01-01"), Operand::string("2026-03-01"), Operand::string("2026-02-30")},
      {Operand::string(""), Operand::string("a")},
      {Operand::of(list)},
  };
  return all;
}

// Every row as digits, one a place: the index in the place's domain, or its size for Unknown.
std::vector<std::vector<std::size_t>> all_rows(bool with_unknown) {
  std::vector<std::vector<std::size_t>> rows = {{}};
  for (const std::vector<Operand>& domain : domains()) {
    std::vector<std::vector<std::size_t>> longer;
    for (const std::vector<std::size_t>& row : rows) {
      for (std::size_t digit = 0; digit < domain.size() + (with_unknown ? 1 : 0); ++digit) {
        longer.push_back(row);
        longer.back().push_back(digit);
      }
    }
    rows = longer;
  }
  return rows;
}

std::vector<Operand> operands_of(const std::vector<std::size_t>& digits) {
  std::vector<Operand> row;
  for (std::size_t place = 0; place < digits.size(); ++place) {
    const std::vector<Operand>& domain = domains()[place];
    row.push_back(digits[place] < domain.size() ? domain[digits[place]] : Operand::unknown());
  }
  return row;
}

bool completes(const std::vector<std::size_t>& complete,
               const std::vector<std::size_t>& partial_row) {
  for (std::size_t place = 0; place < complete.size(); ++place) {
    const bool is_unknown = partial_row[place] == domains()[place].size();
    if (!is_unknown && partial_row[place] != complete[place]) return false;
  }
  return true;
}

Value operation(const char* name, Array operands) {
  return Value(Object{{name, Value(std::move(operands))}});
}

const std::vector<const char*> kBooleans = {
    R"({"var":"p"})",
    R"({"var":"q"})",
    R"({">":[{"var":"n"},15]})",
    R"({"===":[{"var":"t"},"a"]})",
    R"({"in":["late",{"var":"l"}]})",
    R"({"before":[{"plusTime":[{"var":"d"},1,"month"]},{"plusTime":["2026-03-01",0,"day"]}]})"};
const std::vector<const char*> kOthers = {
    R"({"var":"t"})", R"({"var":"n"})",
    R"({"reduce":[{"var":"l"},{"and":[{"var":"accumulator"},{"var":"current"}]},{"var":"q"}]})"};

// All operations over the leaves, and many over those.
std::vector<Value> expressions_over(const std::vector<const char*>& texts) {
  std::vector<Value> first;
  for (const char* text : texts) first.push_back(json(text));
  const std::vector<Value> leaves = first;
  for (const Value& a : leaves) {
    first.push_back(operation("!", {a}));
    for (const Value& b : leaves) {
      first.push_back(operation("and", {a, b}));
      first.push_back(operation("or", {a, b}));
      first.push_back(operation("===", {a, b}));
      first.push_back(operation("in", {a, Value(Array{b, Value(true)})}));
      first.push_back(operation("if", {a, b, Value(false)}));
    }
  }
  std::vector<Value> all = first;
  for (std::size_t index = 0; index < first.size(); ++index) {
    const Value& a = first[index];
    const Value& b = first[(index * 7 + 3) % first.size()];
    const Value& c = first[(index * 11 + 5) % first.size()];
    for (const char* name : {"and", "or"}) {
      all.push_back(operation(name, {a, b, c}));
      all.push_back(operation(name, {b, operation("if", {a, c, b})}));
    }
    all.push_back(operation("if", {a, b, c}));
  }
  return all;
}

constexpr std::string_view kUnknown = R"({"unknown":true})";

bool is_undecided(const std::string& result) { return result.find(kUnknown) != std::string::npos; }

// Fails where partial says of a row what strict does not say of each of its completions. How many
// rows were decided.
std::size_t decided_rows(const std::vector<Value>& expressions) {
  const std::vector<std::vector<std::size_t>> complete = all_rows(false);
  const std::vector<std::vector<std::size_t>> incomplete = all_rows(true);
  std::vector<std::vector<std::size_t>> completions(incomplete.size());
  for (std::size_t row = 0; row < incomplete.size(); ++row) {
    for (std::size_t candidate = 0; candidate < complete.size(); ++candidate) {
      if (completes(complete[candidate], incomplete[row])) completions[row].push_back(candidate);
    }
  }
  const ScratchPointer scratch = make_scratch();
  std::size_t decided = 0;
  for (const Value& expression : expressions) {
    const auto program = compile(expression, {.names = &row_names()});
    if (!program.ok()) continue;  // values that can never be equal
    std::vector<std::string> strict;
    for (const std::vector<std::size_t>& row : complete) {
      strict.push_back(row_result(*program, operands_of(row), Mode::strict, *scratch));
    }
    for (std::size_t row = 0; row < incomplete.size(); ++row) {
      const std::string said =
          row_result(*program, operands_of(incomplete[row]), Mode::partial, *scratch);
      if (is_undecided(said)) continue;
      ++decided;
      for (const std::size_t completion : completions[row]) {
        // An answer with which strict fails, such as 30 February, is no completion to agree with.
        if (strict[completion] == said || strict[completion].starts_with("error")) continue;
        std::string text;
        write_json(expression, text);
        ADD_FAILURE() << text << ": partial " << said << ", strict " << strict[completion];
        return decided;
      }
    }
  }
  return decided;
}

TEST(PartialMode, NeverContradictsStrictOverBooleans) {
  EXPECT_GT(decided_rows(expressions_over(kBooleans)), 100'000U);
}

// `and` may find another falsy operand than strict, which stops at the first: what they agree on is
// truth.
TEST(PartialMode, NeverContradictsTheTruthThatStrictFinds) {
  std::vector<const char*> leaves = kBooleans;
  leaves.insert(leaves.end(), kOthers.begin(), kOthers.end());
  std::vector<Value> guards;
  for (const Value& expression : expressions_over(leaves)) {
    guards.push_back(operation("!", {expression}));
  }
  EXPECT_GT(decided_rows(guards), 100'000U);
}

TEST(PartialMode, EqualsStrictWhereEverythingIsAnswered) {
  std::vector<const char*> leaves = kBooleans;
  leaves.insert(leaves.end(), kOthers.begin(), kOthers.end());
  const ScratchPointer scratch = make_scratch();
  for (const Value& expression : expressions_over(leaves)) {
    const auto program = compile(expression, {.names = &row_names()});
    if (!program.ok()) continue;
    for (const std::vector<std::size_t>& digits : all_rows(false)) {
      const std::vector<Operand> row = operands_of(digits);
      ASSERT_EQ(row_result(*program, row, Mode::partial, *scratch),
                row_result(*program, row, Mode::strict, *scratch));
    }
  }
}

// -- What an Unknown may still come to
// ------------------------------------------------------------------------------------------------

// A row with open places, each its own cause, and places that stay Unknown; and one row for each
// way to answer the open ones, of which one is not to answer at all.
struct OpenRow {
  std::vector<Operand> row;
  std::vector<std::vector<Operand>> completions;
};

OpenRow open_row(std::size_t number) {
  OpenRow open{{}, {{}}};
  for (std::size_t place = 0; place < domains().size(); ++place) {
    std::vector<Operand> answers = domains()[place];
    if (place == 3) answers.pop_back();  // 30 February fails, and is no answer
    answers.push_back(Operand::unknown(0, 0));
    const std::size_t digit = number % (answers.size() + 1);
    number /= answers.size() + 1;
    const bool is_open = digit == answers.size();
    if (!is_open) answers = {answers[digit]};
    open.row.push_back(is_open ? Operand::unknown(std::uint64_t{1} << place, Operand::kAnyTruth)
                               : answers.front());
    std::vector<std::vector<Operand>> longer;
    for (const std::vector<Operand>& start : open.completions) {
      for (const Operand& answer : answers) {
        longer.push_back(start);
        longer.back().push_back(answer);
      }
    }
    open.completions = longer;
  }
  return open;
}

// Which truths the completions come to, and whether all that agree where it says so agree in the
// result.
void expect_foreseen(const Program& program, const OpenRow& open, const Operand& said,
                     Scratch& scratch) {
  std::map<std::string, std::string> by_causes;
  for (const std::vector<Operand>& row : open.completions) {
    const std::string found = row_result(program, row, Mode::partial, scratch);
    EXPECT_FALSE(found == "true" && (said.can_be() & Operand::kCanHold) == 0);
    EXPECT_FALSE(found == "false" && (said.can_be() & Operand::kCanFail) == 0);
    std::string key;
    for (std::size_t place = 0; place < row.size(); ++place) {
      key += ' ';
      if ((said.causes() >> place & 1U) != 0) write_json(row[place].to_value(), key);
    }
    const auto [known, is_new] = by_causes.emplace(key, found);
    EXPECT_TRUE(is_new || known->second == found) << key;
  }
}

TEST(Unknown, NamesAllThatItRestsOnAndAllThatItMayComeToBe) {
  std::vector<OpenRow> rows;
  for (std::size_t number = 0; number < 40'000; number += 389) rows.push_back(open_row(number));
  const ScratchPointer scratch = make_scratch();
  std::size_t unknown = 0, narrow = 0;
  for (const Value& expression : expressions_over(kBooleans)) {
    const auto program = compile(expression, {.names = &row_names()});
    if (!program.ok()) continue;
    for (const OpenRow& open : rows) {
      const Result<Operand, Diagnostic> said = run(*program, open.row, Mode::partial, *scratch);
      ASSERT_TRUE(said.ok());
      if (!said->is_unknown()) continue;
      const Operand kept = *said;
      ++unknown;
      narrow += kept.can_be() != Operand::kAnyTruth ? 1U : 0U;
      expect_foreseen(*program, open, kept, *scratch);
      if (!testing::Test::HasFailure()) continue;
      std::string text;
      write_json(expression, text);
      FAIL() << text;
    }
  }
  EXPECT_GT(unknown, 10'000U);
  EXPECT_GT(narrow, 1'000U);
}

}  // namespace
}  // namespace eligibility
