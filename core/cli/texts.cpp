// SPDX-License-Identifier: Apache-2.0
#include "texts.h"

#include "policies.h"

namespace eligibility::command {

Texts::Texts(const std::string& language)
    : texts_(builtin_json("texts/" + language + ".json")), english_(language == "en") {}

std::string Texts::get(std::string_view key, std::span<const Placeholder> placeholders,
                       std::int64_t count) const {
  const Value* text = texts_.find(key);
  if (text != nullptr && text->object() != nullptr) {
    // English and Chinese have no more forms than these two; the page asks Intl.PluralRules.
    const Value* one = text->find("one");
    text = count == 1 && one != nullptr ? one : text->find("other");
  }
  if (text == nullptr || text->string() == nullptr) return std::string(key);
  std::string filled = *text->string();
  for (const auto& [name, value] : placeholders) {
    const std::string mark = "{" + std::string(name) + "}";
    for (std::size_t at = filled.find(mark); at != std::string::npos;
         at = filled.find(mark, at + value.size())) {
      filled.replace(at, mark.size(), value);
    }
  }
  return filled;
}

}  // namespace eligibility::command
