// SPDX-License-Identifier: Apache-2.0
// Days as people write them. Three numbers, or two and the name of a month, with the year in four
// digits: a century is never added, and where day and month could change places nothing is guessed.
#include <array>
#include <optional>

#include "date/digits.h"
#include "eligibility/orders.h"

namespace eligibility {
namespace {

using Failed = Failure<LocalDateError>;

constexpr char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}
constexpr bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
constexpr bool is_letter(char byte) { return lower(byte) >= 'a' && lower(byte) <= 'z'; }

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

// The month of a name in English, whole or of three letters at least: "Mar", "Sept".
std::optional<std::int32_t> month_of(std::string_view word) {
  constexpr std::size_t kShortest = 3;
  if (word.size() < kShortest) return std::nullopt;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    const std::string_view name = kMonths[month];
    bool is_same = word.size() <= name.size();
    for (std::size_t i = 0; is_same && i < word.size(); ++i) is_same = lower(word[i]) == name[i];
    if (is_same) return static_cast<std::int32_t>(month + 1);
  }
  return std::nullopt;
}

// A day in its parts, in the order in which they stand.
struct Part {
  std::int32_t number = 0;
  std::size_t digits = 0;  // 0: the name of a month
};
struct Parts {
  std::array<Part, 3> part;
  std::array<std::string_view, 3> after;  // what stands behind each
  std::string_view rest;                  // behind the third
};

std::optional<Part> take_part(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && is_digit(text[size])) ++size;
  constexpr std::size_t kLongest = 4;
  if (size > kLongest) return std::nullopt;
  Part part{.number = 0, .digits = size};
  if (size > 0) {
    part.number = number_of_digits(text.substr(0, size));
  } else {
    while (size < text.size() && is_letter(text[size])) ++size;
    const std::optional<std::int32_t> month = month_of(text.substr(0, size));
    if (!month) return std::nullopt;
    part.number = *month;
  }
  text.remove_prefix(size);
  return part;
}

// What stands between parts: anything but digits and letters.
std::string_view take_between(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && !is_digit(text[size]) && !is_letter(text[size])) ++size;
  const std::string_view between = text.substr(0, size);
  text.remove_prefix(size);
  return between;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::optional<Parts> parts_of(std::string_view text) {
  Parts parts;
  for (std::size_t i = 0; i < parts.part.size(); ++i) {
    const std::optional<Part> part = take_part(text);
    if (!part) return std::nullopt;
    parts.part[i] = *part;
    if (i + 1 < parts.part.size()) parts.after[i] = trimmed(take_between(text));
  }
  parts.rest = text;
  return parts;
}

// Behind a day: nothing, or a time without a zone, " 10:30", "T00:00:00.000".
bool is_time(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() != ' ' && text.front() != 'T') return false;
  text.remove_prefix(1);
  std::size_t colons = 0;
  for (const char byte : text) {
    if (byte == ':') ++colons;
    if (!is_digit(byte) && byte != ':' && byte != '.') return false;
  }
  return colons >= 1 && colons <= 2 && is_digit(text.front()) && is_digit(text.back());
}

Result<Date, LocalDateError> made(std::int32_t year, std::int32_t month, std::int32_t day) {
  if (year == 0) return Failed{LocalDateError::not_real};
  const Result<Date, DateError> date = make_date({.year = year, .month = month, .day = day});
  if (!date.ok()) return Failed{LocalDateError::not_real};
  return *date;
}

bool is_short(Part part) { return part.digits == 1 || part.digits == 2; }

// Year, month and day in Chinese, each before its character.
bool is_chinese(const Parts& parts) {
  const std::string_view rest = trimmed(parts.rest);
  return parts.after[0] == "\xE5\xB9\xB4" && parts.after[1] == "\xE6\x9C\x88" &&
         (rest.starts_with("\xE6\x97\xA5") || rest.starts_with("\xE5\x8F\xB7"));
}

bool is_between(std::string_view between) {
  return between == "-" || between == "/" || between == ".";
}

// "27 Mar 2026", "27-Mar-2026", "March 27, 2026".
Result<Date, LocalDateError> read_with_name(const Parts& parts) {
  const auto& [first, second, year] = parts.part;
  const bool is_day_first = second.digits == 0 && is_short(first);
  const bool is_month_first = first.digits == 0 && is_short(second);
  if ((!is_day_first && !is_month_first) || year.digits != 4 || !is_time(parts.rest)) {
    return Failed{LocalDateError::incomplete};
  }
  for (const std::string_view after : parts.after) {
    if (!after.empty() && after != "-" && after != "," && after != ".") {
      return Failed{LocalDateError::incomplete};
    }
  }
  return is_day_first ? made(year.number, second.number, first.number)
                      : made(year.number, first.number, second.number);
}

Result<Date, LocalDateError> read_year_last(const Parts& parts, DateOrder order) {
  const std::int32_t first = parts.part[0].number;
  const std::int32_t second = parts.part[1].number;
  const std::int32_t year = parts.part[2].number;
  Result<Date, LocalDateError> dmy = made(year, second, first);
  Result<Date, LocalDateError> mdy = made(year, first, second);
  switch (order) {
    case DateOrder::dmy:
      return dmy;
    case DateOrder::mdy:
      return mdy;
    case DateOrder::unsaid:
      break;
  }
  if (!dmy.ok()) return mdy;
  if (!mdy.ok() || *mdy == *dmy) return dmy;
  return Failed{LocalDateError::ambiguous};
}

}  // namespace

Result<Date, LocalDateError> read_local_date(std::string_view text, DateOrder order) {
  text = trimmed(text);
  constexpr std::size_t kCompact = 8;  // YYYYMMDD
  if (text.size() == kCompact && all_digits(text)) {
    return made(number_of_digits(text.substr(0, 4)), number_of_digits(text.substr(4, 2)),
                number_of_digits(text.substr(6, 2)));
  }
  const std::optional<Parts> parts = parts_of(text);
  if (!parts) return Failed{LocalDateError::incomplete};
  const auto& [first, second, third] = parts->part;
  if (first.digits == 0 || second.digits == 0) return read_with_name(*parts);
  if (first.digits == 4 && is_short(second) && is_short(third)) {
    const bool is_plain = is_between(parts->after[0]) && parts->after[0] == parts->after[1];
    constexpr std::size_t kCharacter = 3;  // bytes
    if (is_plain ? is_time(parts->rest)
                 : is_chinese(*parts) && is_time(trimmed(parts->rest).substr(kCharacter))) {
      return made(first.number, second.number, third.number);
    }
    return Failed{LocalDateError::incomplete};
  }
  const bool is_year_last = is_short(first) && is_short(second) && third.digits == 4 &&
                            is_between(parts->after[0]) && parts->after[0] == parts->after[1];
  if (!is_year_last || !is_time(parts->rest)) return Failed{LocalDateError::incomplete};
  return read_year_last(*parts, order);
}

}  // namespace eligibility
