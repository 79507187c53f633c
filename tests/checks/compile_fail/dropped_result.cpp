// SPDX-License-Identifier: Apache-2.0
// expects: error: ignoring return(ed)? value
#include "eligibility/date.h"

// Whoever calls must look whether there is a value.
eligibility::Result<int, int> measure();
void drop() { measure(); }
