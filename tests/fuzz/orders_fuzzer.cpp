// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table of orders: where it is cut makes no difference; every row that comes in goes
// out, with the cells that it had; and its result is what check says of the answers that were read.
#include "eligibility/orders.h"

#include <algorithm>

#include "eligibility/check.h"
#include "fuzz.h"
#include "triage_rows.h"

namespace eligibility::fuzz {
namespace {

struct Judge {
  OrderWords words;
  Triage triage;
  PolicySet policies;
};

Judge& judge() {
  static Judge judge = [] {
    const std::vector<Value> texts = {read_file(ELIGIBILITY_POLICY_DIR "/texts/en.json"),
                                      read_file(ELIGIBILITY_POLICY_DIR "/texts/zh-CN.json")};
    Result<OrderWords, std::vector<Diagnostic>> words =
        OrderWords::make(okorder(), read_file(ELIGIBILITY_POLICY_DIR "/orders.json"), texts);
    require(words.ok());
    Result<Triage, std::vector<Diagnostic>> triage = Triage::make(okorder(), words->result_keys());
    Result<PolicySet, std::vector<Diagnostic>> policies = PolicySet::make({okorder()});
    require(triage.ok() && policies.ok());
    return Judge{std::move(*words), std::move(*triage), std::move(*policies)};
  }();
  return judge;
}

struct Cut {
  std::size_t first;
  std::size_t size;
};

// What came out, and what was read.
struct Outcome {
  std::string text;
  std::vector<Diagnostic> refusals;
  std::vector<std::vector<std::string>> cells;  // by row
  std::vector<std::uint64_t> numbers;
  std::vector<std::string> columns;
  char delimiter = ',';
};

void feed_piece(OrderReader& reader, std::string_view piece) {
  const std::vector<char> exact(piece.begin(), piece.end());
  reader.feed({exact.data(), exact.size()});
}

class Run {
 public:
  Run(OrderOptions options, OrderWriter::Form form)
      : reader_(judge().triage, judge().words, std::move(options)),
        writer_(judge().triage, judge().words, okorder(), form) {}

  Outcome over(std::string_view table, Cut cut) {
    std::size_t length = cut.first;
    for (std::size_t at = 0; at < table.size(); at += length, length = cut.size) {
      length = std::min(length, table.size() - at);
      feed_piece(reader_, table.substr(at, length));
      take();
    }
    reader_.finish();
    take();
    outcome_.text = writer_.text();
    outcome_.refusals.assign(reader_.refusals().begin(), reader_.refusals().end());
    if (!outcome_.refusals.empty()) require_good(outcome_.refusals);
    for (const OrderColumn& column : reader_.columns()) outcome_.columns.push_back(column.name);
    outcome_.delimiter = reader_.delimiter();
    return std::move(outcome_);
  }

 private:
  void take() {
    while (reader_.next()) {
      if (outcome_.numbers.empty()) writer_.write_header(reader_, false);
      require(judge().triage.run(reader_.rows(), reader_.facts(), result_).empty());
      writer_.write(reader_, result_);
      for (std::size_t row = 0; row < reader_.rows(); ++row) take_row(row);
      require_problems();
    }
  }

  void take_row(std::size_t row) {
    const Value facts = judge().triage.facts_of(reader_.facts(), row);
    require(difference(judge().policies, facts, judge().triage, result_, row).empty());
    require(outcome_.numbers.empty() || reader_.number(row) > outcome_.numbers.back());
    outcome_.numbers.push_back(reader_.number(row));
    std::vector<std::string>& cells = outcome_.cells.emplace_back();
    for (std::size_t column = 0; column < reader_.columns().size(); ++column)
      cells.emplace_back(reader_.cell(row, column));
  }

  void require_problems() {
    std::size_t row = 0;
    for (const OrderProblem& problem : writer_.problems()) {
      require(problem.row >= row && problem.row < reader_.rows());
      row = problem.row;
      require(problem.column <= reader_.columns().size() + kMaxColumns);
      require_named({problem.code, "", problem.message});
    }
  }

  OrderReader reader_;
  OrderWriter writer_;
  TriageResult result_;
  Outcome outcome_;
};

// As the writer guards a cell that a spreadsheet would take for a formula.
std::string guarded(const std::string& cell) {
  const bool is_formula =
      !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
  return is_formula ? "'" + cell : cell;
}

void require_csv(const Outcome& outcome) {
  CsvReader reader;
  CsvRow row;
  reader.feed(outcome.text);
  reader.finish();
  for (std::size_t at = 0; reader.next(row); ++at) {
    require(!row.problem.has_value() && at <= outcome.cells.size());
    require(reader.delimiter() == outcome.delimiter);
    const std::vector<std::string>& cells = at == 0 ? outcome.columns : outcome.cells[at - 1];
    require(row.fields.size() == cells.size() + judge().words.results().size() + 2);
    for (std::size_t i = 0; i < cells.size(); ++i) require(row.fields[i] == guarded(cells[i]));
    if (at == outcome.cells.size()) return;
  }
  require(outcome.cells.empty());
}

void require_json(const Outcome& outcome) {
  std::string_view rest = outcome.text;
  for (std::size_t row = 0; row < outcome.cells.size(); ++row) {
    const std::size_t end = rest.find('\n');
    require(end != std::string_view::npos);
    const Result<Value, Diagnostic> line = read_json(rest.substr(0, end));
    rest.remove_prefix(end + 1);
    require(line.ok());
    require(*line->find("row")->integer() == static_cast<std::int64_t>(outcome.numbers[row]));
    const Object& given = *line->find("given")->object();
    require(given.size() == outcome.columns.size());
    for (std::size_t i = 0; i < given.size(); ++i)
      require(*given[i].value.string() == outcome.cells[row][i]);
  }
  require(rest.empty());
}

}  // namespace

// The first byte says how days are read and as which fact the first column is, the next two how to
// cut.
void fuzz_orders(std::string_view bytes) {
  if (bytes.size() < 3) return;
  const auto choice = static_cast<unsigned char>(bytes[0]);
  const Cut cut = {static_cast<unsigned char>(bytes[1]) + std::size_t{1},
                   static_cast<unsigned char>(bytes[2]) + std::size_t{1}};
  const std::string_view table = bytes.substr(3);
  OrderOptions options;
  options.dates = static_cast<DateOrder>(choice % 3);
  options.same = Value(Object{{"today", Value("2026-03-20")}});
  const std::size_t fact = choice / 3;
  if (fact < judge().triage.inputs().size())
    options.columns.push_back({"#1", std::string(judge().triage.inputs()[fact].fact)});

  const Outcome csv = Run(options, OrderWriter::Form::csv).over(table, {table.size() + 1, 1});
  const Outcome json = Run(options, OrderWriter::Form::json).over(table, cut);
  require(json.cells == csv.cells && json.numbers == csv.numbers && json.columns == csv.columns);
  require(json.refusals == csv.refusals);
  if (!csv.refusals.empty()) {
    require(csv.cells.empty());
    return;
  }
  require_csv(csv);
  require_json(json);
}

}  // namespace eligibility::fuzz
