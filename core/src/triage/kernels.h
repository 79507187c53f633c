// SPDX-License-Identifier: Apache-2.0
// The inner loops: plain arrays, no branches, nothing that could overlap, so that compilers make
// SIMD of them. `n` rows; masks are 0 or 255 a row.
#pragma once

#include <cstddef>
#include <cstdint>

#include "triage/column_program.h"

namespace eligibility::kernel {

using Byte = std::uint8_t;
using Number = std::int32_t;

// The operands and results of one instruction, by what they are; those that it has not are null.
struct Operands {
  const Byte* bytes_a = nullptr;
  const Byte* bytes_b = nullptr;
  const Number* numbers_a = nullptr;
  const Number* numbers_b = nullptr;
  const Number* numbers_c = nullptr;
  Number k = 0;
  Number m = 0;
};

void fill(Byte* out, Byte code, std::size_t n);
void fill(Number* out, Number number, std::size_t n);
// Codes as they are in a column of numbers; what is no code becomes `other`.
void codes_of_numbers(const Number* numbers, Byte other, Byte* out, std::size_t n);
void numbers_of_codes(const Byte* codes, Number* out, std::size_t n);
[[nodiscard]] bool any(const Byte* mask, std::size_t n);
void ones(const Byte* mask, Byte* out, std::size_t n);  // 1 for 255

void make_mask(ColumnOp op, const Operands& in, Byte* out, std::size_t n);
void make_numbers(ColumnOp op, const Operands& in, Number* out, std::size_t n);

// Codes of masks that exclude each other; kNoCode where there is none.
void pick(const Byte* const* masks, const Byte* codes, std::size_t count, Byte* out, std::size_t n);
// Bit i of each number is set where mask i is; at most 32.
void gather(const Byte* const* masks, std::size_t count, Number* out, std::size_t n);

}  // namespace eligibility::kernel
