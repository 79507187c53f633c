// SPDX-License-Identifier: Apache-2.0
#include "eligibility/value.h"

namespace eligibility {

std::string_view kind_name(const Value& value) {
  if (value.is_unknown()) return "Unknown";
  if (value.boolean() != nullptr) return "a boolean";
  if (value.integer() != nullptr) return "an integer";
  if (value.fraction() != nullptr) return "a fraction";
  if (value.date_time() != nullptr) return "a date-time";
  if (value.string() != nullptr) return "a string";
  if (value.array() != nullptr) return "an array";
  if (value.object() != nullptr) return "an object";
  return "null";
}

}  // namespace eligibility
