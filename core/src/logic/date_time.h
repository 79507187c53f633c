// SPDX-License-Identifier: Apache-2.0
// CertLogic's date-times: instants in milliseconds, read from text and moved by plusTime. They
// follow JavaScript's UTC date semantics, because CertLogic's reference engine is made of them;
// days and times that do not exist are refused.
//
//   plus_time(*read_date_time("2021-01-31"), 1, TimeUnit::month)  // 2021-03-03, as "31 February"
//   plus_time(*read_date_time("2020-02-29"), 1, TimeUnit::year)   // 2021-03-01
#pragma once

#include <cstdint>
#include <string_view>

#include "eligibility/result.h"
#include "eligibility/value.h"
#include "logic/fault.h"

namespace eligibility {

enum class TimeUnit : std::uint8_t { year, month, day, hour };

// Reads what plusTime takes: a date, a date-time, or a partial date, which stands for its last day.
//
//   read_date_time("2021-06-01T23:00:00.5+02:00")  // 21:00:00.500 UTC; without an offset it is UTC
//   read_date_time("2004-02")                      // 2004-02-29
//   read_date_time("2021-02-30")                   // impossible_date
//   read_date_time("yesterday")                    // not_a_date
//
// Units:    years 0000 to 9999; decimals after the third are cut off; offsets up to 23:59.
// Errors:   not_a_date (form), impossible_date (month 13, 30 February, hour 24, second 60).
// Source:   CertLogic 1.3.3, "Dates and date-times", "Offset date-time (plusTime)".
[[nodiscard]] Result<DateTime, FaultCode> read_date_time(std::string_view text);

// Reads what dccDateOfBirth takes: a date or a partial date, never a time of day.
[[nodiscard]] Result<DateTime, FaultCode> read_date_of_birth(std::string_view text);

// Errors:   overflow: further than 100,000,000 days from 1970, where JavaScript's dates end.
// Reading:  a day that the new month or year does not have runs over into the next month, as
// setUTCMonth does.
[[nodiscard]] Result<DateTime, FaultCode> plus_time(DateTime start, std::int64_t amount,
                                                    TimeUnit unit);

}  // namespace eligibility
