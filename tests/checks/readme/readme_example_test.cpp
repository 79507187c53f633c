// SPDX-License-Identifier: Apache-2.0
// What README.md shows must compile and answer. The header is cut out of README.md by
// CMakeLists.txt.
#include "readme_example.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace {

std::string text_of(const std::string& name) {
  std::ifstream file(ELIGIBILITY_POLICY_DIR "/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(ReadmeExample, GivesAReport) {
  const std::string report =
      pre_check(text_of("okorder-credit.json"), text_of("calendar/cn-2026.json"),
                R"({"today": "2026-11-23", "rating": "3A"})");
  EXPECT_NE(report.find(R"("membership":{"verdict":"eligible")"), std::string::npos) << report;
}

TEST(ReadmeExample, NamesWhatIsWrongWithTheFacts) {
  const std::string report =
      pre_check(text_of("okorder-credit.json"), text_of("calendar/cn-2026.json"),
                R"({"today": "2026-02-30"})");
  EXPECT_EQ(report.substr(0, report.find(R"(,"path")")), R"({"error":[{"code":"not_a_date")");
}

}  // namespace
