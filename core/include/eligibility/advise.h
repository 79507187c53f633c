// SPDX-License-Identifier: Apache-2.0
// What to ask. A page holds no rule: it walks this list.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/policy.h"
#include "eligibility/result.h"
#include "eligibility/value.h"

namespace eligibility {

struct Question {
  std::string_view fact;
  bool answered;
  std::vector<std::string_view> why;  // the clauses for which it is asked
};

// The facts to ask now, answered or not, in the policy's order: those whose `askWhen` is true for
// the answers so far, and on which the result can still rest. `asked` are facts that were asked and
// left out. Views point into the policy.
//
//   questions(okorder, {"today": "2026-03-20", "membership_status": "member", "purpose": "claim"})
//       // purpose (answered), membership_status (answered), problems
//
// Reading:  the result is verdicts, readiness, the evidence that is there and the policy's own
//           report keys, dates among them. What only changes a reason, an open point or a warning
//           is not asked: that a sentence of the source stays open is said without an answer, too.
//           Facts that only select questions (`effect: "none"`) are asked by their condition alone.
//           An answered fact is listed when it mattered after the answers before it. Answers that
//           contradict each other, and no others, can reach another result than all facts would.
// Errors:   as check.
[[nodiscard]] Result<std::vector<Question>, std::vector<Diagnostic>> questions(
    const PolicySet& versions, const Value& facts, std::span<const std::string> asked = {});

// The first of them that is neither answered nor in `asked` (for some facts leaving out is an
// answer, so that asking has to be remembered apart); nullptr when nothing is left to ask.
[[nodiscard]] const Question* next_question(std::span<const Question> questions,
                                            std::span<const std::string> asked);

// As JSON text: [{"fact":"rating","answered":false,"why":["FAQ-1.1"]}]
[[nodiscard]] std::string write_questions(std::span<const Question> questions);
[[nodiscard]] std::string write_question(const Question* question);

}  // namespace eligibility
