// SPDX-License-Identifier: Apache-2.0
// What would change a result, and how it came about, on policies made for the purpose. OKorder's
// are asked in tests/properties/change_test.cpp and tests/cli.
#include "eligibility/advise.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "edit_json.h"
#include "okorder_policy.h"

namespace eligibility {
namespace {

Value library_card() { return read_json_file(ELIGIBILITY_VECTORS_DIR "/library-card.json"); }

// A door that opens with the eighth of so many keys and the tenth of so many words.
Value door(int keys, int words) {
  Value document = library_card();
  for (const auto& [fact, count] : {std::pair("/facts/1", keys), std::pair("/facts/2", words)}) {
    Array values;
    for (int i = 0; i < count; ++i) values.emplace_back("v" + std::to_string(i));
    document = with(document, std::string(fact) + "/values", Value(values));
    document = with(document, std::string(fact) + "/changeable", Value("yes"));
    document = with(document, std::string(fact) + "/askWhen", Value(true));
  }
  const Value opens =
      json(R"({"and": [{"===": [{"var": "home"}, "v7"]}, {"===": [{"var": "letter"}, "v9"]}]})");
  document = with(document, "/requirements/0/cases/0/when", opens);
  document =
      with(document, "/requirements/0/cases/1/when", Value(Object{{"!", Value(Array{opens})}}));
  document = with(document, "/evidence", json("[]"));
  return with(document, "/checks/0/readiness", json(R"([{"readiness": "ready"}])"));
}

std::string changes(const Value& document, const char* facts) {
  const std::optional<Policy> policy = loaded(document);
  if (!policy) return {};
  const auto found = what_would_change(*PolicySet::make({*policy}), json(facts));
  return found.ok() ? write_changes(*found) : write_error(found.error());
}

// 2,000 are tried.
TEST(WhatWouldChange, FindsTheOneSetAmongAllThatItTries) {
  EXPECT_EQ(
      changes(door(40, 50), R"({"today": "2026-05-01", "home": "v0", "letter": "v0"})"),
      R"([{"set":{"home":"v7","letter":"v9"},"target":"overall","before":"not_eligible","after":"eligible"},{"set":{"home":"v7","letter":"v9"},"target":"card.verdict","before":"not_eligible","after":"eligible"}])");
}

// 2,001 are more than are tried: neither is a set named, nor that there is none.
TEST(WhatWouldChange, SaysNothingOfASetThatItDidNotTry) {
  EXPECT_EQ(changes(door(23, 87), R"({"today": "2026-05-01", "home": "v0", "letter": "v0"})"),
            "[]");
}

// Which fact stands first is the document's, and so is the order of what is proposed.
TEST(WhatWouldChange, FindsTheSameWhicheverFactStandsFirst) {
  Value document = door(8, 10);
  Array facts = *document.find("facts")->array();
  for (std::size_t turn = 0; turn < facts.size(); ++turn) {
    std::rotate(facts.begin(), facts.begin() + 1, facts.end());
    const bool is_home_first = turn != 1;  // but where the facts begin with the letter
    const std::string set =
        is_home_first ? R"({"home":"v7","letter":"v9"})" : R"({"letter":"v9","home":"v7"})";
    std::string expected;
    for (const char* target : {"overall", "card.verdict"})
      expected += (expected.empty() ? "[" : ",") + (R"({"set":)" + set) + R"(,"target":")" +
                  target + R"(","before":"not_eligible","after":"eligible"})";
    EXPECT_EQ(changes(with(document, "/facts", Value(facts)),
                      R"({"today": "2026-05-01", "home": "v0", "letter": "v0"})"),
              expected + "]")
        << turn;
  }
}

// A door that opens to whoever comes three times, a fortnight from now. Of each day seven are
// tried: those at which one of two periods begins or ends, the days beside, and the last of its
// range. That makes 343 sets of 2,000, where each day is tried once, however many dates and periods
// lead to it.
TEST(WhatWouldChange, TriesADayOnceHoweverManyPeriodsLeadToIt) {
  Value document = library_card();
  document = without(without(without(document, "/facts/3"), "/constraints"), "/report/3");
  document = without(without(document, "/report/2"), "/periods");
  document = with(document, "/dates", json(R"([{"id": "fortnight", "from": "today", "plusDays": 14},
      {"id": "next_day", "from": "today", "plusDays": 15}])"));
  Array all;
  for (const char* visit : {"first", "second", "third"}) {
    document =
        with(document, "/facts/-",
             json(R"({"id": ")" + std::string(visit) +
                  R"(", "type": "date", "range": ["2026-05-01", "2026-12-31"], "source": "person",
                    "changeable": "yes", "askWhen": true})"));
    all.push_back(
        json(R"({"===": [{"var": ")" + std::string(visit) + R"("}, {"var": "fortnight"}]})"));
  }
  const Value opens(Object{{"and", Value(all)}});
  document = with(document, "/requirements/0/cases/0/when", opens);
  document =
      with(document, "/requirements/0/cases/1/when", Value(Object{{"!", Value(Array{opens})}}));
  document = with(document, "/evidence", json("[]"));
  document = with(document, "/checks/0/readiness", json(R"([{"readiness": "ready"}])"));
  const std::string found = changes(document, R"({"today": "2026-05-01",
      "first": "2026-05-01", "second": "2026-05-01", "third": "2026-05-01"})");
  const std::string day = R"({"from":"2026-05-15","to":"2026-05-15"})";
  EXPECT_NE(found.find(R"({"set":{"first":)" + day + R"(,"second":)" + day + R"(,"third":)" + day +
                       R"(},"target":"overall","before":"not_eligible","after":"eligible"})"),
            std::string::npos)
      << found;
}

TEST(WhatWouldChange, SaysThatNothingWouldWhereNothingCanBeChanged) {
  EXPECT_EQ(
      changes(library_card(), R"({"today": "2026-05-01", "home": "elsewhere", "letter": "yes"})"),
      R"([{"set":{},"target":"overall","before":"not_eligible","after":"not_eligible"},{"set":{},"target":"card.verdict","before":"not_eligible","after":"not_eligible"}])");
}

// What decides needs no part that cannot be computed; the part says so.
TEST(Trace, NamesThePartThatCannotBeComputed) {
  Value document = with(library_card(), "/measures",
                        json(R"([{"id": "days_out", "from": "borrowed_on", "to": "today"}])"));
  document = with(document, "/requirements/0/cases/0/when", json(R"({"and": [
      {"===": [{"var": "home"}, "town"]},
      {">": [{"+": [9223372036854775807, {"var": "days_out"}]}, 0]}]})"));
  const std::optional<Policy> policy = loaded(document);
  ASSERT_TRUE(policy);
  const auto traced =
      trace(*PolicySet::make({*policy}),
            json(R"({"today": "2026-05-02", "borrowed_on": "2026-05-01", "home": "elsewhere"})"));
  ASSERT_TRUE(traced.ok());
  const std::string text = text_of(*traced);
  EXPECT_NE(
      text.find(
          R"({"logic":{"+":[9223372036854775807,{"var":"days_out"}]},"error":"overflow","parts":[{"logic":{"var":"days_out"},"value":1}]})"),
      std::string::npos)
      << text;
}

}  // namespace
}  // namespace eligibility
