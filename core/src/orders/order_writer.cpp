// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "eligibility/check.h"
#include "eligibility/orders.h"
#include "orders/result_texts.h"

namespace eligibility {
namespace {

using Kind = TriageOutput::Kind;

}  // namespace

struct OrderWriter::State {
  State(const Triage& the_triage, const OrderWords& the_words, Policy the_policy, Form the_form)
      : triage(the_triage), words(the_words), policy(std::move(the_policy)), form(the_form) {}

  const Triage& triage;
  OrderWords words;
  Policy policy;
  Form form;
  CsvWriter csv = CsvWriter(',');
  std::string json;
  std::string cell;
  DayTexts days;
  std::vector<SetTexts> sets;     // by output
  std::vector<std::string> keys;  // of JSON: a column's name, written as a string
  std::vector<OrderProblem> problems;
  std::vector<std::size_t>* ends = nullptr;

  // A result as text, "" where there is none.
  std::string_view text_of(std::size_t output, const TriageResult& result, std::size_t row) {
    const TriageOutput& described = triage.outputs()[output];
    const TriageResult::Values& values = result.outputs[output];
    switch (described.kind) {
      case Kind::code:
        return values.codes[row] == kNoCode ? std::string_view()
                                            : described.tokens[values.codes[row]];
      case Kind::boolean:
        if (values.codes[row] == kNoCode) return {};
        return values.codes[row] == 0 ? "false" : "true";
      case Kind::integer:
        if (values.numbers[row] == kNoNumber) return {};
        cell = std::to_string(values.numbers[row]);
        return cell;
      case Kind::day:
        return values.numbers[row] == kNoNumber ? std::string_view() : days.of(values.numbers[row]);
      case Kind::set:
        if (described.tokens.size() <= 32) {
          if (sets.size() <= output) sets.resize(output + 1);
          return sets[output].of(values.bits[row], described.tokens);
        }
        cell.clear();
        for_each_token(output, result, row, [&](std::string_view token) {
          if (!cell.empty()) cell += ' ';
          cell.append(token);
        });
        return cell;
    }
    return {};
  }

  template <typename Use>
  void for_each_token(std::size_t output, const TriageResult& result, std::size_t row, Use use) {
    const std::vector<std::string_view>& tokens = triage.outputs()[output].tokens;
    constexpr std::size_t kBits = 32;
    for (std::size_t word = 0; word * kBits < tokens.size(); ++word) {
      std::uint32_t bits = result.outputs[output].bits[word * result.rows + row];
      for (std::size_t bit = word * kBits; bits != 0; ++bit, bits >>= 1U)
        if ((bits & 1U) != 0) use(tokens[bit]);
    }
  }

  // Why triage refused a row: what check says of its facts, but for cells that are named already.
  void explain(const OrderReader& reader, std::size_t row, std::size_t first) {
    const Result<Report, std::vector<Diagnostic>> report =
        check(policy, triage.facts_of(reader.facts(), row));
    if (report.ok()) return;
    const std::size_t named = problems.size();
    for (const Diagnostic& diagnostic : report.error()) {
      std::size_t column = 0;
      while (column < reader.columns().size()) {
        std::string path;
        append_pointer(reader.columns()[column].fact, path);
        if (!reader.columns()[column].fact.empty() && path == diagnostic.path) break;
        ++column;
      }
      column = column == reader.columns().size() ? 0 : column + 1;
      bool is_named = false;
      for (std::size_t i = first; i < named; ++i)
        is_named = is_named || (column != 0 && problems[i].column == column);
      if (!is_named) problems.push_back({row, column, diagnostic.code, diagnostic.message, true});
    }
  }

  void write_csv_row(const OrderReader& reader, const TriageResult& result, std::size_t row,
                     std::span<const OrderProblem> wrong, bool is_refused) {
    const std::size_t columns = reader.columns().size();
    if (const std::string_view line = reader.plain_line(row);
        line.empty() || !csv.plain_fields(line)) {
      for (std::size_t column = 0; column < columns; ++column) csv.field(reader.cell(row, column));
    }
    for (std::size_t output = 0; output < words.results().size(); ++output) {
      csv.plain_field(is_refused ? std::string_view() : text_of(output, result, row));
    }
    csv.plain_field(policy.version());
    if (wrong.empty()) {
      csv.plain_field({});
    } else {
      std::string text;
      for (const OrderProblem& problem : wrong) {
        if (!text.empty()) text += "; ";
        if (problem.column != 0) text += "column " + std::to_string(problem.column) + ": ";
        text += problem.code + ": " + problem.message;
      }
      csv.field(text);
    }
    csv.end_row();
  }

  void write_json_result(std::size_t output, const TriageResult& result, std::size_t row) {
    const TriageOutput& described = triage.outputs()[output];
    if (described.kind == Kind::set) {
      json += '[';
      const std::size_t begin = json.size();
      for_each_token(output, result, row, [&](std::string_view token) {
        if (json.size() > begin) json += ',';
        write_json_string(token, json);
      });
      json += ']';
      return;
    }
    const std::string_view text = text_of(output, result, row);
    if (text.empty()) {
      json += "null";
    } else if (described.kind == Kind::integer || described.kind == Kind::boolean) {
      json.append(text);
    } else {
      write_json_string(text, json);
    }
  }

  void write_json_row(const OrderReader& reader, const TriageResult& result, std::size_t row,
                      std::span<const OrderProblem> wrong, bool is_refused) {
    json += "{\"row\":";
    json.append(std::to_string(reader.number(row)));
    json += ",\"given\":{";
    for (std::size_t column = 0; column < reader.columns().size(); ++column) {
      if (column > 0) json += ',';
      json.append(keys[column]).append(":");
      write_json_string(reader.cell(row, column), json);
    }
    json += '}';
    for (std::size_t output = 0; output < words.results().size() && !is_refused; ++output) {
      json += ',';
      write_json_string(words.results()[output].name, json);
      json += ':';
      write_json_result(output, result, row);
    }
    json += ",\"policy_version\":";
    write_json_string(policy.version(), json);
    if (!wrong.empty()) json += ",\"diagnostics\":[";
    for (std::size_t i = 0; i < wrong.size(); ++i) {
      json += i == 0 ? "{\"column\":" : ",{\"column\":";
      json.append(std::to_string(wrong[i].column));
      json += ",\"code\":";
      write_json_string(wrong[i].code, json);
      json += ",\"message\":";
      write_json_string(wrong[i].message, json);
      json += '}';
    }
    json += wrong.empty() ? "}\n" : "]}\n";
  }

  [[nodiscard]] std::string_view text() const { return form == Form::csv ? csv.text() : json; }

  // Names of columns as keys: one that is empty, or there before, is called after its place, "#3"
  // (with another "#" where a column has that name).
  void name_keys(const OrderReader& reader) {
    const std::span<const OrderColumn> columns = reader.columns();
    const auto first_called = [columns](std::string_view name) {
      std::size_t column = 0;
      while (column < columns.size() && columns[column].name != name) ++column;
      return column;
    };
    for (std::size_t column = 0; column < columns.size(); ++column) {
      std::string key = columns[column].name;
      if (key.empty() || first_called(key) != column) {
        key = "#" + std::to_string(column + 1);
        while (first_called(key) != columns.size()) key.insert(key.begin(), '#');
      }
      write_json_string(key, keys.emplace_back());
    }
  }
};

OrderWriter::OrderWriter(const Triage& triage, const OrderWords& words, const Policy& policy,
                         Form form)
    : state_(std::make_unique<State>(triage, words, policy, form)) {}
OrderWriter::OrderWriter(OrderWriter&& other) noexcept = default;
OrderWriter::~OrderWriter() = default;

void OrderWriter::write_header(const OrderReader& reader, bool byte_order_mark) {
  State& state = *state_;
  if (state.form == Form::json) return;
  state.csv = CsvWriter(reader.delimiter());
  if (byte_order_mark) state.csv.byte_order_mark();
  for (const OrderColumn& column : reader.columns()) state.csv.field(column.name);
  for (const ResultColumn& result : state.words.results()) state.csv.field(result.name);
  state.csv.plain_field("policy_version");
  state.csv.plain_field("diagnostics");
  state.csv.end_row();
}

void OrderWriter::write(const OrderReader& reader, const TriageResult& result) {
  State& state = *state_;
  if (state.form == Form::json && state.keys.empty()) state.name_keys(reader);
  state.problems.clear();
  const std::span<const OrderProblem> given = reader.problems();
  std::size_t next = 0;
  for (std::size_t row = 0; row < reader.rows(); ++row) {
    const std::size_t first = state.problems.size();
    bool is_refused = false;
    for (; next < given.size() && given[next].row == row; ++next) {
      state.problems.push_back(given[next]);
      is_refused = is_refused || given[next].is_refused;
    }
    if (!is_refused && result.refused[row] != 0) {
      is_refused = true;
      state.explain(reader, row, first);
    }
    const std::span<const OrderProblem> wrong = std::span(state.problems).subspan(first);
    if (state.form == Form::csv) {
      state.write_csv_row(reader, result, row, wrong, is_refused);
    } else {
      state.write_json_row(reader, result, row, wrong, is_refused);
    }
    if (state.ends != nullptr) state.ends->push_back(state.text().size());
  }
}

void OrderWriter::write(const OrderReader& reader, const TriageResult& result,
                        std::vector<std::size_t>& ends) {
  state_->ends = &ends;
  write(reader, result);
  state_->ends = nullptr;
}

std::string_view OrderWriter::text() const { return state_->text(); }

void OrderWriter::clear() {
  state_->csv.clear();
  state_->json.clear();
}

std::span<const OrderProblem> OrderWriter::problems() const { return state_->problems; }

}  // namespace eligibility
