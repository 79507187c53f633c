// SPDX-License-Identifier: Apache-2.0
#include "compare_report.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace eligibility::command {
namespace {

constexpr std::array<std::string_view, 5> kAtLeast = {"reasons", "open_points", "clauses", "needs",
                                                      "warnings"};
constexpr std::array<std::string_view, 2> kSets = {"input_problems", "missing_required"};
constexpr std::array<std::string_view, 4> kListedKeys = {"claims", "readiness", "deadline",
                                                         "membership"};

template <typename Keys>
bool contains(const Keys& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::string json(const Value* value) {
  if (value == nullptr) return "nothing";
  std::string text;
  write_json(*value, text);
  return text;
}

// A list's codes: plain, or objects with `code`.
std::vector<std::string> codes(const Value* list) {
  std::vector<std::string> found;
  if (list == nullptr || list->array() == nullptr) return found;
  for (const Value& element : *list->array()) {
    const Value* code = element.object() != nullptr ? element.find("code") : &element;
    if (code != nullptr && code->string() != nullptr) found.push_back(*code->string());
  }
  return found;
}

bool same(const Value& expected, const Value* found) {
  return found != nullptr && *found == expected;
}

}  // namespace

std::vector<std::string> compare_report(const Value& expected, const Value& report) {
  std::vector<std::string> differences;
  const auto differ = [&](std::string_view key, const Value* wanted, const Value* found) {
    differences.push_back(std::string(key) + ": expected " + json(wanted) + ", found " +
                          json(found));
  };
  if (expected.object() == nullptr) return {"expect is no object"};
  for (const Member& member : *expected.object()) {
    const Value* found = report.find(member.key);
    if (contains(kAtLeast, member.key)) {
      const std::vector<std::string> there = codes(found);
      for (const std::string& code : codes(&member.value)) {
        if (!contains(there, code))
          differences.push_back(member.key + ": expected " + code + ", found " + json(found));
      }
    } else if (contains(kSets, member.key)) {
      std::vector<std::string> wanted = codes(&member.value);
      std::vector<std::string> there = codes(found);
      std::sort(wanted.begin(), wanted.end());
      std::sort(there.begin(), there.end());
      if (found == nullptr || wanted != there) differ(member.key, &member.value, found);
    } else if (contains(kListedKeys, member.key) && member.value.object() != nullptr) {
      if (found == nullptr) differ(member.key, &member.value, found);
      for (const Member& inner : *member.value.object()) {
        const Value* value = report.find(member.key) == nullptr ? nullptr : found->find(inner.key);
        if (!same(inner.value, value)) differ(member.key + "." + inner.key, &inner.value, value);
      }
    } else if (!same(member.value, found)) {
      differ(member.key, &member.value, found);
    }
  }
  return differences;
}

}  // namespace eligibility::command
