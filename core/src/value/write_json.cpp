// SPDX-License-Identifier: Apache-2.0
// The one writer of JSON: native and wasm share it, so their reports are equal byte for byte.
// Strings come out as JavaScript's JSON.stringify writes them.
#include <cstdint>

#include "date/civil.h"
#include "date/digits.h"
#include "eligibility/value.h"

namespace eligibility {
namespace {

// As JavaScript's toISOString writes it: a year outside 0000 to 9999 has a sign and six digits.
void write_date_time(DateTime date_time, std::string& text) {
  constexpr std::int64_t kMillisecondsOfDay = 86'400'000;
  const civil::YearMonthDay64 day =
      civil::from_days(civil::floor_divide(date_time.milliseconds, kMillisecondsOfDay));
  const auto in_day = static_cast<std::uint64_t>(
      civil::floor_remainder(date_time.milliseconds, kMillisecondsOfDay));

  text += '"';
  const bool has_sign = day.year < 0 || day.year > 9999;
  if (has_sign) text += day.year < 0 ? '-' : '+';
  append_padded(static_cast<std::uint64_t>(day.year < 0 ? -day.year : day.year), has_sign ? 6 : 4,
                text);
  text += '-';
  append_padded(static_cast<std::uint64_t>(day.month), 2, text);
  text += '-';
  append_padded(static_cast<std::uint64_t>(day.day), 2, text);
  text += 'T';
  append_padded(in_day / 3'600'000, 2, text);
  text += ':';
  append_padded(in_day / 60'000 % 60, 2, text);
  text += ':';
  append_padded(in_day / 1'000 % 60, 2, text);
  text += '.';
  append_padded(in_day % 1'000, 3, text);
  text += "Z\"";
}

void write_array(const Array& array, std::string& text) {
  text += '[';
  bool first = true;
  for (const Value& item : array) {
    if (!first) text += ',';
    first = false;
    write_json(item, text);
  }
  text += ']';
}

void write_object(const Object& object, std::string& text) {
  text += '{';
  bool first = true;
  for (const Member& member : object) {
    if (!first) text += ',';
    first = false;
    write_json_string(member.key, text);
    text += ':';
    write_json(member.value, text);
  }
  text += '}';
}

void write_escape(unsigned char character, std::string& text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  text += '\\';
  switch (character) {
    case '"':
      text += '"';
      return;
    case '\\':
      text += '\\';
      return;
    case '\b':
      text += 'b';
      return;
    case '\f':
      text += 'f';
      return;
    case '\n':
      text += 'n';
      return;
    case '\r':
      text += 'r';
      return;
    case '\t':
      text += 't';
      return;
    default:
      text += "u00";
      text += kHex[character >> 4U];
      text += kHex[character & 0xFU];
  }
}

}  // namespace

void write_json_string(std::string_view string, std::string& text) {
  text += '"';
  std::size_t written = 0;  // what needs no escape is appended in one piece
  for (std::size_t index = 0; index < string.size(); ++index) {
    const auto character = static_cast<unsigned char>(string[index]);
    if (character >= 0x20 && character != '"' && character != '\\') continue;
    text += string.substr(written, index - written);
    write_escape(character, text);
    written = index + 1;
  }
  text += string.substr(written);
  text += '"';
}

void write_json(const Value& value, std::string& text) {
  if (const bool* boolean = value.boolean()) {
    text += *boolean ? "true" : "false";
  } else if (const std::int64_t* integer = value.integer()) {
    text += std::to_string(*integer);
  } else if (const std::string* string = value.string()) {
    write_json_string(*string, text);
  } else if (const Array* array = value.array()) {
    write_array(*array, text);
  } else if (const Object* object = value.object()) {
    write_object(*object, text);
  } else if (const Fraction* fraction = value.fraction()) {
    text += fraction->text;
  } else if (const DateTime* date_time = value.date_time()) {
    write_date_time(*date_time, text);
  } else if (value.is_unknown()) {
    text += R"({"unknown":true})";
  } else {
    text += "null";
  }
}

}  // namespace eligibility
