// SPDX-License-Identifier: Apache-2.0
// expects: error: (no match for .operator\+|invalid operands to binary expression)
#include "eligibility/date.h"

// Fifteen what?
eligibility::Date later(eligibility::Date date) { return date + 15; }
