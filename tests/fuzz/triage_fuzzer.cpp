// SPDX-License-Identifier: Apache-2.0
// Any bytes as rows: triage says of each what check says, or refuses it as check does.
#include "triage_rows.h"

#include <algorithm>

#include "fuzz.h"

namespace eligibility::fuzz {

namespace {

constexpr std::size_t kMostRows = 4;

Triage okorder_triage() {
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(okorder(), {});
  require(triage.ok());
  return std::move(*triage);
}

}  // namespace

void fuzz_triage(std::string_view bytes) {
  static Triage triage = okorder_triage();
  static const Result<PolicySet, std::vector<Diagnostic>> set = PolicySet::make({okorder()});
  static TriageResult result;
  static TriageRows rows(triage);
  rows.clear();
  std::size_t at = 0;
  // Bytes while there are some, then 1: an answer, the second one.
  const auto next = [&](std::uint32_t below) {
    std::uint32_t number = 0;
    for (std::uint32_t room = below - 1; room > 0; room >>= 8U)
      number = number << 8U | (at < bytes.size() ? static_cast<std::uint8_t>(bytes[at++]) : 1U);
    return below == 0 ? 0 : number % below;
  };
  do {
    rows.add(next, static_cast<std::int32_t>(20'000 + next(1'200)));
  } while (at < bytes.size() && rows.size() < kMostRows);
  require(triage.run(rows.size(), rows.columns(), result).empty());
  for (std::size_t row = 0; row < rows.size(); ++row)
    require(difference(*set, rows.facts(row), triage, result, row).empty());
}

}  // namespace eligibility::fuzz
