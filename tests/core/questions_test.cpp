// SPDX-License-Identifier: Apache-2.0
// What is asked, and when: the list that a page walks.
#include <gtest/gtest.h>

#include <algorithm>

#include "edit_json.h"
#include "eligibility/advise.h"
#include "okorder_policy.h"

namespace eligibility {
namespace {

const PolicySet& okorder_set() {
  static const PolicySet set = *PolicySet::make({okorder()});
  return set;
}

std::vector<std::string> asked(const PolicySet& policy, const Value& facts) {
  const Result<std::vector<Question>, std::vector<Diagnostic>> list = questions(policy, facts);
  EXPECT_TRUE(list.ok()) << (list.ok() ? "" : write_error(list.error()));
  std::vector<std::string> facts_asked;
  if (!list.ok()) return facts_asked;
  for (const Question& question : *list) facts_asked.emplace_back(question.fact);
  return facts_asked;
}

std::vector<std::string> asked(const Value& facts) { return asked(okorder_set(), facts); }

using Facts = std::vector<std::string>;

TEST(Questions, AskTheRatingOfWhoIsNoMember) {
  EXPECT_EQ(asked(json(R"({"today": "2026-03-20", "purpose": "membership"})")),
            (Facts{"purpose", "membership_status"}));
  EXPECT_EQ(
      asked(json(
          R"({"today": "2026-03-20", "purpose": "membership", "membership_status": "not_member"})")),
      (Facts{"purpose", "membership_status", "rating"}));
  EXPECT_EQ(
      asked(json(
          R"({"today": "2026-03-20", "purpose": "membership", "membership_status": "not_member", "rating": "3A"})")),
      (Facts{"purpose", "membership_status", "rating", "application_info"}));
}

TEST(Questions, NeverAskAMemberForTheRating) {
  EXPECT_EQ(
      asked(json(R"({"today": "2026-03-20", "purpose": "claim", "membership_status": "member"})")),
      (Facts{"purpose", "membership_status", "problems"}));
}

TEST(Questions, AskWhoWaitsForTheDay) {
  EXPECT_EQ(
      asked(json(R"({"today": "2026-03-20", "purpose": "reply", "membership_status": "waiting"})")),
      (Facts{"purpose", "membership_status", "membership_applied_on"}));
}

TEST(Questions, OfALateDeliveryAreItsOwn) {
  EXPECT_EQ(
      asked(json(
          R"({"today": "2026-03-20", "purpose": "claim", "membership_status": "member", "problems": ["late"], "arrived": "all"})")),
      (Facts{"purpose", "membership_status", "problems", "arrived", "receipt_date",
             "agreed_date_basis", "agreed_delivery_date", "customer_receipt", "claim_applied_on",
             "integrity_issue"}));
}

TEST(Questions, OfAQualityClaimAreItsOwn) {
  EXPECT_EQ(
      asked(json(
          R"({"today": "2026-03-20", "purpose": "claim", "membership_status": "member", "problems": ["quality"], "arrived": "part",
                           "inspection_report": "ordered", "claim_applied_on": "2026-03-19"})")),
      (Facts{"purpose", "membership_status", "problems", "arrived", "receipt_date", "quality_cause",
             "photos", "inspection_report", "inspection_report_expected", "liability_evidence",
             "claim_applied_on", "evidence_sent_on", "integrity_issue"}));
}

TEST(Questions, DoNotAskWhenGoodsThatNeverCameArrived) {
  const Facts list = asked(json(
      R"({"today": "2026-03-20", "purpose": "claim", "problems": ["late", "quality"], "arrived": "none"})"));
  for (const char* fact : {"receipt_date", "quality_cause"})
    EXPECT_EQ(std::find(list.begin(), list.end(), fact), list.end()) << fact;
}

// -- What can no longer matter

TEST(Questions, LeaveOutTheAgreedDateWhereItIsNoDayOfArrival) {
  const char* facts =
      R"({"today": "2026-03-20", "purpose": "claim", "membership_status": "member", "problems": ["late"],
          "arrived": "all", "receipt_date": "2026-03-10", "agreed_date_basis": "ship"})";
  const Facts list = asked(json(facts));
  EXPECT_EQ(std::find(list.begin(), list.end(), "agreed_delivery_date"), list.end());
}

TEST(Questions, LeaveOutEveryDateOfAClaimWhereItIsNotKnownWhatArrived) {
  const char* facts =
      R"({"today": "2026-03-20", "purpose": "claim", "membership_status": "member", "problems": ["late"], "arrived": "unsure"})";
  EXPECT_EQ(asked(json(facts)),
            (Facts{"purpose", "membership_status", "problems", "arrived", "customer_receipt"}));
}

TEST(Questions, LeaveOutTheFAQsOwnRiddleWhereTheVerdictStandsWithoutIt) {
  const char* facts =
      R"({"today": "2026-03-20", "purpose": "claim", "membership_status": "%s", "rating": "2A", "problems": ["quality"],
          "arrived": "all", "receipt_date": "2026-03-10", "quality_cause": "supplier", "photos": "yes",
          "inspection_report": "third_party", "liability_evidence": "yes", "claim_applied_on": "2026-03-18",
          "evidence_sent_on": "2026-03-18"})";
  const auto last = [facts](const std::string& status) {
    std::string text = facts;
    return asked(json(text.replace(text.find("%s"), 2, status))).back();
  };
  EXPECT_EQ(last("member"), "integrity_issue");
  // "cannot tell" already, and evidence after the 15 days would be no more than that.
  EXPECT_EQ(last("not_member"), "claim_applied_on");
}

TEST(Questions, RestOnTheAnswersAndNotOnTheirOrder) {
  // The agreed date was given though the answers before it made it idle.
  const char* facts =
      R"({"agreed_delivery_date": "2026-03-01", "today": "2026-03-20", "purpose": "claim", "problems": ["late"],
          "membership_status": "member", "arrived": "all", "receipt_date": "2026-03-10", "agreed_date_basis": "ship"})";
  const Facts list = asked(json(facts));
  EXPECT_EQ(std::find(list.begin(), list.end(), "agreed_delivery_date"), list.end());
}

TEST(Questions, EndWhereALeftOutFactEndsThem) {
  const Value facts = json(
      R"({"today": "2026-03-20", "purpose": "claim", "membership_status": "member", "problems": ["late"],
          "arrived": "all", "agreed_date_basis": "arrive"})");
  const std::vector<std::string> left_out = {"receipt_date"};
  const Result<std::vector<Question>, std::vector<Diagnostic>> list =
      questions(okorder_set(), facts, left_out);
  ASSERT_TRUE(list.ok());
  Facts names;
  for (const Question& question : *list) names.emplace_back(question.fact);
  EXPECT_EQ(names, (Facts{"purpose", "membership_status", "problems", "arrived", "receipt_date",
                          "customer_receipt"}));
}

TEST(Questions, AskAgainForADateThatCannotBe) {
  const char* facts =
      R"({"today": "2026-03-20", "purpose": "claim", "membership_status": "member", "problems": ["quality"],
          "arrived": "all", "receipt_date": "2026-04-10"})";
  const Facts list = asked(json(facts));
  for (const char* fact : {"receipt_date", "claim_applied_on", "integrity_issue"})
    EXPECT_NE(std::find(list.begin(), list.end(), fact), list.end()) << fact;
}

TEST(Questions, SayWhatWasAnsweredAndWhy) {
  const Result<std::vector<Question>, std::vector<Diagnostic>> list =
      questions(okorder_set(), json(R"({"today": "2026-03-20", "purpose": "membership"})"));
  ASSERT_TRUE(list.ok());
  EXPECT_EQ(
      write_questions(*list),
      R"([{"fact":"purpose","answered":true,"why":[]},{"fact":"membership_status","answered":false,"why":["FAQ-4.Q","FAQ-5.1"]}])");
}

TEST(NextQuestion, IsTheFirstThatIsNeitherAnsweredNorAsked) {
  const Result<std::vector<Question>, std::vector<Diagnostic>> list =
      questions(okorder_set(), json(R"({"today": "2026-03-20", "purpose": "claim"})"));
  ASSERT_TRUE(list.ok());
  const std::vector<std::string> none, first = {"membership_status"},
                                       all = {"membership_status", "rating", "problems"};
  ASSERT_NE(next_question(*list, none), nullptr);
  EXPECT_EQ(next_question(*list, none)->fact, "membership_status");
  ASSERT_NE(next_question(*list, first), nullptr);
  EXPECT_EQ(next_question(*list, first)->fact, "problems");
  EXPECT_EQ(next_question(*list, all), nullptr);
  EXPECT_EQ(write_question(nullptr), "null");
}

TEST(NextQuestion, IsWrittenAsTheListWritesIt) {
  const auto list =
      questions(okorder_set(), json(R"({"today": "2026-11-23", "purpose": "claim"})"));
  ASSERT_TRUE(list.ok());
  const Question* const next = next_question(*list, {});
  ASSERT_NE(next, nullptr);
  EXPECT_NE(write_questions(*list).find(write_question(next)), std::string::npos);
  EXPECT_NE(write_question(next).find(R"({"fact":"membership_status","answered":false)"),
            std::string::npos);
  EXPECT_EQ(write_question(nullptr), "null");
}

TEST(Facts, AreFoundOutOrReached) {
  EXPECT_TRUE(is_found_out(okorder(), "receipt_date"));
  EXPECT_FALSE(is_found_out(okorder(), "rating"));
  EXPECT_FALSE(is_found_out(okorder(), "no_such_fact"));
}

// A library that replies within ten business days, and asks for a letter from the day after.
Value library_that_replies() {
  Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/library-card.json");
  document =
      with(document, "/facts/-", json(R"({"id": "applied_on", "type": "date", "source": "person",
      "range": ["2020-01-01", "2099-12-31"], "changeable": "find", "askWhen": true})"));
  document = with(document, "/periods/-", json(R"({"id": "reply", "count": "business_days",
      "from": "applied_on", "days": 10, "calendar": "CN-mainland", "today": {"earliest": "today"},
      "clauses": ["RULE-2"]})"));
  document = with(document, "/requirements/0/cases/0/when", json(R"({"and": [
      {"===": [{"var": "home"}, "town"]}, {"===": [{"var": "letter"}, "yes"]},
      {"after": [{"plusTime": [{"var": "today"}, 0, "day"]},
                 {"plusTime": [{"var": "periods.reply.due"}, 0, "day"]}]}]})"));
  document = with(document, "/evidence", json("[]"));
  return with(document, "/checks/0/readiness", json(R"([{"readiness": "ready"}])"));
}

// 5 March 2026 is the tenth business day after 13 February, as calendar_test.cpp counts.
TEST(Questions, AreAskedOrNotByTheDayOfTheReply) {
  const std::optional<Policy> policy = loaded(library_that_replies());
  ASSERT_TRUE(policy);
  const PolicySet set = *PolicySet::make({*policy});
  EXPECT_EQ(
      asked(set, json(R"({"today": "2026-03-06", "home": "town", "applied_on": "2026-02-13"})")),
      (Facts{"home", "letter", "borrowed_on", "applied_on"}));
  EXPECT_EQ(
      asked(set, json(R"({"today": "2026-03-05", "home": "town", "applied_on": "2026-02-13"})")),
      (Facts{"home", "borrowed_on", "applied_on"}));
  EXPECT_EQ(asked(set, json(R"({"today": "2026-03-05", "home": "town"})")),
            (Facts{"home", "letter", "borrowed_on", "applied_on"}));
}

// A book that was borrowed on 1 April has been out for thirty days on 1 May. What is known of days
// decides what is asked, by whatever name a condition reads it.
TEST(Questions, AreAskedOrNotByEveryNameOfADayThatIsKnown) {
  Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/library-card.json");
  document = with(document, "/measures",
                  json(R"([{"id": "days_out", "from": "borrowed_on", "to": "today"}])"));
  document =
      with(document, "/dates", json(R"([{"id": "back", "from": "borrowed_on", "plusDays": 30},
                           {"id": "first", "earliest": ["today", "borrowed_on"]}])"));
  document = with(document, "/facts/2/askWhen", Value(true));
  document = with(document, "/evidence", json("[]"));
  document = with(document, "/checks/0/readiness", json(R"([{"readiness": "ready"}])"));
  const auto is_letter_asked = [&](const std::string& when) {
    const Value condition(
        Object{{"and", Value(Array{json(R"({"===": [{"var": "letter"}, "no"]})"), json(when)})}});
    const std::optional<Policy> policy =
        loaded(with(document, "/requirements/0/cases/0/when", condition));
    if (!policy) return std::string("not loaded");
    const Facts facts =
        asked(*PolicySet::make({*policy}),
              json(R"({"today": "2026-05-01", "home": "town", "borrowed_on": "2026-04-01"})"));
    const bool is_asked = std::find(facts.begin(), facts.end(), "letter") != facts.end();
    return std::string(is_asked ? "asked" : "not asked");
  };
  const auto same_day = [](const std::string& name, const char* day) {
    return R"({"===": [{"var": ")" + name + "\"}, \"" + day + "\"]}";
  };
  const auto count = [](const std::string& name, int number) {
    return R"({"===": [{"var": ")" + name + "\"}, " + std::to_string(number) + "]}";
  };
  for (const auto& [name, number] : {std::pair("days_out", 30), std::pair("periods.loan.day", 30),
                                     std::pair("periods.loan.days_left", -2)}) {
    EXPECT_EQ(is_letter_asked(count(name, number)), "asked") << name;
    EXPECT_EQ(is_letter_asked(count(name, number + 1)), "not asked") << name;
  }
  for (const auto& [name, day, next] :
       {std::tuple("back", "2026-05-01", "2026-05-02"),
        std::tuple("first", "2026-04-01", "2026-04-02"),
        std::tuple("periods.loan.final_day", "2026-04-29", "2026-04-30"),
        std::tuple("periods.loan.apply_by", "2026-04-28", "2026-04-29")}) {
    EXPECT_EQ(is_letter_asked(same_day(name, day)), "asked") << name;
    EXPECT_EQ(is_letter_asked(same_day(name, next)), "not asked") << name;
  }
  EXPECT_EQ(is_letter_asked(R"({"===": [{"var": "periods.loan.status"}, "passed"]})"), "asked");
  EXPECT_EQ(is_letter_asked(R"({"===": [{"var": "periods.loan.status"}, "open"]})"), "not asked");
  EXPECT_EQ(is_letter_asked(R"({"!": [{"var": "periods.loan.is_last_day"}]})"), "asked");
  EXPECT_EQ(is_letter_asked(R"({"var": "periods.loan.is_last_day"})"), "not asked");
}

// Which fact stands first is the document's: as many are asked.
TEST(Questions, OfFactsInAnotherOrderAreTheSame) {
  Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/library-card.json");
  Array facts = *document.find("facts")->array();
  for (std::size_t turn = 0; turn < facts.size(); ++turn) {
    std::rotate(facts.begin(), facts.begin() + 1, facts.end());
    const std::optional<Policy> policy = loaded(with(document, "/facts", Value(facts)));
    ASSERT_TRUE(policy);
    const PolicySet set = *PolicySet::make({*policy});
    const auto sorted = [&set](const char* given) {
      Facts list = asked(set, json(given));
      std::sort(list.begin(), list.end());
      return list;
    };
    EXPECT_EQ(sorted(R"({"today": "2026-03-06", "home": "town"})"),
              (Facts{"borrowed_on", "home", "letter"}));
    EXPECT_EQ(sorted(R"({"today": "2026-03-06", "home": "elsewhere"})"),
              (Facts{"borrowed_on", "home"}));
  }
}

// Whoever lives in the town is not asked for the day of returning: so nothing that is counted from
// it can come to hold any more, and what only matters then is not asked.
TEST(Questions, AreNotAskedForWhatADayThatIsNotAskedWouldDecide) {
  Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/library-card.json");
  document =
      with(document, "/facts/-", json(R"({"id": "returned_on", "type": "date", "source": "person",
      "range": ["2020-01-01", "2099-12-31"], "changeable": "find",
      "askWhen": {"===": [{"var": "home"}, "elsewhere"]}})"));
  document = with(document, "/measures",
                  json(R"([{"id": "days_kept", "from": "borrowed_on", "to": "returned_on"}])"));
  document = with(document, "/dates",
                  json(R"([{"id": "last", "latest": ["borrowed_on", "returned_on"]}])"));
  document = with(document, "/facts/2/askWhen", Value(true));
  document = with(document, "/evidence", json("[]"));
  document = with(document, "/report", json("[]"));
  document = with(document, "/checks/0/readiness", json(R"([{"readiness": "ready"}])"));
  for (
      const char* kept :
      {R"({">": [{"var": "days_kept"}, 28]})",
       R"({"after": [{"plusTime": [{"var": "last"}, 0, "day"]}, {"plusTime": [{"var": "today"}, -9, "day"]}]})"}) {
    const Value condition(
        Object{{"and", Value(Array{json(R"({"===": [{"var": "letter"}, "no"]})"), json(kept)})}});
    const std::optional<Policy> policy =
        loaded(with(document, "/requirements/0/cases/0/when", condition));
    ASSERT_TRUE(policy);
    const PolicySet set = *PolicySet::make({*policy});
    EXPECT_EQ(asked(set, json(R"({"today": "2026-03-06", "home": "town"})")), Facts{"home"})
        << kept;
    EXPECT_EQ(asked(set, json(R"({"today": "2026-03-06", "home": "elsewhere"})")),
              (Facts{"home", "letter", "borrowed_on", "returned_on"}))
        << kept;
  }
}

TEST(Questions, RefuseWhatCheckRefuses) {
  const Result<std::vector<Question>, std::vector<Diagnostic>> list =
      questions(okorder_set(), json(R"({"rating": "AAA"})"));
  ASSERT_FALSE(list.ok());
  EXPECT_EQ(list.error().size(), 2U);
}

// -- Over all vectors
// ------------------------------------------------------------------------------------------------

std::string purpose_of(const Value& facts) {
  if (facts.find("problems") != nullptr) return "claim";
  return at(facts, "membership_status") == "waiting" ? "reply" : "membership";
}

// Answers questions from `source`, as they come, until none is left; what is asked again, or for
// ever, fails.
Value walk(const Value& source) {
  Value facts(Object{{"today", *source.find("today")}, {"purpose", Value(purpose_of(source))}});
  if (const Value* local = source.find("today_local"))
    facts.object()->push_back({"today_local", *local});
  std::vector<std::string> done;
  for (int step = 0; step < 30; ++step) {
    const Result<std::vector<Question>, std::vector<Diagnostic>> list =
        questions(okorder_set(), facts);
    if (!list.ok()) {
      ADD_FAILURE() << write_error(list.error());
      return facts;
    }
    const Question* question = next_question(*list, done);
    if (question == nullptr) return facts;
    done.emplace_back(question->fact);
    if (const Value* answer = source.find(question->fact))
      facts.object()->push_back({done.back(), *answer});
  }
  ADD_FAILURE() << "asks for ever: " << text_of(source);
  return facts;
}

template <typename Visit>
void for_each_vector(Visit visit) {
  const Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/okorder-credit.json");
  for (const Value& vector : *document.find("scenarios")->array())
    visit(at(vector, "id"), *vector.find("facts"));
}

TEST(Walk, ComesToAnEndForEveryVector) {
  for_each_vector([](const std::string& id, const Value& facts) {
    SCOPED_TRACE(id);
    EXPECT_GE(walk(facts).object()->size(), 2U);
  });
}

// A fact that is not asked can no longer matter: neither its verdicts nor its dates change without
// it.
TEST(Walk, OfAClaimReachesTheVerdictsThatAllFactsGive) {
  int compared = 0;
  for_each_vector([&compared](const std::string& id, const Value& facts) {
    const Value walked = walk(facts);
    const Value all = checked(okorder(), facts), answered = checked(okorder(), walked);
    if (!list_at(all, "input_problems").empty())
      return;  // facts that contradict each other are not all asked
    ++compared;
    for (const char* key : {"claims", "overall", "deadline", "missing_required"})
      EXPECT_EQ(at(answered, key), at(all, key)) << id << " " << key;
  });
  EXPECT_GE(compared, 80);
}

TEST(Walk, NeverAsksWhatAnAnswerHasMadeIdle) {
  for_each_vector([](const std::string& id, const Value& facts) {
    const Value walked = walk(facts);
    const Facts still = asked(walked);
    for (const Member& member : *walked.object()) {
      if (member.key == "today" || member.key == "today_local") continue;
      EXPECT_NE(std::find(still.begin(), still.end(), member.key), still.end())
          << id << " " << member.key;
    }
  });
}

}  // namespace
}  // namespace eligibility
