// SPDX-License-Identifier: Apache-2.0
// The OKorder policy a second time, in plain C++: written from the tables of the policy's
// description (sections 4 to 8), not from the policy document, and with dates and business days of
// its own. It shares nothing with the core but the type in which facts are handed over. Where the
// two differ, one of them is wrong.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "eligibility/value.h"

namespace eligibility::reference {

using Words = std::set<std::string>;

// Values as a report writes them. A key that has no value is not in `keys`.
struct Expected {
  std::map<std::string, std::string>
      keys;  // "overall", "claims.late", "deadline.day", "days_late", "race_warning" ...
  Words input_problems, missing_required, reasons, open_points, warnings;  // exactly these
  Words needs;                                                             // at least these
  bool only_these_needs = false;
  Words clauses;                                // at least these
  std::map<std::string, std::string> evidence;  // item -> status; empty: the report has no evidence
  std::map<std::string, std::string> outcomes;  // check and requirement -> outcome
  bool date_unusual_is_open =
      false;  // today is 29 February: the description does not say which day is 3 years before
};

// The day 1970-01-01 is 0. Throws when the text is not a day; only for texts known to be one.
long day_number(const std::string& iso);
std::string iso_day(long day);

struct Holidays {
  std::set<long> off, work;
  std::set<int> years;  // with a notice
};
Holidays read_holidays(const std::vector<Value>& calendars);

Expected expect(const Value& facts, const Holidays& holidays);

}  // namespace eligibility::reference
