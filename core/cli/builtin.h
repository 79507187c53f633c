// SPDX-License-Identifier: Apache-2.0
// OKorder's policy as it was when the command was built.
#pragma once

#include <span>
#include <string_view>

namespace eligibility::command {

struct BuiltinFile {
  std::string_view name;  // "okorder-credit.json", "calendar/cn-2026.json", "texts/en.json"
  std::string_view text;
};

[[nodiscard]] std::span<const BuiltinFile> builtin_files();

}  // namespace eligibility::command
