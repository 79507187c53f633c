// SPDX-License-Identifier: Apache-2.0
// What a case can still come to. A fact is answered, open (any answer may still come, also none) or
// closed (none will come). The rules are run once for all answers at the same time: a name that
// open facts can still change is itself open, and carries the facts on which it rests. What comes
// out as decided is the same whatever the answers are, as long as they contradict nothing; of what
// is not, more facts may be named than matter, never fewer.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "check/state.h"

namespace eligibility {

// The tokens of a ranking, best first.
[[nodiscard]] std::span<const std::string_view> tokens_of(const CompiledPolicy& policy,
                                                          Range range);

// Where a token stands among others, best first; their number when it is none of them.
[[nodiscard]] std::size_t rank_of(std::string_view token,
                                  std::span<const std::string_view> ranking);

// A verdict or a readiness to which a check can come.
struct Reach {
  FactSet facts = 0;     // the open facts on which it rests; none: it is decided
  std::size_t best = 0;  // the best rank that it can have
};

struct Outlook {
  // The open facts on which the result rests: verdicts, readiness, what evidence is there, and what
  // the policy's own report keys say (dates among them). Not: reasons, open points, warnings,
  // flags.
  FactSet facts = 0;
  std::vector<Reach> verdicts;   // by check
  std::vector<Reach> readiness;  // by check
};

// Closes the open facts that cannot be asked any more.
void close_what_is_not_asked(State& state);

// Facts stand in the state as they are answered, open (set_open with their own bit) or closed (with
// none); computed names are computed here.
[[nodiscard]] Outlook look_ahead(State& state);

}  // namespace eligibility
