// SPDX-License-Identifier: Apache-2.0
// The published CertLogic suite, which is not carried here: CERTLOGIC_SUITE_DIR is its folder
// (certlogic/specification of eu-dcc-business-rules). Without it nothing is run, and that is said.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "eligibility/logic.h"
#include "json_file.h"
#include "logic_expression.h"

namespace eligibility {
namespace {

class CertLogicSuite : public testing::Test {
 protected:
  // Empty, and said, where nobody says where the suite is.
  static std::string suite() {
    const char* given = std::getenv("CERTLOGIC_SUITE_DIR");
    std::string folder = given == nullptr ? "" : given;
    if (folder.empty()) folder = ELIGIBILITY_CERTLOGIC_SUITE_DIR;
    if (!folder.empty()) return folder;
    std::cout << "NOT RUN: the published CertLogic suite; CERTLOGIC_SUITE_DIR is not set\n";
    return "";
  }

  // The cases of all files of a folder, those of a file that is to be skipped marked so.
  static std::vector<Value> cases_of(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
      paths.push_back(entry.path().string());
    EXPECT_FALSE(error) << folder << ": " << error.message();
    std::sort(paths.begin(), paths.end());
    std::vector<Value> cases;
    for (const std::string& path : paths) {
      const Value file = read_json_file(path);
      for (Value each : list_of(file, "cases")) {
        each.object()->push_back({"file", Value(path)});
        each.object()->push_back({"skipped", Value(is_skipped(file) || is_skipped(each))});
        cases.push_back(std::move(each));
      }
    }
    return cases;
  }

  static Array list_of(const Value& value, std::string_view key) {
    const Value* list = value.find(key);
    EXPECT_TRUE(list != nullptr && list->array() != nullptr) << key;
    return list == nullptr || list->array() == nullptr ? Array() : *list->array();
  }

  // No other directive is known: "only" would have to be, lest too much were run.
  static bool is_skipped(const Value& value) {
    const Value* directive = value.find("directive");
    if (directive == nullptr) return false;
    EXPECT_EQ(*directive, Value("skip"));
    return true;
  }

  static std::string text_of(const Value& value) {
    std::string text;
    write_json(value, text);
    return text;
  }
};

// Compared as it leaves the core: a date-time as its text.
TEST_F(CertLogicSuite, EveryActiveAssertionHolds) {
  const std::string folder = suite();
  if (folder.empty()) return;
  std::size_t held = 0;
  std::size_t skipped = 0;
  for (const Value& each : cases_of(folder + "/testSuite")) {
    for (const Value& assertion : list_of(each, "assertions")) {
      if (*each.find("skipped") == Value(true) || is_skipped(assertion)) {
        ++skipped;
        continue;
      }
      const Value* own = assertion.find("certLogicExpression");
      const Value* logic = own != nullptr ? own : each.find("certLogicExpression");
      ASSERT_NE(logic, nullptr);
      const Result<Value, Diagnostic> result = evaluate(*logic, *assertion.find("data"));
      const Value found = result.ok() ? json(text_of(*result)) : Value(result.error().message);
      const bool holds = result.ok() && found == *assertion.find("expected");
      EXPECT_TRUE(holds) << text_of(*each.find("file")) << ": " << text_of(assertion) << " found "
                         << text_of(found);
      if (holds) ++held;
    }
  }
  EXPECT_EQ(held, 218U);
  EXPECT_EQ(skipped, 14U);
}

TEST_F(CertLogicSuite, EveryValidationCaseGivesItsIssues) {
  const std::string folder = suite();
  if (folder.empty()) return;
  std::size_t held = 0;
  for (const Value& each : cases_of(folder + "/validation-testSuite")) {
    ASSERT_EQ(*each.find("skipped"), Value(false));
    const Value& logic = *each.find("certLogicExpression");
    const Result<std::vector<Issue>, Diagnostic> issues = validate_logic(logic);
    ASSERT_TRUE(issues.ok()) << text_of(logic);
    Array found;  // as the suite writes them, without the paths that are ours
    for (const Issue& issue : *issues)
      found.push_back(Value(Object{{"expr", *issue.expr}, {"message", Value(issue.message)}}));
    const Value expected(list_of(each, "issues"));
    EXPECT_EQ(Value(found), expected) << text_of(*each.find("file")) << ": " << text_of(logic);
    if (Value(found) == expected) ++held;
  }
  EXPECT_EQ(held, 23U);
}

}  // namespace
}  // namespace eligibility
