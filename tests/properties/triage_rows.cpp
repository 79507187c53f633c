// SPDX-License-Identifier: Apache-2.0
#include "triage_rows.h"

#include <algorithm>
#include <optional>

#include "eligibility/date.h"

namespace eligibility {
namespace {

using Input = TriageInput::Kind;
using Output = TriageOutput::Kind;

std::int32_t day_of(const Value& value) {
  if (value.string() == nullptr) return kNotADay;
  if (*value.string() == "unsure") return kUnsureNumber;
  const Result<Date, DateError> day = read_date(*value.string());
  return day.ok() ? day->since_epoch().count : kNotADay;
}

// -- What a report says, read where it stands: reports are compared by the million, and that they
// are JSON is held elsewhere. Their writer puts no space, and ids and answers need no escapes.

std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return at + 1;
}

// Calls `use` with each element of an array as it is written, with each member of an object as
// "key":value.
template <typename F>
void each_part(std::string_view container, F use) {
  std::size_t begin = 1;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < container.size();) {
    const char byte = container[at];
    if (byte == '"') {
      at = end_of_string(container, at);
      continue;
    }
    const bool is_end = byte == ']' || byte == '}';
    if (byte == '[' || byte == '{') ++depth;
    if (depth == 1 && at > begin && (is_end || byte == ',')) {
      use(container.substr(begin, at - begin));
      begin = at + 1;
    }
    if (is_end) --depth;
    ++at;
  }
}

struct Part {
  std::string_view key;
  std::string_view value;
};

Part part_of(std::string_view member) {
  const std::size_t end = end_of_string(member, 0);
  return {member.substr(1, end - 2), member.substr(std::min(end + 1, member.size()))};
}

// "" where there is none, or null.
std::string_view value_of(std::string_view object, std::string_view key) {
  std::string_view found;
  each_part(object, [&](std::string_view member) {
    const Part part = part_of(member);
    if (part.key == key && part.value != "null") found = part.value;
  });
  return found;
}

std::string_view value_of(const std::vector<Part>& report, std::string_view key) {
  const std::size_t dot = key.find('.');
  for (const Part& part : report) {
    if (part.key != key.substr(0, dot)) continue;
    if (dot != std::string_view::npos) return value_of(part.value, key.substr(dot + 1));
    return part.value == "null" ? std::string_view() : part.value;
  }
  return {};
}

// What an element of a list is about: "A-FACT", or an object that names it.
std::string_view token_of(std::string_view element) {
  if (element.starts_with('{')) {
    for (const std::string_view name : {"code", "id", "fact"}) {
      const std::string_view named = value_of(element, name);
      if (!named.empty()) return token_of(named);
    }
  }
  return element.size() < 2 ? element : element.substr(1, element.size() - 2);
}

// -- The same of triage

std::string quoted(std::string_view token) { return std::string("\"").append(token).append("\""); }

// As the report would have it; "" where there is no value.
std::string said_by_triage(const TriageOutput& output, const TriageResult::Values& values,
                           std::size_t row) {
  switch (output.kind) {
    case Output::code:
      return values.codes[row] == kNoCode ? "" : quoted(output.tokens[values.codes[row]]);
    case Output::boolean:
      return values.codes[row] == kNoCode ? "" : values.codes[row] == 1 ? "true" : "false";
    case Output::integer:
      return values.numbers[row] == kNoNumber ? "" : std::to_string(values.numbers[row]);
    case Output::day:  // beyond the year 9999 it is no day that can be read
      if (values.numbers[row] == kUnsureNumber) return quoted("unsure");
      return values.numbers[row] == kNoNumber ? ""
                                              : quoted(write_date(Date(Days{values.numbers[row]})));
    case Output::set:
      break;
  }
  return {};
}

std::vector<std::uint32_t> set_by_triage(const TriageResult::Values& values, std::size_t rows,
                                         std::size_t row) {
  std::vector<std::uint32_t> words(values.bits.size() / rows);
  for (std::size_t word = 0; word < words.size(); ++word)
    words[word] = values.bits[word * rows + row];
  return words;
}

std::vector<std::uint32_t> set_by_report(const TriageOutput& output, std::string_view list) {
  std::vector<std::uint32_t> words((output.tokens.size() + 31) / 32);
  each_part(list, [&](std::string_view element) {
    const auto known = std::find(output.tokens.begin(), output.tokens.end(), token_of(element));
    const auto bit = static_cast<std::size_t>(known - output.tokens.begin());
    words.resize(std::max(words.size(), bit / 32 + 1));
    words[bit / 32] |= 1U << bit % 32;
  });
  return words;
}

std::string names_of(const TriageOutput& output, const std::vector<std::uint32_t>& words) {
  std::string names;
  for (std::size_t bit = 0; bit < words.size() * 32; ++bit) {
    if ((words[bit / 32] >> bit % 32 & 1U) == 0) continue;
    names.append(bit < output.tokens.size() ? output.tokens[bit] : "a bit without a token");
    names.append(" ");
  }
  return names;
}

// "" when the row's value is what the report says, as it is written there.
std::string difference(const TriageOutput& output, const TriageResult::Values& values,
                       std::size_t rows, std::size_t row, std::string_view reported) {
  if (output.kind != Output::set) {
    const std::string found = said_by_triage(output, values, row);
    if (found == reported) return {};
    return output.key + ": check says " + std::string(reported) + ", triage " + found;
  }
  const std::vector<std::uint32_t> expected = set_by_report(output, reported);
  const std::vector<std::uint32_t> found = set_by_triage(values, rows, row);
  if (found == expected) return {};
  return output.key + ": check says " + names_of(output, expected) + ", triage " +
         names_of(output, found);
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
  std::vector<Part> parts;  // of a refused row none, and then triage has no values
  if (report.ok())
    each_part(report->text, [&](std::string_view member) { parts.push_back(part_of(member)); });
  for (std::size_t i = 0; i < triage.outputs().size(); ++i) {
    const TriageOutput& output = triage.outputs()[i];
    std::string differs =
        difference(output, result.outputs[i], result.rows, row, value_of(parts, output.key));
    if (!differs.empty()) return differs;
  }
  return {};
}

}  // namespace eligibility
