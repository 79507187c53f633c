// SPDX-License-Identifier: Apache-2.0
// How the command says that it refused something, and how it ends.
#pragma once

#include <span>
#include <string_view>

#include "eligibility/result.h"

namespace eligibility::command {

inline constexpr int kDone = 0;
inline constexpr int kFindings = 1;  // a vector failed, or lint found something
inline constexpr int kRefused = 2;   // some input was refused: see standard error

// One line a diagnostic on standard error: "facts.json: /rating: not_an_answer: rating is ...".
void print_diagnostics(std::string_view source, std::span<const Diagnostic> diagnostics);

// A line on standard output.
void print_line(std::string_view line);

}  // namespace eligibility::command
