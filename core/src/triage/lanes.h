// SPDX-License-Identifier: Apache-2.0
// Sixteen bytes at once, as every processor and WebAssembly have them, by the vectors of GCC and
// clang: no header of one processor's, and no loop that a compiler might not understand. Only how a
// mask of bytes becomes bits has a name of its own on each.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace eligibility::kernel {

inline constexpr std::size_t kLanes = 16;
using Lanes = std::uint8_t __attribute__((vector_size(16)));
using WordLanes = std::uint64_t __attribute__((vector_size(16)));
using CharLanes = char __attribute__((vector_size(16)));
using NumberLanes = std::int32_t __attribute__((vector_size(16)));

[[nodiscard]] inline Lanes load(const std::uint8_t* from) {
  Lanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

[[nodiscard]] inline NumberLanes load(const std::int32_t* from) {
  NumberLanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

[[nodiscard]] inline WordLanes load(const std::uint64_t* from) {
  WordLanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

inline void store(WordLanes lanes, std::uint64_t* to) { std::memcpy(to, &lanes, sizeof lanes); }

[[nodiscard]] inline Lanes all_lanes(std::uint8_t byte) { return Lanes{} + byte; }
[[nodiscard]] inline NumberLanes all_lanes(std::int32_t number) { return NumberLanes{} + number; }

// A sum that is too large wraps around.
[[nodiscard]] inline NumberLanes add(NumberLanes a, NumberLanes b) {
  using Unsigned = std::uint32_t __attribute__((vector_size(16)));
  return __builtin_convertvector(
      __builtin_convertvector(a, Unsigned) + __builtin_convertvector(b, Unsigned), NumberLanes);
}

// A comparison's result as bytes, 0 or 255.
template <typename Compared>
[[nodiscard]] Lanes where(Compared compared) {
  return __builtin_convertvector(compared, Lanes);
}

// A bit for each byte, which is 0 or 255.
[[nodiscard]] inline std::uint32_t bits_of(Lanes lanes) {
#if defined(__SSE2__)
  return static_cast<std::uint32_t>(
      __builtin_ia32_pmovmskb128(__builtin_convertvector(lanes, CharLanes)));
#elif defined(__wasm_simd128__)
  using SignedLanes = signed char __attribute__((vector_size(16)));
  return static_cast<std::uint32_t>(
      __builtin_wasm_bitmask_i8x16(__builtin_convertvector(lanes, SignedLanes)));
#else
  // Each byte's bit times one of these lands at its place in the highest byte.
  constexpr std::uint64_t kPlaces = 0x0102'0408'1020'4080U;
  std::uint64_t halves[2];
  std::memcpy(halves, &lanes, sizeof halves);
  const auto bits = [](std::uint64_t half) {
    return static_cast<std::uint32_t>((half & 0x0101'0101'0101'0101U) * kPlaces >> 56U);
  };
  return bits(halves[0]) | bits(halves[1]) << 8U;
#endif
}

// Sets the sixteen bits of a word from bit `at` on, in turn from the lowest.
inline void put_bits(std::uint64_t* word, std::size_t at, std::uint32_t bits) {
  if constexpr (std::endian::native == std::endian::little) {
    const auto sixteen = static_cast<std::uint16_t>(bits);
    std::memcpy(reinterpret_cast<std::uint8_t*>(word) + at / 8, &sixteen, sizeof sixteen);
  } else {
    *word = (at == 0 ? 0 : *word) | std::uint64_t{bits} << at;
  }
}

// Sixteen numbers, each 0 or -1, as bytes, 0 or 255.
[[nodiscard]] inline Lanes narrow(NumberLanes a, NumberLanes b, NumberLanes c, NumberLanes d) {
#if defined(__SSE2__)
  return __builtin_convertvector(__builtin_ia32_packsswb128(__builtin_ia32_packssdw128(a, b),
                                                            __builtin_ia32_packssdw128(c, d)),
                                 Lanes);
#elif defined(__wasm_simd128__)
  return __builtin_convertvector(
      __builtin_wasm_narrow_s_i8x16_i16x8(__builtin_wasm_narrow_s_i16x8_i32x4(a, b),
                                          __builtin_wasm_narrow_s_i16x8_i32x4(c, d)),
      Lanes);
#else
  const NumberLanes all[] = {a, b, c, d};
  Lanes lanes;
  for (std::size_t i = 0; i < kLanes; ++i) lanes[i] = static_cast<std::uint8_t>(all[i / 4][i % 4]);
  return lanes;
#endif
}

// The bytes of both, in turns: of their first halves, or of their second ones.
[[nodiscard]] inline Lanes interleave_first(Lanes a, Lanes b) {
  return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
[[nodiscard]] inline Lanes interleave_second(Lanes a, Lanes b) {
  return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15,
                                 31);
}

// The other way: a byte, 0 or 255, for each bit of a word.
struct SpreadWord {
  Lanes quarters[4];
};
[[nodiscard]] inline SpreadWord spread(std::uint64_t word) {
  constexpr Lanes kBits = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  const WordLanes words = {word, word};
  Lanes bytes;
  std::memcpy(&bytes, &words, sizeof bytes);
  const Lanes twice = interleave_first(bytes, bytes);
  const Lanes first = interleave_first(twice, twice);  // four times each
  const Lanes second = interleave_second(twice, twice);
  const auto has_bit = [](Lanes eight_times) { return where((eight_times & kBits) == kBits); };
  return {{has_bit(interleave_first(first, first)), has_bit(interleave_second(first, first)),
           has_bit(interleave_first(second, second)), has_bit(interleave_second(second, second))}};
}

// Exchanges those bits of each byte that is 255 in `where_set`.
inline void flip_bits(SpreadWord& bytes, const SpreadWord& where_set, Lanes bits) {
  bytes.quarters[0] ^= where_set.quarters[0] & bits;
  bytes.quarters[1] ^= where_set.quarters[1] & bits;
  bytes.quarters[2] ^= where_set.quarters[2] & bits;
  bytes.quarters[3] ^= where_set.quarters[3] & bits;
}

}  // namespace eligibility::kernel
