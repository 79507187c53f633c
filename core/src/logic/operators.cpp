// SPDX-License-Identifier: Apache-2.0
#include "logic/operators.h"

#include <cstddef>

namespace eligibility {
namespace {

constexpr std::string_view kGuard = "a value that is truthy or falsy";
constexpr std::string_view kIntegers = "integers";
constexpr std::string_view kDateTimes = "date-times, as plusTime makes them";

// In the order of Symbol.
constexpr std::array<Operator, 19> kOperators = {{
    {Symbol::negation, "!", 1, 1, kGuard},
    {Symbol::plus, "+", 2, 2, kIntegers},
    {Symbol::less, "<", 2, 3, kIntegers},
    {Symbol::at_most, "<=", 2, 3, kIntegers},
    {Symbol::equal, "===", 2, 2, "values that can be equal"},
    {Symbol::greater, ">", 2, 3, kIntegers},
    {Symbol::at_least, ">=", 2, 3, kIntegers},
    {Symbol::after, "after", 2, 3, kDateTimes},
    {Symbol::conjunction, "and", 2, kAnyNumber, kGuard},
    {Symbol::before, "before", 2, 3, kDateTimes},
    {Symbol::date_of_birth, "dccDateOfBirth", 1, 1, "a date as text: YYYY-MM-DD, YYYY-MM or YYYY"},
    {Symbol::extract, "extractFromUVCI", 2, 2, "text or null"},
    {Symbol::conditional, "if", 3, 3, kGuard},
    {Symbol::member, "in", 2, 2, "an array to look in"},
    {Symbol::not_after, "not-after", 2, 3, kDateTimes},
    {Symbol::not_before, "not-before", 2, 3, kDateTimes},
    {Symbol::disjunction, "or", 2, kAnyNumber, kGuard},
    {Symbol::plus_time, "plusTime", 3, 3, "a date or date-time as text, such as 2026-03-20"},
    {Symbol::reduce, "reduce", 3, 3, "an array or null"},
}};

constexpr bool is_in_order() {
  for (std::size_t index = 0; index < kOperators.size(); ++index) {
    if (static_cast<std::size_t>(kOperators[index].symbol) != index) return false;
  }
  return true;
}
static_assert(is_in_order());

}  // namespace

const Operator* find_operator(std::string_view name) {
  for (const Operator& candidate : kOperators) {
    if (candidate.name == name) return &candidate;
  }
  return nullptr;
}

const Operator& operator_of(Symbol symbol) { return kOperators[static_cast<std::size_t>(symbol)]; }

}  // namespace eligibility
