// SPDX-License-Identifier: Apache-2.0
// Many cases at once: the policy over columns, a fact a column, a case a row. What comes out are
// columns too: keys of the report, as codes, day numbers and bit masks, with the tables that decode
// them. Every row gets what `check` would say of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/policy.h"
#include "eligibility/result.h"
#include "eligibility/value.h"

namespace eligibility {

// What stands in a column where there is no answer, and where a result has no value.
inline constexpr std::uint8_t kNoCode = 255;
inline constexpr std::int32_t kNoNumber = std::numeric_limits<std::int32_t>::min();
// The answer "unsure". Where it is no answer to the fact, the row is judged as `check` would.
inline constexpr std::uint8_t kUnsureCode = 254;
inline constexpr std::int32_t kUnsureNumber = kNoNumber + 1;
// Something was written that is no day: 30 February, "soon".
inline constexpr std::int32_t kNotADay = kNoNumber + 2;

// The answers to one fact, one a row; a single one stands for all rows (today, as a rule). They are
// read where they lie.
//
//   choice    the position of the answer in the fact's `values`, in `codes` or in `numbers`
//   choices   a bit for each answer chosen, in `codes` (up to 7 answers) or in `numbers`; of more
//             than 31 answers as many numbers a row as it takes, 31 answers in each
//   date      days since 1970-01-01, in `numbers`
struct Column {
  std::string_view fact;
  std::span<const std::uint8_t> codes = {};
  std::span<const std::int32_t> numbers = {};
};

// A fact as a column may hold it.
struct TriageInput {
  enum class Kind : std::uint8_t { choice, choices, date };
  std::string_view fact;
  Kind kind;
  bool unsure;                           // kUnsureCode, kUnsureNumber are answers
  bool required;                         // a row without it is refused
  std::vector<std::string_view> values;  // choice: by code; choices: by bit
};

// A key of the report as a column of results, and what its codes mean.
struct TriageOutput {
  // code:     a position in `tokens`, or kNoCode; in `codes`
  // boolean:  0, 1, or kNoCode; in `codes`
  // integer:  or kNoNumber; in `numbers`
  // day:      since 1970-01-01, or kNoNumber; in `numbers`
  // set:      bit n % 32 of word n / 32 for tokens[n]; in `bits`, rows x words, word by word
  enum class Kind : std::uint8_t { code, boolean, integer, day, set };
  std::string key;  // "overall", "deadline.status", "reasons"
  std::string_view
      name;  // that it shows, "verdict.late"; "" where the engine itself writes the key
  Kind kind;
  std::vector<std::string_view> tokens;
};

// Results, to be kept from call to call: once it has had as many rows nothing is allocated.
struct TriageResult {
  struct Values {
    std::vector<std::uint8_t> codes;
    std::vector<std::int32_t> numbers;
    std::vector<std::uint32_t> bits;
  };
  std::size_t rows = 0;
  // 1 for a row that `check` refuses: a code that is no answer, a required fact without one, a day
  // on which the policy is not valid, a condition that cannot be computed, of those that the keys
  // rest on. Its results have no value. check(policy, facts_of(columns, row)) says why.
  std::vector<std::uint8_t> refused;
  std::vector<Values> outputs;  // in the order of Triage::outputs
};

// A policy compiled for columns. It keeps working memory: one thread at a time.
//
//   Result<Triage, std::vector<Diagnostic>> triage = Triage::make(okorder, {});
//   const std::vector<Column> columns = {{.fact = "today", .numbers = today},
//                                        {.fact = "rating", .codes = ratings}};
//   TriageResult result;
//   if (auto problems = triage->run(rows, columns, result); !problems.empty()) show(problems);
//   triage->outputs()[0].tokens[result.outputs[0].codes[7]]   // overall of row 7: "eligible"
class Triage {
 public:
  // Any policy that loads can be triaged. `keys` are the keys of the report that are wanted, "."
  // for members ("deadline.status"); none are all that there are: overall, input_problems, the
  // policy's own keys but for lists of days, facts and nulls, missing_required, needs, reasons,
  // open_points, warnings, flags. What nobody wants is not computed.
  //
  // Errors:   unknown_report_key; too_many (a key with more than 250 tokens). `path` is
  // "/keys/<position>".
  [[nodiscard]] static Result<Triage, std::vector<Diagnostic>> make(
      const Policy& policy, std::span<const std::string_view> keys);

  [[nodiscard]] std::span<const TriageInput> inputs() const;    // in the policy's order
  [[nodiscard]] std::span<const TriageOutput> outputs() const;  // in the order of `keys`
  // What is computed row by row, slowly, and why: {"not_vectorised", path into the policy, ...}; ""
  // is the whole policy.
  [[nodiscard]] std::span<const Diagnostic> fallbacks() const;

  // Judges the rows. A fact without a column is answered in none of them.
  //
  // Errors:   the caller's mistakes, and then there are no results: unknown_fact; duplicate;
  //           wrong_kind (codes for a date; both, or neither); wrong_count (not a value a row, nor
  //           one for all). `path` is "/columns/<position>".
  [[nodiscard]] std::vector<Diagnostic> run(std::size_t rows, std::span<const Column> columns,
                                            TriageResult& result);

  // The row's facts as `check` takes them.
  //
  //   facts_of(columns, 7)   // {"today": "2026-03-20", "rating": "3A"}
  //
  // Reading:  an answer that no column can hold stands as its number, which `check` refuses.
  [[nodiscard]] Value facts_of(std::span<const Column> columns, std::size_t row) const;

  struct Plan;
  explicit Triage(std::unique_ptr<Plan> plan);
  Triage(Triage&& other) noexcept;
  Triage& operator=(Triage&& other) noexcept;
  ~Triage();

 private:
  std::unique_ptr<Plan> plan_;
};

}  // namespace eligibility
