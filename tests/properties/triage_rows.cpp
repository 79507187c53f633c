// SPDX-License-Identifier: Apache-2.0
#include "triage_rows.h"

#include <algorithm>
#include <optional>

#include "eligibility/date.h"
#include "eligibility/json.h"

namespace eligibility {
namespace {

using Input = TriageInput::Kind;
using Output = TriageOutput::Kind;

const Value* at_key(const Value& report, const std::string& key) {
  const std::size_t dot = key.find('.');
  const Value* found = report.find(key.substr(0, dot));
  if (found == nullptr || dot == std::string::npos) return found;
  return found->find(key.substr(dot + 1));
}

std::int32_t day_of(const Value& value) {
  if (value.string() == nullptr) return kNotADay;
  if (*value.string() == "unsure") return kUnsureNumber;
  const Result<Date, DateError> day = read_date(*value.string());
  return day.ok() ? day->since_epoch().count : kNotADay;
}

std::string token_of(const Value& element) {
  for (const char* name : {"code", "id", "fact"}) {
    if (const Value* named = element.find(name)) return *named->string();
  }
  return *element.string();
}

// As the columns of results hold it, in words.
std::string said_by_report(const TriageOutput& output, const Value* value) {
  std::string said;
  if (value == nullptr || value->is_null()) return said;
  switch (output.kind) {
    case Output::code:
      return *value->string();
    case Output::boolean:
      return *value->boolean() ? "true" : "false";
    case Output::integer:
      return std::to_string(*value->integer());
    case Output::day:  // as it is written: beyond the year 9999 it is no day that can be read
      return *value->string();
    case Output::set:
      break;
  }
  for (const std::string_view token : output.tokens) {
    for (const Value& element : *value->array()) {
      if (token_of(element) != token) continue;
      said.append(token).append(" ");
      break;
    }
  }
  return said;
}

std::string said_by_triage(const TriageOutput& output, const TriageResult::Values& values,
                           std::size_t rows, std::size_t row) {
  std::string said;
  switch (output.kind) {
    case Output::code:
      return values.codes[row] == kNoCode ? said : std::string(output.tokens[values.codes[row]]);
    case Output::boolean:
      return values.codes[row] == kNoCode ? said : values.codes[row] == 1 ? "true" : "false";
    case Output::integer:
      return values.numbers[row] == kNoNumber ? said : std::to_string(values.numbers[row]);
    case Output::day:
      if (values.numbers[row] == kUnsureNumber) return "unsure";
      return values.numbers[row] == kNoNumber ? said : write_date(Date(Days{values.numbers[row]}));
    case Output::set:
      break;
  }
  for (std::size_t bit = 0; bit < values.bits.size() / rows * 32; ++bit) {
    if ((values.bits[bit / 32 * rows + row] >> bit % 32 & 1U) == 0) continue;
    said.append(bit < output.tokens.size() ? output.tokens[bit] : "a bit without a token");
    said.append(" ");
  }
  return said;
}

}  // namespace

TriageRows::TriageRows(const Triage& triage)
    : inputs_(triage.inputs().begin(), triage.inputs().end()),
      codes_(inputs_.size()),
      numbers_(inputs_.size()) {}

bool TriageRows::has_codes(std::size_t fact) const {
  const TriageInput& input = inputs_[fact];
  if (input.kind == Input::choice) return input.values.size() < 250 && fact % 3 != 0;
  return input.kind == Input::choices && input.values.size() <= 7 && fact % 2 == 1;
}

void TriageRows::put(std::size_t fact, std::int32_t number) {
  if (!has_codes(fact)) return numbers_[fact].push_back(number);
  codes_[fact].push_back(number == kNoNumber       ? kNoCode
                         : number == kUnsureNumber ? kUnsureCode
                                                   : static_cast<std::uint8_t>(number));
}

void TriageRows::clear() {
  for (auto& column : codes_) column.clear();
  for (auto& column : numbers_) column.clear();
  rows_ = 0;
}

void TriageRows::add(const Random& random, std::int32_t today) {
  // Where the days of a case lie to each other: the same few distances again and again.
  static constexpr std::int32_t kDistances[] = {
      0,   1,   -1, 3,  -3,  7,  -7,  10, -10, 13, -13, 14,    15,    16,    -14,
      -15, -16, 17, 27, -27, 28, -28, 29, -29, 40, -40, -1095, -1096, -1094, 400};
  const auto one_in = [&random](std::uint32_t count) { return random(count) == 0; };
  const bool any_codes = one_in(50);
  for (std::size_t fact = 0; fact < inputs_.size(); ++fact) {
    const TriageInput& input = inputs_[fact];
    const auto count = static_cast<std::uint32_t>(input.values.size());
    if (input.fact == "today") {
      put(fact, any_codes && one_in(4) ? static_cast<std::int32_t>(random(100'000)) : today);
    } else if (one_in(6)) {
      for (std::size_t word = 0;
           word < std::max(1U, input.kind == Input::choices ? (count + 30) / 31 : 1U); ++word)
        put(fact, kNoNumber);
    } else if (input.kind == Input::choices) {
      for (std::uint32_t left = count; left > 0; left -= std::min(left, 31U)) {
        const std::uint32_t all = (1U << std::min(left, 31U)) - 1U;
        const std::uint32_t mask = random(1U << 16U) << 15U ^ random(1U << 15U);
        put(fact, static_cast<std::int32_t>(any_codes && one_in(8) ? (mask & 127U) : mask & all));
      }
    } else if (input.unsure ? one_in(8) : any_codes && one_in(8)) {
      put(fact, kUnsureNumber);
    } else if (input.kind == Input::choice) {
      put(fact, static_cast<std::int32_t>(any_codes && one_in(8) ? random(256) : random(count)));
    } else if (one_in(25)) {
      static constexpr std::int32_t kOdd[] = {
          kNotADay, kNotADay + 1, 10'956,    10'957,        47'481,
          47'482,   -719'163,     2'932'897, 2'147'483'647, 0};
      put(fact, kOdd[random(10)]);
    } else {
      put(fact, today + kDistances[random(30)] + (one_in(4) ? kDistances[random(30)] : 0));
    }
  }
  ++rows_;
}

void TriageRows::add(const Value& facts) {
  for (std::size_t fact = 0; fact < inputs_.size(); ++fact) {
    const TriageInput& input = inputs_[fact];
    const Value* answer = facts.find(input.fact);
    const auto code_of = [&input](const Value& token) {
      const auto known = std::find(input.values.begin(), input.values.end(), *token.string());
      return static_cast<std::int32_t>(known - input.values.begin());
    };
    if (answer == nullptr || answer->is_null()) {
      put(fact, kNoNumber);
    } else if (input.kind == Input::date) {
      put(fact, day_of(*answer));
    } else if (input.kind == Input::choice) {
      put(fact, *answer->string() == "unsure" ? kUnsureNumber : code_of(*answer));
    } else {
      std::int32_t mask = 0;
      for (const Value& token : *answer->array()) mask |= 1 << code_of(token);
      put(fact, mask);
    }
  }
  ++rows_;
}

std::vector<Column> TriageRows::columns() const {
  std::vector<Column> columns;
  for (std::size_t fact = 0; fact < inputs_.size(); ++fact)
    columns.push_back({inputs_[fact].fact, codes_[fact], numbers_[fact]});
  return columns;
}

// Written out by itself, beside Triage::facts_of.
Value TriageRows::facts(std::size_t row) const {
  Object facts;
  const auto give = [&facts](const TriageInput& input, Value value) {
    facts.push_back({std::string(input.fact), std::move(value)});
  };
  for (std::size_t fact = 0; fact < inputs_.size(); ++fact) {
    const TriageInput& input = inputs_[fact];
    const bool coded = has_codes(fact);
    const std::size_t width = input.kind == Input::choices ? (input.values.size() + 30) / 31 : 1;
    const std::int32_t number = coded ? codes_[fact][row] : numbers_[fact][row * width];
    if (number == (coded ? std::int32_t{kNoCode} : kNoNumber)) continue;
    const bool is_unsure = number == (coded ? std::int32_t{kUnsureCode} : kUnsureNumber);
    if (input.kind == Input::choices) {
      Array chosen;
      for (std::size_t i = 0; i < width * 31; ++i) {
        const std::int32_t word = coded ? number : numbers_[fact][row * width + i / 31];
        if ((word >> i % 31 & 1) == 0) continue;
        chosen.emplace_back(i < input.values.size() ? std::string(input.values[i]) : "no answer");
      }
      if (coded && number > 127) chosen.emplace_back("no answer");
      give(input, Value(std::move(chosen)));
    } else if (is_unsure) {
      give(input, Value("unsure"));
    } else if (input.kind == Input::choice) {
      const auto code = static_cast<std::size_t>(number);
      give(input,
           Value(code < input.values.size() ? std::string(input.values[code]) : "no answer"));
    } else {
      give(input, Value(number == kNotADay ? "2026-02-30" : write_date(Date(Days{number}))));
    }
  }
  return Value(std::move(facts));
}

std::string difference(const PolicySet& policy, const Value& facts, const Triage& triage,
                       const TriageResult& result, std::size_t row) {
  const Result<Report, std::vector<Diagnostic>> report = check(policy, facts);
  if (report.ok() == (result.refused[row] != 0))
    return report.ok() ? "triage refuses what check does not"
                       : "check refuses what triage does not";
  if (!report.ok()) {
    for (std::size_t i = 0; i < triage.outputs().size(); ++i) {
      const TriageOutput& output = triage.outputs()[i];
      const std::string said = said_by_triage(output, result.outputs[i], result.rows, row);
      if (!said.empty()) return "a refused row has " + output.key + " " + said;
    }
    return {};
  }
  const Result<Value, Diagnostic> text = read_json(report->text);
  if (!text.ok()) return "the report is no JSON";
  for (std::size_t i = 0; i < triage.outputs().size(); ++i) {
    const TriageOutput& output = triage.outputs()[i];
    const std::string expected = said_by_report(output, at_key(*text, output.key));
    const std::string found = said_by_triage(output, result.outputs[i], result.rows, row);
    if (found != expected)
      return output.key + ": check says \"" + expected + "\", triage \"" + found + "\"";
  }
  return {};
}

}  // namespace eligibility
