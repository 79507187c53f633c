// SPDX-License-Identifier: Apache-2.0
// The section `properties`: what must hold of every report, or of every two reports whose facts
// differ in one answer. `check` does not know it; lint compiles it and tries to break it.
//
// Its conditions read what all conditions read, and also `overall`, `failures.<check>` (the reasons
// of the requirements that failed, or of the check's own case that says so) and `report.<key>`. The
// same goes for `rest`, which says for which answers the last case of a requirement is meant.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lint/partial_state.h"

namespace eligibility {

struct Property {
  std::string_view id;
  std::string path;
  Condition first;   // `when`, or `before`
  Condition second;  // `holds`, or `after`
  // Two reports:
  List<Place> vary;  // each of these facts by itself; none: one report
  std::vector<Value> from;
  std::vector<Value> to;
  bool later = false;
};

struct PropertySet {
  CompiledPolicy policy;  // as it was compiled, with more names and conditions
  PropertyNames names;
  std::vector<Property> properties;
  std::map<std::string, Condition> rests;  // `rest` of last cases, by their paths
  std::vector<Condition> uncovered;        // by business-day period: its coverage is not official
  std::vector<Diagnostic> problems;

  [[nodiscard]] Condition rest_of(const std::string& path) const {
    const auto found = rests.find(path);
    return found == rests.end() ? Condition{} : found->second;
  }
};

// The texts of the result point into `policy`.
[[nodiscard]] PropertySet compile_properties(const CompiledPolicy& policy);

}  // namespace eligibility
