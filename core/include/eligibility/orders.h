// SPDX-License-Identifier: Apache-2.0
// Orders as people keep them, a table with a row an order, read into the columns that triage takes,
// and written again with what the policy says of each. Cells are read as answers only where no
// doubt is left: a day that can be read in two ways, or a word that is no answer, is refused by its
// row and column, and every row that comes in goes out.
//
//   Result<OrderWords, std::vector<Diagnostic>> words = OrderWords::make(policy, document, texts);
//   Result<Triage, std::vector<Diagnostic>> triage = Triage::make(policy, words->result_keys());
//   OrderReader reader(*triage, *words, {.same = facts});
//   for (piece) {
//     reader.feed(piece);
//     while (reader.next()) {            // a batch of rows
//       triage->run(reader.rows(), reader.facts(), result);
//       writer.write(reader, result);    // an OrderWriter
//     }
//   }
//
// It knows no rule: which word is which answer, and which keys of the report become columns, is
// data (core/policy/orders.json). It reads UTF-8 and no file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/csv.h"
#include "eligibility/date.h"
#include "eligibility/result.h"
#include "eligibility/shared.h"
#include "eligibility/triage.h"
#include "eligibility/value.h"

namespace eligibility {

// How 03/04/2026 is read. Where nobody says so, it is not.
enum class DateOrder : std::uint8_t { unsaid, dmy, mdy };

enum class LocalDateError : std::uint8_t { incomplete, not_real, ambiguous };

// Reads a day as people and spreadsheets write it.
//
//   read_local_date("27/03/2026", DateOrder::unsaid)  // 2026-03-27: there is no month 27
//   read_local_date("03/04/2026", DateOrder::unsaid)  // ambiguous: 3 April, or 4 March?
//   read_local_date("2026/3/27 0:00", ...), "2026.3.27", "20260327", "27 Mar 2026", "March 27,
//   2026"
//
// Units:    civil date, a year of four digits; a time of day without a zone is passed over.
// Errors:   ambiguous; not_real (a day that does not exist); incomplete (any other form). Nothing
//           is rolled over, and no century is added.
[[nodiscard]] Result<Date, LocalDateError> read_local_date(std::string_view text, DateOrder order);

// A column of results: its name in the table, and the key of the report.
struct ResultColumn {
  std::string name;  // "apply_by"
  std::string key;   // "deadline.apply_by"
};

// What columns and answers are called. The names of facts and answers themselves are always read;
// to them come those of a document, and the labels of texts ("q.<fact>.label",
// "q.<fact>.<answer>"). Case, spaces, "_", "-", full-width forms and a question mark at the end
// make no difference.
class OrderWords {
 public:
  // `document` is what core/policy/orders.json is, or null; of another policy's document nothing is
  // taken. `texts` are files like core/policy/texts/en.json.
  //
  // Errors:   as of any document (`path` into it); duplicate (one name for two facts or answers).
  [[nodiscard]] static Result<OrderWords, std::vector<Diagnostic>> make(
      const Policy& policy, const Value& document, std::span<const Value> texts);

  // The results that a table shows, and their keys, for Triage::make.
  [[nodiscard]] std::span<const ResultColumn> results() const;
  [[nodiscard]] std::vector<std::string_view> result_keys() const;
  // The position of the result that says how soon to act; results().size() where there is none.
  [[nodiscard]] std::size_t urgency() const;

  struct Words;
  [[nodiscard]] const Words& words() const { return *words_; }
  explicit OrderWords(Shared<Words> words);
  OrderWords(const OrderWords& other);
  OrderWords& operator=(const OrderWords& other);
  ~OrderWords();

 private:
  Shared<Words> words_;
};

// A column by its header, or by its number ("#3"), and the fact as which it is read; "" is not at
// all.
struct ColumnChoice {
  std::string column;
  std::string fact;
};

struct OrderOptions {
  DateOrder dates = DateOrder::unsaid;
  std::vector<ColumnChoice> columns = {};  // they go before what the header says
  Value same = {};  // facts that hold for every row that has no answer of its own
};

struct OrderColumn {
  std::string name;  // as the header has it
  std::string fact;  // as which it is read; "" where it is only carried
};

// What is wrong with a row, or with one cell of it.
struct OrderProblem {
  std::size_t row;     // in the batch
  std::size_t column;  // counted from 1; 0 is the whole row
  std::string code;    // "not_an_answer", "ambiguous_date", "stray_quote" ...
  std::string message;
  bool is_refused;  // the row has no result; a day that is none is an input problem, as in `check`
};

// A table of orders, read in batches of rows.
class OrderReader {
 public:
  static constexpr std::size_t kBatchRows = 2'048;

  // The triage outlives the reader.
  OrderReader(const Triage& triage, const OrderWords& words, OrderOptions options);
  OrderReader(OrderReader&& other) noexcept;
  ~OrderReader();

  void feed(std::string_view bytes);
  void finish();
  // The next batch: full, or what is left at the end. False while bytes are missing, at the end,
  // and when the table is refused.
  bool next();

  // Why the table cannot be read: its header is broken (the fault's code), names no fact
  // (no_column_read) or one twice (duplicate), `columns` or `same` name what is not there
  // (unknown_column, unknown_fact), `same` has no such answer (not_an_answer, not_a_date), or there
  // is no row at all (empty). `path` is "/columns/<position>", "/same/<fact>" or "".
  [[nodiscard]] std::span<const Diagnostic> refusals() const;
  // Of the table: what its header says, once it was read; empty before.
  [[nodiscard]] std::span<const OrderColumn> columns() const;
  [[nodiscard]] char delimiter() const;

  // Of the batch.
  [[nodiscard]] std::size_t rows() const;
  [[nodiscard]] std::span<const Column> facts() const;
  [[nodiscard]] std::uint64_t number(std::size_t row) const;                       // CsvRow::number
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const;  // as it was
  // The whole row as it was, where no cell was quoted; else "".
  [[nodiscard]] std::string_view plain_line(std::size_t row) const;
  [[nodiscard]] std::span<const OrderProblem> problems() const;  // by row

  struct State;

 private:
  std::unique_ptr<State> state_;
};

// Writes a table of orders with its results: as CSV, the columns that came in, then those of
// OrderWords::results, `policy_version`, `diagnostics`; or a line of JSON a row: {"row", "given":
// {header: cell}, <results>, "policy_version", "diagnostics": [{column, code, message}]}.
class OrderWriter {
 public:
  enum class Form : std::uint8_t { csv, json };
  // The triage outlives the writer; its first outputs are the keys of these words.
  OrderWriter(const Triage& triage, const OrderWords& words, const Policy& policy, Form form);
  OrderWriter(OrderWriter&& other) noexcept;
  ~OrderWriter();

  // The header of a CSV, once the reader has one; of JSON nothing.
  void write_header(const OrderReader& reader, bool byte_order_mark);
  // Writes the batch, of which `result` is what triage said.
  void write(const OrderReader& reader, const TriageResult& result);
  // The same, and where each row's text ends.
  void write(const OrderReader& reader, const TriageResult& result, std::vector<std::size_t>& ends);

  // What was written since it was last cleared.
  [[nodiscard]] std::string_view text() const;
  void clear();

  // Problems of the batch that was written last: the reader's, and those for which triage refused.
  [[nodiscard]] std::span<const OrderProblem> problems() const;

  struct State;

 private:
  std::unique_ptr<State> state_;
};

// Columns made of cases as `check` takes them, an object each.
class FactColumns {
 public:
  explicit FactColumns(const Triage& triage);
  FactColumns(FactColumns&& other) noexcept;
  ~FactColumns();

  // False, and no row is added, for facts that `check` refuses, other than by the day.
  bool add(const Value& facts);
  void clear();
  [[nodiscard]] std::span<const Column> facts() const;

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace eligibility
