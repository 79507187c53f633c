// SPDX-License-Identifier: Apache-2.0
// Each kind of finding, on a small policy with one mistake in it, and the witness, which `check`
// takes and which shows what the finding says. And the shipped policy, which is clean.
#include "eligibility/lint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "edit_json.h"
#include "okorder_policy.h"

namespace eligibility {
namespace {

Value library_card() { return read_json_file(ELIGIBILITY_VECTORS_DIR "/library-card.json"); }

std::vector<Finding> findings_of(const Value& document) {
  const std::optional<Policy> policy = loaded(document);
  return policy ? lint(*policy, {}) : std::vector<Finding>();
}

// The finding of that code and path; a failed test when there is none.
Finding expect_finding(const Value& document, std::string_view code, std::string_view path) {
  const std::vector<Finding> findings = findings_of(document);
  for (const Finding& finding : findings) {
    if (finding.code == code && finding.path == path) return finding;
  }
  ADD_FAILURE() << code << " at " << path << " is not in " << write_findings(findings);
  return {};
}

Value report_on(const Value& document, const Finding& finding, const char* facts = "facts") {
  const Value* witness = finding.witness.find(facts);
  const std::optional<Policy> policy = loaded(document);
  if (witness != nullptr && policy) return checked(*policy, *witness);
  ADD_FAILURE() << "no witness";
  return {};
}

TEST(Lint, FindsNothingInTheShippedPolicy) {
  const Value english = read_json_file(ELIGIBILITY_POLICY_DIR "/texts/en.json");
  const Value chinese = read_json_file(ELIGIBILITY_POLICY_DIR "/texts/zh-CN.json");
  const std::vector<LanguageTexts> texts = {{"en", &english}, {"zh-CN", &chinese}};
  LintStats stats;
  EXPECT_EQ(write_findings(lint(okorder(), texts, &stats)), "[]");
  // Were this small, "nothing" would mean nothing.
  EXPECT_GT(stats.searches, 300U);
  EXPECT_GT(stats.cases, 100'000U);
  std::printf("%zu searches over %zu cases, %zu in one; %zu days at once in %zu zones\n",
              stats.searches, stats.cases, stats.most_cases, stats.most_days, stats.most_zones);
}

TEST(Lint, FindsNothingInALibraryCard) {
  EXPECT_EQ(write_findings(findings_of(library_card())), "[]");
}

TEST(Lint, FindsACaseThatAnEarlierOneHides) {
  const Value document = with(library_card(), "/requirements/0/cases/0/when",
                              json(R"({"in": [{"var": "home"}, ["town", "elsewhere"]]})"));
  const Finding finding = expect_finding(document, "unreachable_case", "/requirements/0/cases/1");
  const Value report = report_on(document, finding);
  EXPECT_EQ(at(*finding.witness.find("facts"), "home"), "elsewhere");
  EXPECT_EQ(at(report, "card.verdict"), "eligible");
}

TEST(Lint, FindsTwoCasesThatHoldTogether) {
  const Value document = with(library_card(), "/requirements/0/cases/1/when",
                              json(R"({"===": [{"var": "letter"}, "no"]})"));
  const Finding finding = expect_finding(document, "silent_overlap", "/requirements/0/cases/0");
  EXPECT_EQ(at(*finding.witness.find("facts"), "home"), "town");
  EXPECT_EQ(at(*finding.witness.find("facts"), "letter"), "no");
  EXPECT_EQ(at(report_on(document, finding), "card.verdict"), "eligible");
  const Value declared =
      with(document, "/requirements/0/cases/0/overrides", json(R"(["LIVES-ELSEWHERE"])"));
  for (const Finding& one : findings_of(declared)) EXPECT_NE(one.code, "silent_overlap");
}

// One case asks for an answer, the other for what is computed: of that, too, it is not known before
// it is looked at.
TEST(Lint, FindsThatAnAnswerAndWhatIsComputedHoldTogether) {
  for (const auto& [name, value] :
       {std::pair("periods.loan.status", "final_day"), std::pair("periods.loan.status", "passed"),
        std::pair("periods.loan.status", "open"), std::pair("outcome.HOME", "met"),
        std::pair("outcome.HOME", "failed"), std::pair("outcome.HOME", "unknown")}) {
    for (const bool is_answer_first : {true, false}) {
      Value answer = json(R"({"when": {"===": [{"var": "letter"}, "no"]}, "outcome": "failed",
                              "reason": "LIVES-ELSEWHERE"})");
      Value computed = json(R"({"outcome": "met", "reason": "LIVES-HERE"})");
      computed =
          with(computed, "/when",
               json(R"({"===": [{"var": ")" + std::string(name) + "\"}, \"" + value + "\"]}"));
      if (!is_answer_first) std::swap(answer, computed);
      Value requirement = json(R"({"id": "SECOND", "clauses": ["RULE-1"]})");
      requirement = with(requirement, "/cases",
                         Value(Array{answer, computed,
                                     json(R"({"outcome": "unknown", "reason": "HOME-UNKNOWN"})")}));
      Value document = with(library_card(), "/requirements/-", requirement);
      document = with(document, "/checks/0/requirements", json(R"(["HOME", "SECOND"])"));
      document = with(document, "/report/-",
                      Value(Object{{"key", Value("shown")}, {"value", Value(name)}}));
      SCOPED_TRACE(std::string(name) + " " + value);
      const Finding finding = expect_finding(document, "silent_overlap", "/requirements/1/cases/0");
      EXPECT_EQ(at(*finding.witness.find("facts"), "letter"), "no");
      EXPECT_EQ(at(report_on(document, finding), "shown"), value);
    }
  }
}

TEST(Lint, FindsAnOverrideOfNothing) {
  const Value document =
      with(library_card(), "/requirements/0/cases/0/overrides", json(R"(["LIVES-ELSEWHERE"])"));
  static_cast<void>(
      expect_finding(document, "needless_override", "/requirements/0/cases/0/overrides/0"));
}

TEST(Lint, FindsAnswersThatNoCaseIsFor) {
  const Value document = with(library_card(), "/facts/1/values/-", Value("abroad"));
  const Finding finding = expect_finding(document, "falls_through", "/requirements/0/cases/2");
  EXPECT_EQ(at(*finding.witness.find("facts"), "home"), "abroad");
  EXPECT_EQ(at(report_on(document, finding), "card.verdict"), "cannot_tell");
  const Value meant = with(document, "/requirements/0/cases/2/rest",
                           json(R"({"===": [{"var": "home"}, "abroad"]})"));
  EXPECT_EQ(write_findings(findings_of(meant)), "[]");
}

TEST(Lint, FindsAConditionThatNeverHolds) {
  const Value document = with(
      library_card(), "/facts/2/askWhen",
      json(
          R"({"and": [{"===": [{"var": "home"}, "town"]}, {"===": [{"var": "home"}, "elsewhere"]}]})"));
  static_cast<void>(expect_finding(document, "constant_condition", "/facts/2/askWhen"));
}

TEST(Lint, FindsAnAnswerThatNobodyCanGive) {
  const Value document =
      with(library_card(), "/constraints/-",
           json(R"({"fact": "borrowed_on", "text": "too-early", "when": {"not-after": [
             {"plusTime": [{"var": "borrowed_on"}, 0, "day"]}, {"plusTime": [{"var": "today"}, 0, "day"]}]}})"));
  const Finding finding = expect_finding(document, "contradiction", "/facts/3");
  EXPECT_EQ(list_at(report_on(document, finding), "input_problems"),
            std::vector<std::string>{"borrowed_on"});
}

TEST(Lint, FindsOneAnswerThatNobodyCanGive) {
  const Value document = with(
      library_card(), "/constraints/-",
      json(
          R"({"fact": "home", "text": "not-so", "when": {"===": [{"var": "home"}, "elsewhere"]}})"));
  static_cast<void>(expect_finding(document, "contradiction", "/facts/1/values/1"));
}

// Of so many answers not every set is tried, but each answer, each two, and all.
TEST(Lint, FindsNothingInASetOfManyAnswersThatIsRead) {
  const Value document =
      with(with(library_card(), "/facts/-",
                json(R"({"id": "wants", "type": "choices", "changeable": "no", "askWhen": true,
                         "values": ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]})")),
           "/checks/0/when",
           json(R"({"and": [{"in": ["a", {"var": "wants"}]}, {"in": ["l", {"var": "wants"}]}]})"));
  EXPECT_EQ(write_findings(findings_of(document)), "[]");
  const Value never = with(
      document, "/checks/0/when",
      json(
          R"({"and": [{"in": ["a", {"var": "wants"}]}, {"!": [{"in": ["a", {"var": "wants"}]}]}]})"));
  static_cast<void>(expect_finding(never, "constant_condition", "/checks/0/when"));
}

TEST(Lint, FindsWhatNothingReads) {
  Value document = with(
      library_card(), "/facts/-",
      json(
          R"({"id": "age", "type": "choice", "values": ["a", "b"], "changeable": "no", "askWhen": true})"));
  static_cast<void>(expect_finding(document, "unused_fact", "/facts/4"));
  document = with(library_card(), "/reasons/OLD", json(R"({"clauses": ["RULE-1"]})"));
  static_cast<void>(expect_finding(document, "unused_reason", "/reasons/OLD"));
  document = with(library_card(), "/checks/0/requirements", json("[]"));
  static_cast<void>(expect_finding(document, "unused_requirement", "/requirements/0"));
  document = with(library_card(), "/dates", json(R"([{"id": "spare", "latest": ["today"]}])"));
  static_cast<void>(expect_finding(document, "unused_date", "/dates/0"));
  document = with(library_card(), "/measures",
                  json(R"([{"id": "spare", "from": "borrowed_on", "to": "today"}])"));
  static_cast<void>(expect_finding(document, "unused_measure", "/measures/0"));
  document =
      with(library_card(), "/checks/-",
           json(R"({"id": "idle", "clauses": ["RULE-1"], "cases": [{"verdict": "eligible"}]})"));
  static_cast<void>(expect_finding(document, "unused_check", "/checks/1"));
  document = with(library_card(), "/facts/1/effect", Value("none"));  // and yet a rule reads it
  static_cast<void>(expect_finding(document, "unused_fact", "/facts/1/effect"));
}

TEST(Lint, FindsAConditionThatAlwaysHolds) {
  const Value document = with(library_card(), "/checks/0/when",
                              json(R"({"!": [{"===": [{"var": "today"}, "unsure"]}]})"));
  static_cast<void>(expect_finding(document, "constant_condition", "/checks/0/when"));
}

struct Somewhere {
  const char* at;
  const char* value;  // "NEVER" stands for the condition
  const char* path;
};

class NeverHolds : public testing::TestWithParam<Somewhere> {};

TEST_P(NeverHolds, IsFoundWhereverItStands) {
  std::string value = GetParam().value;
  value.replace(
      value.find("NEVER"), 5,
      R"({"and": [{"===": [{"var": "home"}, "town"]}, {"===": [{"var": "home"}, "elsewhere"]}]})");
  const Finding finding = expect_finding(with(library_card(), GetParam().at, json(value)),
                                         "constant_condition", GetParam().path);
  EXPECT_TRUE(finding.witness.is_null());
}

INSTANTIATE_TEST_SUITE_P(
    Lint, NeverHolds,
    testing::Values(
        Somewhere{"/facts/1/askWhen", "NEVER", "/facts/1/askWhen"},
        Somewhere{"/facts/3/askWhen", "NEVER", "/facts/3/askWhen"},
        Somewhere{"/constraints/0/when", "NEVER", "/constraints/0/when"},
        Somewhere{"/constraints/-", R"({"fact": "home", "text": "x", "when": NEVER})",
                  "/constraints/1/when"},
        Somewhere{"/periods/0/notStartedWhen", "NEVER", "/periods/0/notStartedWhen"},
        Somewhere{"/periods/0/runsWhen", "NEVER", "/periods/0/runsWhen"},
        Somewhere{"/checks/0/when", "NEVER", "/checks/0/when"},
        Somewhere{"/evidence/0/when", "NEVER", "/evidence/0/when"},
        Somewhere{"/needs", R"([{"fact": "home", "when": NEVER}])", "/needs/0/when"},
        Somewhere{"/needs", R"([{"fact": "home", "unless": NEVER}])", "/needs/0/unless"},
        Somewhere{"/openPoints", R"({"O": {"clauses": ["RULE-1"], "when": NEVER}})",
                  "/openPoints/O/when"},
        Somewhere{
            "/openPoints",
            R"({"O": {"clauses": ["RULE-1"], "when": {"===": [{"var": "home"}, "town"]}, "unless": NEVER}})",
            "/openPoints/O/unless"},
        Somewhere{"/warnings", R"({"W": {"text": "x", "when": NEVER}})", "/warnings/W/when"},
        Somewhere{"/flags", R"({"f": {"when": NEVER}})", "/flags/f/when"},
        Somewhere{"/report/0/when", "NEVER", "/report/0/when"},
        Somewhere{"/report/3/when", "NEVER", "/report/3/when"}));

TEST(Lint, FindsAValueThatANameNeverHas) {
  const Value document = with(library_card(), "/requirements/0/cases/1/when",
                              json(R"({"in": [{"var": "home"}, ["elsewhere", "abroad"]]})"));
  static_cast<void>(
      expect_finding(document, "impossible_value", "/requirements/0/cases/1/when/in/1"));
  const Value reversed = with(library_card(), "/requirements/0/cases/1/when",
                              json(R"({"===": ["abroad", {"var": "home"}]})"));
  static_cast<void>(
      expect_finding(reversed, "impossible_value", "/requirements/0/cases/1/when/===/0"));
}

TEST(Lint, FindsWhatOtherEnginesReadInAnotherWay) {
  Value document = with(library_card(), "/constraints/0/when/after/1/plusTime",
                        json(R"([{"var": "today"}, 36, "hour"])"));
  static_cast<void>(
      expect_finding(document, "mixed_dates", "/constraints/0/when/after/1/plusTime/2"));
  document = with(library_card(), "/constraints/0/when/after/1/plusTime",
                  json(R"([{"var": "today"}, 1, "month"])"));
  static_cast<void>(
      expect_finding(document, "month_end", "/constraints/0/when/after/1/plusTime/2"));
  document = with(
      library_card(), "/requirements/0/cases/1/when",
      json(
          R"({"after": [{"plusTime": [{"var": "periods.loan.final_day"}, 1, "month"]}, {"plusTime": [{"var": "today"}, 0, "day"]}]})"));
  static_cast<void>(
      expect_finding(document, "month_end", "/requirements/0/cases/1/when/after/0/plusTime/2"));
  document = with(library_card(), "/checks/0/readiness/0/when", json(R"({"and": [[], true]})"));
  static_cast<void>(
      expect_finding(document, "unportable_guard", "/checks/0/readiness/0/when/and/0"));
  document = with(library_card(), "/checks/0/readiness/0/when",
                  json(R"({"===": [{"var": "missing.card"}, ["LETTER"]]})"));
  static_cast<void>(
      expect_finding(document, "compares_structure", "/checks/0/readiness/0/when/===/0"));
}

TEST(Lint, FindsADayBeyondTheCalendarOfWhichNothingIsSaid) {
  const Value document = without(okorder_document(), "/openPoints/OP-HOLIDAYS-UNKNOWN");
  const std::vector<Finding> findings = findings_of(without(document, "/properties"));
  const auto silent = std::find_if(findings.begin(), findings.end(), [](const Finding& one) {
    return one.code == "silent_calendar_end";
  });
  ASSERT_NE(silent, findings.end());
  const Value report = report_on(document, *silent);
  const bool shown = !at(report, "membership.reply_by").empty() ||
                     !at(report, "membership.reply_by_if_applied_today").empty();
  EXPECT_TRUE(shown);
}

// An open point that stands for some only leaves the day of the others without a word.
TEST(Lint, FindsADayBeyondTheCalendarOfWhichOnlySomeAreTold) {
  Value document = okorder_document();
  const Value when = *find_path(document, "openPoints.OP-HOLIDAYS-UNKNOWN.when");
  document = with(
      document, "/openPoints/OP-HOLIDAYS-UNKNOWN/when",
      Value(Object{
          {"and", Value(Array{when, json(R"({"===": [{"var": "integrity_issue"}, "no"]})")})}}));
  document = without(document, "/properties");
  const std::vector<Finding> findings = findings_of(document);
  const auto silent = std::find_if(findings.begin(), findings.end(), [](const Finding& one) {
    return one.code == "silent_calendar_end";
  });
  ASSERT_NE(silent, findings.end());
  EXPECT_NE(at(*silent->witness.find("facts"), "integrity_issue"), "no");
  const std::vector<std::string> points = list_at(report_on(document, *silent), "open_points");
  EXPECT_EQ(std::count(points.begin(), points.end(), "OP-HOLIDAYS-UNKNOWN"), 0);
}

TEST(Lint, FindsAPropertyThatOneReportBreaks) {
  const Value document = with(library_card(), "/properties", json(R"([
    {"id": "NEVER-NO", "says": "Nobody is refused.", "holds": {"!": [{"===": [{"var": "verdict.card"}, "not_eligible"]}]}}])"));
  const Finding finding = expect_finding(document, "broken_property", "/properties/0");
  EXPECT_EQ(at(report_on(document, finding), "card.verdict"), "not_eligible");
}

TEST(Lint, FindsAPropertyThatTwoReportsBreak) {
  const Value document = with(library_card(), "/properties", json(R"([
    {"id": "LATER", "says": "A later day changes nothing.", "vary": ["today"], "to": "later",
     "before": {"===": [{"var": "periods.loan.status"}, "final_day"]},
     "after": {"===": [{"var": "periods.loan.status"}, "final_day"]}}])"));
  const Finding finding = expect_finding(document, "broken_property", "/properties/0");
  EXPECT_EQ(at(report_on(document, finding), "loan.status"), "final_day");
  EXPECT_EQ(at(report_on(document, finding, "after"), "loan.status"), "passed");
}

TEST(Lint, ShowsTwoDaysWhereAnyTwoWillDo) {
  const Value document = with(library_card(), "/properties", json(R"([
    {"id": "P", "says": "x", "vary": ["borrowed_on"], "to": "later",
     "before": {"===": [{"var": "home"}, "town"]}, "after": {"===": [{"var": "home"}, "elsewhere"]}}])"));
  const Finding finding = expect_finding(document, "broken_property", "/properties/0");
  const std::string before = at(*finding.witness.find("facts"), "borrowed_on");
  EXPECT_NE(before, "");
  EXPECT_LT(before, at(*finding.witness.find("after"), "borrowed_on"));
}

// A later day that is near changes nothing yet; one that is far enough does, whichever of the two
// facts is named first.
TEST(Lint, LooksForALaterDayThatIsFarEnough) {
  Value document = with(without(library_card(), "/constraints"), "/facts/-",
                        json(R"({"id": "returned_on", "type": "date",
      "range": ["2020-01-01", "2099-12-31"], "source": "person", "changeable": "find", "askWhen": true})"));
  const auto kept = [](const char* op, const std::string& one, const std::string& other, int days) {
    return json(std::string("{\"") + op + R"(": [{"plusTime": [{"var": ")" + one +
                R"("}, 0, "day"]},)" + R"({"plusTime": [{"var": ")" + other + "\"}, " +
                std::to_string(days) + R"(, "day"]}]})");
  };
  const std::string out = "borrowed_on";
  const std::string back = "returned_on";
  const std::pair<Value, Value> conditions[] = {
      {kept("after", back, out, 5), kept("after", back, out, 1)},
      {kept("before", out, back, -5), kept("before", out, back, -1)},
      {kept("not-before", back, out, 5), kept("not-before", back, out, 1)},
      {kept("not-after", out, back, -5), kept("not-after", out, back, -1)}};
  for (const auto& [before, after] : conditions) {
    Value property = json(R"({"id": "P", "says": "x", "vary": ["borrowed_on"], "to": "later"})");
    property = with(with(property, "/before", before), "/after", after);
    const Finding finding = expect_finding(with(document, "/properties", Value(Array{property})),
                                           "broken_property", "/properties/0");
    const Result<Date, DateError> first = read_date(at(*finding.witness.find("facts"), out));
    const Result<Date, DateError> later = read_date(at(*finding.witness.find("after"), out));
    ASSERT_TRUE(first.ok() && later.ok());
    EXPECT_GE(*later - *first, Days{4}) << write_findings(std::vector{finding});
  }
}

// What is open in two requirements is sure in none of them.
TEST(Lint, TakesNoReasonOfANoForSureThatIsOpenTwice) {
  Value document = without(library_card(), "/requirements/0/cases/0");
  document =
      with(document, "/requirements/-", json(R"({"id": "LETTER", "clauses": ["RULE-1"], "cases": [
      {"when": {"===": [{"var": "letter"}, "no"]}, "outcome": "failed", "reason": "LIVES-ELSEWHERE"},
      {"outcome": "unknown", "reason": "HOME-UNKNOWN"}]})"));
  document = with(document, "/checks/0/requirements", json(R"(["HOME", "LETTER"])"));
  document = with(document, "/properties", json(R"([{"id": "P", "says": "x",
      "holds": {"in": ["LIVES-ELSEWHERE", {"var": "failures.card"}]}}])"));
  static_cast<void>(expect_finding(document, "broken_property", "/properties/0"));
}

// Whether a count of business days is over is known once both of its days are.
TEST(Lint, FindsWhenACountOfBusinessDaysIsOver) {
  const auto document = [](const char* when, const char* holds) {
    const Value counting =
        with(library_card(), "/periods/-", json(R"({"id": "notice", "count": "business_days",
            "calendar": "CN-mainland", "from": "borrowed_on", "days": 5,
            "today": {"earliest": "today"}, "clauses": ["RULE-3"]})"));
    Value property = json(R"({"id": "P", "says": "x"})");
    property = with(with(property, "/when", json(when)), "/holds", json(holds));
    return with(
        with(counting, "/report/-", json(R"({"key": "over", "value": "periods.notice.overdue"})")),
        "/properties", Value(Array{property}));
  };
  const Value over = document(R"({"var": "periods.notice.overdue"})", "false");
  const Finding finding = expect_finding(over, "broken_property", "/properties/0");
  EXPECT_EQ(at(report_on(over, finding), "over"), "true");
  // Not on the day on which the count begins.
  const Value same_day = document(R"({"===": [{"var": "borrowed_on"}, {"var": "today"}]})",
                                  R"({"!": [{"var": "periods.notice.overdue"}]})");
  for (const Finding& one : findings_of(same_day)) EXPECT_NE(one.code, "broken_property");
}

// A date-time is neither true nor false, and so no property holds by it.
TEST(Lint, TakesWhatIsNeitherTrueNorFalseForNoProof) {
  const Value document = with(library_card(), "/properties", json(R"([
    {"id": "P", "says": "x", "holds": {"plusTime": [{"var": "today"}, 0, "day"]}}])"));
  static_cast<void>(expect_finding(document, "broken_property", "/properties/0"));
}

// Which questions are open is not searched: lint says so, and proves nothing by it.
TEST(Lint, SaysThatWhatRestsOnOpenQuestionsIsNotKnown) {
  const Value document = with(library_card(), "/properties", json(R"([
    {"id": "P", "says": "x", "when": {"in": ["home", {"var": "needs.card"}]}, "holds": false}])"));
  const Finding finding = expect_finding(document, "not_examined", "/properties/0");
  EXPECT_TRUE(finding.witness.is_null());
  const Value flag = json(R"({"clauses": [], "when": {"in": ["home", {"var": "needs.card"}]}})");
  static_cast<void>(expect_finding(with(library_card(), "/flags", Value(Object{{"asks", flag}})),
                                   "not_examined", "/flags/asks/when"));
}

// The same reason of two requirements stands once, and is sure where one of them is.
TEST(Lint, KnowsTheReasonsOfANo) {
  Value document = library_card();
  document =
      with(document, "/requirements/-", json(R"({"id": "LETTER", "clauses": ["RULE-1"], "cases": [
      {"when": {"===": [{"var": "letter"}, "no"]}, "outcome": "failed", "reason": "LIVES-ELSEWHERE"},
      {"when": {"===": [{"var": "letter"}, "yes"]}, "outcome": "met", "reason": "LIVES-HERE"},
      {"outcome": "unknown", "reason": "HOME-UNKNOWN"}]})"));
  document = with(document, "/checks/0/requirements", json(R"(["HOME", "LETTER"])"));
  const auto with_property = [&document](const char* when, const char* holds) {
    Value property = json(R"({"id": "P", "says": "x"})");
    property = with(property, "/when", json(when));
    return with(document, "/properties", Value(Array{with(property, "/holds", json(holds))}));
  };
  const char* const named = R"({"in": ["LIVES-ELSEWHERE", {"var": "failures.card"}]})";
  for (const char* sure :
       {R"({"===": [{"var": "letter"}, "no"]})", R"({"===": [{"var": "home"}, "elsewhere"]})",
        R"({"===": [{"var": "verdict.card"}, "not_eligible"]})"}) {
    for (const Finding& finding : findings_of(with_property(sure, named)))
      EXPECT_NE(finding.path, "/properties/0") << sure << " " << finding.code;
  }
  static_cast<void>(expect_finding(with_property(R"({"===": [{"var": "letter"}, "yes"]})", named),
                                   "broken_property", "/properties/0"));
  document = with(document, "/checks/-",
                  json(R"({"id": "desk", "clauses": ["RULE-2"], "cases": [{"verdict": "open"}]})"));
  static_cast<void>(
      expect_finding(with_property(R"({"===": [{"var": "verdict.card"}, "not_eligible"]})",
                                   R"({"!": [{"var": "failures.card"}]})"),
                     "broken_property", "/properties/0"));
}

// A check without requirements has the verdicts of its own cases, and the reason of the one that
// says no.
TEST(Lint, KnowsTheReasonOfANoOfTheChecksOwn) {
  const Value document =
      with(library_card(), "/checks/-", json(R"({"id": "desk", "clauses": ["RULE-2"], "cases": [
      {"when": {"===": [{"var": "letter"}, "no"]}, "verdict": "not_eligible", "reason": "LIVES-ELSEWHERE"},
      {"verdict": "open"}]})"));
  const auto finding_of = [&document](const char* when, const char* holds) {
    Value property = with(json(R"({"id": "P", "says": "x"})"), "/when", json(when));
    property = with(property, "/holds", json(holds));
    std::string letter;
    for (const Finding& one : findings_of(with(document, "/properties", Value(Array{property})))) {
      if (one.path != "/properties/0") continue;
      letter += one.code;
      const Value* facts = one.witness.find("facts");
      if (facts != nullptr) letter += " " + at(*facts, "letter");
    }
    return letter;
  };
  const char* const none = R"({"!": [{"var": "failures.desk"}]})";
  const char* const named = R"({"in": ["LIVES-ELSEWHERE", {"var": "failures.desk"}]})";
  const char* const refused = R"({"===": [{"var": "verdict.desk"}, "not_eligible"]})";
  EXPECT_EQ(finding_of("true", none), "broken_property no");
  EXPECT_EQ(finding_of(named, "false"), "broken_property no");
  EXPECT_EQ(finding_of(refused, "false"), "broken_property no");
  EXPECT_EQ(finding_of(refused, named), "");
  EXPECT_EQ(finding_of(named, refused), "");
  EXPECT_EQ(finding_of(R"({"===": [{"var": "letter"}, "yes"]})", none), "");
}

// The entries of one key are one name: it changes with the facts of each.
TEST(Lint, FindsThatTwoReportsDifferInAnyEntryOfAKey) {
  Value document = library_card();
  for (
      const char* entry :
      {R"({"key": "said", "value": "verdict.card", "when": {"===": [{"var": "home"}, "town"]}})",
       R"({"key": "said", "value": "periods.loan.status", "when": {"===": [{"var": "letter"}, "yes"]}})"})
    document = with(document, "/report/-", json(entry));
  const char* const silent = R"({"!": [{"var": "report.said"}]})";
  Value property =
      json(R"({"id": "P", "says": "x", "vary": ["letter"], "from": ["no"], "to": ["yes"]})");
  property = with(with(property, "/before", json(silent)), "/after", json(silent));
  document = with(document, "/properties", Value(Array{property}));
  const Finding finding = expect_finding(document, "broken_property", "/properties/0");
  EXPECT_EQ(at(report_on(document, finding), "said"), "");
  EXPECT_NE(at(report_on(document, finding, "after"), "said"), "");
}

// Whichever fact stands first: a contradiction in it overrides the verdict, too.
TEST(Lint, KnowsWhatAContradictionInTheFirstFactOverrides) {
  Value document = library_card();
  Array facts = *document.find("facts")->array();
  std::swap(facts[0], facts[1]);
  document = with(document, "/facts", Value(facts));
  document = with(document, "/inputProblems/checks", json(R"(["card"])"));
  const char* const contradicts =
      R"({"and": [{"===": [{"var": "home"}, "elsewhere"]}, {"===": [{"var": "letter"}, "yes"]}]})";
  document = with(document, "/constraints/-",
                  with(json(R"({"fact": "home", "text": "not-so"})"), "/when", json(contradicts)));
  const auto with_verdict = [&](const char* verdict) {
    Value property = with(json(R"({"id": "P", "says": "x"})"), "/when", json(contradicts));
    property = with(property, "/holds",
                    json(R"({"===": [{"var": "verdict.card"}, ")" + std::string(verdict) + "\"]}"));
    return with(document, "/properties", Value(Array{property}));
  };
  for (const Finding& finding : findings_of(with_verdict("cannot_tell")))
    EXPECT_NE(finding.path, "/properties/0") << finding.code;
  const Value broken = with_verdict("not_eligible");
  const Finding finding = expect_finding(broken, "broken_property", "/properties/0");
  EXPECT_EQ(at(report_on(broken, finding), "card.verdict"), "cannot_tell");
}

TEST(Lint, NamesTheMistakesOfAProperty) {
  const Value document = with(library_card(), "/properties", json(R"([
    {"id": "P", "says": "x", "holds": {"===": [{"var": "verdict.cards"}, "eligible"]}}])"));
  static_cast<void>(expect_finding(document, "unknown_name", "/properties/0/holds/===/0"));
}

// What only lint reads is never passed over in silence.
TEST(Lint, NamesMalformedOverridesRestsAndProperties) {
  const struct {
    const char* at;
    const char* value;
    const char* code;
    const char* path;
  } mistakes[] = {
      {"/requirements/0/cases/0/overrides", "5", "wrong_kind", "/requirements/0/cases/0/overrides"},
      {"/requirements/0/cases/0/overrides", "[]", "empty", "/requirements/0/cases/0/overrides"},
      {"/requirements/0/cases/0/overrides", "[7]", "wrong_kind",
       "/requirements/0/cases/0/overrides/0"},
      {"/evidence/0/cases/0/overrides", "null", "wrong_kind", "/evidence/0/cases/0/overrides"},
      {"/checks/0/readiness/0/overrides", "\"x\"", "wrong_kind", "/checks/0/readiness/0/overrides"},
      {"/requirements/0/cases/0/rest", "true", "unknown_member", "/requirements/0/cases/0/rest"},
      {"/requirements/0/cases/2/rest", "null", "not_an_expression", "/requirements/0/cases/2/rest"},
      {"/requirements/0/cases/2/rest", R"({"var": "hme"})", "unknown_name",
       "/requirements/0/cases/2/rest"},
      {"/properties", "{}", "wrong_kind", "/properties"},
      {"/properties", "[1]", "wrong_kind", "/properties/0"},
      {"/properties", R"([{"id": "P", "says": "x", "holds": true, "hlds": true}])",
       "unknown_member", "/properties/0/hlds"},
      {"/properties", R"([{"id": "P", "says": "x"}])", "missing_member", "/properties/0"},
      {"/properties",
       R"([{"id": "P", "says": "x", "vary": "home", "to": 3, "before": true, "after": true}])",
       "wrong_kind", "/properties/0/to"},
      {"/properties",
       R"([{"id": "P", "says": "x", "vary": ["home"], "to": "later", "before": true, "after": true}])",
       "wrong_kind", "/properties/0/to"},
  };
  for (const auto& mistake : mistakes)
    static_cast<void>(expect_finding(with(library_card(), mistake.at, json(mistake.value)),
                                     mistake.code, mistake.path));
}

TEST(Lint, ShowsADayAfterWhichAMonthIsReadInTwoWays) {
  const Value document = with(library_card(), "/constraints/0/when/after/1/plusTime",
                              json(R"([{"var": "today"}, 1, "month"])"));
  const Finding finding =
      expect_finding(document, "month_end", "/constraints/0/when/after/1/plusTime/2");
  EXPECT_EQ(at(*finding.witness.find("facts"), "today"), "2026-01-29");  // no 29 February 2026
  static_cast<void>(report_on(document, finding));
}

// No day of the fact's range is one, and of no other day a witness can be made.
TEST(Lint, SaysThatNothingIsKnownWhereCheckDoesNotBearItOut) {
  Value document = with(library_card(), "/facts/3/range", json(R"(["2026-01-01", "2026-12-31"])"));
  document = with(document, "/constraints/0/when/after/0/plusTime",
                  json(R"([{"var": "borrowed_on"}, 1, "year"])"));
  const Finding finding =
      expect_finding(document, "not_examined", "/constraints/0/when/after/0/plusTime/2");
  EXPECT_TRUE(finding.witness.is_null());
  EXPECT_NE(finding.message.find("month_end"), std::string::npos);
}

// Of all distances between two days one makes the condition true: where it lies is the policy's,
// and no other distance will do.
struct OneDay {
  const char* when;
  int days;  // from borrowed_on to today
};

class LintOneDay : public testing::TestWithParam<OneDay> {};

TEST_P(LintOneDay, IsFound) {
  Value document = with(library_card(), "/measures",
                        json(R"([{"id": "days_out", "from": "borrowed_on", "to": "today"}])"));
  document = with(
      document, "/dates",
      json(
          R"([{"id": "reminder", "from": "borrowed_on", "plusDays": 21, "clauses": ["RULE-3"]}])"));
  document = with(document, "/properties", json(R"([{"id": "P", "says": "x", "holds": false}])"));
  document = with(document, "/properties/0/when", json(GetParam().when));
  const Finding finding = expect_finding(document, "broken_property", "/properties/0");
  const Value& facts = *finding.witness.find("facts");
  const Result<Date, DateError> borrowed = read_date(at(facts, "borrowed_on"));
  const Result<Date, DateError> today = read_date(at(facts, "today"));
  ASSERT_TRUE(borrowed.ok() && today.ok()) << text_of(facts);
  EXPECT_EQ((*today - *borrowed).count, GetParam().days);
}

INSTANTIATE_TEST_SUITE_P(
    Lint, LintOneDay,
    testing::Values(
        OneDay{R"({"===": [{"var": "periods.loan.days_left"}, 2]})", 26},
        OneDay{R"({"===": [{"var": "periods.loan.days_left"}, -3]})", 31},
        OneDay{R"({"===": [{"var": "periods.loan.day"}, 3]})", 3},
        OneDay{R"({"<": [11, {"var": "periods.loan.day"}, 13]})", 12},
        OneDay{R"({"===": [{"var": "periods.loan.status"}, "final_day"]})", 28},
        OneDay{R"({"===": [{"var": "periods.loan.final_day"}, {"var": "today"}]})", 28},
        OneDay{R"({"===": [{"var": "periods.loan.apply_by"}, {"var": "today"}]})", 27},
        OneDay{R"({"===": [{"var": "reminder"}, {"var": "today"}]})", 21},
        OneDay{R"({"===": [{"var": "days_out"}, 17]})", 17},
        OneDay{R"({"and": [{">=": [{"var": "days_out"}, 33]}, {"<=": [{"var": "days_out"}, 33]}]})",
               33},
        OneDay{
            R"({"and": [{"not-after": [{"plusTime": [{"var": "borrowed_on"}, 9, "day"]}, {"plusTime": [{"var": "today"}, 0, "day"]}]},
                           {"not-before": [{"plusTime": [{"var": "borrowed_on"}, 9, "day"]}, {"plusTime": [{"var": "today"}, 0, "day"]}]}]})",
            9},
        OneDay{
            R"({"and": [{"not-after": [{"plusTime": [{"var": "borrowed_on"}, 0, "day"]}, {"plusTime": [{"var": "today"}, -6, "day"]}]},
                           {"after": [{"plusTime": [{"var": "borrowed_on"}, 1, "day"]}, {"plusTime": [{"var": "today"}, -6, "day"]}]}]})",
            6},
        OneDay{
            R"({"and": [{"===": [{"var": "days_out"}, 31]}, {"===": [{"var": "periods.loan.status"}, "passed"]},
                           {"not-after": [{"plusTime": [{"var": "borrowed_on"}, 1, "month"]}, {"plusTime": [{"var": "today"}, 0, "day"]}]},
                           {"not-before": [{"plusTime": [{"var": "borrowed_on"}, 1, "month"]}, {"plusTime": [{"var": "today"}, 0, "day"]}]}]})",
            31}));

TEST(Lint, FindsTextsThatAreMissingOrDiffer) {
  const Value english = read_json_file(ELIGIBILITY_POLICY_DIR "/texts/en.json");
  const Value chinese = read_json_file(ELIGIBILITY_POLICY_DIR "/texts/zh-CN.json");
  const std::optional<Policy> policy = loaded(without(okorder_document(), "/properties"));
  ASSERT_TRUE(policy);
  const auto finds = [&](const Value& left, const Value& right, std::string_view code,
                         std::string_view path) {
    const std::vector<LanguageTexts> texts = {{"en", &left}, {"zh-CN", &right}};
    const std::vector<Finding> findings = lint(*policy, texts);
    EXPECT_TRUE(
        std::any_of(findings.begin(), findings.end(),
                    [&](const Finding& one) { return one.code == code && one.path == path; }))
        << code << " " << path << " in " << write_findings(findings);
  };
  finds(english, without(chinese, "/op.OP-PARTIAL"), "missing_text", "/texts/zh-CN/op.OP-PARTIAL");
  finds(without(english, "/change.rating"), without(chinese, "/change.rating"), "missing_text",
        "/texts/zh-CN/change.rating");
  finds(with(english, "/reason.R-OLD", Value("old")), chinese, "unknown_text",
        "/texts/en/reason.R-OLD");
  finds(english, with(chinese, "/op.OP-DAY-COUNT", Value("x")), "unknown_placeholder",
        "/texts/zh-CN/op.OP-DAY-COUNT");
  // What no policy asks for is in both languages, too.
  finds(with(english, "/app.new", Value("new")), chinese, "missing_text", "/texts/zh-CN/app.new");
  finds(english, with(chinese, "/app.new", Value("new")), "missing_text", "/texts/en/app.new");
  finds(with(english, "/reason.R-LATE", json(R"({"one": "{n} day", "other": "days"})")), chinese,
        "unknown_placeholder", "/texts/en/reason.R-LATE");
}

TEST(Lint, FindsAPlaceholderThatNoTextHas) {
  const Value english = read_json_file(ELIGIBILITY_POLICY_DIR "/texts/en.json");
  const std::optional<Policy> policy = loaded(
      without(with(okorder_document(), "/reasons/R-NOT-LATE/params", json(R"({"n": "days_late"})")),
              "/properties"));
  ASSERT_TRUE(policy);
  const LanguageTexts texts[] = {{"en", &english}};
  const std::vector<Finding> findings = lint(*policy, texts);
  EXPECT_NE(write_findings(findings).find(
                R"({"code":"unused_param","path":"/reasons/R-NOT-LATE/params/n")"),
            std::string::npos)
      << write_findings(findings);
}

}  // namespace
}  // namespace eligibility
