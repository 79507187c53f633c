// SPDX-License-Identifier: Apache-2.0
#include "diagnostics.h"

#include <cstdio>

namespace eligibility::command {

void print_diagnostics(std::string_view source, std::span<const Diagnostic> diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    std::string line(source);
    line.append(": ");
    if (!diagnostic.path.empty()) line.append(diagnostic.path).append(": ");
    line.append(diagnostic.code).append(": ").append(diagnostic.message).append("\n");
    std::fwrite(line.data(), 1, line.size(), stderr);
  }
}

void print_line(std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fputc('\n', stdout);
}

}  // namespace eligibility::command
