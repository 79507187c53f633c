// SPDX-License-Identifier: Apache-2.0
// OKorder's policy as it is shipped, and small ways to ask it, for the tests.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/check.h"
#include "eligibility/json.h"
#include "eligibility/policy.h"
#include "json_file.h"

namespace eligibility {

inline const Value& okorder_document() {
  static const Value document = read_json_file(ELIGIBILITY_POLICY_DIR "/okorder-credit.json");
  return document;
}

inline const std::vector<Value>& okorder_calendars() {
  static const std::vector<Value> calendars = {
      read_json_file(ELIGIBILITY_POLICY_DIR "/calendar/cn-2025.json"),
      read_json_file(ELIGIBILITY_POLICY_DIR "/calendar/cn-2026.json"),
      read_json_file(ELIGIBILITY_POLICY_DIR "/calendar/cn-2027.json")};
  return calendars;
}

// JSON text that the test itself has written.
inline Value json(std::string_view text) {
  Result<Value, Diagnostic> value = read_json(text);
  if (value.ok()) return std::move(*value);
  ADD_FAILURE() << value.error().message << " in " << text;
  return {};
}

inline std::string text_of(const Value& value) {
  std::string text;
  write_json(value, text);
  return text;
}

// None, and a failed test with every problem, when the document is refused.
inline std::optional<Policy> loaded(const Value& document) {
  Result<Policy, std::vector<Diagnostic>> policy = load_policy(document, okorder_calendars());
  if (policy.ok()) return std::move(*policy);
  ADD_FAILURE() << write_error(policy.error());
  return std::nullopt;
}

inline const Policy& okorder() {
  static const Policy policy = *loaded(okorder_document());
  return policy;
}

// The report as it leaves the core; null, and a failed test, when the facts are refused.
inline Value checked(const Policy& policy, const Value& facts) {
  const Result<Report, std::vector<Diagnostic>> report = check(policy, facts);
  if (report.ok()) return json(report->text);
  ADD_FAILURE() << write_error(report.error()) << " for " << text_of(facts);
  return {};
}

// What stands at a path of names, "membership.reply_by"; nullptr when nothing does.
inline const Value* find_path(const Value& value, std::string_view path) {
  const Value* found = &value;
  while (found != nullptr && !path.empty()) {
    const std::size_t dot = path.find('.');
    found = found->find(path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return found;
}

// A text, or a number or boolean as it is written; "" where the report has no such key.
inline std::string at(const Value& report, std::string_view path) {
  const Value* found = find_path(report, path);
  if (found == nullptr) return {};
  return found->string() != nullptr ? *found->string() : text_of(*found);
}

// A list of the report: codes, or objects with `code`, `fact` or `id`.
inline std::vector<std::string> list_at(const Value& report, std::string_view path) {
  std::vector<std::string> list;
  const Value* found = find_path(report, path);
  if (found == nullptr || found->array() == nullptr) return list;
  for (const Value& element : *found->array()) {
    const Value* name = &element;
    for (const std::string_view key : {"code", "fact", "id"}) {
      if (element.find(key) != nullptr) name = element.find(key);
    }
    list.push_back(name->string() != nullptr ? *name->string() : text_of(*name));
  }
  return list;
}

}  // namespace eligibility
