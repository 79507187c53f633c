// SPDX-License-Identifier: Apache-2.0
// The validator where the published suite is silent. The messages are those of the reference
// implementation, certlogic-js 1.2.2; paths and limits are ours.
#include "logic_expression.h"

namespace eligibility {
namespace {

// "path: message" of every issue, one a line.
std::string issues_in(const Value& expression) {
  const Result<std::vector<Issue>, Diagnostic> issues = validate_logic(expression);
  if (!issues.ok()) return "error: " + issues.error().code + " " + issues.error().path;
  std::string text;
  for (const Issue& issue : *issues) text += issue.path + ": " + issue.message + "\n";
  return text;
}
std::string issues_of(std::string_view expression) { return issues_in(json(expression)); }

TEST(ValidateLogic, FindsNothingWrongWithEveryOperation) {
  EXPECT_EQ(issues_of(R"({"if":[{"and":[{"===":[1,1]},{"in":["a",["a"]]},{"!":[{"var":""}]}]},
      {"<":[1,2,3]},{"not-before":[{"plusTime":[{"var":"a.0"},-1,"hour"]},
        {"dccDateOfBirth":["2001"]},{"plusTime":[{"extractFromUVCI":["a",-1]},1,"year"]}]}]})"),
            "");
  EXPECT_EQ(issues_of(R"({"reduce":[[1],{"+":[{"var":"current"},{"var":"accumulator"}]},0]})"), "");
}
TEST(ValidateLogic, CountsTheOperandsOfEveryOperation) {
  EXPECT_EQ(issues_of(R"({"if":[true]})"),
            ": an \"if\"-operation must have exactly 3 values/operands, but it has 1\n");
  EXPECT_EQ(issues_of(R"({"and":[true]})"),
            ": an \"and\" operation must have at least 2 operands, but it has 1\n");
  EXPECT_EQ(issues_of(R"({"!":[]})"),
            ": a !-operation (logical not/negation) must have exactly 1 operand, but it has 0\n");
  EXPECT_EQ(issues_of(R"({"reduce":[]})"),
            ": a \"reduce\"-operation must have exactly 3 values/operands, but it has 0\n");
  EXPECT_EQ(issues_of(R"({"plusTime":["2021-01-01"]})"),
            ": a \"plusTime\"-operation must have exactly 3 values/operands, but it has 1\n");
  EXPECT_EQ(
      issues_of(R"({"extractFromUVCI":[""]})"),
      ": an \"extractFromUVCI\"-operation must have exactly 2 values/operands, but it has 1\n");
  EXPECT_EQ(issues_of(R"({"dccDateOfBirth":["2001","2002"]})"),
            ": a \"dccDateOfBirth\"-operation must have exactly 1 value/operand, but it has 2\n");
  for (const char* name : {"<", ">", "<=", ">=", "after", "before", "not-after", "not-before"}) {
    const Value expression(Object{{name, Value(Array{Value(true)})}});
    EXPECT_EQ(issues_in(expression), ": an operation with operator \"" + std::string(name) +
                                         "\" must have 2 or 3 operands, but it has 1\n");
  }
  for (const char* name : {"===", "in", "+"}) {
    const Value expression(Object{{name, Value(Array(3, Value(true)))}});
    EXPECT_EQ(issues_in(expression), ": an operation with operator \"" + std::string(name) +
                                         "\" must have 2 operands, but it has 3\n");
  }
}
TEST(ValidateLogic, NamesALiteralThatIsNone) {
  EXPECT_EQ(
      issues_of(R"({"plusTime":["x",{"var":"n"},"week"]})"),
      ": \"amount\" argument (#2) of \"plusTime\" must be an integer, but it is: an object\n"
      ": \"unit\" argument (#3) of \"plusTime\" must be a string equal to one of year, month, "
      "day, hour, but it is: week\n");
  EXPECT_EQ(issues_of(R"({"extractFromUVCI":["a","0"]})"),
            ": \"index\" argument (#2) of \"extractFromUVCI\" must be an integer, but it is: 0\n");
}
TEST(ValidateLogic, TakesNoOr) {
  EXPECT_EQ(issues_of(R"({"or":[true,false]})"), ": unrecognised operator: \"or\"\n");
}
TEST(ValidateLogic, TellsAFractionFromAWholeNumberBeyondSixtyFourBits) {
  EXPECT_EQ(issues_of("[1.5,0.1e1,1e-7,1e21,1.5e300,9223372036854775808,12.50e1,1000e-2,1005e-1]"),
            "/0: 1.5 is a non-integer number\n"
            "/2: 1e-7 is a non-integer number\n"
            "/3: 1e21 is a whole number beyond those that are computed with\n"
            "/4: 1.5e300 is a whole number beyond those that are computed with\n"
            "/5: 9223372036854775808 is a whole number beyond those that are computed with\n"
            "/8: 1005e-1 is a non-integer number\n");
}
TEST(ValidateLogic, ShowsALongNumberCut) {
  const Result<std::vector<Issue>, Diagnostic> issues =
      validate_logic(Value(Fraction{"0." + std::string(1'000'000, '1')}));
  ASSERT_TRUE(issues.ok());
  EXPECT_LT(issues->front().message.size(), 200U);
}
TEST(ValidateLogic, QuotesSixteenMebibytesAndNotAByteMore) {
  const auto of_bytes = [](std::size_t bytes) {
    const std::size_t around = std::string_view(R"({"or":[""]})").size();
    return validate_logic(
        Value(Object{{"or", Value(Array{Value(std::string(bytes - around, 'x'))})}}));
  };
  constexpr std::size_t kMost = std::size_t{16} << 20U;
  EXPECT_TRUE(of_bytes(kMost).ok());
  const Result<std::vector<Issue>, Diagnostic> refused = of_bytes(kMost + 1);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, "too_large");
}
TEST(ValidateLogic, RefusesPathsWithAnEmptyStep) {
  for (const char* path : {".", ".a", "a.", "a..b"}) {
    EXPECT_EQ(issues_in(Value(Object{{"var", Value(path)}})),
              ": data access path doesn't have a valid format: " + std::string(path) + "\n");
  }
}
TEST(ValidateLogic, FindsEveryIssueWithItsPlaceOuterFirst) {
  EXPECT_EQ(issues_of(R"({"if":[{"and":[null]},[3.5,{"a/b~":[]}]]})"),
            ": an \"if\"-operation must have exactly 3 values/operands, but it has 2\n"
            "/if/0: an \"and\" operation must have at least 2 operands, but it has 1\n"
            "/if/0/and/0: invalid CertLogic expression\n"
            "/if/1/0: 3.5 is a non-integer number\n"
            "/if/1/1: unrecognised operator: \"a/b~\"\n");
}
TEST(ValidateLogic, LooksOnlyAtOperandsThatAnOperationHas) {
  EXPECT_EQ(issues_of(R"({"===":[1,2,null]})"),
            ": an operation with operator \"===\" must have 2 operands, but it has 3\n");
  EXPECT_EQ(issues_of(R"({"!":[null,null]})"),
            ": a !-operation (logical not/negation) must have exactly 1 operand, but it has 2\n");
}
TEST(ValidateLogic, WritesIssuesAsJson) {
  const Value expression = json(R"([{"all":[1]}])");
  const Result<std::vector<Issue>, Diagnostic> issues = validate_logic(expression);
  ASSERT_TRUE(issues.ok());
  EXPECT_EQ(write_issues(*issues), R"({"issues":[{"expr":{"all":[1]},"path":"/0",)"
                                   R"("message":"unrecognised operator: \"all\""}]})");
  EXPECT_EQ(write_issues({}), R"({"issues":[]})");
}

// Moved, not copied: a copy a level would take time in the square of the depth.
Value nested(std::size_t depth, const char* name, Value expression) {
  for (std::size_t level = 0; level < depth; ++level) {
    Array operands;
    operands.push_back(std::move(expression));
    Object operation;
    operation.push_back({name, Value(std::move(operands))});
    expression = Value(std::move(operation));
  }
  return expression;
}
TEST(ValidateLogic, RefusesToGoDeeperThanExpressionsMay) {
  EXPECT_EQ(issues_in(nested(kMaxExpressionDepth, "!", Value(true))), "");
  EXPECT_EQ(issues_in(nested(1'000, "!", Value(true))).substr(0, 15), "error: too_deep");
}
TEST(ValidateLogic, RefusesMorePartsThanExpressionsMayHave) {
  EXPECT_EQ(issues_in(Value(Array(kMaxInstructions, Value(true)))), "error: too_large /999999");
}
TEST(ValidateLogic, ListsAtMostAThousandIssues) {
  const Value expression(Array(5'000, Value()));
  const Result<std::vector<Issue>, Diagnostic> issues = validate_logic(expression);
  ASSERT_TRUE(issues.ok());
  EXPECT_EQ(issues->size(), 1'000U);
}
TEST(ValidateLogic, RefusesToQuoteALongTextAgainAndAgain) {
  const Value expression = nested(100, "and", Value(std::string(1'000'000, 'a')));
  EXPECT_EQ(issues_in(expression).substr(0, 16), "error: too_large");
}

}  // namespace
}  // namespace eligibility
