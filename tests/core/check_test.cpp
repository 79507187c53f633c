// SPDX-License-Identifier: Apache-2.0
// check(): what is the caller's mistake and what the person's, that Unknown never decides, and the
// shape of the report.
#include "eligibility/check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "okorder_policy.h"

namespace eligibility {
namespace {

std::string refusal(const char* facts) {
  const Result<Report, std::vector<Diagnostic>> report = check(okorder(), json(facts));
  if (report.ok()) return "a report";
  std::string text;
  for (const Diagnostic& problem : report.error())
    text += (text.empty() ? "" : " ") + problem.code + problem.path;
  return text;
}

Value report_of(const char* facts) { return checked(okorder(), json(facts)); }

// -- The caller's mistakes
// ------------------------------------------------------------------------------------------

TEST(CheckRefuses, FactsThatAreNoObject) {
  for (const char* facts : {"null", "[]", "\"3A\"", "7"})
    EXPECT_EQ(refusal(facts), "not_an_object") << facts;
}

TEST(CheckRefuses, ToGuessToday) {
  EXPECT_EQ(refusal("{}"), "missing_fact/today");
  EXPECT_EQ(refusal(R"({"today": null})"), "missing_fact/today");
}

TEST(CheckRefuses, ATodayThatIsNoDay) {
  for (const char* facts :
       {R"({"today": "2026-02-30"})", R"({"today": "today"})", R"({"today": 20261123})",
        R"({"today": "1999-12-31"})", R"({"today": "2100-01-01"})", R"({"today": "unsure"})",
        R"({"today": ""})", R"({"today": {}})"}) {
    EXPECT_EQ(refusal(facts), "not_a_date/today") << facts;
  }
  EXPECT_EQ(refusal(R"({"today": "2026-11-23", "today_local": "soon"})"), "not_a_date/today_local");
}

TEST(CheckRefuses, AnAnswerOutsideItsList) {
  EXPECT_EQ(refusal(R"({"today": "2026-11-23", "rating": "AAA"})"), "not_an_answer/rating");
  EXPECT_EQ(refusal(R"({"today": "2026-11-23", "rating": ""})"), "not_an_answer/rating");
  EXPECT_EQ(refusal(R"({"today": "2026-11-23", "rating": "3a"})"), "not_an_answer/rating");
  EXPECT_EQ(refusal(R"({"today": "2026-11-23", "problems": ["late", "slow"]})"),
            "not_an_answer/problems");
}

// What is an answer to one question is none to another; who gives it is told those that are.
TEST(CheckRefuses, AnAnswerToAnotherQuestion) {
  const Array& facts = *okorder_document().find("facts")->array();
  std::set<std::string> all = {"unsure"};
  for (const Value& fact : facts) {
    for (const std::string& token : list_at(fact, "values")) all.insert(token);
  }
  for (const Value& fact : facts) {
    std::vector<std::string> own = list_at(fact, "values");
    if (own.empty()) continue;  // a date
    if (at(fact, "unsure") == "true") own.emplace_back("unsure");
    const std::string id = at(fact, "id");
    std::string answers;
    for (const std::string& token : own) answers += " " + token;
    for (const std::string& token : all) {
      const Value answer =
          at(fact, "type") == "choices" ? Value(Array{Value(token)}) : Value(token);
      const auto report =
          check(okorder(), Value(Object{{"today", Value("2026-11-23")}, {id, answer}}));
      ASSERT_EQ(report.ok(), std::find(own.begin(), own.end(), token) != own.end()) << id << token;
      if (report.ok()) continue;
      ASSERT_EQ(report.error().size(), 1U);
      EXPECT_EQ(report.error()[0].code + report.error()[0].path, "not_an_answer/" + id);
      EXPECT_EQ(report.error()[0].message,
                id + " is \"" + token + "\", which is not one of" + answers);
    }
  }
}

TEST(CheckRefuses, MoreEntriesInAListThanAreRead) {
  std::string problems = R"({"today": "2026-11-23", "problems": ["late")";
  for (int i = 1; i < 1'000; ++i) problems += R"(,"late")";
  EXPECT_EQ(refusal((problems + "]}").c_str()), "a report");
  EXPECT_EQ(refusal((problems + R"(,"late"]})").c_str()), "too_many/problems");
}

TEST(CheckRefuses, UnsureWhereItIsNoAnswer) {
  EXPECT_EQ(refusal(R"({"today": "2026-11-23", "photos": "unsure"})"), "not_an_answer/photos");
  EXPECT_EQ(refusal(R"({"today": "2026-11-23", "problems": ["unsure"]})"),
            "not_an_answer/problems");
}

TEST(CheckRefuses, AnAnswerOfAnotherType) {
  for (const char* facts :
       {R"({"today": "2026-11-23", "rating": 3})", R"({"today": "2026-11-23", "rating": ["3A"]})",
        R"({"today": "2026-11-23", "rating": true})", R"({"today": "2026-11-23", "rating": {}})"}) {
    EXPECT_EQ(refusal(facts), "wrong_kind/rating") << facts;
  }
  EXPECT_EQ(refusal(R"({"today": "2026-11-23", "problems": "late"})"), "wrong_kind/problems");
  EXPECT_EQ(refusal(R"({"today": "2026-11-23", "problems": {"late": true}})"),
            "wrong_kind/problems");
  EXPECT_EQ(refusal(R"({"today": "2026-11-23", "problems": [1]})"), "wrong_kind/problems");
}

TEST(CheckRefuses, AllMistakesAtOnce) {
  EXPECT_EQ(refusal(R"({"rating": "AAA", "photos": 1, "today_local": "x"})"),
            "not_an_answer/rating wrong_kind/photos not_a_date/today_local missing_fact/today");
}

TEST(CheckRefuses, MoreFactsThanAnyPolicyHas) {
  Object facts{{"today", Value("2026-11-23")}};
  for (int i = 1; i < 1'000; ++i) facts.push_back({"f" + std::to_string(i), Value(true)});
  EXPECT_TRUE(check(okorder(), Value(facts)).ok());
  facts.push_back({"one_more", Value(true)});
  const Result<Report, std::vector<Diagnostic>> report = check(okorder(), Value(std::move(facts)));
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().size(), 1U);
  EXPECT_EQ(report.error()[0].code, "too_many");
}

TEST(CheckRefuses, NamingTheFactAndWhatWasExpected) {
  const Result<Report, std::vector<Diagnostic>> report =
      check(okorder(), json(R"({"today": "2026-11-23", "rating": "AAA"})"));
  ASSERT_FALSE(report.ok());
  const std::string& message = report.error()[0].message;
  for (const char* word : {"rating", "AAA", "2A", "3A", "unsure"})
    EXPECT_NE(message.find(word), std::string::npos) << message;
}

// -- The person's slips
// ---------------------------------------------------------------------------------------------

TEST(InputProblems, KeepTheRestOfTheReport) {
  const Value report = report_of(
      R"({"today": "2026-11-23", "rating": "3A", "problems": ["late"], "agreed_delivery_date": "2026-02-30",
                                     "arrived": "all", "receipt_date": "2026-11-20"})");
  EXPECT_EQ(list_at(report, "input_problems"), std::vector<std::string>{"agreed_delivery_date"});
  EXPECT_EQ(at(report, "claims.late"), "cannot_tell");
  EXPECT_EQ(at(report, "membership.verdict"), "eligible");
  EXPECT_EQ(at(report, "deadline.status"), "open");
}

TEST(InputProblems, SayWhatIsWrongWithADate) {
  const auto text = [](const char* date) {
    const Value report = checked(
        okorder(), json(R"({"today": "2026-11-23", "receipt_date": )" + std::string(date) + "}"));
    const Array& details = *report.find("input_problem_details")->array();
    return details.empty() ? "" : at(details[0], "text");
  };
  EXPECT_EQ(text(R"("2026-02-30")"), "err.date.not_real");
  EXPECT_EQ(text(R"("2026-13-01")"), "err.date.not_real");
  EXPECT_EQ(text(R"("1999-12-31")"), "err.date.range");
  EXPECT_EQ(text(R"("2100-01-01")"), "err.date.range");
  EXPECT_EQ(text(R"("2026-2-3")"), "err.date.incomplete");
  EXPECT_EQ(text("20260203"), "err.date.incomplete");
  EXPECT_EQ(text("[]"), "err.date.incomplete");
  EXPECT_EQ(text(R"("2026-11-24")"), "err.date.future");
  EXPECT_EQ(text(R"("2026-11-23")"), "");
  EXPECT_EQ(text(R"("unsure")"), "");
}

TEST(InputProblems, OfTheReplyTouchMembershipOnly) {
  const Value report = report_of(
      R"({"today": "2026-11-23", "membership_status": "waiting", "membership_applied_on": "2026-11-24",
                                     "problems": ["none"]})");
  EXPECT_EQ(list_at(report, "input_problems"), std::vector<std::string>{"membership_applied_on"});
  EXPECT_EQ(at(report, "membership.verdict"), "cannot_tell");
  EXPECT_EQ(at(report, "membership.reply_by"), "");
  EXPECT_EQ(at(report, "overall"), "not_eligible");
}

TEST(InputProblems, AreNamedOnceEach) {
  const Value report = report_of(
      R"({"today": "2026-11-01", "problems": ["quality"], "receipt_date": "2026-11-23", "claim_applied_on": "2026-11-22"})");
  EXPECT_EQ(list_at(report, "input_problems"),
            (std::vector<std::string>{"receipt_date", "claim_applied_on"}));
}

// -- Unknown never decides
// ------------------------------------------------------------------------------------------

TEST(Unknown, LeavesEveryVerdictOpen) {
  const Value report = report_of(R"({"today": "2026-11-23"})");
  EXPECT_EQ(at(report, "overall"), "cannot_tell");
  EXPECT_EQ(at(report, "membership.verdict"), "cannot_tell");
  EXPECT_EQ(at(report, "deadline.status"), "unknown");
  EXPECT_EQ(at(report, "claims"), "{}");
  EXPECT_EQ(at(report, "readiness"), "{}");
  EXPECT_EQ(list_at(report, "needs"), std::vector<std::string>{"problems"});
}

TEST(Unknown, IsWhatNullAndAnEmptyListAre) {
  const std::string left_out = text_of(report_of(R"({"today": "2026-11-23"})"));
  EXPECT_EQ(
      text_of(report_of(
          R"({"today": "2026-11-23", "rating": null, "problems": [], "receipt_date": null})")),
      left_out);
}

TEST(Unknown, KeepsAnOpenPointThatAnAnswerWouldClose) {
  const auto open_points = [](const char* facts) {
    return list_at(report_of(facts), "open_points");
  };
  const auto has = [](const std::vector<std::string>& list, const char* code) {
    return std::find(list.begin(), list.end(), code) != list.end();
  };
  EXPECT_TRUE(
      has(open_points(R"({"today": "2026-11-23", "problems": ["late"]})"), "OP-INTEGRITY-TERM"));
  EXPECT_TRUE(has(
      open_points(R"({"today": "2026-11-23", "problems": ["late"], "integrity_issue": "unsure"})"),
      "OP-INTEGRITY-TERM"));
  EXPECT_FALSE(
      has(open_points(R"({"today": "2026-11-23", "problems": ["late"], "integrity_issue": "no"})"),
          "OP-INTEGRITY-TERM"));
}

TEST(Unknown, DoesNotStandInTheWayOfOneClearFailure) {
  const Value report = report_of(
      R"({"today": "2026-11-23", "problems": ["quality"], "arrived": "all", "quality_cause": "not_supplier"})");
  EXPECT_EQ(at(report, "claims.quality"), "not_eligible");
}

TEST(Unknown, IsNeededWhereAVerdictRestsOnIt) {
  EXPECT_EQ(list_at(report_of(R"({"today": "2026-11-23", "problems": ["other"]})"), "needs"),
            std::vector<std::string>{"membership_status"});
  EXPECT_EQ(at(report_of(R"({"today": "2026-11-23"})"), "membership.needs"), R"(["rating"])");
  EXPECT_EQ(at(report_of(R"({"today": "2026-11-23", "rating": "unsure"})"), "membership.needs"),
            "");
}

TEST(Unknown, IsNotNeededWhereItCannotMatter) {
  const Value report = report_of(
      R"({"today": "2026-11-23", "problems": ["quality"], "arrived": "none", "membership_status": "member"})");
  const std::vector<std::string> needs = list_at(report, "needs");
  EXPECT_EQ(std::find(needs.begin(), needs.end(), "quality_cause"), needs.end());
}

// -- The report
// -----------------------------------------------------------------------------------------------------

TEST(Report, HasItsKeysInOneOrder) {
  const Value report = report_of(
      R"({"colour": "red", "today": "2026-11-23", "problems": ["late"], "rating": "3A", "arrived": "none",
                                     "agreed_date_basis": "arrive", "agreed_delivery_date": "2026-11-20"})");
  std::string keys;
  for (const Member& member : *report.object()) keys += member.key + " ";
  EXPECT_EQ(keys,
            "policy version overall claims readiness deadline membership days_late amounts "
            "input_problem_details input_problems "
            "missing_required needs evidence requirements reasons open_points warnings clauses "
            "race_warning how_to_apply ignored_facts ");
}

TEST(Report, LeavesOutWhatHasNoValue) {
  const Value report = report_of(R"({"today": "2026-11-23"})");
  for (const char* key : {"days_late", "evidence", "ignored_facts"})
    EXPECT_EQ(report.find(key), nullptr) << key;
  for (const char* key : {"day", "days_left", "apply_by", "final_day"})
    EXPECT_EQ(report.find("deadline")->find(key), nullptr) << key;
  ASSERT_NE(report.find("amounts"), nullptr);
  EXPECT_TRUE(report.find("amounts")->is_null());
}

TEST(Report, ListsFactsThatThePolicyDoesNotKnowByTheirBytes) {
  const Value report = report_of(
      R"({"today": "2026-11-23", "zebra": 1, "Apple": {"x": []}, "verdict.late": "eligible", "a/b": null})");
  EXPECT_EQ(at(report, "ignored_facts"), R"(["Apple","a/b","verdict.late","zebra"])");
}

TEST(Report, IsNotChangedByFactsThatThePolicyDoesNotKnow) {
  Value with_unknown =
      report_of(R"({"today": "2026-11-23", "rating": "3A", "order_amount": 1000000})");
  with_unknown.object()->pop_back();  // ignored_facts, the last key
  EXPECT_EQ(text_of(with_unknown),
            text_of(report_of(R"({"today": "2026-11-23", "rating": "3A"})")));
}

TEST(Report, GivesReasonsWithTheFactsTheyWereDrawnFrom) {
  const Value report = report_of(
      R"({"today": "2026-11-23", "problems": ["late"], "arrived": "all", "agreed_date_basis": "arrive",
                                     "receipt_date": "2026-11-20", "agreed_delivery_date": "2026-11-18"})");
  for (const Value& reason : *report.find("reasons")->array()) {
    if (at(reason, "code") != "R-LATE") continue;
    EXPECT_EQ(
        at(reason, "facts"),
        R"({"arrived":"all","receipt_date":"2026-11-20","agreed_date_basis":"arrive","agreed_delivery_date":"2026-11-18"})");
    EXPECT_EQ(at(reason, "params"), R"({"n":2})");
    EXPECT_EQ(at(reason, "checks"), R"(["late"])");
    return;
  }
  ADD_FAILURE() << "without R-LATE: " << text_of(report);
}

TEST(Report, GivesAReasonOnceForTwoChecks) {
  const Value report = report_of(
      R"({"today": "2026-11-23", "problems": ["late", "quality"], "membership_status": "unsure"})");
  int given = 0;
  for (const Value& reason : *report.find("reasons")->array()) {
    if (at(reason, "code") != "R-MEMBERSHIP-UNCLEAR") continue;
    ++given;
    EXPECT_EQ(at(reason, "checks"), R"(["late","quality"])");
  }
  EXPECT_EQ(given, 1);
}

TEST(Report, KeepsItsPolicyAlive) {
  std::optional<Policy> policy = loaded(okorder_document());
  const Result<Report, std::vector<Diagnostic>> report =
      check(*policy, json(R"({"today": "2026-11-23", "rating": "3A"})"));
  policy.reset();
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(at(json(report->text), "membership.verdict"), "eligible");
}

TEST(Report, IsTheSameForTheSameFacts) {
  const char* const facts =
      R"({"today": "2026-11-23", "problems": ["late", "quality"], "rating": "3A", "receipt_date": "2026-11-10", "arrived": "all"})";
  EXPECT_EQ(text_of(report_of(facts)), text_of(report_of(facts)));
}

TEST(Report, WritesWhatAPersonTypedAsJson) {
  const Value report = report_of("{\"today\": \"2026-11-23\", \"\\\"<script>\\n\\u0001\": 1}");
  EXPECT_EQ(list_at(report, "ignored_facts"), std::vector<std::string>{"\"<script>\n\x01"});
}

// Computed days may lie outside the range of what may be typed.
TEST(Report, CountsPastTheLastYear) {
  const Value report = report_of(
      R"({"today": "2099-12-31", "problems": ["quality"], "arrived": "all", "receipt_date": "2099-12-31",
                                     "evidence_sent_on": "2099-12-31", "rating": "3A"})");
  EXPECT_EQ(at(report, "deadline.apply_by"), "2100-01-14");
  EXPECT_EQ(at(report, "deadline.final_day"), "2100-01-15");
  EXPECT_EQ(at(report, "membership.reply_by_if_applied_today"), "2100-01-14");
}

}  // namespace
}  // namespace eligibility
