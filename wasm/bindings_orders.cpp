// SPDX-License-Identifier: Apache-2.0
// A file of orders, piece by piece: bytes in, the rows that are whole out, with what the policy
// says of each. orders.mjs is the only caller.
#include <emscripten/bind.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "eligibility/check.h"
#include "eligibility/orders.h"
#include "eligibility/triage.h"
#include "loaded.h"
#include "typed_arrays.h"
#include "unpack.h"

namespace {

using namespace eligibility;
using emscripten::val;

// What one file is read with, in the order in which one needs the other.
struct OpenFile {
  OpenFile(const Policy& valid, OrderWords names, Triage compiled, OrderOptions chosen)
      : policy(valid),
        words(std::move(names)),
        triage(std::move(compiled)),
        options(std::move(chosen)),
        reader(triage, words, options),
        writer(triage, words, policy, OrderWriter::Form::csv) {}

  Policy policy;
  OrderWords words;
  Triage triage;
  OrderOptions options;
  OrderReader reader;
  OrderWriter writer;
  TriageResult result;
  bool has_header = false;
};

// By number; what was closed leaves an empty place.
std::vector<std::unique_ptr<OpenFile>>& files() {
  static std::vector<std::unique_ptr<OpenFile>> open_files;
  return open_files;
}
OpenFile& file(double number) { return *files()[static_cast<std::size_t>(number)]; }

std::string text_of(const Value& object, std::string_view key) {
  const Value* value = object.find(key);
  return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
}

// {"columns": [fact or "" or null], "same": {fact: answer}, "dates": "dmy" or "mdy"}
OrderOptions options_of(const Value& given) {
  OrderOptions options;
  const std::string dates = text_of(given, "dates");
  if (dates == "dmy") options.dates = DateOrder::dmy;
  if (dates == "mdy") options.dates = DateOrder::mdy;
  const Value* columns = given.find("columns");
  if (columns != nullptr && columns->array() != nullptr) {
    std::size_t number = 0;
    for (const Value& fact : *columns->array()) {
      ++number;
      options.columns.push_back(
          {"#" + std::to_string(number), fact.string() == nullptr ? "" : *fact.string()});
    }
  }
  const Value* same = given.find("same");
  if (same != nullptr) options.same = *same;
  return options;
}

// JSON text is written by hand here: rows come by the thousand, and their values are known.
void list(std::string& text, std::string_view key) {
  text.append(text.back() == '{' ? "\"" : ",\"").append(key).append("\":[");
}
void next(std::string& text) {
  if (text.back() != '[') text += ',';
}
void end(std::string& text) { text += ']'; }

// What stands in the file's first row, and the fact as which each column is read, or null.
void write_columns(const OrderReader& reader, std::string& text) {
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
}

// What stands between two cells, and between two rows; in a cell they are spaces.
constexpr char kBetweenCells = '\x1F';
constexpr char kBetweenRows = '\x1E';

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

std::int32_t number_of(const TriageOutput& output, const TriageResult::Values& values,
                       std::size_t row) {
  using Kind = TriageOutput::Kind;
  if (output.kind == Kind::set) return static_cast<std::int32_t>(values.bits[row]);
  if (output.kind != Kind::code && output.kind != Kind::boolean) return values.numbers[row];
  return values.codes[row] == kNoCode ? kNoNumber : values.codes[row];
}

// The number of each row in the file, then each row's first result, its second and so on, in the
// order of the words' results; kNoNumber in all of them where the row is refused.
std::vector<std::int32_t> numbers_of(const OpenFile& open) {
  std::vector<std::int32_t> numbers;
  numbers.reserve(open.result.rows * (1 + open.words.results().size()));
  for (std::size_t row = 0; row < open.result.rows; ++row)
    numbers.push_back(static_cast<std::int32_t>(open.reader.number(row)));
  for (std::size_t i = 0; i < open.words.results().size(); ++i) {
    const TriageOutput& output = open.triage.outputs()[i];
    for (std::size_t row = 0; row < open.result.rows; ++row)
      numbers.push_back(open.result.refused[row] != 0
                            ? kNoNumber
                            : number_of(output, open.result.outputs[i], row));
  }
  return numbers;
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

std::string problems_of(const OpenFile& open) {
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

// The tables that decode results.
std::string write_opened(const OpenFile& open, std::size_t number) {
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

std::string open_orders(double policies, const std::string& options, const std::string& document,
                        const std::string& texts) {
  const Value labels = unpack(texts);
  if (labels.array() == nullptr) {
    const Diagnostic problem{"wrong_kind", "/texts", "a list of texts is expected"};
    return write_error({&problem, 1});
  }
  OrderOptions chosen = options_of(unpack(options));
  // A file is judged by one version: that of the day which holds for all of its rows, or the last.
  const PolicySet& versions = loaded(policies);
  const Result<Date, DateError> today = read_date(text_of(chosen.same, "today"));
  const Policy* valid = today.ok() ? versions.valid_on(*today) : &versions.versions().back();
  if (valid == nullptr) {
    const Diagnostic none{"no_policy_for_day", "/today", "no version is valid on that day"};
    return write_error({&none, 1});
  }
  Result<OrderWords, std::vector<Diagnostic>> words =
      OrderWords::make(*valid, unpack(document), *labels.array());
  if (!words.ok()) return write_error(words.error());
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(*valid, words->result_keys());
  if (!triage.ok()) return write_error(triage.error());
  files().push_back(
      std::make_unique<OpenFile>(*valid, std::move(*words), std::move(*triage), std::move(chosen)));
  return write_opened(*files().back(), files().size() - 1);
}

double give(OpenFile& open, const val& array, bool is_last) {
  std::string bytes(static_cast<std::size_t>(array["length"].as<double>()), '\0');
  copy_in(array, bytes.data(), bytes.size());
  open.reader.feed(bytes);
  if (is_last) open.reader.finish();
  return static_cast<double>(bytes.size());
}

// How many bytes were taken.
double feed_orders(double number, const val& bytes, double is_last) {
  return give(file(number), bytes, is_last != 0);
}

// [problems, cells, numbers] of the next rows that are whole; behind the last of them [what is
// known of the table: {"header", "columns"}, and "refused" where it cannot be read].
val next_orders(double number) {
  OpenFile& open = file(number);
  val answer = val::array();
  if (!open.reader.next()) {
    std::string text = "{";
    write_columns(open.reader, text);
    // Beside the header: whoever has to say what the columns are needs to see them.
    if (!open.reader.refusals().empty())
      text.append(",\"refused\":").append(write_error(open.reader.refusals()));
    answer.set(0.0, val(text + "}"));
    return answer;
  }
  const std::vector<Diagnostic> problems =
      open.triage.run(open.reader.rows(), open.reader.facts(), open.result);
  if (!problems.empty()) {
    answer.set(0.0, val(write_error(problems)));
    return answer;
  }
  answer.set(0.0, val(problems_of(open)));
  answer.set(1.0, copy_out(cells_of(open.reader)));
  answer.set(2.0, copy_out(numbers_of(open)));
  return answer;
}

// The same rows as a table with the results: {"csv": text}.
val write_orders(double number, const val& bytes, double is_last) {
  OpenFile& open = file(number);
  give(open, bytes, is_last != 0);
  while (open.reader.next()) {
    const std::vector<Diagnostic> problems =
        open.triage.run(open.reader.rows(), open.reader.facts(), open.result);
    if (!problems.empty()) return copy_out(write_error(problems));
    if (!open.has_header) open.writer.write_header(open.reader, true);
    open.has_header = true;
    open.writer.write(open.reader, open.result);
  }
  if (!open.reader.refusals().empty()) return copy_out(write_error(open.reader.refusals()));
  std::string text = "{\"csv\":";
  write_json_string(open.writer.text(), text);
  open.writer.clear();
  text += '}';
  return copy_out(text);
}

// The facts of the first row of a small table with the same columns; null where it is refused.
std::string facts_of_order(double number, const std::string& table) {
  OpenFile& open = file(number);
  OrderReader reader(open.triage, open.words, open.options);
  reader.feed(table);
  reader.finish();
  if (!reader.next()) return "null";
  for (const OrderProblem& problem : reader.problems()) {
    if (problem.is_refused) return "null";
  }
  std::string text;
  write_json(open.triage.facts_of(reader.facts(), 0), text);
  return text;
}

// How many are still open. (A call that gives nothing would need embind to know of nothing.)
double close_orders(double number) {
  files()[static_cast<std::size_t>(number)].reset();
  return static_cast<double>(std::count_if(files().begin(), files().end(),
                                           [](const auto& open) { return open != nullptr; }));
}

}  // namespace

EMSCRIPTEN_BINDINGS(eligibility_orders) {
  emscripten::function("openOrders", &open_orders);
  emscripten::function("feedOrders", &feed_orders);
  emscripten::function("nextOrders", &next_orders);
  emscripten::function("writeOrders", &write_orders);
  emscripten::function("factsOfOrder", &facts_of_order);
  emscripten::function("closeOrders", &close_orders);
}
