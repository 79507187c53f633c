// SPDX-License-Identifier: Apache-2.0
// The five rules of five_rules.json as loops: what the machine can do, natively and in WebAssembly.
#pragma once

#include <algorithm>
#include <cstdint>

#include "judged_rows.h"

namespace eligibility {

// The five rules as somebody would write them who needs no policy: facts by position, the codes of
// "overall": eligible, cannot_tell, not_yet, not_eligible.
struct Five {
  const std::uint8_t* problems;
  const std::uint8_t* rating;
  const std::uint8_t* info;
  const std::int32_t* agreed;
  const std::int32_t* receipt;
  const std::uint8_t* photos;
  const std::uint8_t* report;
  const std::uint8_t* integrity;

  explicit Five(const Rows& rows)
      : problems(rows.codes[1].data()),
        rating(rows.codes[2].data()),
        info(rows.codes[3].data()),
        agreed(rows.numbers[4].data()),
        receipt(rows.numbers[5].data()),
        photos(rows.codes[6].data()),
        report(rows.codes[7].data()),
        integrity(rows.codes[8].data()) {}
};

enum Rank : std::uint8_t { eligible, cannot_tell, not_yet, not_eligible };

[[gnu::noinline]] inline void by_hand(const Five& in, std::uint8_t* out) {
  for (std::size_t i = 0; i < kRows; ++i) {
    const bool has_receipt = in.receipt[i] != kNoNumber;
    Rank member = cannot_tell;
    if (in.rating[i] == 3 && in.info[i] == 0) {
      member = eligible;
    } else if (in.rating[i] < 3 || in.info[i] == 1) {
      member = not_yet;
    }
    Rank window = cannot_tell;
    if (has_receipt) window = kToday <= in.receipt[i] + 15 ? eligible : not_eligible;
    const Rank denial = in.integrity[i] == 1 ? cannot_tell : eligible;
    const Rank shared = std::max(std::max(member, window), denial);
    Rank overall = not_eligible;
    bool some = false;
    if ((in.problems[i] & 1U) != 0) {
      Rank late = cannot_tell;
      if (has_receipt && in.agreed[i] != kNoNumber)
        late = in.receipt[i] > in.agreed[i] ? eligible : not_eligible;
      overall = std::min(overall, std::max(shared, late));
      some = true;
    }
    if ((in.problems[i] & 2U) != 0) {
      Rank quality = cannot_tell;
      if (in.photos[i] == 0 && in.report[i] == 0) {
        quality = eligible;
      } else if (in.photos[i] == 1 || in.report[i] == 1 || in.report[i] == 2) {
        quality = not_yet;
      }
      overall = std::min(overall, std::max(shared, quality));
      some = true;
    }
    out[i] = some ? overall : cannot_tell;
  }
}

// The same without a branch, which the compiler makes SIMD of.
[[gnu::noinline]] inline void by_hand_simd(const Five& in, std::uint8_t* __restrict out) {
  const std::uint8_t* __restrict problems = in.problems;
  const std::uint8_t* __restrict rating = in.rating;
  const std::uint8_t* __restrict info = in.info;
  const std::int32_t* __restrict agreed = in.agreed;
  const std::int32_t* __restrict receipt = in.receipt;
  const std::uint8_t* __restrict photos = in.photos;
  const std::uint8_t* __restrict report = in.report;
  const std::uint8_t* __restrict integrity = in.integrity;
  using Byte = std::uint8_t;
  const auto mask = [](bool holds) { return static_cast<Byte>(-static_cast<int>(holds)); };
  constexpr std::size_t kTogether = 64;
  for (std::size_t from = 0; from < kRows; from += kTogether) {
    Byte on_time[kTogether];
    Byte over[kTogether];
    Byte is_late[kTogether];
    Byte not_late[kTogether];
    for (std::size_t i = 0; i < kTogether; ++i) {
      const std::int32_t day = receipt[from + i];
      const std::int32_t due = agreed[from + i];
      on_time[i] = mask(day >= kToday - 15);
      over[i] = mask(static_cast<std::uint32_t>(day) - 1U < kToday - 16U);
      is_late[i] = mask(day > due) & mask(due > 0);
      not_late[i] = mask(day <= due) & mask(day > 0);
    }
    for (std::size_t i = 0; i < kTogether; ++i) {
      const std::size_t row = from + i;
      const Byte met = mask(rating[row] == 3) & mask(info[row] == 0);
      const Byte lacks = mask(rating[row] < 3) | mask(info[row] == 1);
      const Byte yes = met & on_time[i] & mask(integrity[row] != 1);
      const Byte fine = mask(photos[row] == 0) & mask(report[row] == 0);
      const Byte lacks_papers =
          mask(photos[row] == 1) | mask(static_cast<Byte>(report[row] - 1) < 2);
      const Byte for_late = mask((problems[row] & 1U) != 0);
      const Byte for_quality = mask((problems[row] & 2U) != 0);
      const Byte late_no = over[i] | not_late[i];
      const Byte late_yes = yes & is_late[i];
      const Byte late_wait = lacks & static_cast<Byte>(~late_no);
      const Byte quality_wait = (lacks | lacks_papers) & static_cast<Byte>(~over[i]);
      const Byte quality_yes = yes & fine;
      const Byte late_open = static_cast<Byte>(~(late_no | late_yes | late_wait)) & for_late;
      const Byte quality_open =
          static_cast<Byte>(~(over[i] | quality_yes | quality_wait)) & for_quality;
      const Byte some_yes = (late_yes & for_late) | (quality_yes & for_quality);
      const Byte some_open =
          late_open | quality_open | static_cast<Byte>(~(for_late | for_quality));
      const Byte some_wait = (late_wait & for_late) | (quality_wait & for_quality);
      const Byte last = static_cast<Byte>(not_eligible - (some_wait & 1U));
      const Byte open_or_last =
          static_cast<Byte>((some_open & cannot_tell) | (static_cast<Byte>(~some_open) & last));
      out[row] = static_cast<Byte>(open_or_last & static_cast<Byte>(~some_yes));
    }
  }
}
static_assert(kRows % 64 == 0);

}  // namespace eligibility
