// SPDX-License-Identifier: Apache-2.0
// expects: error: (no match for .operator\+|invalid operands to binary expression)
#include "eligibility/date.h"

// Two days have a distance, no sum.
eligibility::Date sum(eligibility::Date left, eligibility::Date right) { return left + right; }
