// SPDX-License-Identifier: Apache-2.0
// Partial mode: Kleene's three-valued logic. Expected values: Kleene's strong tables, and the
// policy's own sentence: "Any operation with an Unknown operand is Unknown, but: and is false with
// one false operand, or true with one true operand; ! Unknown and if on Unknown are Unknown."
#include "logic_row.h"

namespace eligibility {
namespace {

constexpr std::string_view kUnknown = R"({"unknown":true})";

TEST(PartialAnd, IsItsFalsyOperandThoughAnEarlierOneIsUnknown) {
  EXPECT_EQ(partial(R"({"and":[{"var":"p"},{"var":"q"}]})", R"({"q":false})"), "false");
  EXPECT_EQ(partial(R"({"and":[{"var":"p"},{"===":[1,1]},"",{"var":"q"}]})"), R"("")");
}
TEST(PartialAnd, IsItsFalsyOperandThoughALaterOneIsUnknown) {
  EXPECT_EQ(partial(R"({"and":[{"var":"p"},{"var":"q"}]})", R"({"p":false})"), "false");
}
TEST(PartialAnd, IsUnknownWithATruthyAndAnUnknownOperand) {
  EXPECT_EQ(partial(R"({"and":[{"var":"p"},{"var":"q"}]})", R"({"q":true})"), kUnknown);
  EXPECT_EQ(partial(R"({"and":[{"var":"p"},{"var":"q"}]})", R"({"p":true})"), kUnknown);
  EXPECT_EQ(partial(R"({"and":[{"var":"p"},{"var":"q"}]})"), kUnknown);
}
TEST(PartialOr, IsItsTruthyOperandThoughAnotherIsUnknown) {
  EXPECT_EQ(partial(R"({"or":[{"var":"p"},{"var":"q"}]})", R"({"q":true})"), "true");
  EXPECT_EQ(partial(R"({"or":[{"var":"p"},{"var":"q"}]})", R"({"p":true})"), "true");
  EXPECT_EQ(partial(R"({"or":[{"var":"p"},false,"a",{"var":"q"}]})"), R"("a")");
}
TEST(PartialOr, IsUnknownWithAFalsyAndAnUnknownOperand) {
  EXPECT_EQ(partial(R"({"or":[{"var":"p"},{"var":"q"}]})", R"({"q":false})"), kUnknown);
  EXPECT_EQ(partial(R"({"or":[{"var":"p"},{"var":"q"}]})", R"({"p":false})"), kUnknown);
}
TEST(PartialAnd, NestsWithinItselfAndWithinOr) {
  EXPECT_EQ(
      partial(R"({"and":[{"and":[{"var":"p"},true]},{"or":[{"var":"q"},{"!":[true]}]},false]})"),
      "false");
  EXPECT_EQ(partial(R"({"or":[{"and":[{"var":"p"},false]},{"and":[{"var":"q"},true]},7]})"), "7");
}
// Strict may find another falsy (truthy) value than the one that decided: only the truth is
// certain.
TEST(PartialAnd, DecidedAfterAnUnknownIsUnknownToWhatLooksAtMoreThanTruth) {
  for (const char* expression :
       {R"({"===":[{"and":[{"var":"n"},""]},""]})", R"({"in":[{"or":[{"var":"t"},"a"]},["a"]]})",
        R"({"in":["a",[{"or":[{"var":"t"},"a"]}]]})", R"({"+":[{"or":[{"var":"n"},1]},1]})",
        R"({"<":[0,{"or":[{"var":"n"},1]}]})",
        R"({"extractFromUVCI":[{"or":[{"var":"t"},"a"]},0]})",
        R"({"plusTime":[{"or":[{"var":"d"},"2026-01-01"]},0,"day"]})",
        R"({"reduce":[{"or":[{"var":"l"},["a"]]},1,0]})",
        R"({"===":[{"reduce":[[1],{"var":"accumulator"},{"or":[{"var":"t"},"a"]}]},"a"]})",
        R"({"===":[{"reduce":[[1],{"var":""},{"or":[{"var":"t"},"a"]}]},
                   {"reduce":[[1],{"var":""},"a"]}]})",
        R"({"===":[{"if":[true,{"or":[{"var":"t"},"a"]},0]},"a"]})",
        R"({"reduce":[[1],{"var":"accumulator.0"},{"or":[{"var":"t"},["a"]]}]})"}) {
    EXPECT_EQ(partial(expression), kUnknown) << expression;
  }
}
TEST(PartialAnd, DecidedAfterAnUnknownKeepsItsTruth) {
  EXPECT_EQ(partial(R"({"!":[{"and":[{"var":"n"},""]}]})"), "true");
  EXPECT_EQ(partial(R"({"if":[{"or":[{"var":"t"},"a"]},1,2]})"), "1");
  EXPECT_EQ(partial(R"({"and":[{"or":[{"var":"t"},"a"]},7]})"), "7");
}
TEST(PartialNot, OfUnknownIsUnknown) { EXPECT_EQ(partial(R"({"!":[{"var":"p"}]})"), kUnknown); }
TEST(PartialIf, OnUnknownIsUnknownThoughBothBranchesAgree) {
  EXPECT_EQ(partial(R"({"if":[{"var":"p"},1,1]})"), kUnknown);
}
TEST(PartialIf, DoesNotEvaluateItsBranchesOnUnknown) {
  EXPECT_EQ(partial(R"({"if":[{"var":"p"},{"+":[9223372036854775807,1]},1]})"), kUnknown);
}
TEST(PartialIf, MayHaveAnUnknownBranch) {
  EXPECT_EQ(partial(R"({"if":[{"var":"p"},{"var":"q"},1]})", R"({"p":true})"), kUnknown);
  EXPECT_EQ(partial(R"({"if":[{"var":"p"},{"var":"q"},1]})", R"({"p":false})"), "1");
}

TEST(PartialEqual, WithUnknownIsUnknown) {
  EXPECT_EQ(partial(R"({"===":[{"var":"t"},"a"]})"), kUnknown);
  EXPECT_EQ(partial(R"({"===":[{"var":"p"},{"var":"p"}]})"), kUnknown);
}
TEST(PartialEqual, TakesNullAndUnsureForThemselves) {
  EXPECT_EQ(partial(R"({"===":[{"var":"d"},"unsure"]})", R"({"d":"unsure"})"), "true");
  EXPECT_EQ(partial(R"({"===":[{"var":"d"},"unsure"]})", R"({"d":"2026-01-01"})"), "false");
  EXPECT_EQ(partial(R"({"===":[{"var":"t"},"a"]})", R"({"t":null})"), "false");
}
TEST(PartialEqual, IsDecidedByWhatDiffersBesideAnUnknown) {
  EXPECT_EQ(partial(R"({"===":[[{"var":"t"},1],["a",2]]})"), "false");
  EXPECT_EQ(partial(R"({"===":[[{"var":"t"},1],["a",1]]})"), kUnknown);
}
TEST(PartialIn, OfUnknownOrInUnknownIsUnknown) {
  EXPECT_EQ(partial(R"({"in":[{"var":"t"},["a"]]})"), kUnknown);
  EXPECT_EQ(partial(R"({"in":["a",{"var":"l"}]})"), kUnknown);
  EXPECT_EQ(partial(R"({"in":["a",{"var":"l"}]})", R"({"l":null})"), kUnknown);
}
TEST(PartialIn, LooksForUnsureAsForAnyToken) {
  EXPECT_EQ(partial(R"({"in":[{"var":"t"},["a","unsure"]]})", R"({"t":"unsure"})"), "true");
}
TEST(PartialIn, FindsAKnownMemberBesideAnUnknownOne) {
  EXPECT_EQ(partial(R"({"in":["a",[{"var":"t"},"a"]]})"), "true");
  EXPECT_EQ(partial(R"({"in":["b",[{"var":"t"},"a"]]})"), kUnknown);
}

TEST(PartialComparison, WithUnknownNullOrUnsureIsUnknown) {
  EXPECT_EQ(partial(R"({">":[{"var":"n"},14]})"), kUnknown);
  EXPECT_EQ(partial(R"({">":[{"var":"n"},14]})", R"({"n":null})"), kUnknown);
  EXPECT_EQ(partial(R"({">":[{"var":"n"},14]})", R"({"n":"unsure"})"), kUnknown);
  EXPECT_EQ(partial(R"({"+":[{"var":"n"},14]})", R"({"n":null})"), kUnknown);
}
TEST(PartialDates, WithUnknownNullOrUnsureAreUnknown) {
  for (const char* answers : {"{}", R"({"d":null})", R"({"d":"unsure"})"}) {
    EXPECT_EQ(partial(R"({"plusTime":[{"var":"d"},1,"day"]})", answers), kUnknown) << answers;
    EXPECT_EQ(partial(R"({"dccDateOfBirth":[{"var":"d"}]})", answers), kUnknown) << answers;
    EXPECT_EQ(
        partial(
            R"({"after":[{"plusTime":[{"var":"d"},1,"day"]},{"plusTime":["2026-01-01",0,"day"]}]})",
            answers),
        kUnknown)
        << answers;
  }
}
TEST(PartialDates, AreComputedWhenTheyAreKnown) {
  EXPECT_EQ(
      partial(
          R"({"after":[{"plusTime":[{"var":"d"},1,"day"]},{"plusTime":["2026-01-01",0,"day"]}]})",
          R"({"d":"2026-01-01"})"),
      "true");
}
TEST(PartialDates, AreStillRefusedWhenImpossible) {
  EXPECT_EQ(partial(R"({"plusTime":[{"var":"d"},1,"day"]})", R"({"d":"2026-02-30"})"),
            "error: impossible_date");
}
TEST(PartialExtract, PassesUnknownAndNullOn) {
  EXPECT_EQ(partial(R"({"extractFromUVCI":[{"var":"t"},0]})"), kUnknown);
  EXPECT_EQ(partial(R"({"extractFromUVCI":[{"var":"t"},0]})", R"({"t":null})"), "null");
}
TEST(PartialReduce, OverUnknownIsUnknown) {
  EXPECT_EQ(partial(R"({"reduce":[{"var":"l"},{"+":[{"var":"accumulator"},1]},0]})"), kUnknown);
}
TEST(PartialReduce, OverNullIsTheInitialValue) {
  EXPECT_EQ(
      partial(R"({"reduce":[{"var":"l"},{"+":[{"var":"accumulator"},1]},0]})", R"({"l":null})"),
      "0");
}
TEST(PartialReduce, CarriesUnknownThroughTheAccumulator) {
  EXPECT_EQ(
      partial(R"({"reduce":[[1,2],{"+":[{"var":"accumulator"},{"var":"current"}]},{"var":"n"}]})"),
      kUnknown);
  EXPECT_EQ(
      partial(
          R"({"reduce":[[1,0],{"and":[{"var":"accumulator"},{"var":"current"}]},{"var":"n"}]})"),
      "0");
}

// CertLogic's suite: "should evaluate operands lazily". The guard is not answered, so strict may
// never read the date.
TEST(PartialAnd, IsUnknownWhereAnOperandBehindAnUnknownGuardFails) {
  EXPECT_EQ(partial(R"({"and":[{"var":"p"},{"after":[{"plusTime":[{"var":"d"},0,"day"]},
                                                    {"plusTime":["2026-01-01",0,"day"]}]}]})",
                    R"({"d":"2026-02-30"})"),
            kUnknown);
}
TEST(PartialAnd, GoesOnBehindTheInnermostOperationThatFailed) {
  EXPECT_EQ(
      partial(
          R"({"and":[{"or":[{"var":"p"},{"reduce":[[1],{"+":[9223372036854775807,{"var":"current"}]},0]}]},
                               {"var":"q"}]})",
          R"({"q":false})"),
      "false");
}
// Of what was worked out before the operation nothing is lost.
TEST(PartialAnd, LeavesTheOperandsBeforeItWhenItFails) {
  EXPECT_EQ(
      partial(R"({"in":["a",["b","a",{"and":[{"var":"p"},{"+":[9223372036854775807,1]}]}]]})"),
      "true");
  EXPECT_EQ(
      partial(R"({"in":["c",["b","a",{"and":[{"var":"p"},{"+":[9223372036854775807,1]}]}]]})"),
      kUnknown);
}
TEST(PartialAnd, StillFailsWhereNothingUnknownStandsBefore) {
  EXPECT_EQ(partial(R"({"and":[true,{"+":[9223372036854775807,1]},{"var":"p"}]})"),
            "error: overflow");
}
TEST(PartialMode, IsStrictOverDataThatAreNotDeclared) {
  EXPECT_EQ(result_of(R"({"===":[{"var":"x"},"a"]})", "{}", Mode::partial), "false");
  EXPECT_EQ(result_of(R"({"!":[{"var":"x"}]})", "{}", Mode::partial), "true");
}
TEST(StrictMode, TakesAnUnknownOperandForNull) {
  const ScratchPointer scratch = make_scratch();
  const std::vector<Operand> row(row_names().entries().size(), Operand::unknown());
  EXPECT_EQ(row_result(row_program(json(R"({"var":"p"})")), row, Mode::strict, *scratch), "null");
}

}  // namespace
}  // namespace eligibility
