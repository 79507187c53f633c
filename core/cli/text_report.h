// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "eligibility/advise.h"
#include "eligibility/check.h"
#include "texts.h"

namespace eligibility::command {

// The report in sentences: verdict, dates, what is missing, why (with quotes), what would change
// it, what the FAQ leaves open, and that it is no decision.
[[nodiscard]] std::string text_report(const Report& report, std::span<const Change> changes,
                                      const Texts& texts);

}  // namespace eligibility::command
