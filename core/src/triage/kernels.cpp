// SPDX-License-Identifier: Apache-2.0
#include "triage/kernels.h"

#include <algorithm>

#include "eligibility/triage.h"

namespace eligibility::kernel {
namespace {

// Rows that are looked at together where several masks make one result: few enough for registers.
constexpr std::size_t kTogether = 64;

constexpr Byte mask_of(bool holds) { return static_cast<Byte>(-static_cast<int>(holds)); }

// Sums of what is not known wrap around; nobody looks at them.
constexpr Number add(Number x, Number y) {
  return static_cast<Number>(static_cast<std::uint32_t>(x) + static_cast<std::uint32_t>(y));
}
constexpr Number subtract(Number x, Number y) {
  return static_cast<Number>(static_cast<std::uint32_t>(x) - static_cast<std::uint32_t>(y));
}
constexpr bool is_known(Number number) { return number >= kFirstNumber; }
// Without a branch, which would keep the loop from being SIMD.
constexpr bool all_hold(bool x, bool y, bool z) {
  return (static_cast<int>(x) & static_cast<int>(y) & static_cast<int>(z)) != 0;
}
constexpr bool is_within(Number number, Number lowest, Number highest) {
  return static_cast<std::uint32_t>(subtract(number, lowest)) <=
         static_cast<std::uint32_t>(subtract(highest, lowest));
}

template <typename F>
void each_byte(const Byte* __restrict a, Byte* __restrict out, std::size_t n, F of) {
  for (std::size_t i = 0; i < n; ++i) out[i] = of(a[i]);
}
template <typename F>
void each_pair(const Byte* __restrict a, const Byte* __restrict b, Byte* __restrict out,
               std::size_t n, F of) {
  for (std::size_t i = 0; i < n; ++i) out[i] = of(a[i], b[i]);
}
template <typename F>
void each_number(const Number* __restrict a, Byte* __restrict out, std::size_t n, F of) {
  for (std::size_t i = 0; i < n; ++i) out[i] = mask_of(of(a[i]));
}
template <typename F>
void each_two(const Number* __restrict a, const Number* __restrict b, Byte* __restrict out,
              std::size_t n, F of) {
  for (std::size_t i = 0; i < n; ++i) out[i] = mask_of(of(a[i], b[i]));
}
template <typename F>
void each_result(const Number* __restrict a, const Number* __restrict b, Number* __restrict out,
                 std::size_t n, F of) {
  for (std::size_t i = 0; i < n; ++i) out[i] = of(a[i], b[i]);
}

}  // namespace

void fill(Byte* out, Byte code, std::size_t n) { std::fill_n(out, n, code); }
void fill(Number* out, Number number, std::size_t n) { std::fill_n(out, n, number); }

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

void numbers_of_codes(const Byte* __restrict codes, Number* __restrict out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = codes[i] == kNoCode ? kNoNumber : Number{codes[i]};
}

bool any(const Byte* __restrict mask, std::size_t n) {
  Byte some = 0;
  for (std::size_t i = 0; i < n; ++i) some = static_cast<Byte>(some | mask[i]);
  return some != 0;
}

void ones(const Byte* __restrict mask, Byte* __restrict out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = mask[i] & 1U;
}

void make_mask(ColumnOp op, const Operands& in, Byte* out, std::size_t n) {
  const Number k = in.k;
  const Number m = in.m;
  const Byte code = static_cast<Byte>(k);
  switch (op) {
    case ColumnOp::both:
      return each_pair(in.bytes_a, in.bytes_b, out, n,
                       [](Byte a, Byte b) { return static_cast<Byte>(a & b); });
    case ColumnOp::either:
      return each_pair(in.bytes_a, in.bytes_b, out, n,
                       [](Byte a, Byte b) { return static_cast<Byte>(a | b); });
    case ColumnOp::without:
      return each_pair(in.bytes_a, in.bytes_b, out, n,
                       [](Byte a, Byte b) { return static_cast<Byte>(a & ~b); });
    case ColumnOp::inverse:
      return each_byte(in.bytes_a, out, n, [](Byte a) { return static_cast<Byte>(~a); });
    case ColumnOp::code_is:
      return each_byte(in.bytes_a, out, n, [code](Byte a) { return mask_of(a == code); });
    case ColumnOp::code_within: {
      const Byte width = static_cast<Byte>(m - k);
      return each_byte(in.bytes_a, out, n, [code, width](Byte a) {
        return mask_of(static_cast<Byte>(a - code) <= width);
      });
    }
    case ColumnOp::code_has:
      return each_byte(in.bytes_a, out, n, [code](Byte a) {
        const Byte there = a == kNoCode ? Byte{0} : code;
        return mask_of((a & there) != 0);
      });
    case ColumnOp::number_has:
      return each_number(in.numbers_a, out, n, [k](Number a) {
        return ((a == kNoNumber ? 0U : static_cast<std::uint32_t>(a)) &
                static_cast<std::uint32_t>(k)) != 0;
      });
    case ColumnOp::number_is:
      return each_number(in.numbers_a, out, n, [k](Number a) { return a == k; });
    case ColumnOp::within:
      return each_number(in.numbers_a, out, n, [k, m](Number a) { return is_within(a, k, m); });
    case ColumnOp::outside:
      return each_number(in.numbers_a, out, n, [k, m, none = in.numbers_b != nullptr](Number a) {
        const Number last_fine = none ? kUnsureNumber : kNoNumber;
        return (static_cast<int>(a > last_fine) & static_cast<int>(!is_within(a, k, m))) != 0;
      });
    case ColumnOp::less:
      return each_two(in.numbers_a, in.numbers_b, out, n, [k](Number a, Number b) {
        return all_hold(is_known(a), is_known(b), add(a, k) < b);
      });
    case ColumnOp::at_most:
      return each_two(in.numbers_a, in.numbers_b, out, n, [k](Number a, Number b) {
        return all_hold(is_known(a), is_known(b), add(a, k) <= b);
      });
    case ColumnOp::same:
      return each_two(in.numbers_a, in.numbers_b, out, n, [k](Number a, Number b) {
        return all_hold(is_known(a), is_known(b), add(a, k) == b);
      });
    case ColumnOp::equal:
      return each_two(in.numbers_a, in.numbers_b, out, n,
                      [](Number a, Number b) { return a == b; });
    case ColumnOp::none:
    case ColumnOp::all:
    case ColumnOp::input_code:
    case ColumnOp::input_number:
    case ColumnOp::evaluate:
    case ColumnOp::evaluate_false:
    case ColumnOp::choose:
    case ColumnOp::blank:
    case ColumnOp::difference:
    case ColumnOp::plus:
    case ColumnOp::sum:
    case ColumnOp::earlier:
    case ColumnOp::later:
    case ColumnOp::months:
    case ColumnOp::due:
    case ColumnOp::coverage:
    case ColumnOp::pick:
    case ColumnOp::gather:
      break;
  }
}

void make_numbers(ColumnOp op, const Operands& in, Number* __restrict out, std::size_t n) {
  const Number k = in.k;
  const Number m = in.m;
  const Byte* __restrict mask = in.bytes_a;
  const auto both_known = [](Number a, Number b) {
    return (static_cast<int>(is_known(a)) & static_cast<int>(is_known(b))) != 0;
  };
  switch (op) {
    case ColumnOp::choose: {
      const Number* __restrict b = in.numbers_b;
      const Number* __restrict c = in.numbers_c;
      for (std::size_t i = 0; i < n; ++i) out[i] = mask[i] != 0 ? b[i] : c[i];
      return;
    }
    case ColumnOp::blank: {
      const Number* __restrict b = in.numbers_b;
      for (std::size_t i = 0; i < n; ++i) out[i] = mask[i] != 0 ? k : b[i];
      return;
    }
    case ColumnOp::plus: {
      const Number* __restrict a = in.numbers_a;
      for (std::size_t i = 0; i < n; ++i) out[i] = is_known(a[i]) ? add(a[i], k) : m;
      return;
    }
    case ColumnOp::difference:
      return each_result(in.numbers_a, in.numbers_b, out, n, [both_known](Number a, Number b) {
        return both_known(a, b) ? subtract(a, b) : kNullNumber;
      });
    case ColumnOp::sum:
      return each_result(in.numbers_a, in.numbers_b, out, n, [both_known](Number a, Number b) {
        return both_known(a, b) ? add(a, b) : kNoNumber;
      });
    case ColumnOp::earlier:
      return each_result(in.numbers_a, in.numbers_b, out, n, [both_known](Number a, Number b) {
        return both_known(a, b) ? (b < a ? b : a) : kNullNumber;
      });
    case ColumnOp::later:
      return each_result(in.numbers_a, in.numbers_b, out, n, [both_known](Number a, Number b) {
        return both_known(a, b) ? (a < b ? b : a) : kNullNumber;
      });
    case ColumnOp::none:
    case ColumnOp::all:
    case ColumnOp::input_code:
    case ColumnOp::input_number:
    case ColumnOp::both:
    case ColumnOp::either:
    case ColumnOp::without:
    case ColumnOp::inverse:
    case ColumnOp::code_is:
    case ColumnOp::code_within:
    case ColumnOp::code_has:
    case ColumnOp::number_has:
    case ColumnOp::number_is:
    case ColumnOp::within:
    case ColumnOp::outside:
    case ColumnOp::less:
    case ColumnOp::at_most:
    case ColumnOp::same:
    case ColumnOp::equal:
    case ColumnOp::evaluate:
    case ColumnOp::evaluate_false:
    case ColumnOp::months:
    case ColumnOp::due:
    case ColumnOp::coverage:
    case ColumnOp::pick:
    case ColumnOp::gather:
      break;
  }
}

void pick(const Byte* const* masks, const Byte* codes, std::size_t count, Byte* out,
          std::size_t n) {
  for (std::size_t from = 0; from < n; from += kTogether) {
    const std::size_t rows = std::min(kTogether, n - from);
    Byte codes_here[kTogether];
    std::fill_n(codes_here, kTogether, kNoCode);
    for (std::size_t at = 0; at < count; ++at) {
      const Byte* __restrict mask = masks[at] + from;
      const Byte flip = static_cast<Byte>(codes[at] ^ kNoCode);
      if (rows == kTogether) {
        for (std::size_t i = 0; i < kTogether; ++i)
          codes_here[i] = static_cast<Byte>(codes_here[i] ^ (mask[i] & flip));
      } else {
        for (std::size_t i = 0; i < rows; ++i)
          codes_here[i] = static_cast<Byte>(codes_here[i] ^ (mask[i] & flip));
      }
    }
    std::copy_n(codes_here, rows, out + from);
  }
}

void gather(const Byte* const* masks, std::size_t count, Number* out, std::size_t n) {
  for (std::size_t from = 0; from < n; from += kTogether) {
    const std::size_t rows = std::min(kTogether, n - from);
    std::uint32_t bits[kTogether] = {};
    for (std::size_t first = 0; first < count; first += 8) {
      Byte of_eight[kTogether] = {};
      for (std::size_t at = first; at < std::min(count, first + 8); ++at) {
        const Byte* __restrict mask = masks[at] + from;
        const Byte bit = static_cast<Byte>(1U << (at - first));
        if (rows == kTogether) {
          for (std::size_t i = 0; i < kTogether; ++i)
            of_eight[i] = static_cast<Byte>(of_eight[i] | (mask[i] & bit));
        } else {
          for (std::size_t i = 0; i < rows; ++i)
            of_eight[i] = static_cast<Byte>(of_eight[i] | (mask[i] & bit));
        }
      }
      for (std::size_t i = 0; i < kTogether; ++i)
        bits[i] |= static_cast<std::uint32_t>(of_eight[i]) << first;
    }
    for (std::size_t i = 0; i < rows; ++i) out[from + i] = static_cast<Number>(bits[i]);
  }
}

}  // namespace eligibility::kernel
