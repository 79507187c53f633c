// SPDX-License-Identifier: Apache-2.0
// The core with its policy document, and the model written from the description, must say the same
// of 50,000 cases.
#include "reference_model.h"

#include <gtest/gtest.h>

#include "cases.h"
#include "okorder_policy.h"
#include "random_case.h"

namespace eligibility {
namespace {

using reference::Expected;
using reference::Words;

const int kCases = few_are_asked() ? 3'000 : 50'000;
constexpr int kShownDifferences = 10;

const reference::Holidays& holidays() {
  static const reference::Holidays holidays = reference::read_holidays(okorder_calendars());
  return holidays;
}

Words set_at(const Value& report, const char* key) {
  const std::vector<std::string> list = list_at(report, key);
  return Words(list.begin(), list.end());
}

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

// The keys that a model's `keys` speaks of; what a report says of the reply's named days is beyond
// the description.
const char* const kKeys[] = {"overall",
                             "claims.late",
                             "claims.quality",
                             "readiness.late",
                             "readiness.quality",
                             "deadline.status",
                             "deadline.day",
                             "deadline.days_left",
                             "deadline.apply_by",
                             "deadline.final_day",
                             "membership.verdict",
                             "membership.readiness",
                             "membership.reply_by_if_applied_today",
                             "membership.reply_by",
                             "membership.reply_coverage",
                             "membership.reply_overdue",
                             "membership.needs",
                             "days_late",
                             "race_warning",
                             "amounts"};

std::string differences(const Expected& expected, const Value& facts, const Value& report) {
  std::string text;
  for (const char* key : kKeys) {
    const auto wanted = expected.keys.find(key);
    const std::string value = wanted == expected.keys.end() ? "" : wanted->second;
    if (at(report, key) != value)
      text += std::string(key) + ": " + value + " expected, " + at(report, key) + " found\n";
  }
  const auto same = [&](const char* key, const Words& wanted) {
    const Words found = set_at(report, key);
    if (found != wanted)
      text += std::string(key) + ": " + joined(wanted) + "expected, " + joined(found) + "found\n";
    if (found.size() != list_at(report, key).size())
      text += std::string(key) + " names one twice\n";
  };
  same("input_problems", expected.input_problems);
  same("missing_required", expected.missing_required);
  same("reasons", expected.reasons);
  same("open_points", expected.open_points);
  if (!expected.date_unusual_is_open) same("warnings", expected.warnings);
  if (expected.only_these_needs) same("needs", expected.needs);
  const Words needs = set_at(report, "needs"), clauses = set_at(report, "clauses");
  for (const std::string& fact : expected.needs) {
    if (needs.count(fact) == 0) text += "needs: without " + fact + "\n";
  }
  for (const std::string& fact : needs) {
    const Value* given = facts.find(fact);
    const bool answered = given != nullptr && !given->is_null() &&
                          !(given->array() != nullptr && given->array()->empty());
    if (answered) text += "needs: " + fact + ", which was answered\n";
  }
  for (const std::string& clause : expected.clauses) {
    if (clauses.count(clause) == 0) text += "clauses: without " + clause + "\n";
  }
  std::map<std::string, std::string> outcomes;
  for (const Value& one : *report.find("requirements")->array())
    outcomes[at(one, "check") + " " + at(one, "id")] = at(one, "outcome");
  for (const auto& [requirement, outcome] : expected.outcomes) {
    if (outcomes[requirement] != outcome)
      text += requirement + ": " + outcome + " expected, " + outcomes[requirement] + " found\n";
  }
  if (outcomes.size() != expected.outcomes.size()) text += "requirements: more, or less\n";
  std::map<std::string, std::string> evidence;
  if (const Value* items = report.find("evidence")) {
    for (const Value& item : *items->array()) evidence[at(item, "id")] = at(item, "status");
  }
  if (evidence != expected.evidence) {
    text += "evidence differs:";
    for (const auto& [item, status] : expected.evidence) text += " " + item + "=" + status;
    text += "; found:";
    for (const auto& [item, status] : evidence) text += " " + item + "=" + status;
    text += "\n";
  }
  return text;
}

void compare_many(std::uint32_t seed, bool slips, int count) {
  RandomCases cases(seed);
  int different = 0;
  for (int i = 0; i < count && different < kShownDifferences; ++i) {
    const Value facts = cases.next(slips);
    const Value report = checked(okorder(), facts);
    const std::string found = differences(reference::expect(facts, holidays()), facts, report);
    if (found.empty()) continue;
    ++different;
    ADD_FAILURE() << "case " << i << ": " << text_of(facts) << "\n" << found;
  }
}

TEST(ReferenceModel, SaysTheSameOfCasesWithSlips) { compare_many(20261123, true, kCases / 2); }

TEST(ReferenceModel, SaysTheSameOfCasesWithRealDatesOnly) {
  compare_many(52463, false, kCases / 2);
}

TEST(ReferenceModel, MeetsEveryStatusVerdictAndCode) {
  RandomCases cases(20261123);
  Words seen;
  for (int i = 0; i < 5'000; ++i) {
    const Expected expected = reference::expect(cases.next(), holidays());
    for (const auto& [key, value] : expected.keys) seen.insert(key + "=" + value);
    for (const Words* words : {&expected.reasons, &expected.open_points, &expected.warnings})
      seen.insert(words->begin(), words->end());
  }
  const Value codes = read_json_file(ELIGIBILITY_VECTORS_DIR "/codes.json");
  for (const char* kind : {"reasons", "open_points", "warnings"}) {
    for (const Member& code : *codes.find(kind)->object())
      EXPECT_EQ(seen.count(code.key), 1U) << code.key;
  }
  for (const char* one :
       {"overall=eligible", "overall=not_yet", "overall=not_eligible", "overall=cannot_tell",
        "deadline.status=not_started", "deadline.status=open", "deadline.status=final_day",
        "deadline.status=passed", "deadline.status=straddles", "deadline.status=applied_in_time",
        "deadline.status=applied_late", "deadline.status=unknown", "readiness.quality=at_risk",
        "readiness.quality=ready", "readiness.late=check", "race_warning=true"}) {
    EXPECT_EQ(seen.count(one), 1U) << one;
  }
}

}  // namespace
}  // namespace eligibility
