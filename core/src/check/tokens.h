// SPDX-License-Identifier: Apache-2.0
// How enumerators are spelled in JSON: as they are spelled here.
#pragma once

#include <string_view>

#include "eligibility/check.h"

namespace eligibility {

[[nodiscard]] constexpr std::string_view outcome_token(Outcome outcome) {
  switch (outcome) {
    case Outcome::failed:
      return "failed";
    case Outcome::not_yet:
      return "not_yet";
    case Outcome::unknown:
      return "unknown";
    case Outcome::met:
      return "met";
  }
  return {};
}

// The verdict of a check whose worst outcome this is.
[[nodiscard]] constexpr std::string_view verdict_of(Outcome worst) {
  switch (worst) {
    case Outcome::failed:
      return "not_eligible";
    case Outcome::not_yet:
      return "not_yet";
    case Outcome::unknown:
      return "cannot_tell";
    case Outcome::met:
      return "eligible";
  }
  return {};
}

}  // namespace eligibility
