// SPDX-License-Identifier: Apache-2.0
// The inner loops: plain arrays, no branches, nothing that could overlap, so that compilers make
// SIMD of them. A mask has a bit a row, 64 in a word. `n` rows are looked at by whole words, masks
// by two of them, so every column has room for the last; what is beyond the last row is nobody's
// concern.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "triage/column_program.h"

namespace eligibility::kernel {

using Word = std::uint64_t;
using Byte = std::uint8_t;
using Number = std::int32_t;
inline constexpr std::size_t kRowsOfWord = 64;
inline constexpr std::size_t kRowsTogether = 4 * kRowsOfWord;  // every column has room for so many
inline constexpr Number kHighest = std::numeric_limits<Number>::max();
[[nodiscard]] constexpr std::size_t words_of(std::size_t n) {
  return (n + kRowsOfWord - 1) / kRowsOfWord;
}
// Sums of what is not known wrap around; nobody looks at them.
[[nodiscard]] constexpr Number add(Number x, Number y) {
  return static_cast<Number>(static_cast<std::uint32_t>(x) + static_cast<std::uint32_t>(y));
}
[[nodiscard]] constexpr Number subtract(Number x, Number y) {
  return static_cast<Number>(static_cast<std::uint32_t>(x) - static_cast<std::uint32_t>(y));
}
[[nodiscard]] constexpr bool has_row(const Word* mask, std::size_t row) {
  return (mask[row / kRowsOfWord] >> row % kRowsOfWord & 1U) != 0;
}

void fill(Word* out, bool all, std::size_t n);
void fill(Byte* out, Byte code, std::size_t n);
void fill(Number* out, Number number, std::size_t n);
[[nodiscard]] bool any(const Word* mask, std::size_t n);
void ones(const Word* mask, Byte* out, std::size_t n);  // 1 where it is set

// Codes as they are in a column of numbers; what is no code becomes `other`.
void codes_of_numbers(const Number* numbers, Byte other, Byte* out, std::size_t n);

void combine(ColumnOp op, const Word* a, const Word* b, Word* out, std::size_t n);
void test_codes(const ColumnNode& node, const Byte* codes, Word* out, std::size_t n);

// From lowest to highest, not all that there are.
struct Interval {
  Number lowest;
  Number highest;
};
void within(const Number* numbers, Interval interval, Word* out, std::size_t n);
void has(const Number* numbers, Number bits, Word* out, std::size_t n);  // one of them, of a set
void below(const Number* a, Number k, const Number* b, Word* out, std::size_t n);  // a + k < b
void same(const Number* a, Number k, const Number* b, Word* out, std::size_t n);   // a + k == b

void choose(const Word* mask, const Number* b, const Number* c, Number* out, std::size_t n);
void blank(const Word* mask, const Number* b, Number by, Number* out, std::size_t n);
void compute(const ColumnNode& node, const Number* x, const Number* y, Number* out, std::size_t n);

// Codes of masks that exclude each other; kNoCode where there is none.
void pick(const Word* const* masks, const Byte* codes, std::size_t count, Byte* out, std::size_t n);
// Bit i of each number is set where mask i is; at most 32.
void gather(const Word* const* masks, std::size_t count, Number* out, std::size_t n);

}  // namespace eligibility::kernel
