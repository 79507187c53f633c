// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "eligibility/orders.h"
#include "orders/cell_reader.h"
#include "orders/csv_message.h"
#include "value/document.h"
#include "value/list.h"

namespace eligibility {

struct OrderReader::State {
  State(const Triage& the_triage, const OrderWords& the_words, OrderOptions the_options)
      : triage(the_triage), words(the_words), options(std::move(the_options)) {}

  const Triage& triage;
  OrderWords words;
  OrderOptions options;
  CsvReader csv;
  bool finished = false;
  bool has_header = false;
  std::vector<Diagnostic> refusals;

  std::vector<OrderColumn> columns;
  std::vector<AnswerColumn> answers;  // facts that have a column; those that hold for all rows
  std::vector<CellReader> cells;      // of the first of these
  std::vector<std::size_t> answers_of_column;  // positions in `answers`; npos: not read

  std::size_t rows = 0;
  bool is_taken = false;  // the batch was handed over
  std::vector<Column> facts;
  std::vector<OrderProblem> problems;
  List<std::uint64_t> numbers;
  struct Cell {
    std::uint32_t begin;
    std::uint32_t size;
  };
  struct Line {
    std::size_t begin;
    std::size_t size;
    bool is_plain;  // no cell was quoted: between cells there is one delimiter
  };
  std::string text;                 // of all rows of the batch
  std::vector<Cell> cells_of_rows;  // in the row's text
  std::vector<Line> lines = std::vector<Line>(kBatchRows);
  std::string joined;  // the texts of a row that was repaired

  static constexpr std::size_t kNowhereRead = SIZE_MAX;

  void refuse(std::string_view code, std::string path,
              std::initializer_list<std::string_view> message) {
    refusals.push_back({std::string(code), std::move(path), sentence(message)});
  }

  [[nodiscard]] std::size_t input_of(std::string_view fact) const {
    const std::span<const TriageInput> inputs = triage.inputs();
    std::size_t i = 0;
    while (i < inputs.size() && inputs[i].fact != fact) ++i;
    return i;
  }

  // The answer that holds for all rows; none where nothing is said of the fact.
  AnswerWords same_of(const TriageInput& input, std::size_t width) {
    AnswerWords answer(width);
    const Value none;
    const Value* const given = options.same.find(input.fact);
    if (answer_of(input, given == nullptr ? none : *given, answer) && answer[0] != kNotADay)
      return answer;
    std::string path = "/same";
    append_pointer(input.fact, path);
    refuse(input.kind == TriageInput::Kind::date ? "not_a_date" : "not_an_answer", std::move(path),
           {"what holds for all rows is no answer to ", input.fact});
    std::fill(answer.begin(), answer.end(), kNoNumber);
    return answer;
  }

  // What the header and the choices say of each column.
  void choose_columns() {
    std::vector<bool> is_chosen(columns.size());
    for (std::size_t i = 0; i < options.columns.size(); ++i) {
      const ColumnChoice& choice = options.columns[i];
      const std::string path = "/columns/" + std::to_string(i);
      if (!choice.fact.empty() && input_of(choice.fact) == triage.inputs().size())
        refuse("unknown_fact", path, {choice.fact, " is no fact of the policy"});
      bool is_there = false;
      for (std::size_t column = 0; column < columns.size(); ++column) {
        const bool is_meant = choice.column.starts_with('#')
                                  ? choice.column == "#" + std::to_string(column + 1)
                                  : plain_form(choice.column) == plain_form(columns[column].name);
        if (!is_meant) continue;
        is_there = is_chosen[column] = true;
        columns[column].fact = choice.fact;
      }
      if (!is_there)
        refuse("unknown_column", path, {"no column is called ", quoted(choice.column)});
    }
    for (std::size_t column = 0; column < columns.size(); ++column) {
      if (is_chosen[column]) continue;
      const std::string plain = plain_form(columns[column].name);
      if (plain.empty()) continue;
      const std::optional<std::int32_t> fact = words.words().columns.find(plain);
      if (fact) columns[column].fact = words.words().facts[static_cast<std::size_t>(*fact)].id;
    }
  }

  void read_header(const CsvRow& row) {
    has_header = true;
    for (const std::string_view name : row.fields) columns.push_back({std::string(name), ""});
    if (row.problem) {
      return refuse(token_of(row.problem->fault), "",
                    {"row ", std::to_string(row.number), ", column ",
                     std::to_string(row.problem->column), ": ", message_of(*row.problem)});
    }
    choose_columns();
    open_columns();
  }

  void open_columns() {
    const std::span<const TriageInput> inputs = triage.inputs();
    std::vector<bool> is_read(inputs.size());
    answers.reserve(inputs.size());
    answers_of_column.assign(columns.size(), kNowhereRead);
    cells_of_rows.resize(kBatchRows * columns.size());
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const std::size_t input = input_of(columns[column].fact);
      if (input == inputs.size()) continue;
      if (is_read[input]) {
        refuse("duplicate", "", {"two columns are read as ", columns[column].fact});
        continue;
      }
      is_read[input] = true;
      answers_of_column[column] = answers.size();
      answers.emplace_back(inputs[input]);
      cells.emplace_back(inputs[input], words.words().facts[input], words.words().separators,
                         options.dates, same_of(inputs[input], answers.back().width()));
    }
    if (cells.empty() && refusals.empty())
      refuse("no_column_read", "", {"the header names no fact: say which column is which"});
    for (std::size_t input = 0; input < inputs.size(); ++input) {
      if (is_read[input] || options.same.find(inputs[input].fact) == nullptr) continue;
      AnswerColumn& column = answers.emplace_back(inputs[input]);
      column.push(same_of(inputs[input], column.width()));
    }
    if (options.same.object() == nullptr) return;
    for (const Member& member : *options.same.object()) {
      if (input_of(member.key) < inputs.size()) continue;
      std::string path = "/same";
      append_pointer(member.key, path);
      refuse("unknown_fact", std::move(path), {member.key, " is no fact of the policy"});
    }
  }

  void begin_batch() {
    for (std::size_t i = 0; i < cells.size(); ++i) answers[i].clear();
    rows = 0;
    problems.clear();
    numbers.clear();
    text.clear();
    is_taken = false;
  }

  // A good row's fields lie in one piece, so they are copied in one go.
  void keep_text(const CsvRow& row) {
    const char* begin = row.fields.front().data();
    if (row.problem) {
      joined.clear();
      for (const std::string_view field : row.fields) joined.append(field);
      begin = joined.data();
    }
    const std::string_view last = row.fields.back();
    const std::size_t size =
        row.problem ? joined.size() : static_cast<std::size_t>(last.data() - begin) + last.size();
    lines[rows] = {text.size(), size, row.is_plain && !row.problem};
    text.append(begin, size);
    Cell* const kept = &cells_of_rows[rows * columns.size()];
    std::size_t joined_at = 0;
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      const std::string_view field = row.fields[i];
      const std::size_t at =
          row.problem ? joined_at : static_cast<std::size_t>(field.data() - begin);
      kept[i] = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(field.size())};
      joined_at += field.size();
    }
  }

  void add_row(const CsvRow& row) {
    numbers.push_back(row.number);
    keep_text(row);
    if (row.problem) {
      for (std::size_t i = 0; i < cells.size(); ++i) answers[i].push_none();
      const bool is_of_row = row.problem->fault == CsvFault::field_count;
      problems.push_back({rows, is_of_row ? 0 : row.problem->column,
                          std::string(token_of(row.problem->fault)), message_of(*row.problem),
                          true});
    } else {
      for (std::size_t column = 0; column < columns.size(); ++column) {
        const std::size_t at = answers_of_column[column];
        if (at == kNowhereRead) continue;
        const CellFault fault = cells[at].read(row.fields[column], answers[at]);
        if (fault == CellFault::none) continue;
        OrderProblem& problem = problems.emplace_back(cells[at].problem(fault, row.fields[column]));
        problem.row = rows;
        problem.column = column + 1;
      }
    }
    ++rows;
  }

  void hand_over() {
    facts.clear();
    for (const AnswerColumn& column : answers) facts.push_back(column.column());
    is_taken = true;
  }
};

OrderReader::OrderReader(const Triage& triage, const OrderWords& words, OrderOptions options)
    : state_(std::make_unique<State>(triage, words, std::move(options))) {}
OrderReader::OrderReader(OrderReader&& other) noexcept = default;
OrderReader::~OrderReader() = default;

void OrderReader::feed(std::string_view bytes) {
  if (state_->refusals.empty()) state_->csv.feed(bytes);
}

void OrderReader::finish() {
  state_->csv.finish();
  state_->finished = true;
}

bool OrderReader::next() {
  State& state = *state_;
  if (!state.refusals.empty()) return false;
  if (state.is_taken) state.begin_batch();
  CsvRow row;
  while (state.rows < kBatchRows && state.csv.next(row)) {
    if (state.has_header) {
      state.add_row(row);
      continue;
    }
    state.read_header(row);
    if (!state.refusals.empty()) return false;
  }
  if (state.finished && !state.has_header)
    state.refuse("empty", "", {"there is no row, not even a header"});
  const bool is_whole = state.rows == kBatchRows || (state.finished && state.rows > 0);
  if (is_whole) state.hand_over();
  return is_whole;
}

std::span<const Diagnostic> OrderReader::refusals() const { return state_->refusals; }
std::span<const OrderColumn> OrderReader::columns() const { return state_->columns; }
char OrderReader::delimiter() const { return state_->csv.delimiter(); }
std::size_t OrderReader::rows() const { return state_->rows; }
std::span<const Column> OrderReader::facts() const { return state_->facts; }
std::uint64_t OrderReader::number(std::size_t row) const { return state_->numbers[row]; }
std::span<const OrderProblem> OrderReader::problems() const { return state_->problems; }

std::string_view OrderReader::cell(std::size_t row, std::size_t column) const {
  const State::Cell cell = state_->cells_of_rows[row * state_->columns.size() + column];
  return {state_->text.data() + state_->lines[row].begin + cell.begin, cell.size};
}

std::string_view OrderReader::plain_line(std::size_t row) const {
  const State::Line& line = state_->lines[row];
  if (!line.is_plain) return {};
  return {state_->text.data() + line.begin, line.size};
}

}  // namespace eligibility
