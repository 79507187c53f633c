// SPDX-License-Identifier: Apache-2.0
// A million random rows, in columns, and the policies that judge them: for triage_benchmark.cpp,
// natively, and in_place.cpp, in Node.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/json.h"
#include "eligibility/triage.h"

namespace eligibility {

inline constexpr std::size_t kRows = 1'000'000;
inline constexpr std::int32_t kToday = 20'532;  // 2026-03-20

[[noreturn]] inline void stop(const char* what) {
  std::fprintf(stderr, "%s\n", what);
  std::exit(1);
}

inline Value read_file(const std::string& path) {
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  Result<Value, Diagnostic> value = read_json(text);
  if (!value.ok()) stop(path.c_str());
  return std::move(*value);
}

// Random answers to every fact of a policy, of which one in twelve is left out.
struct Rows {
  std::vector<std::vector<std::uint8_t>> codes;
  std::vector<std::vector<std::int32_t>> numbers;
  std::vector<Column> columns;

  explicit Rows(const Triage& triage) {
    std::mt19937 random(1);
    codes.resize(triage.inputs().size());
    numbers.resize(triage.inputs().size());
    for (std::size_t fact = 0; fact < triage.inputs().size(); ++fact) {
      const TriageInput& input = triage.inputs()[fact];
      const std::size_t rows = input.fact == "today" ? 1 : kRows;
      if (input.fact == "today_local") continue;
      for (std::size_t row = 0; row < rows; ++row) {
        const bool left_out = rows > 1 && random() % 12 == 0;
        const auto answers = static_cast<std::uint32_t>(input.values.size());
        if (input.kind == TriageInput::Kind::date) {
          const std::int32_t day = kToday + 5 - static_cast<std::int32_t>(random() % 40);
          numbers[fact].push_back(left_out ? kNoNumber : rows == 1 ? kToday : day);
        } else if (input.kind == TriageInput::Kind::choice) {
          codes[fact].push_back(static_cast<std::uint8_t>(left_out ? kNoCode : random() % answers));
        } else {
          codes[fact].push_back(static_cast<std::uint8_t>(1 + random() % 3));
        }
      }
      columns.push_back({input.fact, codes[fact], numbers[fact]});
    }
  }
};

inline Policy load(const Value& document) {
  const std::vector<Value> calendars = {read_file(ELIGIBILITY_POLICY "/calendar/cn-2025.json"),
                                        read_file(ELIGIBILITY_POLICY "/calendar/cn-2026.json"),
                                        read_file(ELIGIBILITY_POLICY "/calendar/cn-2027.json")};
  Result<Policy, std::vector<Diagnostic>> policy = load_policy(document, calendars);
  if (!policy.ok()) stop(policy.error()[0].message.c_str());
  return std::move(*policy);
}

struct Case {
  Policy policy;
  Triage triage;
  Rows rows;
  TriageResult result;

  Case(const Value& document, std::span<const std::string_view> keys)
      : policy(load(document)), triage(make(policy, keys)), rows(triage) {}

  static Triage make(const Policy& policy, std::span<const std::string_view> keys) {
    Result<Triage, std::vector<Diagnostic>> triage = Triage::make(policy, keys);
    if (!triage.ok()) stop("the policy cannot be triaged");
    return std::move(*triage);
  }
  void run() {
    if (!triage.run(kRows, rows.columns, result).empty()) stop("the columns are refused");
  }
};

inline constexpr std::string_view kOverall[] = {"overall"};
inline constexpr std::string_view kOrders[] = {"overall",
                                               "claims.late",
                                               "claims.quality",
                                               "deadline.status",
                                               "deadline.apply_by",
                                               "deadline.final_day",
                                               "deadline.days_left",
                                               "missing_required",
                                               "reasons"};

inline Case& five_rules() {
  static Case one(*read_file(ELIGIBILITY_FIVE_RULES).find("policy"), kOverall);
  return one;
}
inline Case& okorder(bool all) {
  static const Value document = read_file(ELIGIBILITY_POLICY "/okorder-credit.json");
  static Case everything(document, {});
  static Case orders(document, kOrders);
  return all ? everything : orders;
}

}  // namespace eligibility
