// SPDX-License-Identifier: Apache-2.0
// Which columns of results a policy can give: the keys of its report, what stands behind each, and
// the tokens that its codes mean.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "eligibility/triage.h"
#include "policy/compiled.h"

namespace eligibility {

// Where an output comes from.
struct OutputSource {
  enum class From : std::uint8_t {
    overall,
    entries,  // those of the policy's report with this key: the first that has a value
    input_problems,
    missing,  // by position among the evidence that counts
    needs,
    reasons,
    open_points,
    warnings,
    flag,  // `index`
  };
  From from = From::overall;
  std::size_t index = 0;
};

struct Outputs {
  std::vector<TriageOutput> described;
  std::vector<OutputSource> sources;  // in the same order
};

// Of these keys, or of all that there are.
//
// Errors: as Triage::make.
[[nodiscard]] Result<Outputs, std::vector<Diagnostic>> find_outputs(
    const CompiledPolicy& policy, std::span<const std::string_view> keys);

// What a name of texts can hold, each once. A fact's "unsure" is not among them.
[[nodiscard]] std::vector<std::string_view> tokens_of_name(const CompiledPolicy& policy,
                                                           Place place);

// The evidence that can be missing, in the policy's order.
[[nodiscard]] std::vector<const Evidence*> counting_evidence(const CompiledPolicy& policy);

// Position of a token; the number of tokens when it is not there.
[[nodiscard]] std::size_t position_of(std::string_view token,
                                      std::span<const std::string_view> tokens);

}  // namespace eligibility
