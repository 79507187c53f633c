// SPDX-License-Identifier: Apache-2.0
#include "triage/kernels.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "triage/lanes.h"

namespace eligibility::kernel {
namespace {

constexpr bool is_known(Number number) { return number >= kFirstNumber; }
// Without a branch, which would keep a loop from being SIMD.
constexpr bool both(bool x, bool y) { return (static_cast<int>(x) & static_cast<int>(y)) != 0; }
constexpr bool are_known(Number x, Number y) { return both(is_known(x), is_known(y)); }
constexpr bool is_within(Number number, Number lowest, Number highest) {
  return both(number >= lowest, number <= highest);
}

// A mask by the sixteen rows from each place of each word on, 0 or 255. They are stored at once,
// since WebAssembly's compilers keep in registers, of which there are few, what is not.
template <typename F>
void each_sixteen(Word* out, std::size_t n, F lanes_at) {
  for (std::size_t i = 0; i < words_of(n); i += 2) {
    put_bits(out + i, 0, bits_of(lanes_at(i, 0)));
    put_bits(out + i, 16, bits_of(lanes_at(i, 16)));
    put_bits(out + i, 32, bits_of(lanes_at(i, 32)));
    put_bits(out + i, 48, bits_of(lanes_at(i, 48)));
    put_bits(out + i + 1, 0, bits_of(lanes_at(i, 64)));
    put_bits(out + i + 1, 16, bits_of(lanes_at(i, 80)));
    put_bits(out + i + 1, 32, bits_of(lanes_at(i, 96)));
    put_bits(out + i + 1, 48, bits_of(lanes_at(i, 112)));
  }
}

template <typename F>
void each_code(const Byte* codes, Word* out, std::size_t n, F holds) {
  each_sixteen(out, n, [=](std::size_t word, std::size_t at) {
    return holds(load(codes + word * kRowsOfWord + at));
  });
}

// `holds` of four numbers at once; compilers on their own make four times as many instructions of
// a loop over 64.
template <typename F>
void each_two(const Number* a, const Number* b, Word* out, std::size_t n, F holds) {
  each_sixteen(out, n, [=](std::size_t word, std::size_t at) {
    const Number* const x = a + word * kRowsOfWord + at;
    const Number* const y = b + word * kRowsOfWord + at;
    return narrow(holds(load(x), load(y)), holds(load(x + 4), load(y + 4)),
                  holds(load(x + 8), load(y + 8)), holds(load(x + 12), load(y + 12)));
  });
}

template <typename F>
void each_number(const Number* a, Word* out, std::size_t n, F holds) {
  each_two(a, a, out, n, [holds](NumberLanes number, NumberLanes) { return holds(number); });
}

template <typename F>
void each_word(const Word* a, const Word* b, Word* out, std::size_t n, F of) {
  for (std::size_t i = 0; i < words_of(n); i += 4) {
    store(of(load(a + i), load(b + i)), out + i);
    store(of(load(a + i + 2), load(b + i + 2)), out + i + 2);
  }
}

template <typename F>
void each_result(const Number* __restrict a, const Number* __restrict b, Number* __restrict out,
                 std::size_t n, F of) {
  for (std::size_t i = 0; i < words_of(n) * kRowsOfWord; ++i) out[i] = of(a[i], b[i]);
}

// x where the mask is set, else y: numbers by their place.
template <typename X, typename Y>
void each_choice(const Word* mask, Number* __restrict out, std::size_t n, X x, Y y) {
  for (std::size_t i = 0; i < words_of(n); ++i) {
    const SpreadWord spread_word = spread(mask[i]);
    Byte is_set[kRowsOfWord];
    std::memcpy(is_set, &spread_word, sizeof is_set);
    for (std::size_t row = 0; row < kRowsOfWord; ++row) {
      const Number first = x(i * kRowsOfWord + row);
      const Number second = y(i * kRowsOfWord + row);
      out[i * kRowsOfWord + row] = is_set[row] != 0 ? first : second;
    }
  }
}

}  // namespace

void fill(Word* out, bool all, std::size_t n) {
  std::fill_n(out, words_of(n), all ? ~Word{0} : Word{0});
}
void fill(Byte* out, Byte code, std::size_t n) { std::fill_n(out, n, code); }
void fill(Number* out, Number number, std::size_t n) { std::fill_n(out, n, number); }

bool any(const Word* mask, std::size_t n) {
  Word some = 0;
  for (std::size_t i = 0; i < n / kRowsOfWord; ++i) some |= mask[i];
  if (n % kRowsOfWord != 0) some |= mask[n / kRowsOfWord] & ((Word{1} << n % kRowsOfWord) - 1U);
  return some != 0;
}

void ones(const Word* mask, Byte* out, std::size_t n) {
  if (!any(mask, n)) return fill(out, Byte{0}, n);
  for (std::size_t i = 0; i < n; ++i) out[i] = has_row(mask, i) ? 1 : 0;
}

void codes_of_numbers(const Number* __restrict numbers, Byte other, Byte* __restrict out,
                      std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const Number number = numbers[i];
    Number code = is_within(number, 0, kUnsureCode - 1) ? number : other;
    code = number == kNoNumber ? Number{kNoCode} : code;
    code = number == kUnsureNumber ? Number{kUnsureCode} : code;
    out[i] = static_cast<Byte>(code);
  }
}

void combine(ColumnOp op, const Word* a, const Word* b, Word* out, std::size_t n) {
  using Two = WordLanes;
  if (op == ColumnOp::both) return each_word(a, b, out, n, [](Two x, Two y) { return x & y; });
  if (op == ColumnOp::either) return each_word(a, b, out, n, [](Two x, Two y) { return x | y; });
  if (op == ColumnOp::without) return each_word(a, b, out, n, [](Two x, Two y) { return x & ~y; });
  each_word(a, a, out, n, [](Two x, Two) { return ~x; });
}

void test_codes(const ColumnNode& node, const Byte* codes, Word* out, std::size_t n) {
  const Lanes k = all_lanes(static_cast<Byte>(node.k));
  if (node.op == ColumnOp::code_is)
    return each_code(codes, out, n, [k](Lanes a) { return where(a == k); });
  if (node.op == ColumnOp::code_within) {
    const Lanes width = all_lanes(static_cast<Byte>(node.m - node.k));
    return each_code(codes, out, n, [k, width](Lanes a) { return where(a - k <= width); });
  }
  // code_has: of what was not answered the highest bit is set, which is none of a set.
  const Lanes looked_at = all_lanes(static_cast<Byte>(node.k | 128));
  each_code(codes, out, n, [k, looked_at](Lanes a) { return where((a & looked_at) == k); });
}

// Moved so that the interval ends at the highest number of all: one comparison says the rest.
void within(const Number* numbers, Interval interval, Word* out, std::size_t n) {
  const Number move = subtract(kHighest, interval.highest);
  const NumberLanes moved = all_lanes(move);
  const NumberLanes before = all_lanes(subtract(add(interval.lowest, move), 1));
  each_number(numbers, out, n, [moved, before](NumberLanes a) { return add(a, moved) > before; });
}

// Of what was not answered the highest bit is set, which is none of a set.
void has(const Number* numbers, Number bits, Word* out, std::size_t n) {
  const NumberLanes k = all_lanes(bits);
  each_number(numbers, out, n, [k](NumberLanes a) { return (a & k) != 0; });
}

void below(const Number* a, Number k, const Number* b, Word* out, std::size_t n) {
  const NumberLanes move = all_lanes(k);
  each_two(a, b, out, n, [move](NumberLanes x, NumberLanes y) { return add(x, move) < y; });
}

void same(const Number* a, Number k, const Number* b, Word* out, std::size_t n) {
  const NumberLanes move = all_lanes(k);
  each_two(a, b, out, n, [move](NumberLanes x, NumberLanes y) { return add(x, move) == y; });
}

void choose(const Word* mask, const Number* __restrict b, const Number* __restrict c,
            Number* __restrict out, std::size_t n) {
  each_choice(
      mask, out, n, [b](std::size_t row) { return b[row]; },
      [c](std::size_t row) { return c[row]; });
}

void blank(const Word* mask, const Number* __restrict b, Number by, Number* __restrict out,
           std::size_t n) {
  each_choice(
      mask, out, n, [by](std::size_t) { return by; }, [b](std::size_t row) { return b[row]; });
}

void compute(const ColumnNode& node, const Number* x, const Number* y, Number* out, std::size_t n) {
  const Number k = node.k;
  const Number m = node.m;
  if (node.op == ColumnOp::plus) {
    return each_result(x, x, out, n,
                       [k, m](Number a, Number) { return is_known(a) ? add(a, k) : m; });
  }
  if (node.op == ColumnOp::difference) {
    return each_result(x, y, out, n, [](Number a, Number b) {
      return are_known(a, b) ? subtract(a, b) : kNullNumber;
    });
  }
  if (node.op == ColumnOp::sum) {
    return each_result(x, y, out, n,
                       [](Number a, Number b) { return are_known(a, b) ? add(a, b) : kNoNumber; });
  }
  if (node.op == ColumnOp::earlier) {
    return each_result(x, y, out, n, [](Number a, Number b) {
      return are_known(a, b) ? (b < a ? b : a) : kNullNumber;
    });
  }
  each_result(x, y, out, n,
              [](Number a, Number b) { return are_known(a, b) ? (a < b ? b : a) : kNullNumber; });
}

void pick(const Word* const* masks, const Byte* codes, std::size_t count, Byte* out,
          std::size_t n) {
  const Lanes none = all_lanes(kNoCode);
  for (std::size_t i = 0; i < words_of(n); ++i) {
    SpreadWord picked{{none, none, none, none}};
    for (std::size_t at = 0; at < count; ++at) {
      const SpreadWord rows = spread(masks[at][i]);
      const Lanes flip = all_lanes(static_cast<Byte>(codes[at] ^ kNoCode));
      flip_bits(picked, rows, flip);
    }
    std::memcpy(out + i * kRowsOfWord, &picked, sizeof picked);
  }
}

void gather(const Word* const* masks, std::size_t count, Number* out, std::size_t n) {
  for (std::size_t i = 0; i < words_of(n); ++i) {
    std::uint32_t bits[kRowsOfWord] = {};
    for (std::size_t first = 0; first < count; first += 8) {
      SpreadWord eight{};
      Word some = 0;
      for (std::size_t at = first; at < std::min(count, first + 8); ++at) {
        const Word word = masks[at][i];
        if (word == 0) continue;
        some |= word;
        const SpreadWord rows = spread(word);
        const Lanes bit = all_lanes(static_cast<Byte>(1U << (at - first)));
        flip_bits(eight, rows, bit);
      }
      if (some == 0) continue;
      Byte of_eight[kRowsOfWord];
      std::memcpy(of_eight, &eight, sizeof of_eight);
      for (std::size_t row = 0; row < kRowsOfWord; ++row)
        bits[row] |= static_cast<std::uint32_t>(of_eight[row]) << first;
    }
    std::memcpy(out + i * kRowsOfWord, bits, sizeof bits);
  }
}

}  // namespace eligibility::kernel
