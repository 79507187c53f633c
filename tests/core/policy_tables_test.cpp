// SPDX-License-Identifier: Apache-2.0
// What OKorder's policy cites, names and lists, against the tables of the description that was made
// of the FAQ before the policy was written. What the rules come to, the vectors and the reference
// model hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "eligibility/logic.h"
#include "okorder_policy.h"

namespace eligibility {
namespace {

using Table = std::map<std::string, std::string>;

std::string joined(const Value* list) {
  std::string text;
  if (list == nullptr || list->array() == nullptr) return text;
  for (const Value& one : *list->array()) text += (text.empty() ? "" : " ") + *one.string();
  return text;
}

// What a section cites, by id.
Table cited_in(const Value& section) {
  Table table;
  for (const Value& part : *section.array()) table[at(part, "id")] = joined(part.find("clauses"));
  return table;
}

Value report_on(const char* facts) { return checked(okorder(), json(facts)); }

TEST(OkorderPolicy, SaysWhereItsSourceIsAndOfWhichDay) {
  const Value& document = okorder_document();
  // The FAQ's first line names itself; the page of the levels is named with the reading of "3A".
  EXPECT_EQ(at(document, "source.title"), "OKorder Financial Services FAQ");
  EXPECT_EQ(at(document, "source.url"), "https://www.okorder.com/fina/faq-business.html");
  EXPECT_EQ(at(document, "source.read"), "2026-11-23");
  EXPECT_EQ(
      at(document, "links"),
      R"({"faq":"https://www.okorder.com/fina/faq-business.html","ratings":"https://www.okorder.com/fina/faq-ratings.html"})");
}

TEST(OkorderPolicy, CitesForEachPartTheSentencesOnWhichItRests) {
  const Value& document = okorder_document();
  EXPECT_EQ(cited_in(*document.find("requirements")), (Table{{"M1", "FAQ-1 FAQ-1.1"},
                                                             {"L1", "FAQ-4.1 FAQ-6.1"},
                                                             {"L2", "FAQ-6.1"},
                                                             {"Q1", "FAQ-4.2 FAQ-6.2a"},
                                                             {"W1", "FAQ-8.2a FAQ-8.2b"},
                                                             {"E1", "FAQ-6.2b FAQ-8.2b"},
                                                             {"C1", "FAQ-4.Q FAQ-5.1"},
                                                             {"D1", "FAQ-8.1"}}));
  EXPECT_EQ(cited_in(*document.find("checks")), (Table{{"membership", "FAQ-1 FAQ-2"},
                                                       {"late", "FAQ-4.1 FAQ-6.1"},
                                                       {"quality", "FAQ-4.2 FAQ-6.2a FAQ-6.2b"},
                                                       {"other", "FAQ-4 FAQ-4.1 FAQ-4.2"},
                                                       {"none", "FAQ-4 FAQ-4.1 FAQ-4.2"}}));
  EXPECT_EQ(cited_in(*document.find("periods")), (Table{{"claim_window", "FAQ-8.2a FAQ-8.2b"},
                                                        {"reply", "FAQ-2"},
                                                        {"reply_if_applied_today", "FAQ-2"}}));
  EXPECT_EQ(cited_in(*document.find("dates")),
            (Table{{"later", ""}, {"earlier", ""}, {"evidence_due", "FAQ-6.2b"}}));
}

TEST(OkorderPolicy, SaysOfEachInputProblemWhatItIs) {
  const auto problem = [](const char* facts) {
    const Value report = report_on(facts);
    return text_of(*report.find("input_problem_details"));
  };
  EXPECT_EQ(problem(R"({"today": "2026-11-23", "receipt_date": "2026-11-24"})"),
            R"([{"fact":"receipt_date","text":"err.date.future"}])");
  EXPECT_EQ(problem(R"({"today": "2026-11-23", "claim_applied_on": "2026-11-24"})"),
            R"([{"fact":"claim_applied_on","text":"err.date.future"}])");
  EXPECT_EQ(problem(R"({"today": "2026-11-23", "membership_applied_on": "2026-11-24"})"),
            R"([{"fact":"membership_applied_on","text":"err.date.future"}])");
  EXPECT_EQ(problem(R"({"today": "2026-11-23", "problems": ["late", "none"]})"),
            R"([{"fact":"problems","text":"err.none_and_other"}])");
  EXPECT_EQ(
      problem(R"({"today": "2026-11-23", "arrived": "none", "customer_receipt": "delivery"})"),
      R"([{"fact":"customer_receipt","text":"err.receipt_no_goods"}])");
  EXPECT_EQ(
      problem(
          R"({"today": "2026-11-23", "problems": ["quality"], "claim_applied_on": "2026-11-01", "receipt_date": "2026-11-02"})"),
      R"([{"fact":"claim_applied_on","text":"err.date.before_receipt"}])");
}

// Items of a report: "checks / level / clause" by id, and the status where it is always the same.
Table evidence_of(const Value& report) {
  Table table;
  const Value* items = report.find("evidence");
  if (items == nullptr) return table;
  for (const Value& item : *items->array()) {
    std::string& said = table[at(item, "id")];
    said = joined(item.find("checks")) + " / " + at(item, "level") + " / " + at(item, "clause");
    const bool is_ticked = at(item, "level") == "advised" || at(item, "id") == "E-FORM";
    if (is_ticked || at(item, "id") == "E-XPERCENT") said += " / " + at(item, "status");
  }
  return table;
}

TEST(OkorderPolicy, AsksForThePapersOfItsDescription) {
  const std::string both = "late quality / ", late = "late / ", quality = "quality / ";
  Table expected = {{"E-FORM", both + "required / FAQ-5.2 / todo"},
                    {"E-RECEIPT", late + "required / FAQ-6.1"},
                    {"E-XPERCENT", late + "required / FAQ-6.1 / cannot_check"},
                    {"E-PHOTOS", quality + "required / FAQ-6.2b"},
                    {"E-REPORT", quality + "required / FAQ-6.2b"},
                    {"E-LIABILITY", quality + "required / FAQ-6.2a"}};
  for (const char* item : {"A-CONTRACT", "A-ORDER", "A-PAYMENT", "A-INVOICE", "A-TRANSPORT",
                           "A-POD", "A-NOTICE", "A-LOSS"}) {
    expected[item] = both + "advised /  / todo";
  }
  expected["A-CHANGES"] = late + "advised /  / todo";
  for (const char* item :
       {"A-SEAL", "A-PH-WIDE", "A-PH-CLOSE", "A-PH-LABEL", "A-COUNT", "A-SAMPLE"}) {
    expected[item] = quality + "advised /  / todo";
  }
  expected["A-PACKING"] = both + "advised /  / todo";  // also of a part delivery that came late
  EXPECT_EQ(evidence_of(report_on(
                R"({"today": "2026-11-23", "problems": ["late", "quality"], "arrived": "part"})")),
            expected);
}

TEST(OkorderPolicy, FillsThePlaceholdersOfItsTexts) {
  const auto params = [](const Value& report, const char* section, const char* code) {
    for (const Value& one : *report.find(section)->array()) {
      if (at(one, "code") == code) return at(one, "params");
    }
    return std::string("without it");
  };
  const Value report = report_on(
      R"({"today": "2026-11-23", "problems": ["late"], "arrived": "all", "receipt_date": "2026-11-08",
          "agreed_date_basis": "arrive", "agreed_delivery_date": "2026-11-05"})");
  // Three days after the agreed day; the safe day is 14 days after receipt, and today the
  // fifteenth.
  EXPECT_EQ(params(report, "reasons", "R-LATE"), R"({"n":3})");
  EXPECT_EQ(params(report, "open_points", "OP-DAY-COUNT"), R"({"date":"2026-11-22"})");
}

// No claim and no answer to the rating: M1, how to apply, no amounts, and no more.
TEST(OkorderPolicy, CitesNoMoreThanWhatItSays) {
  EXPECT_EQ(text_of(*report_on(R"({"today": "2026-11-23"})").find("clauses")),
            R"(["FAQ-1","FAQ-1.1","FAQ-3.1","FAQ-3.2","FAQ-5.1","FAQ-5.2","FAQ-7"])");
  // A deadline brings the sentence that sets it.
  EXPECT_EQ(
      text_of(
          *report_on(R"({"today": "2026-11-23", "arrived": "all", "receipt_date": "2026-11-20"})")
               .find("clauses")),
      R"(["FAQ-1","FAQ-1.1","FAQ-3.1","FAQ-3.2","FAQ-5.1","FAQ-5.2","FAQ-7","FAQ-8.2a"])");
  // A reply date brings its sentence; who waits is not told how to apply.
  EXPECT_EQ(
      text_of(
          *report_on(
               R"({"today": "2026-11-23", "membership_status": "waiting", "membership_applied_on": "2026-11-20"})")
               .find("clauses")),
      R"(["FAQ-2","FAQ-3.1","FAQ-3.2","FAQ-7"])");
}

// Answers that are meant to come to "unknown" (lint asks for a case for any other): a day of
// shipping cannot be compared with an arrival (U4.3), and of who is no member the FAQ does not say
// enough (U4.1).
TEST(OkorderPolicy, LeavesOnlyTheAnswersOpenThatTheFaqLeavesOpen) {
  Table rests;
  for (const Value& requirement : *okorder_document().find("requirements")->array()) {
    for (const Value& one : *requirement.find("cases")->array()) {
      if (one.find("rest") == nullptr) continue;
      std::string& open = rests[at(requirement, "id")];
      for (const Value& fact : *okorder_document().find("facts")->array()) {
        const Value* answers = fact.find("values");
        if (answers == nullptr) continue;
        for (const Value& answer : *answers->array()) {
          const Result<Value, Diagnostic> truth =
              evaluate(*one.find("rest"), Value(Object{{at(fact, "id"), answer}}));
          ASSERT_TRUE(truth.ok());
          if (*truth == Value(true)) open += at(fact, "id") + "=" + *answer.string() + " ";
        }
      }
    }
  }
  EXPECT_EQ(rests, (Table{{"L1", "agreed_date_basis=ship "},
                          {"C1", "membership_status=waiting membership_status=not_member "}}));
}

TEST(OkorderPolicy, RanksVerdictsAndReadinessBestFirst) {
  const Value& overall = *okorder_document().find("overall");
  EXPECT_EQ(joined(overall.find("checks")), "late quality other none");
  EXPECT_EQ(joined(overall.find("ranking")), "eligible cannot_tell not_yet not_eligible");
  EXPECT_EQ(joined(overall.find("readiness")), "ready check incomplete at_risk");
}

// FAQ-5 says how, and so it stands where there is something to apply for: the membership of who is
// no member and does not wait, or a claim that is not refused.
TEST(OkorderPolicy, SaysHowToApplyWhereThereIsSomethingToApplyFor) {
  const auto says = [](const std::string& facts) {
    return at(report_on((R"({"today": "2026-11-23", )" + facts + "}").c_str()), "how_to_apply");
  };
  EXPECT_EQ(says(R"("rating": "3A")"), "true");      // eligible
  EXPECT_EQ(says(R"("rating": "2A")"), "true");      // not yet
  EXPECT_EQ(says(R"("rating": "unsure")"), "true");  // cannot tell
  EXPECT_EQ(says(R"("membership_status": "member")"), "false");
  EXPECT_EQ(says(R"("membership_status": "waiting")"), "false");
  const std::string late =
      R"("membership_status": "member", "problems": ["late"], "agreed_date_basis": "arrive", )"
      R"("customer_receipt": "payment", "agreed_delivery_date": )";
  EXPECT_EQ(says(late + R"("2026-11-20", "arrived": "none")"), "true");  // eligible
  EXPECT_EQ(says(late + R"("2026-11-30", "arrived": "none")"), "true");  // not yet
  EXPECT_EQ(says(late + R"("unsure", "arrived": "none")"), "true");      // cannot tell
  EXPECT_EQ(says(late + R"("2026-11-20", "arrived": "all", "receipt_date": "2026-11-20")"),
            "false");  // it came in time
  const std::string quality = R"("membership_status": "member", "problems": ["quality"], )"
                              R"("receipt_date": "2026-11-20", "quality_cause": )";
  EXPECT_EQ(says(quality + R"("supplier", "arrived": "all")"), "true");       // eligible
  EXPECT_EQ(says(quality + R"("supplier", "arrived": "none")"), "true");      // not yet
  EXPECT_EQ(says(quality + R"("unsure", "arrived": "all")"), "true");         // cannot tell
  EXPECT_EQ(says(quality + R"("not_supplier", "arrived": "all")"), "false");  // FAQ-4.2
  EXPECT_EQ(says(R"("membership_status": "member", "problems": ["none"])"), "false");
}

// The notice for 2026: 1 to 7 October off, Saturday 10 October made up.
TEST(OkorderPolicy, NamesTheHolidaysOnTheWayToAReply) {
  const auto days = [](const Value& report, const char* key) {
    std::string text;
    const Value* list = find_path(report, key);
    if (list == nullptr) return std::string("none");
    for (const Value& day : *list->array()) text += at(day, "date") + " ";
    return text;
  };
  const Value waiting = report_on(
      R"({"today": "2026-09-28", "membership_status": "waiting", "membership_applied_on": "2026-09-28"})");
  EXPECT_EQ(days(waiting, "membership.reply_off"),
            "2026-10-01 2026-10-02 2026-10-03 2026-10-04 2026-10-05 2026-10-06 2026-10-07 ");
  EXPECT_EQ(days(waiting, "membership.reply_work"), "2026-10-10 ");
  // Who does not wait has no reply to come, whatever day was given.
  const Value outside = report_on(
      R"({"today": "2026-09-28", "membership_status": "not_member", "membership_applied_on": "2026-09-28"})");
  EXPECT_EQ(days(outside, "membership.reply_off"), "none");
  EXPECT_EQ(days(outside, "membership.reply_work"), "none");
}

// Needed is a fact that is not answered and on which an unknown outcome rests: W1 rests on the day
// of receipt as soon as goods came, Q1 on the cause, C1 on the membership; nothing on what arrived,
// or on the day, where there is no claim, and on neither day nor cause where nothing came.
TEST(OkorderPolicy, NeedsTheAnswersOnWhichAnUnknownOutcomeRests) {
  const auto needs = [](const std::string& facts, const char* fact) {
    const std::vector<std::string> list = list_at(
        report_on(
            (R"({"today": "2026-11-23", "membership_status": "member", )" + facts + "}").c_str()),
        "needs");
    return std::find(list.begin(), list.end(), fact) != list.end();
  };
  for (const char* problem : {"late", "quality"}) {
    const std::string chosen = R"("problems": [")" + std::string(problem) + R"("])";
    EXPECT_TRUE(needs(chosen, "arrived")) << problem;
    EXPECT_EQ(needs(chosen, "agreed_date_basis"), std::string_view(problem) == "late");  // L1
    for (const char* arrived : {"all", "part"}) {
      EXPECT_TRUE(needs(chosen + R"(, "arrived": ")" + arrived + "\"", "receipt_date"))
          << problem << arrived;
    }
    EXPECT_FALSE(needs(chosen + R"(, "arrived": "none")", "receipt_date")) << problem;
    EXPECT_EQ(needs(chosen + R"(, "arrived": "all")", "quality_cause"),
              std::string_view(problem) == "quality");
    EXPECT_FALSE(needs(chosen + R"(, "arrived": "none")", "quality_cause")) << problem;
    EXPECT_FALSE(
        needs(chosen + R"(, "arrived": "all", "receipt_date": "2026-11-20")", "receipt_date"));
  }
  for (const char* problem : {"other", "none"}) {
    const std::string chosen = R"("problems": [")" + std::string(problem) + R"("])";
    for (const char* fact : {"arrived", "receipt_date", "quality_cause"}) {
      EXPECT_FALSE(needs(chosen, fact)) << problem << fact;
      EXPECT_FALSE(needs(chosen + R"(, "arrived": "all")", fact)) << problem << fact;
    }
  }
}

}  // namespace
}  // namespace eligibility
