// SPDX-License-Identifier: Apache-2.0
// What a calendar's years must hold before a day is counted by them. Each problem is appended, none
// ends the search.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "eligibility/calendar.h"

namespace eligibility {

// `path` is where the year stands.
void check_calendar_year(const CalendarYear& year, const std::string& path,
                         std::vector<Diagnostic>& problems);

void append_duplicate_years(std::span<const CalendarYear> years, std::vector<Diagnostic>& problems);

}  // namespace eligibility
