// SPDX-License-Identifier: Apache-2.0
// What the fuzz targets share. Each target is one file with one function; libFuzzer calls it with
// its own inputs, and replay_test.cpp with those of corpus/<target>. A property that does not hold
// ends the program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/json.h"
#include "eligibility/logic.h"
#include "eligibility/policy.h"

namespace eligibility::fuzz {

void fuzz_json(std::string_view text);
void fuzz_logic(std::string_view text);        // {"logic": ..., "data": ...}
void fuzz_expression(std::string_view bytes);  // the same as bytes: value_bytes.h
void fuzz_rule(std::string_view text);         // {"rule": ..., "data": ...}
void fuzz_check(std::string_view text);        // facts, for OKorder's policy
void fuzz_triage(std::string_view bytes);      // rows for OKorder's policy: triage against check
void fuzz_policy(std::string_view text);       // a policy document
void fuzz_calendar(
    std::string_view text);  // a list of calendar years, or bytes that are days and counts
void fuzz_csv(std::string_view bytes);     // how to cut a table, and the table
void fuzz_orders(std::string_view bytes);  // how to read and cut a table of orders, and the table
void fuzz_decode(std::string_view bytes);  // an encoding, how to cut, and a file's bytes
void fuzz_date(std::string_view text);

// Not assert: it must hold in every build.
inline void require(bool holds) {
  if (!holds) __builtin_trap();
}

inline Value read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  Result<Value, Diagnostic> value = read_json(text);
  require(value.ok());
  return *value;
}

inline const std::vector<Value>& calendars() {
  static const std::vector<Value> calendars = {
      read_file(ELIGIBILITY_POLICY_DIR "/calendar/cn-2025.json"),
      read_file(ELIGIBILITY_POLICY_DIR "/calendar/cn-2026.json"),
      read_file(ELIGIBILITY_POLICY_DIR "/calendar/cn-2027.json")};
  return calendars;
}

inline const Policy& okorder() {
  static const Result<Policy, std::vector<Diagnostic>> policy =
      load_policy(read_file(ELIGIBILITY_POLICY_DIR "/okorder-credit.json"), calendars());
  require(policy.ok());
  return *policy;
}

// A refusal says what is wrong, where, and not at length.
inline void require_named(const Diagnostic& diagnostic) {
  require(!diagnostic.code.empty() && !diagnostic.message.empty() &&
          diagnostic.message.size() < 2'000);
  require(diagnostic.path.empty() || diagnostic.path.front() == '/');
}

inline void require_good(const std::vector<Diagnostic>& diagnostics) {
  require(!diagnostics.empty());
  for (const Diagnostic& diagnostic : diagnostics) require_named(diagnostic);
  require(read_json(write_error(diagnostics)).ok());
}

// The validator ends, and what it finds nothing wrong with compiles.
inline void require_validated(const Value& logic) {
  const Result<std::vector<Issue>, Diagnostic> issues = validate_logic(logic);
  if (!issues.ok()) {
    require_good({issues.error()});
    return;
  }
  for (const Issue& issue : *issues)
    require(!issue.message.empty() && issue.message.size() < 2'000);
  if (issues->empty()) require(compile(logic, {.certlogic_only = true}).ok());
}

}  // namespace eligibility::fuzz
