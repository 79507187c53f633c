// SPDX-License-Identifier: Apache-2.0
#include "compare_report.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

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

// The differences of one report, as sentences.
class Comparison {
 public:
  explicit Comparison(const Value& report) : report_(report) {}

  void compare(const Member& expected) {
    const Value* const found = report_.find(expected.key);
    if (contains(kAtLeast, expected.key)) {
      compare_at_least(expected, found);
    } else if (contains(kSets, expected.key)) {
      compare_sets(expected, found);
    } else if (contains(kListedKeys, expected.key) && expected.value.object() != nullptr) {
      compare_listed(expected, found);
    } else {
      compare_whole(expected.key, expected.value, found);
    }
  }

  [[nodiscard]] std::vector<std::string> take() { return std::move(differences_); }

 private:
  void compare_at_least(const Member& expected, const Value* found) {
    const std::vector<std::string> there = codes(found);
    for (const std::string& code : codes(&expected.value)) {
      if (!contains(there, code)) add(expected.key, code, found);
    }
  }

  void compare_sets(const Member& expected, const Value* found) {
    std::vector<std::string> wanted = codes(&expected.value);
    std::vector<std::string> there = codes(found);
    std::sort(wanted.begin(), wanted.end());
    std::sort(there.begin(), there.end());
    if (found == nullptr || wanted != there) add(expected.key, json(&expected.value), found);
  }

  void compare_listed(const Member& expected, const Value* found) {
    if (found == nullptr) add(expected.key, json(&expected.value), found);
    for (const Member& inner : *expected.value.object()) {
      compare_whole(expected.key + "." + inner.key, inner.value,
                    found == nullptr ? nullptr : found->find(inner.key));
    }
  }

  void compare_whole(const std::string& key, const Value& expected, const Value* found) {
    if (found == nullptr || *found != expected) add(key, json(&expected), found);
  }

  void add(const std::string& key, const std::string& expected, const Value* found) {
    differences_.push_back(key + ": expected " + expected + ", found " + json(found));
  }

  const Value& report_;
  std::vector<std::string> differences_;
};

}  // namespace

std::vector<std::string> compare_report(const Value& expected, const Value& report) {
  if (expected.object() == nullptr) return {"expect is no object"};
  Comparison comparison(report);
  for (const Member& member : *expected.object()) comparison.compare(member);
  return comparison.take();
}

}  // namespace eligibility::command
