// SPDX-License-Identifier: Apache-2.0
#include "eligibility/json.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <utility>

namespace eligibility {
namespace {

Value read(std::string_view text) {
  Result<Value, Diagnostic> value = read_json(text);
  if (value.ok()) return std::move(*value);
  ADD_FAILURE() << text.substr(0, 100) << ": " << value.error().message;
  return {};
}

// "code path", or "none".
std::string refusal(std::string_view text, const JsonLimits& limits = {}) {
  const Result<Value, Diagnostic> value = read_json(text, limits);
  return value.ok() ? "none" : value.error().code + ' ' + value.error().path;
}

std::string message(std::string_view text) {
  const Result<Value, Diagnostic> value = read_json(text);
  return value.ok() ? "none" : value.error().message;
}

std::string rewritten(std::string_view text) {
  std::string written;
  write_json(read(text), written);
  return written;
}

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int count = 0; count < times; ++count) text += piece;
  return text;
}

constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

Value integer(std::int64_t number) { return Value(number); }
Value fraction(std::string text) { return Value(Fraction{std::move(text)}); }

TEST(ReadJson, ReadsEveryKind) {
  EXPECT_EQ(read(R"( {"a": [null, true, false, -1, "x", {}, []]} )"),
            Value(Object{{"a", Value(Array{Value(), Value(true), Value(false), integer(-1),
                                           Value("x"), Value(Object{}), Value(Array{})})}}));
}

TEST(ReadJson, ReadsAScalarAlone) { EXPECT_EQ(read("\"a\""), Value("a")); }

TEST(ReadJson, KeepsTheOrderOfMembers) {
  EXPECT_EQ(rewritten(R"({"b": 1, "a": {"d": 2, "c": 3}, "": 4})"),
            R"({"b":1,"a":{"d":2,"c":3},"":4})");
}

TEST(ReadJson, PassesOverAByteOrderMark) { EXPECT_EQ(read("\xEF\xBB\xBF[]"), Value(Array{})); }

TEST(ReadJson, KeepsAWholeNumberWholeHoweverItIsWritten) {
  for (const char* text : {"42", "42.0", "4.2e1", "420e-1", "0.042E+3", "42.000e0", "4200.0e-2"}) {
    EXPECT_EQ(read(text), integer(42)) << text;
  }
}

TEST(ReadJson, ReadsEveryZeroAsZero) {
  for (const char* text :
       {"0", "-0", "0.0", "-0.0", "0e5", "0.000e-999999999", "0e999999999999999999999"}) {
    EXPECT_EQ(read(text), integer(0)) << text;
  }
}

TEST(ReadJson, KeepsAFractionAsItWasWritten) {
  for (const char* text :
       {"0.5", "-0.50", "1e-1", "1.5E+0", "123456789.000000001", "1e-400", "1E-999999999999"}) {
    EXPECT_EQ(read(text), fraction(text)) << text;
  }
}

TEST(ReadJson, ReadsTheEndsOfTheIntegersExactly) {
  EXPECT_EQ(read("9223372036854775807"), integer(kMax));
  EXPECT_EQ(read("-9223372036854775808"), integer(kMin));
  EXPECT_EQ(read("9223372036854775807.000"), integer(kMax));
  EXPECT_EQ(read("-9.223372036854775808e18"), integer(kMin));
}

TEST(ReadJson, KeepsAnIntegerBeyond64BitsAsText) {
  for (const char* text :
       {"9223372036854775808", "-9223372036854775809", "18446744073709551615",
        "18446744073709551616", "-9223372036854775808.5", "1e19", "100000000000000000000000"}) {
    EXPECT_EQ(read(text), fraction(text)) << text;
  }
}

// A floating-point reader would make 9007199254740993 even.
TEST(ReadJson, LosesNoDigitAbove53Bits) {
  EXPECT_EQ(read("9007199254740993.0"), integer(9007199254740993));
}

TEST(ReadJson, ReadsManyDigitsAtOnce) {
  EXPECT_EQ(read("1." + std::string(1'000'000, '0')), integer(1));
  EXPECT_EQ(read("0." + std::string(100'000, '0') + "7e100001"), integer(7));
}

TEST(ReadJson, RefusesANumberBeyondWhatParsersAgreeOn) {
  for (const char* text : {"1e999999999", "-1e400", "[1e99999999999999999999999999]"}) {
    EXPECT_EQ(refusal(text), "number_too_large ") << text;
  }
  EXPECT_EQ(message("[1e999999999]"), "line 1, column 2: the number is beyond 1.8e308");
}

TEST(ReadJson, RefusesEachFormThatIsNotJson) {
  for (const char* text : {"",
                           " ",
                           "{",
                           "[",
                           "\"",
                           "[1,]",
                           "{\"a\":1,}",
                           "{\"a\" 1}",
                           "{a:1}",
                           "{1:1}",
                           "[1 2]",
                           "1 2",
                           "[]]",
                           "nul",
                           "True",
                           "NaN",
                           "Infinity",
                           "-",
                           "+1",
                           "01",
                           "1.",
                           ".5",
                           "1e",
                           "0x1",
                           "'a'",
                           "[1]//",
                           "/**/1",
                           "\"\n\"",
                           "\"\\x\"",
                           "\"\\u12\"",
                           "\"\\ud800\"",
                           "\"\\ud800\\u0041\"",
                           "\"\\udc00\"",
                           "\xEF\xBB"}) {
    const std::string code = refusal(text);
    EXPECT_TRUE(code == "not_json " ||
                (std::string_view(text) == "\xEF\xBB" && code == "not_utf8 "))
        << text << ": " << code;
  }
}

TEST(ReadJson, RefusesAZeroByteWhereverItStands) {
  EXPECT_EQ(refusal(std::string_view("1\0{", 3)), "not_json ");
  EXPECT_EQ(refusal(std::string_view("\"\0\"", 3)), "not_json ");
}

// The parser's reason, which follows in brackets, is nlohmann's to word.
std::string place(std::string_view text) {
  const std::string whole = message(text);
  return whole.substr(0, whole.find(" ("));
}

TEST(ReadJson, SaysWhereTheTextIsNotJsonAndWhatWasFound) {
  EXPECT_EQ(place("{\"a\":1,}"), "line 1, column 8: found '}'");
  EXPECT_EQ(place("[\n  1,\n  x\n]"), "line 3, column 3: found 'x'");
  EXPECT_EQ(place("\"a\n\""), "line 1, column 3: found control character 10");
  EXPECT_EQ(place("[1"), "line 1, column 3: found the end of the text");
  EXPECT_EQ(place(""), "line 1, column 1: found the end of the text");
}

TEST(ReadJson, SaysWhyTheTextIsNotJson) {
  EXPECT_NE(message("[1 2]").find(" (syntax error while parsing array - "), std::string::npos);
}

TEST(ReadJson, CountsColumnsInCharacters) {
  EXPECT_EQ(place("[\"\xE5\x85\x83\xE6\x97\xA6\" x]"), "line 1, column 7: found 'x'");
}

TEST(ReadJson, ShowsAWholeCharacter) {
  EXPECT_EQ(place("[\xE5\x85\x83]"), "line 1, column 2: found '\xE5\x85\x83'");
}

TEST(ReadJson, SaysLittleAboutALongText) {
  EXPECT_LT(message('"' + std::string(100'000, 'a')).size(), 200U);
}

TEST(ReadJson, ReadsEscapesAndSurrogatePairs) {
  EXPECT_EQ(read(R"("\"\\\/\b\f\n\r\t\u0041\u5143\ud83d\udce6\u0000")"),
            Value(std::string("\"\\/\b\f\n\r\tA\xE5\x85\x83\xF0\x9F\x93\xA6\0", 17)));
}

TEST(ReadJson, RefusesWhatIsNotUtf8) {
  for (const char* bytes :
       {"\x80", "\xC3", "\xC0\xAF", "\xC1\x81", "\xE0\x80\x80", "\xED\xA0\x80", "\xE5\x85",
        "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xC3("}) {
    EXPECT_EQ(refusal('"' + std::string(bytes) + '"'), "not_utf8 ");
  }
}

TEST(ReadJson, SaysWhereTheTextIsNotUtf8) {
  EXPECT_EQ(message("[\n\"a\xFF\"]"), "line 2, column 3: the text is not UTF-8");
}

TEST(ReadJson, TakesTheEndsOfEachLengthOfUtf8) {
  const std::string text =
      "\"\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4"
      "\x8F\xBF\xBF\"";
  EXPECT_EQ(rewritten(text), text);
}

TEST(ReadJson, RefusesAKeyGivenTwice) {
  EXPECT_EQ(refusal(R"({"a": 1, "b": 2, "a": 1})"), "duplicate_key /a");
}

TEST(ReadJson, NamesTheFirstKeyGivenTwiceByItsPath) {
  EXPECT_EQ(refusal(R"({"x": [0, {"d": 1, "a/b": 1, "c": 1, "a/b": 2, "c": 2}]})"),
            "duplicate_key /x/1/a~1b");
}

TEST(ReadJson, SeesAKeyGivenTwiceThroughItsEscapes) {
  EXPECT_EQ(refusal(R"({"a": 1, "\u0061": 2})"), "duplicate_key /a");
}

TEST(ReadJson, TakesOneKeyInTwoObjects) {
  EXPECT_EQ(rewritten(R"([{"a":{"a":1}},{"a":2}])"), R"([{"a":{"a":1}},{"a":2}])");
}

TEST(ReadJson, FindsAKeyGivenTwiceAmongAHundredThousand) {
  std::string text = "{";
  for (int index = 0; index < 100'000; ++index) text += '"' + std::to_string(index) + "\":0,";
  EXPECT_EQ(read(text + "\"last\":0}").object()->size(), 100'001U);
  EXPECT_EQ(refusal(text + "\"777\":0}"), "duplicate_key /777");
}

TEST(ReadJson, TakesTheDepthOfItsLimit) {
  EXPECT_EQ(rewritten(repeated("[", 256) + repeated("]", 256)),
            repeated("[", 256) + repeated("]", 256));
}

TEST(ReadJson, RefusesOneLevelMoreThanItsLimit) {
  EXPECT_EQ(refusal(repeated("[", 257) + repeated("]", 257)), "too_deep " + repeated("/0", 256));
}

TEST(ReadJson, RefusesTenThousandLevels) {
  EXPECT_EQ(refusal(repeated("{\"a\":", 10'000)), "too_deep " + repeated("/a", 256));
}

TEST(ReadJson, ReadsAStringOfTenMegabytes) {
  const std::string string(10'000'000, 'a');
  EXPECT_EQ(read('"' + string + '"'), Value(string));
}

TEST(ReadJson, RefusesMoreBytesThanItsLimit) {
  EXPECT_EQ(refusal("[10]", {.bytes = 4}), "none");
  EXPECT_EQ(refusal("[100]", {.bytes = 4}), "too_large ");
}

TEST(ReadJson, RefusesMoreValuesThanItsLimit) {
  EXPECT_EQ(refusal("[1,2]", {.values = 3}), "none");
  EXPECT_EQ(refusal("[1,2,3]", {.values = 3}), "too_large ");
  EXPECT_EQ(refusal("[[],[],[]]", {.values = 3}), "too_large ");
}

}  // namespace
}  // namespace eligibility
