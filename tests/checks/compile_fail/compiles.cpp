// SPDX-License-Identifier: Apache-2.0
// compiles
#include "eligibility/date.h"

eligibility::Date later(eligibility::Date date) { return date + eligibility::Days{15}; }

eligibility::Result<int, int> measure();
bool measured() { return measure().ok(); }
