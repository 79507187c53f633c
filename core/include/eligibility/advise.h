// SPDX-License-Identifier: Apache-2.0
// What to ask, what would change the result, and how it came about. A page holds no rule.
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

// Facts that the person can change, and what gets better when they are so.
struct Change {
  Object set;               // fact -> answer, or days {"from", "to"}, both included and all as good
  std::string_view target;  // the report's key: "overall", "claims.late", "readiness.quality"
  std::string_view before;
  std::string_view after;
};

// The smallest sets of up to three facts that move a verdict or a readiness up, smallest first. No
// part of a set reaches as much. Of several answers to the same facts the best is given, and of
// those as good the first of the policy.
//
//   what_would_change(okorder, {"today": "2026-03-20", "rating": "2A"})
//       // {"set": {"rating": "3A"}, "target": "membership.verdict",
//       //  "before": "not_yet", "after": "eligible"}
//
// An empty set, `after` as `before`: nothing that the person can change moves this target.
//
// Units:    days of an act (changeable: yes) from today on.
// Errors:   as check. Where the answers contradict each other the list is empty: they come first.
// Reading:  nobody is sent for papers to a claim that has failed: its readiness is no target.
// Limits:   lists (Fact choices) are not changed. A case takes 2,000 trials; a set with more
//           combinations of answers than are left is passed over, larger sets first to be.
// Source:   policy README, section 4. "yes" can be brought about; "find" can be found out, while it
//           is "unsure" or not answered, and the value is what it would have to turn out to be;
//           "no" is never named.
[[nodiscard]] Result<std::vector<Change>, std::vector<Diagnostic>> what_would_change(
    const PolicySet& versions, const Value& facts);

// The policy says of this fact `changeable: find`: a hint names the question, never an answer to
// it.
[[nodiscard]] bool is_found_out(const Policy& policy, std::string_view fact);

// As JSON text: [{"set":{"rating":"3A"},"target":"membership.verdict","before":...,"after":...}]
[[nodiscard]] std::string write_changes(std::span<const Change> changes);

// How a report came about: every condition of every case that was looked at, part by part, with
// what each came to. For who writes or doubts a policy; it is not part of what ships to a browser.
//
// {"checks": [{"id": "late", "applies": true, "when": PART, "cases": [CASE], "requirements":
//    [{"id": "L1", "outcome": "met", "path": "/requirements/1/cases/0", "cases": [CASE]}]}]}
// CASE is {"path", "when": PART, "hit"} and what it gives; those after the hit were not looked at.
// PART is {"logic", "value"} and, where it has operands, "parts": the parts of the expression, down
// to the names that it reads; a value {"unknown": true} is Unknown.
//
//   trace(okorder, {"today": "2026-03-20", "rating": "2A"})
//       // ... {"path": "/requirements/0/cases/0", "when": {"logic": {"===": [...]}, "value":
//       false}}
//
// Errors:   as check.
[[nodiscard]] Result<Value, std::vector<Diagnostic>> trace(const PolicySet& versions,
                                                           const Value& facts);

}  // namespace eligibility
