// SPDX-License-Identifier: Apache-2.0
// A file of orders, piece by piece: bytes in, the rows that are whole out, with what the policy
// says of each. orders.mjs is the only caller.
#include <emscripten/bind.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "eligibility/orders.h"
#include "eligibility/triage.h"
#include "loaded.h"
#include "order_file.h"
#include "typed_arrays.h"
#include "unpack.h"

namespace {

using namespace eligibility;
using emscripten::val;

// By number; what was closed leaves an empty place.
std::vector<std::unique_ptr<OrderFile>>& files() {
  static std::vector<std::unique_ptr<OrderFile>> open_files;
  return open_files;
}
OrderFile& file(double number) { return *files()[static_cast<std::size_t>(number)]; }

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
      std::make_unique<OrderFile>(*valid, *words, std::move(*triage), std::move(chosen)));
  return write_opened(*files().back(), files().size() - 1);
}

double give(OrderFile& open, const val& array, bool is_last) {
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
  OrderFile& open = file(number);
  val answer = val::array();
  if (!open.reader.next()) {
    answer.set(0.0, val(write_table(open.reader)));
    return answer;
  }
  const std::vector<Diagnostic> problems =
      open.triage.run(open.reader.rows(), open.reader.facts(), open.result);
  if (!problems.empty()) {
    answer.set(0.0, val(write_error(problems)));
    return answer;
  }
  answer.set(0.0, val(write_problems(open)));
  answer.set(1.0, copy_out(cells_of(open.reader)));
  answer.set(2.0, copy_out(numbers_of(open)));
  return answer;
}

// The same rows as a table with the results: {"csv": text}.
val write_orders(double number, const val& bytes, double is_last) {
  OrderFile& open = file(number);
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
  OrderFile& open = file(number);
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
