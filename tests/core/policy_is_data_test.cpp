// SPDX-License-Identifier: Apache-2.0
// No rule lives in C++: a changed document changes the report, and a document about something else
// entirely works as well. Each test changes one thing of OKorder's policy and sees that thing,
// before and after.
#include <gtest/gtest.h>

#include "edit_json.h"
#include "okorder_policy.h"

namespace eligibility {
namespace {

Value report_of(const Value& document, const char* facts) {
  const std::optional<Policy> policy = loaded(document);
  return policy ? checked(*policy, json(facts)) : Value();
}

TEST(PolicyIsData, TheWindowIsAsLongAsTheDocumentSays) {
  const char* const facts =
      R"({"today": "2026-03-20", "arrived": "all", "receipt_date": "2026-03-01", "problems": ["quality"],
                                "membership_status": "member", "quality_cause": "supplier", "integrity_issue": "no"})";
  const Value before = report_of(okorder_document(), facts);
  EXPECT_EQ(at(before, "deadline.status"), "passed");
  EXPECT_EQ(at(before, "claims.quality"), "not_eligible");

  const Value longer = with(with(okorder_document(), "/periods/0/days", Value(std::int64_t{20})),
                            "/periods/0/safeDays", Value(std::int64_t{19}));
  const Value after = report_of(longer, facts);
  EXPECT_EQ(at(after, "deadline.status"), "open");
  EXPECT_EQ(at(after, "deadline.apply_by"), "2026-03-20");
  EXPECT_EQ(at(after, "deadline.final_day"), "2026-03-21");
  EXPECT_EQ(at(after, "deadline.days_left"), "1");
  EXPECT_EQ(at(after, "claims.quality"), "eligible");
}

TEST(PolicyIsData, TheSafeDayIsTheDocuments) {
  const char* const facts =
      R"({"today": "2026-03-02", "arrived": "all", "receipt_date": "2026-03-01"})";
  const Value report =
      report_of(with(okorder_document(), "/periods/0/safeDays", Value(std::int64_t{10})), facts);
  EXPECT_EQ(at(report, "deadline.apply_by"), "2026-03-11");
  EXPECT_EQ(at(report, "deadline.final_day"), "2026-03-16");
}

TEST(PolicyIsData, TheRequiredRatingIsTheDocuments) {
  const char* const facts =
      R"({"today": "2026-03-20", "membership_status": "not_member", "rating": "2A", "application_info": "ready"})";
  EXPECT_EQ(at(report_of(okorder_document(), facts), "membership.verdict"), "not_yet");
  const Value lower = with(okorder_document(), "/requirements/0/cases/0/when",
                           json(R"({"in": [{"var": "rating"}, ["2A", "3A"]]})"));
  const Value after = report_of(lower, facts);
  EXPECT_EQ(at(after, "membership.verdict"), "eligible");
  EXPECT_EQ(at(after, "membership.readiness"), "ready");
}

TEST(PolicyIsData, OneMorePaperIsAskedFor) {
  const char* const facts =
      R"({"today": "2026-03-20", "problems": ["late"], "arrived": "all", "customer_receipt": "both"})";
  const Value before = report_of(okorder_document(), facts);
  EXPECT_EQ(at(before, "readiness.late"), "ready");
  EXPECT_EQ(at(before, "missing_required"), "[]");

  const Value item = json(
      R"({"id": "E-CUSTOMS", "checks": ["late"], "level": "required", "clause": "FAQ-5.2", "cases": [{"status": "todo"}]})");
  const Value after = report_of(with(okorder_document(), "/evidence/-", item), facts);
  EXPECT_EQ(at(after, "readiness.late"), "incomplete");
  EXPECT_EQ(at(after, "missing_required"), R"(["E-CUSTOMS"])");
}

TEST(PolicyIsData, TheBusinessDaysAreAsManyAsTheDocumentSays) {
  const char* const facts =
      R"({"today": "2026-03-02", "membership_status": "waiting", "membership_applied_on": "2026-03-02"})";
  EXPECT_EQ(at(report_of(okorder_document(), facts), "membership.reply_by"), "2026-03-16");
  const Value sooner = with(okorder_document(), "/periods/1/days", Value(std::int64_t{5}));
  EXPECT_EQ(at(report_of(sooner, facts), "membership.reply_by"), "2026-03-09");
}

TEST(PolicyIsData, TheHolidaysAreTheCalendars) {
  std::vector<Value> calendars = {okorder_calendars()[1]};
  const Value facts = json(
      R"({"today": "2026-03-02", "membership_status": "waiting", "membership_applied_on": "2026-03-02"})");
  calendars[0] = with(calendars[0], "/off/-",
                      json(R"({"date": "2026-03-10", "name": "A day off", "nameZh": "x"})"));
  const Result<Policy, std::vector<Diagnostic>> policy = load_policy(okorder_document(), calendars);
  ASSERT_TRUE(policy.ok()) << write_error(policy.error());
  EXPECT_EQ(at(checked(*policy, facts), "membership.reply_by"), "2026-03-17");
}

TEST(PolicyIsData, AnswersAreTheDocuments) {
  const char* const facts = R"({"today": "2026-03-20", "rating": "4A"})";
  const Result<Report, std::vector<Diagnostic>> before = check(okorder(), json(facts));
  ASSERT_FALSE(before.ok());
  EXPECT_EQ(before.error()[0].code, "not_an_answer");
  Value document =
      with(okorder_document(), "/facts/4/values", json(R"(["none", "A", "2A", "3A", "4A"])"));
  document = with(std::move(document), "/requirements/0/cases/0/when",
                  json(R"({"in": [{"var": "rating"}, ["3A", "4A"]]})"));
  EXPECT_EQ(at(report_of(document, facts), "membership.verdict"), "eligible");
}

TEST(PolicyIsData, TheClausesThatAReasonCitesAreTheDocuments) {
  const Value document =
      with(okorder_document(), "/reasons/R-RATING-OK/clauses", json(R"(["FAQ-9"])"));
  const Value report = report_of(document, R"({"today": "2026-03-20", "rating": "3A"})");
  const Value& reason = (*report.find("reasons")->array())[0];
  EXPECT_EQ(at(reason, "clauses"), R"(["FAQ-9"])");
}

TEST(PolicyIsData, TheRankingOfVerdictsIsTheDocuments) {
  const char* const facts =
      R"({"today": "2026-03-20", "problems": ["late", "other"], "arrived": "all", "agreed_date_basis": "arrive",
                                "receipt_date": "2026-03-10", "agreed_delivery_date": "2026-03-12"})";
  EXPECT_EQ(at(report_of(okorder_document(), facts), "overall"), "cannot_tell");
  const Value strict = with(okorder_document(), "/overall/ranking",
                            json(R"(["not_eligible", "not_yet", "cannot_tell", "eligible"])"));
  EXPECT_EQ(at(report_of(strict, facts), "overall"), "not_eligible");
}

// Nobody has said which day today is: then nothing can be said of the window either.
TEST(PolicyIsData, AWindowWithoutTodayIsUnknown) {
  const Value document =
      with(okorder_document(), "/periods/0/today/earliest", Value("agreed_delivery_date"));
  const Value report = report_of(
      document, R"({"today": "2026-03-02", "arrived": "all", "receipt_date": "2026-03-01"})");
  EXPECT_EQ(at(report, "deadline.status"), "unknown");
  EXPECT_EQ(at(report, "deadline.apply_by"), "2026-03-15");
}

// The largest integer and a day more is no integer: these facts have no report, and the diagnostic
// names the condition.
TEST(PolicyIsData, AConditionThatOverflowsIsADiagnostic) {
  const Value document = with(
      okorder_document(), "/flags/huge",
      json(
          R"({"clauses": [], "when": {">": [{"+": [9223372036854775807, {"var": "days_received_late"}]}, 0]}})"));
  const std::optional<Policy> policy = loaded(document);
  ASSERT_TRUE(policy);
  const Value facts = json(
      R"({"today": "2026-03-20", "receipt_date": "2026-03-02", "agreed_delivery_date": "2026-03-01"})");
  const Result<Report, std::vector<Diagnostic>> report = check(*policy, facts);
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error()[0].code, "condition_failed");
  EXPECT_EQ(report.error()[0].path, "/flags/huge/when");
}

// -- Something else entirely
// ----------------------------------------------------------------------------------------

class LibraryCard : public testing::Test {
 protected:
  LibraryCard() : document_(read_json_file(ELIGIBILITY_VECTORS_DIR "/library-card.json")) {}

  Value report_on(const char* facts) const {
    const Result<Policy, std::vector<Diagnostic>> policy = load_policy(document_, {});
    if (policy.ok()) return checked(*policy, json(facts));
    ADD_FAILURE() << write_error(policy.error());
    return {};
  }

  Value document_;
};

TEST_F(LibraryCard, IsGivenToWhoLivesInTheTown) {
  const Value report = report_on(R"({"today": "2026-05-01", "home": "town", "letter": "yes"})");
  EXPECT_EQ(
      text_of(report),
      R"({"policy":"library-card","version":"3","overall":"eligible","card":{"verdict":"eligible","readiness":"ready"},)"
      R"("loan":{"status":"unknown"},"input_problem_details":[],"input_problems":[],"missing_required":[],"needs":[],)"
      R"("evidence":[{"id":"LETTER","level":"required","status":"have","checks":["card"],"clause":"RULE-2"}],)"
      R"("requirements":[{"id":"HOME","check":"card","outcome":"met","reason":"LIVES-HERE","clauses":["RULE-1"]}],)"
      R"("reasons":[{"code":"LIVES-HERE","clauses":["RULE-1"],"checks":["card"],"facts":{"home":"town"}}],)"
      R"("open_points":[],"warnings":[],"clauses":["RULE-1","RULE-2"]})");
}

TEST_F(LibraryCard, AsksForTheLetter) {
  const Value report = report_on(R"({"today": "2026-05-01", "home": "town", "letter": "no"})");
  EXPECT_EQ(at(report, "card.readiness"), "incomplete");
  EXPECT_EQ(at(report, "missing_required"), R"(["LETTER"])");
}

TEST_F(LibraryCard, IsRefusedToWhoLivesElsewhere) {
  const Value report = report_on(R"({"today": "2026-05-01", "home": "elsewhere"})");
  EXPECT_EQ(at(report, "overall"), "not_eligible");
  EXPECT_EQ(list_at(report, "reasons"), std::vector<std::string>{"LIVES-ELSEWHERE"});
}

TEST_F(LibraryCard, NeedsTheAnswerThatIsMissing) {
  const Value report = report_on(R"({"today": "2026-05-01"})");
  EXPECT_EQ(at(report, "overall"), "cannot_tell");
  EXPECT_EQ(list_at(report, "needs"), std::vector<std::string>{"home"});
}

TEST_F(LibraryCard, CountsTheDaysOfALoan) {
  const Value report =
      report_on(R"({"today": "2026-05-29", "home": "town", "borrowed_on": "2026-05-01"})");
  EXPECT_EQ(at(report, "loan.status"), "final_day");
  EXPECT_EQ(at(report, "loan.bring_back_by"), "2026-05-29");
}

// Any date may be a problem, and whatever a constraint looks at; no other answer.
TEST_F(LibraryCard, NamesBehindTheInputProblemsTheFactsThatCanMakeOne) {
  document_ =
      with(document_, "/facts/-", json(R"({"id": "born_on", "type": "date", "source": "person",
      "range": ["1900-01-01", "2099-12-31"], "changeable": "find", "askWhen": true})"));
  document_ = with(document_, "/requirements/0/cases/0/when",
                   json(R"({"!": [{"var": "input_problems"}]})"));
  const char* const facts = R"({"today": "2026-05-01", "home": "elsewhere", "letter": "yes",
      "borrowed_on": "2026-04-01", "born_on": "2001-02-03"})";
  const auto used = [&] {
    const Value report = report_on(facts);
    return text_of(*find_path(report, "reasons")->array()->front().find("facts"));
  };
  EXPECT_EQ(used(), R"({"today":"2026-05-01","borrowed_on":"2026-04-01","born_on":"2001-02-03"})");
  document_ = with(document_, "/constraints/-", json(R"({"fact": "born_on", "text": "too-young",
      "when": {"and": [{"===": [{"var": "letter"}, "no"]}, {"===": [{"var": "born_on"}, {"var": "today"}]}]}})"));
  EXPECT_EQ(
      used(),
      R"({"today":"2026-05-01","letter":"yes","borrowed_on":"2026-04-01","born_on":"2001-02-03"})");
}

TEST_F(LibraryCard, SaysWhatIsWrongWithADay) {
  EXPECT_EQ(at(report_on(R"({"today": "2026-05-01", "borrowed_on": "2026-05-02"})"),
               "input_problem_details"),
            R"([{"fact":"borrowed_on","text":"in-the-future"}])");
  EXPECT_EQ(at(report_on(R"({"today": "2026-05-01", "borrowed_on": "2026-02-30"})"),
               "input_problem_details"),
            R"([{"fact":"borrowed_on","text":"no-such-day"}])");
}

}  // namespace
}  // namespace eligibility
