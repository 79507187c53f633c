// SPDX-License-Identifier: Apache-2.0
// A row of triage is a check: every result of it, over random rows of every kind, over all vectors,
// and over policies of other shapes. TRIAGE_ROWS in the environment asks for more rows.
#include "eligibility/triage.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>

#include "edit_json.h"
#include "okorder_policy.h"
#include "random_case.h"
#include "random_condition.h"
#include "triage_rows.h"

namespace eligibility {
namespace {

std::size_t rows_asked_for() {
#ifdef __EMSCRIPTEN__
  constexpr std::size_t usual = 20'000;  // tests/wasm/triage.test.mjs asks the module for more
#else
  constexpr std::size_t usual = 200'000;
#endif
  const char* const asked = std::getenv("TRIAGE_ROWS");
  return asked != nullptr ? std::strtoul(asked, nullptr, 10) : usual;
}

// Judges the rows and finds the first few that differ from check.
void expect_same(const Policy& policy, Triage& triage, const TriageRows& rows,
                 const std::function<Value(std::size_t)>& facts_of,
                 std::size_t* refused = nullptr) {
  const Result<PolicySet, std::vector<Diagnostic>> set = PolicySet::make({policy});
  const std::vector<Column> columns = rows.columns();
  TriageResult result;
  const std::vector<Diagnostic> problems = triage.run(rows.size(), columns, result);
  ASSERT_TRUE(problems.empty()) << write_error(problems);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const Value facts = facts_of(row);
    const std::string differs = difference(*set, facts, triage, result, row);
    ASSERT_EQ(differs, "") << "row " << row << ": " << text_of(facts);
    if (refused != nullptr) *refused += result.refused[row];
  }
}

// Days of which the cases are: from 1970-01-01, the first, and how many.
struct Around {
  std::int32_t first = 20'000;
  std::uint32_t count = 1'200;
};

void expect_same_on_random_rows(const Policy& policy, std::size_t count, std::uint32_t seed,
                                Around days = {}) {
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(policy, {});
  ASSERT_TRUE(triage.ok()) << write_error(triage.error());
  RandomCases random(seed);
  TriageRows rows(*triage);
  constexpr std::size_t kRowsARun = 10'000;
  for (std::size_t done = 0; done < count && !testing::Test::HasFatalFailure();
       done += rows.size()) {
    rows.clear();
    const std::size_t left = std::min(kRowsARun, count - done);
    for (std::size_t i = 0; i < left; ++i) {
      const auto today = days.first + static_cast<std::int32_t>(random.below(days.count));
      rows.add([&random](std::uint32_t below) { return random.below(below); }, today);
    }
    expect_same(policy, *triage, rows, [&rows](std::size_t row) { return rows.facts(row); });
  }
}

TEST(Triage, SaysOfRandomRowsWhatCheckSays) {
  expect_same_on_random_rows(okorder(), rows_asked_for() / 2, 1);
}

TEST(Triage, SaysOfLikelyCasesWhatCheckSays) {
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(okorder(), {});
  ASSERT_TRUE(triage.ok());
  RandomCases random(2);
  TriageRows rows(*triage);
  std::vector<Value> facts;
  for (std::size_t left = rows_asked_for() / 2; left > 0 && !HasFatalFailure();) {
    rows.clear();
    facts.clear();
    for (; left > 0 && facts.size() < 10'000; --left) {
      facts.push_back(random.next());
      rows.add(facts.back());
    }
    expect_same(okorder(), *triage, rows, [&facts](std::size_t row) { return facts[row]; });
  }
}

TEST(Triage, SaysOfEveryVectorWhatCheckSays) {
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(okorder(), {});
  ASSERT_TRUE(triage.ok());
  TriageRows rows(*triage);
  std::vector<Value> facts;
  const Value vectors = read_json_file(ELIGIBILITY_VECTORS_DIR "/okorder-credit.json");
  for (const Value& vector : *vectors.find("scenarios")->array()) {
    facts.push_back(*vector.find("facts"));
    rows.add(facts.back());
  }
  ASSERT_EQ(facts.size(),
            static_cast<std::size_t>(*vectors.find("meta")->find("count")->integer()));
  expect_same(okorder(), *triage, rows, [&facts](std::size_t row) { return facts[row]; });
}

TEST(Triage, TakesOneValueForAllRowsAsTheAnswerOfEach) {
  const std::optional<Policy> policy =
      loaded(with(okorder_document(), "/openPoints/OP-X-PERCENT/when",
                  json(R"({"===": [{"var": "today"}, {"var": "receipt_date"}]})")));
  ASSERT_TRUE(policy);
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(*policy, {});
  const Result<PolicySet, std::vector<Diagnostic>> set = PolicySet::make({*policy});
  ASSERT_TRUE(triage.ok() && set.ok());
  RandomCases random(4);
  TriageRows rows(*triage);
  for (int row = 0; row < 80; ++row)
    rows.add([&random](std::uint32_t below) { return random.below(below); }, 20'532);
  TriageResult result;
  for (std::size_t fact = 0; fact < triage->inputs().size(); ++fact) {
    for (const std::size_t taken : {0U, 17U, 61U}) {
      std::vector<Column> columns = rows.columns();
      Column& one = columns[fact];
      if (!one.codes.empty()) one.codes = one.codes.subspan(taken, 1);
      if (!one.numbers.empty()) one.numbers = one.numbers.subspan(taken, 1);
      ASSERT_TRUE(triage->run(rows.size(), columns, result).empty());
      for (std::size_t row = 0; row < rows.size(); ++row)
        ASSERT_EQ(difference(*set, triage->facts_of(columns, row), *triage, result, row), "")
            << one.fact << " of row " << taken << ", row " << row;
    }
  }
}

// -- Policies of other shapes

std::vector<std::string> fallback_paths(const Policy& policy) {
  std::vector<std::string> paths;
  const Result<Triage, std::vector<Diagnostic>> triage = Triage::make(policy, {});
  if (!triage.ok()) return {"refused"};
  for (const Diagnostic& one : triage->fallbacks()) {
    EXPECT_EQ(one.code, "not_vectorised");
    EXPECT_FALSE(one.message.empty());
    paths.push_back(one.path);
  }
  return paths;
}

TEST(Triage, RunsTheWholePolicyInColumns) {
  EXPECT_EQ(fallback_paths(okorder()), std::vector<std::string>{});
}

struct Change {
  const char* pointer;
  const char* value;
};

class ChangedPolicy : public testing::TestWithParam<Change> {};

TEST_P(ChangedPolicy, SaysOfRandomRowsWhatCheckSays) {
  const std::optional<Policy> policy =
      loaded(with(okorder_document(), GetParam().pointer, json(GetParam().value)));
  ASSERT_TRUE(policy);
  EXPECT_EQ(fallback_paths(*policy), std::vector<std::string>{});
  expect_same_on_random_rows(*policy, 600, 3);
}

INSTANTIATE_TEST_SUITE_P(
    Triage, ChangedPolicy,
    testing::Values(
        Change{"/periods/0/days", "20"}, Change{"/periods/0/safeDays", "10"},
        Change{"/periods/1/days", "5"},
        Change{"/requirements/0/cases/0/when", R"({"in": [{"var": "rating"}, ["2A", "3A"]]})"},
        Change{"/evidence/-",
               R"({"id": "E-CUSTOMS", "checks": ["late"], "level": "required", "clause": "FAQ-5.2",
                   "cases": [{"status": "todo"}]})"},
        Change{"/overall/ranking", R"(["not_eligible", "not_yet", "cannot_tell", "eligible"])"},
        // A verdict that is not ranked, though what it is called is something else, too.
        Change{"/overall",
               R"({"checks": ["late", "quality", "membership"], "ranking": ["eligible", "not_yet"],
                   "readiness": ["not_eligible", "ready"], "otherwise": "cannot_tell"})"},
        Change{"/validFrom", R"("2025-06-01")"}, Change{"/inputProblems/except", "[]"},
        // Texts, numbers, days and truths in other positions than OKorder's.
        Change{
            "/openPoints/OP-X-PERCENT/when",
            R"({"===": [{"var": "agreed_date_basis"}, {"if": [{"var": "photos"}, "ship", "arrive"]}]})"},
        Change{
            "/openPoints/OP-X-PERCENT/when",
            R"({"===": [{"var": "agreed_date_basis"}, {"if": [{"===": [{"var": "photos"}, "yes"]}, "ship", "arrive"]}]})"},
        Change{"/openPoints/OP-X-PERCENT/when",
               R"({"!": [{"<": [-3, {"+": [{"var": "days_received_late"}, 2]}, 20]}]})"},
        Change{
            "/openPoints/OP-X-PERCENT/when",
            R"({">=": [{"+": [{"var": "days_received_late"}, {"var": "days_overdue"}]}, {"var": "periods.claim_window.day"}]})"},
        Change{
            "/openPoints/OP-X-PERCENT/when",
            R"({"or": [{"===": [{"var": "days_overdue"}, {"var": "periods.claim_window.days_left"}]},
                          {"!": [{"===": [{"var": "periods.claim_window.day"}, 14]}]}]})"},
        Change{"/openPoints/OP-X-PERCENT/when",
               R"({"and": [{"!": [{"===": [{"var": "periods.claim_window.is_last_day"}, false]}]},
                           {"!": [{"var": "days_overdue"}]}]})"},
        Change{
            "/openPoints/OP-X-PERCENT/when",
            R"({"===": [{"var": "periods.reply.overdue"}, {"after": [{"plusTime": [{"var": "receipt_date"}, 1, "month"]},
                   {"plusTime": [{"var": "today"}, -48, "hour"]}, {"plusTime": [{"var": "agreed_delivery_date"}, -1, "year"]}]}]})"},
        Change{
            "/openPoints/OP-X-PERCENT/when",
            R"({"or": [{"===": [{"var": "receipt_date"}, "unsure"]}, {"===": [{"var": "receipt_date"}, {"var": "claim_applied_on"}]},
                          {"in": [{"var": "evidence_due"}, ["2026-03-20", "soon"]]}]})"},
        Change{"/openPoints/OP-X-PERCENT/when",
               R"({"in": [{"var": "inspection_report"}, ["supplier", {"var": "quality_cause"}]]})"},
        Change{
            "/openPoints/OP-X-PERCENT/when",
            R"({"or": [{"in": ["rating", {"var": "needs.membership"}]}, {"in": [{"var": "arrived"}, {"var": "problems"}]},
                          {"!": [{"in": ["arrived", {"var": "needs.late"}]}]}]})"},
        Change{"/openPoints/OP-X-PERCENT/unless", R"({"!": [{"var": "missing.late"}]})"},
        Change{
            "/openPoints/OP-X-PERCENT/when",
            R"({"not-before": [{"plusTime": [{"var": "receipt_date"}, 0, "day"]}, {"plusTime": ["2026-03-20", 1, "day"]}]})"},
        Change{
            "/openPoints/OP-X-PERCENT/when",
            R"({"or": [{"!": [{"var": "periods.claim_window.status"}]}, {"===": ["all", {"var": "arrived"}]}]})"},
        Change{"/openPoints/OP-X-PERCENT/when",
               R"({"<": [{"+": [1, 2]}, {"var": "days_received_late"}]})"},
        Change{
            "/openPoints/OP-X-PERCENT/when",
            R"({"and": [{"before": [{"plusTime": ["2026-03-20", 0, "day"]}, {"plusTime": ["2026-03-21", 0, "day"]}]},
                           {"not-after": [{"plusTime": ["2026-03-20", 1, "day"]}, {"plusTime": ["2026-03-21", 0, "day"]}]},
                           {"!": [{"after": [{"plusTime": ["2026-03-20", 0, "day"]}, {"plusTime": ["2026-03-21", 0, "day"]}]}]}]})"},
        Change{"/facts/7/values",
               R"(["late", "quality", "other", "none", "a", "b", "c", "d", "e", "f"])"},
        Change{"/openPoints/OP-X-PERCENT/when",
               R"({"===": ["2026-03-20", {"var": "receipt_date"}]})"},
        Change{"/dates/0/latest", R"(["receipt_date"])"}, Change{"/facts/4/required", "true"},
        Change{"/facts/7/required", "true"}, Change{"/report/0/value", R"("verdict.quality")"},
        Change{"/report/0/value", R"("verdict.none")"},
        Change{"/report/0/value", R"("outcome.M1")"}));

// Where a mask cannot say it: each is computed row by row, and is named.
class SlowCondition : public testing::TestWithParam<const char*> {};

TEST_P(SlowCondition, SaysOfRandomRowsWhatCheckSays) {
  for (const char* place :
       {"/openPoints/OP-X-PERCENT/when", "/requirements/1/cases/0/when", "/constraints/3/when",
        "/periods/0/notStartedWhen", "/facts/4/askWhen", "/evidence/3/cases/0/when"}) {
    const Result<Policy, std::vector<Diagnostic>> policy =
        load_policy(with(okorder_document(), place, json(GetParam())), okorder_calendars());
    if (!policy.ok()) continue;  // a name that is not known there yet
    SCOPED_TRACE(place);
    EXPECT_EQ(fallback_paths(*policy), std::vector<std::string>{place});
    expect_same_on_random_rows(*policy, 250, 4);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Triage, SlowCondition,
    testing::Values(
        R"({"reduce": [{"var": "problems"}, {"+": [{"var": "accumulator"}, 1]}, 0]})",
        R"({"after": [{"plusTime": [{"var": "receipt_date"}, 5, "hour"]}, {"plusTime": [{"var": "today"}, 0, "day"]}]})",
        R"({"===": [{"and": [{"var": "rating"}, {"var": "arrived"}]}, "all"]})",
        R"({"===": [{"var": "problems"}, ["late"]]})",
        R"({"===": [{"extractFromUVCI": [{"var": "rating"}, 0]}, "3A"]})",
        // Beyond 64 bits, and neither true nor false: check refuses the one, and nothing follows of
        // the other.
        R"({"<": [{"+": [9223372036854775807, {"if": [{"var": "photos"}, 1, 0]}]}, 3]})",
        R"({"plusTime": [{"var": "receipt_date"}, 0, "day"]})",
        R"({"or": [{"===": [{"var": "rating"}, "3A"]}, {">": [{"+": [9223372036854775807, {"if": [{"===": [{"var": "photos"}, "yes"]}, 1, 0]}]}, 3]}]})",
        R"({"var": "periods.reply.off"})", R"({"in": [{"+": [1, 2]}, {"var": "problems"}]})",
        R"({"in": ["late", {"if": [{"var": "photos"}, ["late"], {"var": "problems"}]}]})",
        R"({"===": [{"and": [{"var": "periods.claim_window.is_last_day"}, {"var": "days_received_late"}, {"var": "periods.claim_window.status"}, {"var": "arrived"}]}, "all"]})",
        R"({"after": [{"plusTime": [{"if": [{"var": "photos"}, {"var": "receipt_date"}, {"var": "today"}]}, 0, "day"]}, {"plusTime": [{"var": "today"}, 0, "day"]}]})",
        R"({"after": [{"plusTime": [{"var": "receipt_date"}, 12001, "month"]}, {"plusTime": [{"var": "today"}, 0, "day"]}]})",
        R"({"reduce": [{"var": "periods.reply_if_applied_today.off"}, {"+": [{"var": "accumulator"}, 1]}, -2]})",
        R"({"reduce": [{"var": "missing.quality"}, {"+": [{"var": "accumulator"}, 1]}, -1]})",
        R"({"after": [{"plusTime": [{"var": "receipt_date"}, 99999999, "day"]}, {"plusTime": [{"var": "today"}, 0, "day"]}]})"));

// Conditions that nobody has thought of, in columns or row by row: each is a flag of the report.
class RandomFlags : public testing::TestWithParam<std::uint32_t> {};

Value with_random_flags(Value document, std::uint32_t seed) {
  RandomCases random(seed);
  RandomConditions conditions([&random](std::uint32_t below) { return random.below(below); });
  for (std::size_t flags = 0; flags < 12;) {
    const Value flag(Object{{"clauses", Value(Array{})}, {"when", json(conditions.next())}});
    Value more = with(document, "/flags/random" + std::to_string(flags), flag);
    if (!load_policy(more, okorder_calendars()).ok()) continue;  // no condition that a policy takes
    document = std::move(more);
    ++flags;
  }
  return document;
}

TEST_P(RandomFlags, SayOfRandomRowsWhatCheckSays) {
  const Value document = with_random_flags(without(okorder_document(), "/properties"), GetParam());
  const std::optional<Policy> policy = loaded(document);
  ASSERT_TRUE(policy);
  SCOPED_TRACE(text_of(*document.find("flags")));
  expect_same_on_random_rows(*policy, 400, GetParam());
}

#ifdef __EMSCRIPTEN__
constexpr std::uint32_t kPolicies = 5;
#else
constexpr std::uint32_t kPolicies = 40;
#endif
INSTANTIATE_TEST_SUITE_P(Triage, RandomFlags, testing::Range(1U, kPolicies + 1));

// Windows are placed before business days are counted, wherever they stand in the document: what a
// count yields has no value yet where a window asks for it.
TEST(Triage, KnowsNoCountOfBusinessDaysInAWindow) {
  for (
      const char* runs :
      {R"({"!": [{"var": "periods.reply.coverage"}]})",
       R"({"===": [{"extractFromUVCI": [{"var": "periods.reply.coverage"}, 0]}, null]})",
       R"({"in": [{"if": [{"var": "periods.reply.coverage"}, "a", {"extractFromUVCI": [{"var": "rating"}, 0]}]}, ["3A", "a"]]})"}) {
    Value window =
        json(R"({"id": "local", "count": "calendar_days", "from": "receipt_date", "days": 15,
        "safeDays": 14, "today": {"earliest": "today", "latest": "today"}, "notStartedWhen": false,
        "clauses": ["FAQ-8.2a"]})");
    window = with(std::move(window), "/runsWhen", json(runs));
    Value document = with(without(okorder_document(), "/properties"), "/periods/-", window);
    document = with(document, "/report/0/value", Value("periods.local.status"));
    const Result<Policy, std::vector<Diagnostic>> policy =
        load_policy(document, okorder_calendars());
    if (!policy.ok()) continue;  // null is no literal of a policy
    SCOPED_TRACE(runs);
    expect_same_on_random_rows(*policy, 300, 9);
  }
}

// Where dates end: no day before the year 1 or after the year 9999 can be written.
class EndsOfTheCalendar : public testing::TestWithParam<std::uint32_t> {};

TEST_P(EndsOfTheCalendar, AreJudgedAsCheckJudgesThem) {
  Value document = without(okorder_document(), "/properties");
  const Array& facts = *okorder_document().find("facts")->array();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (at(facts[i], "type") == "date")
      document = with(document, "/facts/" + std::to_string(i) + "/range",
                      json(R"(["0001-01-01", "9999-12-31"])"));
  }
  // Of each name by itself: a row that one cannot be computed of is refused, whatever the others
  // say.
  constexpr const char* kNames[] = {"receipt_date", "evidence_due", "periods.claim_window.apply_by",
                                    "periods.claim_window.final_day", "periods.reply.due"};
  const std::string var = std::string(R"({"var": ")") + kNames[GetParam() % 5] + "\"}";
  const std::string last = R"({"before": [{"plusTime": ["9999-12-20", 0, "day"]}, {"plusTime": [)" +
                           var + R"(, 0, "day"]}]})";
  document = with(document, "/flags",
                  json(R"({"last": {"clauses": [], "when": )" + last + R"(},
      "christmas": {"clauses": [], "when": {"===": [)" +
                       var + R"(, "9999-12-25"]}}})"));
  if (GetParam() > 105) document = with_random_flags(document, GetParam());
  const std::optional<Policy> policy = loaded(document);
  ASSERT_TRUE(policy);
  SCOPED_TRACE(text_of(*document.find("flags")));
  expect_same_on_random_rows(*policy, 200, GetParam(), {-719'162, 50});   // from 0001-01-01
  expect_same_on_random_rows(*policy, 200, GetParam(), {2'932'847, 50});  // to 9999-12-31
}

INSTANTIATE_TEST_SUITE_P(Triage, EndsOfTheCalendar, testing::Range(101U, 111U));

TEST(Triage, SaysOfALibraryCardWhatCheckSays) {
  const Result<Policy, std::vector<Diagnostic>> policy =
      load_policy(read_json_file(ELIGIBILITY_VECTORS_DIR "/library-card.json"), {});
  ASSERT_TRUE(policy.ok());
  expect_same_on_random_rows(*policy, 3'000, 5);
}

// More answers than a code has values, and than a number has bits.
TEST(Triage, ChecksEachRowWhereAnswersAreTooMany) {
  Array many;
  for (int i = 0; i < 300; ++i) many.emplace_back("V-" + std::to_string(i));
  Value document = with(okorder_document(), "/facts/4/values/-", Value("x"));
  document = with(std::move(document), "/facts/2/values", Value(many));
  many.resize(70);
  const Value& problems = *okorder_document().find("facts")->array()->at(7).find("values");
  many.insert(many.end(), problems.array()->begin(), problems.array()->end());
  document = with(std::move(document), "/facts/7/values", Value(many));
  document = with(std::move(document), "/validFrom", Value("2026-01-01"));
  document = with(std::move(document), "/validTo", Value("2026-12-31"));
  const std::optional<Policy> policy = loaded(document);
  ASSERT_TRUE(policy);
  EXPECT_EQ(fallback_paths(*policy), std::vector<std::string>{""});
  expect_same_on_random_rows(*policy, 500, 6);
}

// A key of which the tokens take three numbers, in columns and where each row is checked.
TEST(Triage, SaysOfSetsOfManyTokensWhatCheckSays) {
  Value document = okorder_document();
  const Array& ratings = *(*document.find("facts")->array())[4].find("values")->array();
  for (std::size_t i = 0; i < 70; ++i) {
    const Value is(Object{{"===", Value(Array{Value(Object{{"var", Value("rating")}}),
                                              ratings[i * 7 % ratings.size()]})}});
    document =
        with(std::move(document), "/warnings/W-" + std::to_string(i),
             Value(Object{
                 {"text", Value("warn.date_unusual")}, {"clauses", Value(Array{})}, {"when", is}}));
  }
  Array many;
  for (int i = 0; i < 300; ++i) many.emplace_back("V-" + std::to_string(i));
  for (const Value& one : {document, with(document, "/facts/2/values", Value(many))}) {
    const std::optional<Policy> policy = loaded(one);
    ASSERT_TRUE(policy);
    expect_same_on_random_rows(*policy, 200, 12);
  }
}

// So many answers that a set takes two numbers: what is said once holds for all rows, as what is
// said of each does.
TEST(Triage, TakesASetOfVeryManyAnswersOnceForAllRows) {
  Value document = okorder_document();
  for (int i = 0; i < 40; ++i)
    document = with(std::move(document), "/facts/7/values/-", Value("more-" + std::to_string(i)));
  const std::optional<Policy> policy = loaded(document);
  ASSERT_TRUE(policy);
  constexpr std::string_view kKeys[] = {"overall"};
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(*policy, kKeys);
  ASSERT_TRUE(triage.ok());
  const std::vector<std::int32_t> today = {20'532};  // 2026-03-20
  const std::vector<std::int32_t> once = {1, 2};     // "late"; of the next 31 answers the second
  const std::vector<std::int32_t> each = {1, 2, 2, 4, kNoNumber, kNoNumber};
  const auto said = [&](std::span<const std::int32_t> problems) {
    const std::vector<Column> columns = {{.fact = "today", .numbers = today},
                                         {.fact = "problems", .numbers = problems}};
    TriageResult result;
    EXPECT_TRUE(triage->run(3, columns, result).empty());
    std::string all;
    for (std::size_t row = 0; row < 3; ++row) {
      const Value facts = triage->facts_of(columns, row);
      EXPECT_EQ(triage->outputs()[0].tokens[result.outputs[0].codes[row]],
                at(checked(*policy, facts), "overall"));
      all += at(facts, "problems") + " ";
    }
    return all;
  };
  EXPECT_EQ(said(once), R"(["late","more-28"] ["late","more-28"] ["late","more-28"] )");
  EXPECT_EQ(said(each), R"(["late","more-28"] ["quality","more-29"]  )");
}

// Which fact comes first is the document's, as is what today stands behind; and whether the first
// is asked for can be read.
TEST(Triage, SaysOfFactsInAnotherOrderWhatCheckSays) {
  Array facts = *okorder_document().find("facts")->array();
  std::rotate(facts.begin(), facts.begin() + 2, facts.end());  // today and the day of the person
  for (int turn = 0; turn < 3; ++turn) {
    Value document = with(without(okorder_document(), "/properties"), "/facts", Value(facts));
    for (const Value& check : *okorder_document().find("checks")->array()) {
      const Value needs(Object{{"var", Value("needs." + at(check, "id"))}});
      const Value asks(Object{{"in", Value(Array{*facts.front().find("id"), needs})}});
      document = with(document, "/flags/asks_" + at(check, "id"),
                      Value(Object{{"clauses", Value(Array{})}, {"when", asks}}));
    }
    const std::optional<Policy> policy = loaded(document);
    ASSERT_TRUE(policy);
    expect_same_on_random_rows(*policy, 500, 10);
    std::rotate(facts.begin(), facts.begin() + 5, facts.end() - 2);
  }
}

// A code has seven bits for answers, and a number thirty-one.
TEST(Triage, TakesSetsOfJustAsManyAnswersAsANumberHolds) {
  for (const std::size_t count : {7U, 8U, 31U, 32U, 62U, 63U}) {
    Array values = *(*okorder_document().find("facts")->array())[7].find("values")->array();
    while (values.size() < count) values.emplace_back("more-" + std::to_string(values.size()));
    const std::optional<Policy> policy =
        loaded(with(okorder_document(), "/facts/7/values", Value(values)));
    ASSERT_TRUE(policy);
    SCOPED_TRACE(count);
    expect_same_on_random_rows(*policy, 150, 11);
  }
}

// -- How it is asked

TEST(Triage, GivesOnlyTheKeysThatAreWanted) {
  constexpr std::string_view kKeys[] = {"deadline.days_left", "overall"};
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(okorder(), kKeys);
  ASSERT_TRUE(triage.ok());
  const std::vector<std::int32_t> today = {20'532};  // 2026-03-20
  const std::vector<std::uint8_t> arrived = {0, 0, kNoCode};
  const std::vector<std::int32_t> receipt = {20'522, 20'502, 20'522};
  const std::vector<Column> columns = {{.fact = "today", .numbers = today},
                                       {.fact = "arrived", .codes = arrived},
                                       {.fact = "receipt_date", .numbers = receipt}};
  TriageResult result;
  ASSERT_TRUE(triage->run(3, columns, result).empty());
  ASSERT_EQ(result.outputs.size(), 2U);
  EXPECT_EQ(result.outputs[0].numbers, (std::vector<std::int32_t>{5, -15, kNoNumber}));
  EXPECT_EQ(triage->outputs()[1].tokens[result.outputs[1].codes[0]], "cannot_tell");
  EXPECT_EQ(text_of(triage->facts_of(columns, 1)),
            R"({"today":"2026-03-20","arrived":"all","receipt_date":"2026-02-18"})");
}

// A key's tokens are those of the document and no others, in its order.
TEST(Triage, DecodesCodesByWhatTheDocumentNames) {
  constexpr std::string_view kKeys[] = {"overall", "reasons", "needs", "missing_required"};
  const Result<Triage, std::vector<Diagnostic>> triage = Triage::make(okorder(), kKeys);
  ASSERT_TRUE(triage.ok());
  std::vector<std::string> named[4];
  for (const Value& verdict : *okorder_document().find("overall")->find("ranking")->array())
    named[0].push_back(*verdict.string());
  for (const Member& reason : *okorder_document().find("reasons")->object())
    named[1].push_back(reason.key);
  for (const Value& fact : *okorder_document().find("facts")->array())
    named[2].push_back(*fact.find("id")->string());
  for (const Value& item : *okorder_document().find("evidence")->array()) {
    const bool is_required = *item.find("level")->string() == "required";
    if (is_required && item.find("counts") == nullptr)
      named[3].push_back(*item.find("id")->string());
  }
  for (std::size_t key = 0; key < 4; ++key) {
    const std::vector<std::string_view>& tokens = triage->outputs()[key].tokens;
    EXPECT_EQ(std::vector<std::string>(tokens.begin(), tokens.end()), named[key]) << kKeys[key];
  }
}

TEST(Triage, CanBeAssigned) {
  constexpr std::string_view kOne[] = {"overall"};
  constexpr std::string_view kOther[] = {"deadline.days_left", "overall"};
  Result<Triage, std::vector<Diagnostic>> one = Triage::make(okorder(), kOne);
  Result<Triage, std::vector<Diagnostic>> other = Triage::make(okorder(), kOther);
  ASSERT_TRUE(one.ok() && other.ok());
  *one = std::move(*other);
  EXPECT_EQ(one->outputs().size(), 2U);
}

// More tokens than a code has values: 250 are, and one more is not.
TEST(Triage, RefusesAKeyOfMoreTokensThanACodeHas) {
  const auto refusal = [](std::size_t verdicts) -> std::string {
    Array cases;
    for (std::size_t i = 1; i < verdicts; ++i) {
      cases.push_back(json(R"({"when": {"===": [{"var": "purpose"}, "claim"]}, "verdict": "v)" +
                           std::to_string(i) + "\"}"));
    }
    cases.push_back(json(R"({"verdict": "v0"})"));
    Value document = without(okorder_document(), "/properties");
    document = with(document, "/checks/4/cases", Value(std::move(cases)));
    document = with(document, "/report/0/value", Value("verdict.none"));
    const std::optional<Policy> policy = loaded(document);
    if (!policy) return "not loaded";
    const auto triage = Triage::make(*policy, {});
    return triage.ok() ? "" : triage.error()[0].code;
  };
  EXPECT_EQ(refusal(249), "");  // and "eligible", which a check without requirements falls to
  EXPECT_EQ(refusal(250), "too_many");
}

TEST(Triage, NamesAKeyThatThereIsNot) {
  constexpr std::string_view kKeys[] = {"overall", "amounts"};
  const Result<Triage, std::vector<Diagnostic>> triage = Triage::make(okorder(), kKeys);
  ASSERT_FALSE(triage.ok());
  EXPECT_EQ(triage.error()[0].code, "unknown_report_key");
  EXPECT_EQ(triage.error()[0].path, "/keys/1");
}

TEST(Triage, RefusesColumnsThatAreNone) {
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(okorder(), {});
  ASSERT_TRUE(triage.ok());
  const std::vector<std::uint8_t> codes(2);
  const std::vector<std::int32_t> numbers(2);
  const std::vector<std::uint8_t> more(3);
  const std::vector<std::int32_t> today = {20'532};  // 2026-03-20
  const std::vector<std::int32_t> none_such = {300};
  const std::vector<std::int32_t> two = {300, 1};
  TriageResult result;
  const auto code_of = [&](std::vector<Column> columns) {
    const std::vector<Diagnostic> problems = triage->run(2, columns, result);
    return problems.empty() ? std::string() : problems[0].code;
  };
  EXPECT_EQ(code_of({{.fact = "color", .codes = codes}}), "unknown_fact");
  EXPECT_EQ(code_of({{.fact = "today", .codes = codes}}), "wrong_kind");
  EXPECT_EQ(code_of({{.fact = "rating", .codes = codes, .numbers = numbers}}), "wrong_kind");
  EXPECT_EQ(code_of({{.fact = "rating", .codes = more}}), "wrong_count");
  EXPECT_EQ(code_of({{.fact = "rating"}}), "wrong_count");
  EXPECT_EQ(code_of({{.fact = "rating", .codes = codes}, {.fact = "rating", .codes = codes}}),
            "duplicate");
  EXPECT_EQ(
      code_of({{.fact = "today", .numbers = today}, {.fact = "rating", .numbers = none_such}}), "");
  EXPECT_EQ(result.refused, (std::vector<std::uint8_t>{1, 1}));  // 300 is no answer in any row
  EXPECT_EQ(code_of({{.fact = "today", .numbers = today}, {.fact = "rating", .numbers = two}}), "");
  EXPECT_EQ(result.refused, (std::vector<std::uint8_t>{1, 0}));
  EXPECT_EQ(code_of({{.fact = "today", .numbers = numbers}}), "");
  EXPECT_EQ(result.refused, (std::vector<std::uint8_t>{1, 1}));  // 1970
}

TEST(Triage, OfNoRowsSaysNothing) {
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(okorder(), {});
  ASSERT_TRUE(triage.ok());
  TriageResult result;
  EXPECT_TRUE(triage->run(0, {}, result).empty());
  EXPECT_TRUE(result.refused.empty());
  EXPECT_TRUE(triage->run(3, {}, result).empty());  // no row has a today
  EXPECT_EQ(result.refused, (std::vector<std::uint8_t>{1, 1, 1}));
}

}  // namespace
}  // namespace eligibility
