// SPDX-License-Identifier: Apache-2.0
// Strict mode is CertLogic 1.3.3. Expected values are from the specification's text ("Spec" below,
// eu-dcc-business-rules, certlogic/specification/README.md) or, where it calls something undefined,
// from the corners that the tests name.
#include "logic_expression.h"

namespace eligibility {
namespace {

// Spec, "Truthy and falsy values".
TEST(StrictTruth, FindsSixValuesFalsy) {
  for (const char* falsy : {"false", "null", "0", R"("")", "[]", "{}"}) {
    EXPECT_EQ(result_of(R"({"if":[{"var":""},1,2]})", falsy), "2") << falsy;
  }
}
TEST(StrictTruth, FindsTheirOppositesTruthy) {
  for (const char* truthy : {"true", "-1", R"("0")", "[0]", R"({"a":null})"}) {
    EXPECT_EQ(result_of(R"({"if":[{"var":""},1,2]})", truthy), "1") << truthy;
  }
}
TEST(StrictTruth, TakesFortyTwoPointZeroForTheInteger) {  // corner: non-integer numbers
  EXPECT_EQ(result_of(R"({"===":[{"var":""},42]})", "42.0"), "true");
}
TEST(StrictTruth, RefusesADateTimeAsGuard) {  // corner: guard that is neither truthy nor falsy
  EXPECT_EQ(result_of(R"({"if":[{"plusTime":["2021-01-01",0,"day"]},1,2]})"),
            "error: undecided_guard");
  EXPECT_EQ(result_of(R"({"!":[{"plusTime":["2021-01-01",0,"day"]}]})"), "error: undecided_guard");
  EXPECT_EQ(result_of(R"({"and":[true,{"plusTime":["2021-01-01",0,"day"]}]})"),
            "error: undecided_guard");
}
TEST(StrictTruth, RefusesAFractionAsGuard) {  // Spec: truthy are the non-zero integers
  EXPECT_EQ(result_of(R"({"if":[{"var":""},1,2]})", "0.5"), "error: undecided_guard");
}

TEST(StrictAnd, ReturnsItsFirstFalsyOperand) {
  EXPECT_EQ(result_of(R"({"and":[true,"",0]})"), R"("")");
}
TEST(StrictAnd, ReturnsItsLastOperandWhenNoneIsFalsy) {
  EXPECT_EQ(result_of(R"({"and":[true,"a",3]})"), "3");
}
TEST(StrictAnd, DoesNotEvaluateBehindAFalsyOperand) {
  EXPECT_EQ(result_of(R"({"and":[false,{"plusTime":["x",0,"day"]}]})"), "false");
}
TEST(StrictOr, ReturnsItsFirstTruthyOperand) {  // JsonLogic
  EXPECT_EQ(result_of(R"({"or":[false,"a",3]})"), R"("a")");
}
TEST(StrictOr, ReturnsItsLastOperandWhenNoneIsTruthy) {  // JsonLogic
  EXPECT_EQ(result_of(R"({"or":[false,"",0]})"), "0");
}
TEST(StrictOr, DoesNotEvaluateBehindATruthyOperand) {
  EXPECT_EQ(result_of(R"({"or":[1,{"plusTime":["x",0,"day"]}]})"), "1");
}
TEST(StrictIf, EvaluatesOnlyTheBranchTaken) {
  EXPECT_EQ(result_of(R"({"if":[true,1,{"+":["a",1]}]})"), "1");
  EXPECT_EQ(result_of(R"({"if":[false,{"+":["a",1]},2]})"), "2");
}
TEST(StrictIf, MayStandWithinAnyOperand) {
  EXPECT_EQ(result_of(R"({"+":[{"if":[true,{"if":[false,1,2]},3]},{"if":[0,4,5]}]})"), "7");
}
TEST(StrictNot, NegatesTruth) {
  EXPECT_EQ(result_of(R"([{"!":[{"var":"x"}]},{"!":["0"]}])"), "[true,false]");
}

TEST(StrictEqual, DoesNotCoerce) {
  EXPECT_EQ(result_of(R"([{"===":[1,"1"]},{"===":[0,false]},{"===":["",{"var":"x"}]}])"),
            "[false,false,false]");
}
TEST(StrictEqual, ComparesArraysAndObjectsByStructure) {  // corner
  EXPECT_EQ(result_of(R"({"===":[{"var":"a"},{"var":"b"}]})",
                      R"({"a":{"x":[1,{"y":null}],"z":2},"b":{"z":2,"x":[1,{"y":null}]}})"),
            "true");
  EXPECT_EQ(result_of(R"({"===":[[1,2],[1,3]]})"), "false");
}
TEST(StrictEqual, ComparesDateTimesByInstant) {  // corner: equal instants with different offsets
  EXPECT_EQ(result_of(R"({"===":[{"plusTime":["2021-01-01T01:00:00+01:00",0,"day"]},
                                 {"plusTime":["2021-01-01",0,"day"]}]})"),
            "true");
}
TEST(StrictEqual, ComparesFractionsByTheirDecimalValue) {
  const auto equal = [](const char* left, const char* right) {
    return result_of(R"({"===":[{"var":"0"},{"var":"1"}]})",
                     "[" + std::string(left) + "," + right + "]");
  };
  EXPECT_EQ(equal("1.50", "1.5"), "true");
  EXPECT_EQ(equal("0.015e2", "1.5"), "true");
  EXPECT_EQ(equal("1e30", "10e29"), "true");
  EXPECT_EQ(equal("0.05", "5e-2"), "true");
  EXPECT_EQ(equal("1.5", "-1.5"), "false");
  EXPECT_EQ(equal("1.5", "15e1"), "false");
  EXPECT_EQ(equal("1.5", "1.51"), "false");
  EXPECT_EQ(equal("0.5", "0.05"), "false");
}

TEST(StrictIn, FindsAMember) { EXPECT_EQ(result_of(R"({"in":["b",["a","b"]]})"), "true"); }
TEST(StrictIn, FindsNullOnlyAmongNulls) {
  EXPECT_EQ(result_of(R"({"in":[{"var":"x"},{"var":"l"}]})", R"({"l":["a"]})"), "false");
  EXPECT_EQ(result_of(R"({"in":[{"var":"x"},{"var":"l"}]})", R"({"l":["a",null]})"), "true");
}
TEST(StrictIn, FindsArraysByStructure) {  // corner
  EXPECT_EQ(result_of(R"({"in":[[1],[[2],[1]]]})"), "true");
}
TEST(StrictIn, RefusesWhatIsNoArray) {  // Spec: "a non-array <operand 2> is considered an error"
  EXPECT_EQ(result_of(R"({"in":["a",{"var":"x"}]})"), "error: wrong_operand");
  EXPECT_EQ(result_of(R"({"in":["a","abc"]})"), "error: wrong_operand");
}

TEST(StrictComparison, OrdersIntegers) {
  EXPECT_EQ(
      result_of(R"([{"<":[1,2]},{"<":[2,2]},{"<=":[2,2]},{">":[2,1]},{">":[2,2]},{">=":[2,2]}])"),
      "[true,false,true,true,false,true]");
}
TEST(StrictComparison, HoldsBetweenAllThreeOperands) {
  EXPECT_EQ(result_of(R"([{"<":[1,2,3]},{"<":[1,3,2]},{"<":[2,1,3]}])"), "[true,false,false]");
}
TEST(StrictComparison, RefusesWhatIsNoInteger) {
  EXPECT_EQ(result_of(R"({"<":[1,"2"]})"), "error: wrong_operand");
  EXPECT_EQ(result_of(R"({"<":[{"var":"x"},2]})"), "error: wrong_operand");
  EXPECT_EQ(result_of(R"({"<":[{"var":""},2]})", "1.5"), "error: wrong_operand");
}
TEST(StrictComparison, RefusesAThirdOperandThoughTheFirstTwoFail) {
  EXPECT_EQ(result_of(R"({"<":[2,1,"a"]})"), "error: wrong_operand");
}

TEST(StrictPlus, AddsIntegersOfSixtyFourBits) {  // corner: integers beyond 2^31
  EXPECT_EQ(result_of(R"({"+":[4611686018427387904,4611686018427387903]})"), "9223372036854775807");
}
TEST(StrictPlus, RefusesAnOverflow) {  // corner: overflow is an error
  EXPECT_EQ(result_of(R"({"+":[9223372036854775807,1]})"), "error: overflow");
  EXPECT_EQ(result_of(R"({"+":[-9223372036854775808,-1]})"), "error: overflow");
}
TEST(StrictPlus, RefusesFractionsAndText) {  // corner: non-integer numbers
  EXPECT_EQ(result_of(R"({"+":[{"var":""},1]})", "1.5"), "error: wrong_operand");
  EXPECT_EQ(result_of(R"({"+":["1",1]})"), "error: wrong_operand");
}

TEST(StrictVar, WalksObjectsAndArrays) {
  EXPECT_EQ(result_of(R"({"var":"a.1.b"})", R"({"a":[0,{"b":7}]})"), "7");
}
TEST(StrictVar, ReadsAllOfTheDataOnTheEmptyPath) {
  EXPECT_EQ(result_of(R"({"var":""})", R"({"a":[1]})"), R"({"a":[1]})");
}
TEST(StrictVar, FindsNullBehindEveryMissingStep) {
  EXPECT_EQ(result_of(R"([{"var":"x"},{"var":"a.5"},{"var":"a.0.y"},{"var":"n.y"},{"var":"a.-1"}])",
                      R"({"a":[1],"n":null})"),
            "[null,null,null,null,null]");
}
TEST(StrictVar, KnowsNoBuiltInMembers) {  // corner
  EXPECT_EQ(
      result_of(R"([{"var":"s.length"},{"var":"s.0"},{"var":"a.length"},{"var":"constructor"}])",
                R"({"s":"text","a":[1]})"),
      "[null,null,null,null]");
}
TEST(StrictVar, TakesOnlyWholeNumbersForAnIndex) {  // corner: "2abc" on an array
  EXPECT_EQ(result_of(R"([{"var":"2abc"},{"var":"99999999999999999999"}])", "[1,2,3]"),
            "[null,null]");
}
TEST(StrictVar, ReadsAMemberWithANumberForAName) {
  EXPECT_EQ(result_of(R"({"var":"0"})", R"({"0":"zero"})"), R"("zero")");
}
TEST(StrictVar, TakesTwoDotsForAnEmptyName) {
  EXPECT_EQ(result_of(R"({"var":"a..b"})", R"({"a":{"":{"b":1}}})"), "1");
}

TEST(StrictReduce, FoldsFromTheLeft) {
  EXPECT_EQ(result_of(R"({"reduce":[{"var":"l"},[{"var":"accumulator"},{"var":"current"}],"i"]})",
                      R"({"l":[1,2]})"),
            R"([["i",1],2])");
}
TEST(StrictReduce, GivesTheInitialValueForNullAndForNoElements) {
  EXPECT_EQ(result_of(R"([{"reduce":[{"var":"x"},1,7]},{"reduce":[[],1,8]}])"), "[7,8]");
}
TEST(StrictReduce, RefusesWhatIsNeitherNullNorArray) {
  EXPECT_EQ(result_of(R"({"reduce":["abc",1,7]})"), "error: wrong_operand");
}
TEST(StrictReduce, HidesTheDataFromTheLambda) {  // Spec: "a modified data context"
  EXPECT_EQ(result_of(R"({"reduce":[{"var":"l"},{"var":"x"},7]})", R"({"l":[1],"x":2})"), "null");
}
TEST(StrictReduce, ReadsPathsOfCurrentAndAccumulator) {
  EXPECT_EQ(
      result_of(R"({"reduce":[{"var":"l"},[{"var":"current.q.0"},{"var":"accumulator.1"}],[1,2]]})",
                R"({"l":[{"q":[5]}]})"),
      "[5,2]");
}
TEST(StrictReduce, ShowsTheWholeContextOnTheEmptyPath) {
  EXPECT_EQ(result_of(R"({"reduce":[[1],{"var":""},7]})"), R"({"accumulator":7,"current":1})");
}
TEST(StrictReduce, NestsWithTheOuterContextForArrayAndInitialValue) {
  EXPECT_EQ(result_of(R"({"reduce":[[[1,2],[3]],
                {"reduce":[{"var":"current"},{"+":[{"var":"accumulator"},{"var":"current"}]},
                           {"var":"accumulator"}]},0]})"),
            "6");
}

// Spec, "Extract data from an UVCI": its example string.
TEST(StrictExtract, SplitsAtThreeSeparators) {
  EXPECT_EQ(result_of(R"([{"extractFromUVCI":["a::c/#/f",0]},{"extractFromUVCI":["a::c/#/f",1]},
                          {"extractFromUVCI":["a::c/#/f",5]},{"extractFromUVCI":["a::c/#/f",6]}])"),
            R"(["a","","f",null])");
}
TEST(StrictExtract, IgnoresThePrefixOnce) {
  EXPECT_EQ(result_of(R"({"extractFromUVCI":["URN:UVCI:URN:UVCI:x",0]})"), R"("URN")");
}
TEST(StrictExtract, PassesNullOn) {
  EXPECT_EQ(result_of(R"({"extractFromUVCI":[{"var":"x"},0]})"), "null");
}
TEST(StrictExtract, FindsNothingAtANegativeIndex) {
  EXPECT_EQ(result_of(R"({"extractFromUVCI":["a",-1]})"), "null");
}
TEST(StrictExtract, RefusesWhatIsNeitherTextNorNull) {
  EXPECT_EQ(result_of(R"({"extractFromUVCI":[5,0]})"), "error: wrong_operand");
}

TEST(StrictArray, EvaluatesEachElement) {
  EXPECT_EQ(result_of(R"([1,{"var":"x"},[{"+":[1,1]}],[2,"a"]])", R"({"x":{"y":1}})"),
            R"([1,{"y":1},[2],[2,"a"]])");
}

}  // namespace
}  // namespace eligibility
