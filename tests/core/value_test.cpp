// SPDX-License-Identifier: Apache-2.0
#include "eligibility/value.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <utility>

namespace eligibility {
namespace {

Value integer(std::int64_t number) { return Value(number); }

std::string json(const Value& value) {
  std::string text;
  write_json(value, text);
  return text;
}

std::string json_string(std::string_view string) {
  std::string text;
  write_json_string(string, text);
  return text;
}

std::string pointer(std::string_view key) {
  std::string text;
  append_pointer(key, text);
  return text;
}

TEST(Values, AreNullUnlessMadeOtherwise) {
  EXPECT_TRUE(Value().is_null());
  EXPECT_TRUE(Value(Null{}).is_null());
}

TEST(Values, KeepACharacterLiteralAsAString) {
  ASSERT_NE(Value("3A").string(), nullptr);
  EXPECT_EQ(*Value("3A").string(), "3A");
}

TEST(Values, AnswerNothingForAnotherKind) {
  const Value value = integer(1);
  EXPECT_EQ(value.boolean(), nullptr);
  EXPECT_EQ(value.string(), nullptr);
  EXPECT_EQ(value.object(), nullptr);
  EXPECT_EQ(value.find("a"), nullptr);
}

TEST(Values, FindAMemberByItsKey) {
  const Value facts(Object{{"today", Value("2026-03-20")}, {"rating", Value("3A")}});
  ASSERT_NE(facts.find("rating"), nullptr);
  EXPECT_EQ(*facts.find("rating"), Value("3A"));
  EXPECT_EQ(facts.find("ratin"), nullptr);
}

TEST(ValueEquality, IgnoresTheOrderOfMembers) {
  EXPECT_EQ(Value(Object{{"a", integer(1)}, {"b", integer(2)}, {"c", integer(3)}}),
            Value(Object{{"a", integer(1)}, {"c", integer(3)}, {"b", integer(2)}}));
}

TEST(ValueEquality, SeesAnotherValueUnderTheSameKeys) {
  EXPECT_NE(Value(Object{{"a", integer(1)}, {"b", integer(2)}}),
            Value(Object{{"b", integer(1)}, {"a", integer(2)}}));
}

TEST(ValueEquality, SeesAMissingMember) {
  EXPECT_NE(Value(Object{{"a", integer(1)}}), Value(Object{}));
  EXPECT_NE(Value(Object{{"a", integer(1)}}), Value(Object{{"b", integer(1)}}));
}

TEST(ValueEquality, MindsTheOrderOfArrays) {
  EXPECT_EQ(Value(Array{integer(1), integer(2)}), Value(Array{integer(1), integer(2)}));
  EXPECT_NE(Value(Array{integer(1), integer(2)}), Value(Array{integer(2), integer(1)}));
}

TEST(ValueEquality, HoldsOnlyWithinAKind) {
  const Array kinds = {Value(),        Value(Unknown{}), Value(false),       integer(0),
                       Value("0"),     Value(""),        Value(DateTime{0}), Value(Fraction{"0.5"}),
                       Value(Array{}), Value(Object{})};
  for (std::size_t left = 0; left < kinds.size(); ++left) {
    for (std::size_t right = 0; right < kinds.size(); ++right) {
      EXPECT_EQ(kinds[left] == kinds[right], left == right) << left << ' ' << right;
    }
  }
}

TEST(ValueEquality, OfManyMembersIsNotQuadratic) {
  constexpr int kMembers = 100'000;
  Object forward;
  Object backward;
  for (int index = 0; index < kMembers; ++index) {
    forward.push_back({std::to_string(index), integer(index)});
    backward.push_back({std::to_string(kMembers - 1 - index), integer(kMembers - 1 - index)});
  }
  EXPECT_EQ(Value(std::move(forward)), Value(std::move(backward)));
}

TEST(WriteJson, WritesEveryKind) {
  const Value value(Object{{"null", Value()},
                           {"yes", Value(true)},
                           {"no", Value(false)},
                           {"number", integer(-42)},
                           {"fraction", Value(Fraction{"0.50"})},
                           {"string", Value("a")},
                           {"array", Value(Array{integer(1), Value(Array{})})},
                           {"object", Value(Object{})},
                           {"unknown", Value(Unknown{})}});
  EXPECT_EQ(json(value),
            R"({"null":null,"yes":true,"no":false,"number":-42,"fraction":0.50,"string":"a",)"
            R"("array":[1,[]],"object":{},"unknown":{"unknown":true}})");
}

TEST(WriteJson, WritesTheEndsOfTheIntegers) {
  EXPECT_EQ(json(integer(std::numeric_limits<std::int64_t>::min())), "-9223372036854775808");
  EXPECT_EQ(json(integer(std::numeric_limits<std::int64_t>::max())), "9223372036854775807");
}

// Expected: node -p 'JSON.stringify(String.fromCharCode(...))' for each of the 32.
TEST(WriteJson, EscapesControlCharactersAsJavaScriptDoes) {
  std::string controls;
  for (char character = 0; character < 0x20; ++character) controls += character;
  EXPECT_EQ(
      json_string(controls),
      R"("\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f)"
      R"(\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f")");
}

TEST(WriteJson, EscapesQuoteAndBackslashButNoSlash) {
  EXPECT_EQ(json_string(R"(a"b\c/d)"), R"("a\"b\\c/d")");
}

// The delete character, U+2028 and a character outside the basic plane: JSON.stringify leaves all
// three as they are.
TEST(WriteJson, LeavesOtherCharactersAsTheyAre) {
  const std::string text = "\x7F \xE2\x80\xA8 \xE5\x85\x83\xE6\x97\xA6 \xF0\x9F\x93\xA6";
  EXPECT_EQ(json_string(text), '"' + text + '"');
}

TEST(WriteJson, EscapesKeysToo) {
  EXPECT_EQ(json(Value(Object{{"a\n", Value()}})), R"({"a\n":null})");
}

// Expected: node -p 'new Date(n).toISOString()'.
TEST(WriteJson, WritesADateTimeAsJavaScriptDoes) {
  EXPECT_EQ(json(Value(DateTime{0})), R"("1970-01-01T00:00:00.000Z")");
  EXPECT_EQ(json(Value(DateTime{1774011845678})), R"("2026-03-20T13:04:05.678Z")");
  EXPECT_EQ(json(Value(DateTime{-1})), R"("1969-12-31T23:59:59.999Z")");
  EXPECT_EQ(json(Value(DateTime{253402300799999})), R"("9999-12-31T23:59:59.999Z")");
  EXPECT_EQ(json(Value(DateTime{253402300800000})), R"("+010000-01-01T00:00:00.000Z")");
  EXPECT_EQ(json(Value(DateTime{-62167219200000})), R"("0000-01-01T00:00:00.000Z")");
  EXPECT_EQ(json(Value(DateTime{-62167219200001})), R"("-000001-12-31T23:59:59.999Z")");
  EXPECT_EQ(json(Value(DateTime{8640000000000000})), R"("+275760-09-13T00:00:00.000Z")");
  EXPECT_EQ(json(Value(DateTime{-8640000000000000})), R"("-271821-04-20T00:00:00.000Z")");
}

TEST(WriteJson, WritesDateTimesAtTheEndsOfTheirRange) {
  EXPECT_EQ(json(Value(DateTime{std::numeric_limits<std::int64_t>::max()})),
            R"("+292278994-08-17T07:12:55.807Z")");
  EXPECT_EQ(json(Value(DateTime{std::numeric_limits<std::int64_t>::min()})),
            R"("-292275055-05-16T16:47:04.192Z")");
}

TEST(AppendPointer, EscapesTildeAndSlash) { EXPECT_EQ(pointer("a/b~c"), "/a~1b~0c"); }

TEST(AppendPointer, KeepsAnEmptyKey) { EXPECT_EQ(pointer(""), "/"); }

TEST(AppendPointer, WritesAPosition) {
  std::string path = "/off";
  append_pointer(std::size_t{12}, path);
  EXPECT_EQ(path, "/off/12");
}

TEST(KindName, NamesEveryKindForAMessage) {
  EXPECT_EQ(kind_name(Value()), "null");
  EXPECT_EQ(kind_name(Value(Unknown{})), "Unknown");
  EXPECT_EQ(kind_name(Value(true)), "a boolean");
  EXPECT_EQ(kind_name(integer(1)), "an integer");
  EXPECT_EQ(kind_name(Value(Fraction{"0.5"})), "a fraction");
  EXPECT_EQ(kind_name(Value(DateTime{0})), "a date-time");
  EXPECT_EQ(kind_name(Value("")), "a string");
  EXPECT_EQ(kind_name(Value(Array{})), "an array");
  EXPECT_EQ(kind_name(Value(Object{})), "an object");
}

}  // namespace
}  // namespace eligibility
