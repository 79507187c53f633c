// SPDX-License-Identifier: Apache-2.0
// What "var" finds in data: CertLogic's access by a path of fragments.
#pragma once

#include <string_view>

#include "eligibility/logic.h"

namespace eligibility {

//   access({"a": [{"b": 1}]}, "a.0.b")  // 1
//   access({"a": "text"}, "a.length")   // null: only members of objects and elements of arrays are
//   there access([7, 8], "1abc")              // null: an index is all digits access(anything, "")
//   // all of it
[[nodiscard]] Operand access(const Operand& data, std::string_view path);

}  // namespace eligibility
