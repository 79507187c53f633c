// SPDX-License-Identifier: Apache-2.0
// What compile refuses, where it points, and what it knows of a program.
#include "logic_expression.h"

namespace eligibility {
namespace {

Names shop_names() {
  Names names;
  EXPECT_TRUE(names.declare("rating", NameType::text));
  EXPECT_TRUE(names.declare("problems", NameType::text_list));
  EXPECT_TRUE(names.declare("days", NameType::integer));
  EXPECT_TRUE(names.declare("open", NameType::boolean));
  EXPECT_TRUE(names.declare("receipt", NameType::date));
  EXPECT_TRUE(names.declare("window.status", NameType::text));
  return names;
}

// "code path" of every problem, one a line.
std::string problems_of(const Value& expression, const CompileOptions& options) {
  const Result<Program, std::vector<Diagnostic>> program = compile(expression, options);
  std::string text;
  if (program.ok()) return text;
  for (const Diagnostic& problem : program.error())
    text += problem.code + " " + problem.path + "\n";
  return text;
}
std::string problems_of(std::string_view expression) { return problems_of(json(expression), {}); }
std::string typed_problems_of(std::string_view expression) {
  const Names names = shop_names();
  return problems_of(json(expression), {.names = &names});
}

TEST(Compile, GivesAProgramThatCanBeAssigned) {
  Result<Program, std::vector<Diagnostic>> one = compile(Value(true), {});
  const Result<Program, std::vector<Diagnostic>> other = compile(Value(std::int64_t{7}), {});
  ASSERT_TRUE(one.ok() && other.ok());
  *one = *other;
  const Result<Operand, Diagnostic> result = run(*one, {}, Mode::strict, *make_scratch());
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->to_value(), Value(std::int64_t{7}));
}
TEST(Compile, RefusesNull) { EXPECT_EQ(problems_of("null"), "not_an_expression \n"); }
TEST(Compile, RefusesAFraction) { EXPECT_EQ(problems_of("[3.14]"), "fraction /0\n"); }
TEST(Compile, RefusesObjectsWithoutExactlyOneMember) {
  EXPECT_EQ(problems_of("{}"), "not_an_operation \n");
  EXPECT_EQ(problems_of(R"({"!":[1],"and":[1,2]})"), "not_an_operation \n");
}
TEST(Compile, RefusesOperandsThatAreNoArray) {
  EXPECT_EQ(problems_of(R"({"!":true})"), "not_an_operation \n");
}
TEST(Compile, RefusesAnUnknownOperator) {
  EXPECT_EQ(problems_of(R"({"all":[]})"), "unknown_operator \n");
}
TEST(Compile, RefusesOrWhereOnlyCertLogicIsAllowed) {
  const Value either = json(R"({"or":[1,2]})");
  EXPECT_EQ(problems_of(either, {.certlogic_only = true}), "unknown_operator \n");
  EXPECT_EQ(problems_of(either, {}), "");
}
TEST(Compile, RefusesAPathThatIsNoText) {
  EXPECT_EQ(problems_of(R"({"!":[{"var":0}]})"), "wrong_operand /!/0\n");
  EXPECT_EQ(problems_of(R"({"var":["x"]})"), "wrong_operand \n");
}
TEST(Compile, CountsOperands) {
  for (const char* expression :
       {R"({"and":[1]})", R"({"or":[1]})", R"({"!":[]})", R"({"!":[1,2]})", R"({"if":[1,2]})",
        R"({"if":[1,2,3,4]})", R"({"===":[1]})", R"({"===":[1,2,3]})", R"({"in":[1]})",
        R"({"+":[1]})", R"({"+":[1,2,3]})", R"({"<":[1]})", R"({"<":[1,2,3,4]})",
        R"({"after":[1]})", R"({"plusTime":["2021-01-01",1]})", R"({"reduce":[[],1]})",
        R"({"extractFromUVCI":["a"]})", R"({"dccDateOfBirth":[]})"}) {
    const std::string problems = problems_of(expression);
    EXPECT_EQ(problems.substr(0, problems.find(' ')), "wrong_arity") << expression;
  }
}
TEST(Evaluate, SaysWhatItFoundWhereItExpectedSomethingElse) {
  const auto found = [](const std::string& operand) {
    const Result<Value, Diagnostic> sum =
        evaluate(json(R"({"+":[1,)" + operand + "]}"), json(R"({"null":null,"object":{}})"));
    if (sum.ok()) return std::string();
    const std::string& message = sum.error().message;
    return message.substr(message.find(", found ") + 8);
  };
  EXPECT_EQ(found(R"({"var":"null"})"), "null");
  EXPECT_EQ(found(R"({"===":[1,1]})"), "true");
  EXPECT_EQ(found(R"({"===":[1,2]})"), "false");
  EXPECT_EQ(found(R"({"if":[1,"2A",3]})"), R"("2A")");
  EXPECT_EQ(found(R"({"if":[1,["2A"],3]})"), "an array");
  EXPECT_EQ(found(R"({"var":"object"})"), "an object");
  EXPECT_EQ(found(R"({"plusTime":["2026-01-01",0,"day"]})"), "a date-time");
}

// With the operation, what it was given and what it takes.
TEST(Evaluate, SaysWhyAResultCannotBe) {
  const auto message = [](std::string_view expression, std::string_view data) {
    const Result<Value, Diagnostic> result = evaluate(json(expression), json(data));
    return result.ok() ? std::string() : result.error().message;
  };
  EXPECT_EQ(message(R"({"+":[{"var":"n"},9223372036854775807]})", R"({"n":5})"),
            "\"+\": the result with 9223372036854775807 is out of range");
  EXPECT_EQ(message(R"({"plusTime":[{"var":"d"},0,"day"]})", R"({"d":"2026-02-30"})"),
            "\"plusTime\": \"2026-02-30\" is not a day and time of the calendar");
  const std::string in = message(R"({"in":[1,{"var":"n"}]})", R"({"n":5})");
  EXPECT_TRUE(in.starts_with("\"in\": expected an array") && in.ends_with(", found 5")) << in;
}

TEST(Compile, SaysHowManyOperandsAreMeant) {
  const auto message = [](std::string_view expression) {
    const Result<Program, std::vector<Diagnostic>> program = compile(json(expression), {});
    return program.ok() ? std::string() : program.error().front().message;
  };
  EXPECT_EQ(message(R"({"===":[1]})"), "\"===\" takes 2 operands, not 1");
  EXPECT_EQ(message(R"({"<":[1]})"), "\"<\" takes 2 or 3 operands, not 1");
  EXPECT_EQ(message(R"({"and":[1]})"), "\"and\" takes 2 or more operands, not 1");
}
TEST(Compile, RefusesAnAmountUnitOrIndexThatIsNoLiteral) {
  EXPECT_EQ(problems_of(R"({"plusTime":["2021-01-01",{"var":"n"},"week"]})"),
            "wrong_operand /plusTime/1\nwrong_operand /plusTime/2\n");
  EXPECT_EQ(problems_of(R"({"plusTime":["2021-01-01",1.5,"day"]})"), "fraction /plusTime/1\n");
  EXPECT_EQ(problems_of(R"({"extractFromUVCI":["a","0"]})"), "wrong_operand /extractFromUVCI/1\n");
}
TEST(Compile, FindsEveryProblemAtOnce) {
  EXPECT_EQ(problems_of(R"({"and":[null,{"if":[{"nope":[]},[1,{"===":[1]}],2.5]},{"var":1}]})"),
            "not_an_expression /and/0\n"
            "unknown_operator /and/1/if/0\n"
            "wrong_arity /and/1/if/1/1/===\n"
            "fraction /and/1/if/2\n"
            "wrong_operand /and/2\n");
}
TEST(Compile, LooksIntoOperandsOfAWrongNumber) {
  EXPECT_EQ(problems_of(R"({"===":[null]})"), "wrong_arity /===\nnot_an_expression /===/0\n");
}

TEST(CompileWithNames, RefusesANameThatIsNotDeclared) {
  EXPECT_EQ(typed_problems_of(R"({"===":[{"var":"ratting"},"A"]})"), "unknown_name /===/0\n");
  EXPECT_EQ(typed_problems_of(R"({"var":""})"), "unknown_name \n");
  EXPECT_EQ(typed_problems_of(R"({"var":"window"})"), "unknown_name \n");
}
TEST(CompileWithNames, AcceptsWhatCanBeComputed) {
  for (
      const char* expression :
      {R"({"and":[{"===":[{"var":"rating"},"A"]},{">":[{"var":"days"},14]},{"in":["late",{"var":"problems"}]}]})",
       R"({"after":[{"plusTime":[{"var":"receipt"},15,"day"]},{"plusTime":["2026-01-01",0,"day"]}]})",
       R"({"===":[{"var":"receipt"},"unsure"]})",
       R"({"===":[{"var":"window.status"},{"var":"rating"}]})",
       R"({"if":[{"var":"problems"},{"+":[{"var":"days"},1]},0]})",
       R"({"===":[{"var":"open"},true]})", R"({"in":[{"var":"rating"},["A","2A"]]})",
       R"({"in":[{"var":"days"},[14,15]]})", R"({"in":["a",[]]})",
       R"({"reduce":[{"var":"problems"},{"if":[{"===":[{"var":"current"},"late"]},true,{"var":"accumulator"}]},false]})",
       R"({">":[{"if":[{"var":"open"},{"var":"days"},"x"]},1]})"}) {
    EXPECT_EQ(typed_problems_of(expression), "") << expression;
  }
}
TEST(CompileWithNames, RefusesToCompareIntegersWithText) {
  EXPECT_EQ(typed_problems_of(R"({">":[{"var":"days"},"x"]})"), "type_mismatch />/1\n");
}
TEST(CompileWithNames, RefusesToAddToAnythingButADate) {
  EXPECT_EQ(typed_problems_of(R"({"plusTime":[{"var":"days"},1,"day"]})"),
            "type_mismatch /plusTime/0\n");
  EXPECT_EQ(typed_problems_of(R"({"plusTime":[{"var":"rating"},1,"day"]})"),
            "type_mismatch /plusTime/0\n");
}
TEST(CompileWithNames, RefusesToCompareDatesThatAreStillText) {
  EXPECT_EQ(typed_problems_of(R"({"after":[{"var":"receipt"},"2026-01-01"]})"),
            "type_mismatch /after/0\ntype_mismatch /after/1\n");
}
TEST(CompileWithNames, RefusesAnEqualityThatNeverHolds) {
  EXPECT_EQ(typed_problems_of(R"({"===":[{"var":"rating"},3]})"), "type_mismatch /===\n");
  EXPECT_EQ(typed_problems_of(R"({"===":[{"var":"problems"},"late"]})"), "type_mismatch /===\n");
  EXPECT_EQ(typed_problems_of(R"({"===":[{"var":"open"},{"var":"days"}]})"),
            "type_mismatch /===\n");
}
TEST(CompileWithNames, RefusesAMembershipThatNeverHolds) {
  EXPECT_EQ(typed_problems_of(R"({"in":[{"var":"days"},["14"]]})"), "type_mismatch /in\n");
  EXPECT_EQ(typed_problems_of(R"({"in":["late",{"var":"rating"}]})"), "type_mismatch /in/1\n");
}
TEST(CompileWithNames, RefusesToReduceWhatIsNoList) {
  EXPECT_EQ(typed_problems_of(R"({"reduce":[{"var":"days"},{"var":"accumulator"},0]})"),
            "type_mismatch /reduce/0\n");
}
TEST(CompileWithNames, RefusesADateTimeAsGuard) {
  EXPECT_EQ(typed_problems_of(R"({"!":[{"plusTime":[{"var":"receipt"},1,"day"]}]})"),
            "type_mismatch /!/0\n");
}
TEST(CompileWithNames, RefusesADateInTheTextThatDoesNotExist) {
  EXPECT_EQ(typed_problems_of(R"({"plusTime":["2026-02-30",1,"day"]})"),
            "impossible_date /plusTime/0\n");
  EXPECT_EQ(typed_problems_of(R"({"plusTime":["soon",1,"day"]})"), "not_a_date /plusTime/0\n");
}
TEST(CompileWithNames, KnowsOnlyCurrentAndAccumulatorInALambda) {
  EXPECT_EQ(typed_problems_of(R"({"reduce":[{"var":"problems"},{"var":"days"},0]})"),
            "unknown_name /reduce/1\n");
}
TEST(CompileWithNames, SaysOneThingOncePerMistake) {
  EXPECT_EQ(typed_problems_of(R"({">":[{"+":[{"var":"rating"},1]},1]})"),
            "type_mismatch />/0/+/0\n");
}
TEST(CompileWithNames, WritesPathsAsJsonPointers) {  // RFC 6901: ~ is ~0, / is ~1
  const Value expression = json(R"({"a/b~c":[]})");
  EXPECT_EQ(problems_of(Value(Array{expression}), {}), "unknown_operator /0\n");
  EXPECT_EQ(problems_of(R"({"===":[1,[{"!":[null]}]]})"), "not_an_expression /===/1/0/!/0\n");
}
TEST(CompileWithNames, SaysWhatWasExpectedAndFound) {
  const Names names = shop_names();
  const auto program = compile(json(R"({">":[{"var":"days"},"x"]})"), {.names = &names});
  ASSERT_FALSE(program.ok());
  EXPECT_EQ(program.error().front().message, "\">\": expected integers, found text");
}

TEST(Evaluate, SaysWhichTruthItFound) {
  for (const char* found : {"true", "false"}) {
    const Result<Value, Diagnostic> sum =
        evaluate(json(R"({"+":[{"var":"a"},1]})"), json(std::string(R"({"a":)") + found + "}"));
    ASSERT_FALSE(sum.ok());
    EXPECT_TRUE(sum.error().message.ends_with(found)) << sum.error().message;
  }
}

TEST(Names, RefusesANameTwice) {
  Names names;
  EXPECT_TRUE(names.declare("a", NameType::text));
  EXPECT_FALSE(names.declare("a", NameType::integer));
  EXPECT_EQ(names.entries().size(), 1U);
}
TEST(Names, KeepsPlacesInTheOrderOfDeclaration) {
  Names names;
  for (const char* path : {"c", "a", "b"}) EXPECT_TRUE(names.declare(path, NameType::text));
  EXPECT_EQ(names.place("c"), 0U);
  EXPECT_EQ(names.place("a"), 1U);
  EXPECT_EQ(names.place("b"), 2U);
  EXPECT_EQ(names.place("d"), 3U);
}
TEST(ProgramReads, ListsEachPlaceOnceAscending) {
  const Names names = shop_names();
  const auto program = compile(
      json(
          R"({"and":[{"var":"open"},{">":[{"var":"days"},1]},{"===":[{"var":"rating"},"A"]},{"var":"open"}]})"),
      {.names = &names});
  ASSERT_TRUE(program.ok());
  const std::vector<std::uint32_t> reads(program->reads().begin(), program->reads().end());
  EXPECT_EQ(reads, (std::vector<std::uint32_t>{0, 2, 3}));
}

}  // namespace
}  // namespace eligibility
