// SPDX-License-Identifier: Apache-2.0
// Expressions and data that mean harm: every one ends in a result or a diagnostic.
#include <limits>

#include "logic_expression.h"

namespace eligibility {
namespace {

Value operation(const char* name, Array operands) {
  return Value(Object{{name, Value(std::move(operands))}});
}
Value variable(const char* path) { return Value(Object{{"var", Value(path)}}); }
Value nested_nots(std::size_t depth) {
  Value expression(true);
  for (std::size_t level = 0; level < depth; ++level) expression = operation("!", {expression});
  return expression;
}
std::string code_of(const Value& expression, const Value& data = Value()) {
  const Result<Value, Diagnostic> result = evaluate(expression, data);
  return result.ok() ? "" : result.error().code;
}

TEST(LogicLimits, TakeExpressionsOfTheGreatestDepth) {
  const Result<Value, Diagnostic> result = evaluate(nested_nots(kMaxExpressionDepth), Value());
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(*result, Value(true));
}
TEST(LogicLimits, RefuseExpressionsThatAreDeeper) {
  EXPECT_EQ(code_of(nested_nots(kMaxExpressionDepth + 1)), "too_deep");
  EXPECT_EQ(code_of(nested_nots(1'000)), "too_deep");
}
TEST(LogicLimits, RefuseExpressionsOfTooManyParts) {
  EXPECT_EQ(code_of(operation("and", Array(kMaxInstructions, Value(true)))), "too_large");
}
TEST(LogicLimits, TakeAHundredThousandOperands) {
  Array operands(100'000, Value(true));
  operands.push_back(Value(std::int64_t{7}));
  const Result<Value, Diagnostic> result = evaluate(operation("and", std::move(operands)), Value());
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(*result, Value(std::int64_t{7}));
}
TEST(LogicLimits, ReportAtMostAThousandProblems) {
  const Value expression(Array(5'000, Value()));
  const auto program = compile(expression, {});
  ASSERT_FALSE(program.ok());
  EXPECT_EQ(program.error().size(), kMaxExpressionProblems);
}
TEST(LogicLimits, StopAValueThatDoublesWithEveryElement) {
  const Value doubled(Array{variable("accumulator"), variable("accumulator")});
  EXPECT_EQ(code_of(operation("reduce", {variable(""), doubled, Value("x")}),
                    Value(Array(64, Value(true)))),
            "too_large");
}
TEST(LogicLimits, StopAValueThatDeepensWithEveryElement) {
  EXPECT_EQ(code_of(operation("reduce",
                              {variable(""), Value(Array{variable("accumulator")}), Value("x")}),
                    Value(Array(100'000, Value(true)))),
            "too_large");
}
TEST(LogicLimits, StopATextThatIsCopiedWithoutEnd) {
  const Value expression = operation(
      "reduce",
      {variable("l"), Value(Array{variable("current"), variable("accumulator.0")}), Value("x")});
  Array texts(3'000, Value(std::string(100'000, 'a')));
  EXPECT_EQ(code_of(expression, Value(Object{{"l", Value(std::move(texts))}})), "too_large");
}
// Only a position leads into an array, however long it is.
TEST(LogicLimits, FindNothingInAnArrayByAWord) {
  const Value data(Object{{"list", Value(Array(1'000, Value(true)))}});
  EXPECT_EQ(*evaluate(variable("list.999"), data), Value(true));
  for (const char* path : {"list.x", "list.", "list.1x", "list.-1", "list.1000"})
    EXPECT_EQ(*evaluate(variable(path), data), Value()) << path;
}

TEST(LogicLimits, StopALoopOfTooManySteps) {
  Array operands;
  for (int i = 0; i < 900; ++i) operands.emplace_back(true);
  const Value expression =
      operation("reduce", {variable(""), operation("and", std::move(operands)), Value(false)});
  EXPECT_EQ(code_of(expression, Value(Array(1'000, Value(true)))), "");
  EXPECT_EQ(code_of(expression, Value(Array(100'000, Value(true)))), "too_large");
}

TEST(LogicLimits, StopALoopThatLooksAtTooMuch) {
  Value needles(Array(20'000, Value("b")));
  const Value expression =
      operation("reduce", {variable(""), operation("in", {Value("a"), needles}), Value(false)});
  EXPECT_EQ(code_of(expression, Value(Array(20'000, Value(true)))), "too_large");
}
TEST(LogicLimits, EndAlsoWhereAnUnknownGuardWouldHideTheFault) {
  const Value doubled(Array{variable("accumulator"), variable("accumulator")});
  const Value expression =
      operation("and", {variable("u"), operation("reduce", {variable("l"), doubled, Value("x")})});
  const Value data(Object{{"u", Value(Unknown{})}, {"l", Value(Array(64, Value(true)))}});
  const Result<Value, Diagnostic> result = evaluate(expression, data, Mode::partial);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, "too_large");
}
TEST(LogicLimits, CutALongTextInAMessageBetweenCharacters) {
  std::string text = "a";
  for (int count = 0; count < 1'000; ++count) text += "\xC3\xA9";
  const Result<Value, Diagnostic> result = evaluate(
      operation("plusTime", {variable(""), Value(std::int64_t{0}), Value("day")}), Value(text));
  ASSERT_FALSE(result.ok());
  EXPECT_LT(result.error().message.size(), 250U);
  EXPECT_NE(result.error().message.find("\xC3\xA9\" ..."), std::string::npos);
}
TEST(LogicLimits, ComputeAtBothEndsOfTheIntegers) {
  const Value most(std::numeric_limits<std::int64_t>::max());
  const Value least(std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(*evaluate(operation("<", {least, Value(std::int64_t{0}), most}), Value()), Value(true));
  EXPECT_EQ(*evaluate(operation("+", {least, most}), Value()), Value(std::int64_t{-1}));
  EXPECT_EQ(code_of(operation("extractFromUVCI", {Value("a:b"), most})), "");
  EXPECT_EQ(code_of(operation("extractFromUVCI", {Value("a:b"), least})), "");
}

}  // namespace
}  // namespace eligibility
