// SPDX-License-Identifier: Apache-2.0
// A value begins with a byte whose low half says the kind and whose high half is a small number.
#include "value_bytes.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace eligibility::fuzz {
namespace {

enum Kind : std::uint8_t {
  plain,  // null, false, true, Unknown
  small_integer,
  integer,
  text,
  array,
  object,
  fraction,
  date_time,
  operation,
  usual_operation  // with as many operands as the operator takes; so are all kinds above
};

struct Operator {
  std::string_view name;
  std::uint8_t operands;
};
constexpr std::array<Operator, 20> kOperators = {{{"var", 1},
                                                  {"and", 2},
                                                  {"or", 2},
                                                  {"if", 3},
                                                  {"!", 1},
                                                  {"===", 2},
                                                  {"in", 2},
                                                  {"+", 2},
                                                  {"<", 2},
                                                  {"<=", 2},
                                                  {">", 3},
                                                  {">=", 3},
                                                  {"after", 2},
                                                  {"before", 3},
                                                  {"not-after", 3},
                                                  {"not-before", 2},
                                                  {"reduce", 3},
                                                  {"plusTime", 3},
                                                  {"dccDateOfBirth", 1},
                                                  {"extractFromUVCI", 2}}};
// Names, paths, units, dates, and what is nearly one.
constexpr std::array<std::string_view, 48> kWords = {"",
                                                     "a",
                                                     "b",
                                                     "p",
                                                     "q",
                                                     "n",
                                                     "d",
                                                     "t",
                                                     "l",
                                                     "current",
                                                     "accumulator",
                                                     "current.a",
                                                     "accumulator.0",
                                                     "a.b",
                                                     "a.0",
                                                     "a.0.b",
                                                     "0",
                                                     "1",
                                                     "2abc",
                                                     "length",
                                                     "constructor",
                                                     "__proto__",
                                                     "year",
                                                     "month",
                                                     "day",
                                                     "hour",
                                                     "unsure",
                                                     "late",
                                                     "2026-01-31",
                                                     "2028-02-29",
                                                     "2026-02-30",
                                                     "2026-13",
                                                     "2026-02",
                                                     "2026",
                                                     "0000",
                                                     "0001-01-01",
                                                     "9999-12-31T23:59:59.999-23:59",
                                                     "2026-03-01T00:00:00Z",
                                                     "2026-03-01T00:00:00+0100",
                                                     "2026-03-01T00:00:00.5-1:30",
                                                     "2026-03-01T24:00:00Z",
                                                     "URN:UVCI:01:AT:a/b#c",
                                                     "a/b#c:",
                                                     "3A",
                                                     "unknown",
                                                     "-1",
                                                     "\xE4\xB8\xAD",
                                                     "\xF0\x9F\x98\x80"};
constexpr std::array<std::string_view, 8> kFractions = {
    "1.5", "-0.1", "1e-3", "15e-1", "1e400", "9223372036854775808", "1.50", "2.5e999999999999"};

constexpr std::uint8_t kRaw = 128;  // a text of as many bytes as the rest of the byte says

std::uint8_t tag(Kind kind, std::size_t small) {
  return static_cast<std::uint8_t>(kind | small << 4U);
}

void write_integer(std::int64_t value, std::string& bytes) {
  for (unsigned shift = 0; shift < 64; shift += 8) {
    bytes += static_cast<char>(static_cast<std::uint64_t>(value) >> shift & 0xFFU);
  }
}

void write_count(Kind kind, std::size_t count, std::string& bytes) {
  bytes += static_cast<char>(tag(kind, std::min<std::size_t>(count, 15)));
  if (count >= 15) bytes += static_cast<char>(count);
}

void write_text(std::string_view text, std::string& bytes) {
  const auto* const word = std::find(kWords.begin(), kWords.end(), text);
  if (word != kWords.end()) {
    bytes += static_cast<char>(std::distance(kWords.begin(), word));
    return;
  }
  std::string letters;
  for (std::size_t at = 0; at < text.size() && letters.size() < 127; ++at) {
    const auto first = static_cast<std::uint8_t>(text[at]);
    if (first < 0x80) {
      letters += text[at];
    } else if ((first == 0xC2 || first == 0xC3) && at + 1 < text.size()) {
      letters +=
          static_cast<char>((first & 3U) << 6U | (static_cast<std::uint8_t>(text[++at]) & 0x3FU));
    }
  }
  bytes += static_cast<char>(kRaw | letters.size());
  bytes += letters;
}

// {"operator": [operands]} or {"var": "path"}; others are objects.
bool write_operation(const Object& members, std::string& bytes) {
  if (members.size() != 1) return false;
  const auto* const found =
      std::find_if(kOperators.begin(), kOperators.end(),
                   [&](const Operator& each) { return each.name == members.front().key; });
  if (found == kOperators.end()) return false;
  const Value& given = members.front().value;
  const auto index = static_cast<char>(std::distance(kOperators.begin(), found));
  if (found->name == "var") {
    if (given.string() == nullptr) return false;
    bytes += static_cast<char>(tag(usual_operation, 0));
    bytes += index;
    write_text(*given.string(), bytes);
    return true;
  }
  const Array* operands = given.array();
  if (operands == nullptr || operands->size() > 15) return false;
  const bool is_usual = operands->size() == found->operands;
  bytes += static_cast<char>(is_usual ? tag(usual_operation, 0) : tag(operation, operands->size()));
  bytes += index;
  for (const Value& operand : *operands) write_bytes(operand, bytes);
  return true;
}

}  // namespace

std::uint8_t ByteReader::byte() {
  if (rest_.empty()) return 0;
  const auto first = static_cast<std::uint8_t>(rest_.front());
  rest_.remove_prefix(1);
  return first;
}

std::int64_t ByteReader::integer() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 8) value |= std::uint64_t{byte()} << shift;
  return static_cast<std::int64_t>(value);
}

std::string ByteReader::text() {
  const std::uint8_t first = byte();
  if (first < kRaw) return std::string(kWords[first % kWords.size()]);
  std::string text;
  for (std::size_t left = first - kRaw; left > 0; --left) {
    const std::uint8_t letter = byte();
    if (letter < 0x80) {
      text += static_cast<char>(letter);
    } else {
      text += static_cast<char>(0xC0U | letter >> 6U);
      text += static_cast<char>(0x80U | (letter & 0x3FU));
    }
  }
  return text;
}

std::size_t ByteReader::count(std::uint8_t small) { return small < 15 ? small : byte(); }

Value ByteReader::operation(std::uint8_t count, bool has_usual_count) {
  const Operator& chosen = kOperators[byte() % kOperators.size()];
  Object object;
  if (chosen.name == "var") {
    object.push_back({"var", Value(text())});
    return Value(std::move(object));
  }
  Array operands;
  const std::uint8_t wanted = has_usual_count ? chosen.operands : count;
  operands.reserve(wanted);
  for (std::size_t index = 0; index < wanted; ++index) operands.push_back(value());
  object.push_back({std::string(chosen.name), Value(std::move(operands))});
  return Value(std::move(object));
}

Value ByteReader::value() {
  if (values_left_ == 0 || rest_.empty() || depth_ == 300) return {};
  --values_left_;
  const std::uint8_t first = byte();
  const std::uint8_t kind = first & 15U;
  const std::uint8_t small = first >> 4U;
  if (kind == plain) {
    if (small % 4 == 0) return {};
    return small % 4 == 3 ? Value(Unknown()) : Value(small % 4 == 2);
  }
  if (kind == small_integer) return Value(std::int64_t{small} - 4);
  if (kind == Kind::integer) return Value(integer());
  if (kind == Kind::text) return Value(text());
  if (kind == fraction) return Value(Fraction{std::string(kFractions[small % kFractions.size()])});
  if (kind == date_time) return Value(DateTime{integer()});

  ++depth_;
  Value made;
  if (kind == array) {
    Array items;
    for (std::size_t left = count(small); left > 0; --left) items.push_back(value());
    made = Value(std::move(items));
  } else if (kind == object) {
    made = Value(Object());
    for (std::size_t left = count(small); left > 0; --left) {
      std::string key = text();
      if (made.find(key) == nullptr) made.object()->push_back({std::move(key), value()});
    }
  } else {
    made = operation(small, kind != Kind::operation);
  }
  --depth_;
  return made;
}

void write_bytes(const Value& value, std::string& bytes) {
  if (value.is_null() || value.is_unknown()) {
    bytes += static_cast<char>(tag(plain, value.is_null() ? 0 : 3));
  } else if (const bool* boolean = value.boolean()) {
    bytes += static_cast<char>(tag(plain, *boolean ? 2 : 1));
  } else if (const std::int64_t* number = value.integer()) {
    if (*number >= -4 && *number < 12) {
      bytes += static_cast<char>(tag(small_integer, static_cast<std::size_t>(*number + 4)));
    } else {
      bytes += static_cast<char>(tag(integer, 0));
      write_integer(*number, bytes);
    }
  } else if (const std::string* string = value.string()) {
    bytes += static_cast<char>(tag(text, 0));
    write_text(*string, bytes);
  } else if (const DateTime* moment = value.date_time()) {
    bytes += static_cast<char>(tag(date_time, 0));
    write_integer(moment->milliseconds, bytes);
  } else if (const Fraction* broken = value.fraction()) {
    const auto* const found = std::find(kFractions.begin(), kFractions.end(), broken->text);
    const auto index = static_cast<std::size_t>(std::distance(kFractions.begin(), found));
    bytes += static_cast<char>(tag(fraction, index % kFractions.size()));
  } else if (const Array* items = value.array()) {
    const std::size_t count = std::min<std::size_t>(items->size(), 255);
    write_count(array, count, bytes);
    for (std::size_t index = 0; index < count; ++index) write_bytes((*items)[index], bytes);
  } else if (!write_operation(*value.object(), bytes)) {
    const Object& members = *value.object();
    const std::size_t count = std::min<std::size_t>(members.size(), 255);
    write_count(object, count, bytes);
    for (std::size_t index = 0; index < count; ++index) {
      write_text(members[index].key, bytes);
      write_bytes(members[index].value, bytes);
    }
  }
}

}  // namespace eligibility::fuzz
