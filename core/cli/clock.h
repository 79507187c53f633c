// SPDX-License-Identifier: Apache-2.0
// The only reader of the clock on the native side.
#pragma once

#include "eligibility/date.h"

namespace eligibility::command {

// The date in Beijing now: UTC + 8 hours, without clock changes since 1991.
[[nodiscard]] Date beijing_today();

}  // namespace eligibility::command
