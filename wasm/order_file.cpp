// SPDX-License-Identifier: Apache-2.0
#include "order_file.h"

#include <algorithm>
#include <array>

#include "eligibility/check.h"

namespace eligibility {
namespace {

// JSON text is written by hand here: rows come by the thousand, and their values are known.
void list(std::string& text, std::string_view key) {
  text.append(text.back() == '{' ? "\"" : ",\"").append(key).append("\":[");
}
void next(std::string& text) {
  if (text.back() != '[') text += ',';
}
void end(std::string& text) { text += ']'; }

constexpr char kBetweenCells = '\x1F';
constexpr char kBetweenRows = '\x1E';

std::int32_t number_of(const TriageOutput& output, const TriageResult::Values& values,
                       std::size_t row) {
  using Kind = TriageOutput::Kind;
  if (output.kind == Kind::set) return static_cast<std::int32_t>(values.bits[row]);
  if (output.kind != Kind::code && output.kind != Kind::boolean) return values.numbers[row];
  return values.codes[row] == kNoCode ? kNoNumber : values.codes[row];
}

void write_problem(std::uint64_t line, std::string_view column, std::string_view code,
                   std::string_view message, std::string& text) {
  next(text);
  text.append("{\"line\":").append(std::to_string(line)).append(",\"column\":");
  write_json_string(column, text);
  text += ",\"code\":";
  write_json_string(code, text);
  text += ",\"message\":";
  write_json_string(message, text);
  text += '}';
}

}  // namespace

std::string write_opened(const OrderFile& open, std::size_t number) {
  std::string text = "{\"number\":" + std::to_string(number);
  list(text, "results");
  for (std::size_t i = 0; i < open.words.results().size(); ++i) {
    const TriageOutput& output = open.triage.outputs()[i];
    static constexpr std::array<std::string_view, 5> kKinds = {"code", "boolean", "integer", "day",
                                                               "set"};
    next(text);
    text += "{\"name\":";
    write_json_string(open.words.results()[i].name, text);
    text += ",\"kind\":";
    write_json_string(kKinds[static_cast<std::size_t>(output.kind)], text);
    list(text, "tokens");
    for (const std::string_view token : output.tokens) {
      next(text);
      write_json_string(token, text);
    }
    text += "]}";
  }
  return text + "]}";
}

std::string write_table(const OrderReader& reader) {
  std::string text = "{";
  list(text, "header");
  for (const OrderColumn& column : reader.columns()) {
    next(text);
    write_json_string(column.name, text);
  }
  end(text);
  list(text, "columns");
  for (const OrderColumn& column : reader.columns()) {
    next(text);
    if (column.fact.empty()) {
      text += "null";
    } else {
      write_json_string(column.fact, text);
    }
  }
  end(text);
  // Beside the header: whoever has to say what the columns are needs to see them.
  if (!reader.refusals().empty())
    text.append(",\"refused\":").append(write_error(reader.refusals()));
  return text + "}";
}

std::string write_problems(const OrderFile& open) {
  const OrderReader& reader = open.reader;
  std::string text = "[";
  std::vector<bool> is_explained(reader.rows());
  for (const OrderProblem& problem : reader.problems()) {
    const std::string_view column =
        problem.column == 0 ? std::string_view() : reader.columns()[problem.column - 1].name;
    write_problem(reader.number(problem.row), column, problem.code, problem.message, text);
    is_explained[problem.row] = true;
  }
  for (std::size_t row = 0; row < reader.rows(); ++row) {
    if (open.result.refused[row] == 0 || is_explained[row]) continue;
    const Result<Report, std::vector<Diagnostic>> report =
        check(open.policy, open.triage.facts_of(reader.facts(), row));
    if (report.ok()) continue;
    for (const Diagnostic& problem : report.error()) {
      write_problem(reader.number(row), "", problem.code, problem.message, text);
    }
  }
  return text + "]";
}

std::string cells_of(const OrderReader& reader) {
  std::string text;
  for (std::size_t row = 0; row < reader.rows(); ++row) {
    if (row > 0) text += kBetweenRows;
    for (std::size_t column = 0; column < reader.columns().size(); ++column) {
      if (column > 0) text += kBetweenCells;
      const std::size_t begin = text.size();
      text += reader.cell(row, column);
      std::replace_if(
          text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(),
          [](char byte) { return byte == kBetweenCells || byte == kBetweenRows; }, ' ');
    }
  }
  return text;
}

std::vector<std::int32_t> numbers_of(const OrderFile& open) {
  std::vector<std::uint8_t> refused = open.result.refused;  // by triage, or by the reader before
  for (const OrderProblem& problem : open.reader.problems()) {
    if (problem.is_refused) refused[problem.row] = 1;
  }
  std::vector<std::int32_t> numbers;
  numbers.reserve(open.result.rows * (1 + open.words.results().size()));
  for (std::size_t row = 0; row < open.result.rows; ++row)
    numbers.push_back(static_cast<std::int32_t>(open.reader.number(row)));
  for (std::size_t i = 0; i < open.words.results().size(); ++i) {
    const TriageOutput& output = open.triage.outputs()[i];
    for (std::size_t row = 0; row < open.result.rows; ++row)
      numbers.push_back(refused[row] != 0 ? kNoNumber
                                          : number_of(output, open.result.outputs[i], row));
  }
  return numbers;
}

}  // namespace eligibility
