// SPDX-License-Identifier: Apache-2.0
// JSON lines: a value a line in, an answer a line out, whatever stands in the line.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "eligibility/result.h"
#include "eligibility/value.h"

namespace eligibility::command {

struct LineHandler {
  // The line that answers a value, or why it is refused.
  std::function<Result<std::string, std::vector<Diagnostic>>(Value)> answer;
  // The line that answers what is refused.
  std::function<std::string(std::span<const Diagnostic>)> write_refusal;
};

// Answers every line of a file ("-": standard input) but empty ones, in order. The first refusals
// are named again on standard error. kDone, or kRefused when a line, or the file, was refused.
[[nodiscard]] int answer_lines(const std::string& path, const LineHandler& handler);

}  // namespace eligibility::command
