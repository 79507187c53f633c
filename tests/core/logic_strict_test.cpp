// SPDX-License-Identifier: Apache-2.0
// Strict mode is CertLogic 1.3.3: tests/vectors/certlogic.json holds it, operation by operation.
// Here stands what a JSON file cannot hold for every reader: how a number is written.
#include "logic_expression.h"

namespace eligibility {
namespace {

TEST(StrictEqual, ComparesFractionsByTheirDecimalValue) {
  const auto equal = [](const char* left, const char* right) {
    return result_of(R"({"===":[{"var":"0"},{"var":"1"}]})",
                     "[" + std::string(left) + "," + right + "]");
  };
  EXPECT_EQ(equal("1.50", "1.5"), "true");
  EXPECT_EQ(equal("0.015e2", "1.5"), "true");
  EXPECT_EQ(equal("1e30", "10e29"), "true");
  EXPECT_EQ(equal("10e-999999999", "1e-999999998"), "true");
  EXPECT_EQ(equal("0.05", "5e-2"), "true");
  EXPECT_EQ(equal("1.5", "-1.5"), "false");
  EXPECT_EQ(equal("1.5", "15e1"), "false");
  EXPECT_EQ(equal("1.5", "1.51"), "false");
  EXPECT_EQ(equal("0.5", "0.05"), "false");
}

}  // namespace
}  // namespace eligibility
