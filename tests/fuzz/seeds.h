// SPDX-License-Identifier: Apache-2.0
// What the logic fuzzers begin with: corpus/logic and, where CERTLOGIC_SUITE_DIR says that it lies,
// the published CertLogic suite, which is read there and not carried here.
#pragma once

#include <string>
#include <vector>

#include "eligibility/value.h"

namespace eligibility::fuzz {

// {"logic": ..., "data": ...}, each as JSON text and as bytes.
struct Seed {
  Value logic;
  Value data;
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string bytes() const;
};

[[nodiscard]] std::vector<Seed> corpus_seeds(const std::string& folder);
[[nodiscard]] std::vector<Seed> suite_seeds();  // empty without the variable

}  // namespace eligibility::fuzz
