// SPDX-License-Identifier: Apache-2.0
#include "lint/judgement.h"

namespace eligibility {

Judgement both(Judgement left, Judgement right) {
  if (!left.can_be(kTrue)) return left;
  if (!right.can_be(kTrue)) return right;
  if (left.is(kTrue)) return right;
  if (right.is(kTrue)) return left;
  return {static_cast<Truths>(left.truths | right.truths), left.pending};
}

Judgement opposite(Judgement judgement) {
  Truths truths = 0;
  if (judgement.can_be(kTrue)) truths |= kFalse;
  if (judgement.can_be(kFalse | kNotKnown)) truths |= kTrue;
  return {truths, judgement.pending};
}

}  // namespace eligibility
