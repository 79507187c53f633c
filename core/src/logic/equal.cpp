// SPDX-License-Identifier: Apache-2.0
#include "logic/equal.h"

#include <cstddef>

#include "date/digits.h"

namespace eligibility {
namespace {

using Kind = Operand::Kind;

constexpr Truth truth(bool is_true) { return is_true ? Truth::truthy : Truth::falsy; }

// A JSON number as its significant digits and the power of ten of the first: -1.50e3 is 1 5 0 at 3.
struct Decimal {
  std::string_view digits;  // may hold a dot
  std::int64_t magnitude = 0;
  bool is_negative = false;
  bool is_readable = true;  // false: an exponent of more than nine digits

  explicit Decimal(std::string_view text) {
    is_negative = !text.empty() && text.front() == '-';
    if (is_negative) text.remove_prefix(1);
    const std::size_t mark = text.find_first_of("eE");
    if (mark != std::string_view::npos) {
      std::string_view exponent = text.substr(mark + 1);
      const bool is_small = exponent.starts_with('-');
      if (is_small || exponent.starts_with('+')) exponent.remove_prefix(1);
      is_readable = exponent.size() <= 9 && all_digits(exponent);
      if (is_readable) magnitude = std::int64_t{number_of_digits(exponent)} * (is_small ? -1 : 1);
      text = text.substr(0, mark);
    }
    const std::size_t dot = text.find('.');
    const std::size_t first = text.find_first_not_of("0.");
    if (first == std::string_view::npos) return;  // zero, of any magnitude
    const std::size_t whole = dot == std::string_view::npos ? text.size() : dot;
    magnitude += static_cast<std::int64_t>(whole) - static_cast<std::int64_t>(first) -
                 (first < whole ? 1 : 0);
    digits = text.substr(first);
  }

  // The next digit, 0 for ever after the last.
  char next() {
    if (!digits.empty() && digits.front() == '.') digits.remove_prefix(1);
    if (digits.empty()) return '0';
    const char digit = digits.front();
    digits.remove_prefix(1);
    return digit;
  }
};

bool same_number(std::string_view left_text, std::string_view right_text) {
  if (left_text == right_text) return true;
  Decimal left(left_text);
  Decimal right(right_text);
  if (!left.is_readable || !right.is_readable) return false;
  if (left.is_negative != right.is_negative || left.magnitude != right.magnitude) return false;
  while (!left.digits.empty() || !right.digits.empty()) {
    if (left.next() != right.next()) return false;
  }
  return true;
}

Truth same_items(const Array& left, const Array& right, std::uint64_t& visited) {
  if (left.size() != right.size()) return Truth::falsy;
  Truth all = Truth::truthy;
  for (std::size_t index = 0; index < left.size(); ++index) {
    const Truth same = equality(Operand::of(left[index]), Operand::of(right[index]), visited);
    if (same == Truth::falsy) return Truth::falsy;
    if (same == Truth::unknown) all = Truth::unknown;
  }
  return all;
}

Truth same_members(const Value& left, const Value& right, std::uint64_t& visited) {
  const Object& members = *left.object();
  if (members.size() != right.object()->size()) return Truth::falsy;
  Truth all = Truth::truthy;
  for (const Member& member : members) {
    visited += members.size();  // find looks at each
    const Value* other = right.find(member.key);
    if (other == nullptr) return Truth::falsy;
    const Truth same = equality(Operand::of(member.value), Operand::of(*other), visited);
    if (same == Truth::falsy) return Truth::falsy;
    if (same == Truth::unknown) all = Truth::unknown;
  }
  return all;
}

}  // namespace

Truth truth_of(const Operand& operand) {
  switch (operand.kind()) {
    case Kind::null:
      return Truth::falsy;
    case Kind::boolean:
    case Kind::integer:
      return truth(operand.number() != 0);
    case Kind::string:
      return truth(!operand.text().empty());
    case Kind::array:
      return truth(!operand.array().empty());
    case Kind::object:
      return truth(!operand.object().empty());
    case Kind::unknown:
      return Truth::unknown;
    case Kind::date_time:
    case Kind::fraction:
      break;
  }
  return Truth::undecided;
}

Truth equality(const Operand& left, const Operand& right, std::uint64_t& visited) {
  ++visited;
  if (left.is_unknown() || right.is_unknown()) return Truth::unknown;
  if (left.kind() != right.kind()) return Truth::falsy;
  switch (left.kind()) {
    case Kind::null:
      return Truth::truthy;
    case Kind::boolean:
    case Kind::integer:
    case Kind::date_time:
      return truth(left.number() == right.number());
    case Kind::string:
      return truth(left.text() == right.text());
    case Kind::array:
      return same_items(left.array(), right.array(), visited);
    case Kind::object:
      return same_members(*left.held(), *right.held(), visited);
    case Kind::fraction:
      return truth(same_number(left.fraction(), right.fraction()));
    case Kind::unknown:
      break;
  }
  return Truth::unknown;
}

Truth membership(const Operand& needle, const Array& array, std::uint64_t& visited) {
  Truth found = Truth::falsy;
  for (const Value& item : array) {
    const Truth same = equality(needle, Operand::of(item), visited);
    if (same == Truth::truthy) return Truth::truthy;
    if (same == Truth::unknown) found = Truth::unknown;
  }
  return found;
}

}  // namespace eligibility
