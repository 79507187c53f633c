// SPDX-License-Identifier: Apache-2.0
// A policy as instructions over columns. Every instruction makes one column of a block of rows from
// columns before it: a mask (a bit a row), codes (a byte) or numbers (32 bits).
//
// There is no third truth value here: of each condition there are two masks, where it is true and
// where it is false, and where neither is set it is Unknown. What nobody asks for is not computed.
//
//   {"and": [{"===": [{"var": "rating"}, "A"]}, {"!": [{"var": "seal"}]}]}     true where
//
//   2 input rating      4 input seal             6 both 3, 5
//   3 code_is 2, 'A'    5 (where 4 is false)
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "eligibility/triage.h"
#include "policy/compiled.h"
#include "value/list.h"

namespace eligibility {

// Numbers that are no day and no count: kNoNumber is Unknown, kUnsureNumber the answer, this null.
inline constexpr std::int32_t kNullNumber = -2'147'483'647 - 1 + 3;
inline constexpr std::int32_t kFirstNumber = kNullNumber + 1;  // what is below has no value

enum class ColumnOp : std::uint8_t {
  none,          // the mask of no row
  all,           // the mask of all rows
  input_code,    // the codes of fact k
  input_number,  // the numbers of fact k

  // masks
  both,            // a and b
  either,          // a or b
  without,         // a and not b
  inverse,         // not a
  code_is,         // code a is k
  code_within,     // code a is k at least and m at most
  code_has,        // set a, a code, was answered and has the bit k
  number_has,      // set a, a number, the same
  within,          // number a is k at least and m at most
  below,           // numbers a and b: a + k < b; nobody looks where one is not known
  same,            // a + k == b; where k is 0 also of what is not known
  evaluate,        // evaluation k, where mask a is set: true
  evaluate_false,  // a is an evaluation: where it is false

  // numbers
  choose,      // where mask a: b, else c
  blank,       // where mask a: k, which is not known, else number b
  plus,        // a + k; m, which is not known either, where a is not
  difference,  // a - b; null where one is not known
  sum,         // a + b; Unknown where one is not known
  earlier,     // the lower of a and b; null where one is not known
  later,       // the higher
  months,      // day a, k months later; what is not known stays
  due,         // the day on which business period k ends that starts on a; null

  // codes
  coverage,  // how far that count is covered; kNoCode
  pick,      // the code m of the pool's masks, which exclude each other; else kNoCode

  gather,  // bit n where the pool's mask n is set: 32 of a set, as numbers
};

[[nodiscard]] constexpr bool is_number(ColumnOp op) {
  return op == ColumnOp::input_number || op == ColumnOp::gather ||
         (op >= ColumnOp::choose && op <= ColumnOp::due);
}
[[nodiscard]] constexpr bool is_code(ColumnOp op) {
  return op == ColumnOp::input_code || op == ColumnOp::coverage || op == ColumnOp::pick;
}

using ColumnId = std::uint32_t;
inline constexpr ColumnId kNone = 0;
inline constexpr ColumnId kAll = 1;
inline constexpr ColumnId kUnset = 0xFFFF'FFFF;  // a column that nobody has asked for yet

struct ColumnNode {
  ColumnOp op = ColumnOp::none;
  ColumnId a = 0;
  ColumnId b = 0;
  ColumnId c = 0;
  std::int32_t k = 0;
  std::int32_t m = 0;
  Range pool = {};  // of ColumnProgram::pool: columns; of `pick` each before its code
};

// A token, and the rows in which a name is it, or has it.
struct TokenMask {
  std::string_view token;
  ColumnId mask = kNone;
};

// What a name holds, as columns.
struct NamedColumns {
  enum class Kind : std::uint8_t {
    null,
    choice,   // column: codes of a fact
    set,      // column: codes or numbers of a fact
    text,     // tokens that exclude each other; else null
    list,     // tokens; null where there is none
    date,     // column: numbers
    integer,  // column: numbers
    boolean,  // tokens: true, false; else null
    days,     // the days that a notice names from the day in column on; k: twice the business
              // period, and 1 for its make-up days
  };
  Kind kind = Kind::null;
  ColumnId column = kNone;
  std::uint32_t k = 0;      // choice, set: the fact
  std::int64_t lowest = 0;  // date, integer: what is known lies within
  std::int64_t highest = 0;
  std::vector<TokenMask> tokens = {};
};

// Where a condition is true, and where it is false.
struct Truths {
  ColumnId yes = kNone;
  ColumnId no = kNone;
};

// A condition that no instruction can say: the program is run for each row.
struct Evaluation {
  struct Read {
    Place place;
    NamedColumns columns;
  };
  std::uint32_t program;
  std::vector<Read> reads;
};

struct ColumnProgram {
  List<ColumnNode> nodes;
  List<std::uint32_t> pool;
  std::vector<Evaluation> evaluations;
  List<ColumnId> evaluated;  // the node of each evaluation
  ColumnId refused = kNone;
  // By output, and one more for each further 32 tokens of a set.
  List<ColumnId> results;
};

}  // namespace eligibility
