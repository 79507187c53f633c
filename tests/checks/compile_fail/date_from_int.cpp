// SPDX-License-Identifier: Apache-2.0
// expects: error: (could not convert|no viable conversion)
#include "eligibility/date.h"

// A bare number is no day: counted from when?
eligibility::Date day() { return 20532; }
