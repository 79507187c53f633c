// SPDX-License-Identifier: Apache-2.0
// What OKorder's policy cites, names and lists, against the tables of the description that was made
// of the FAQ before the policy was written. What the rules come to, the vectors and the reference
// model hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

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

// Items of a report: "checks / level / clause" by id.
Table evidence_of(const Value& report) {
  Table table;
  const Value* items = report.find("evidence");
  if (items == nullptr) return table;
  for (const Value& item : *items->array()) {
    table[at(item, "id")] =
        joined(item.find("checks")) + " / " + at(item, "level") + " / " + at(item, "clause");
  }
  return table;
}

TEST(OkorderPolicy, AsksForThePapersOfItsDescription) {
  const std::string both = "late quality / ", late = "late / ", quality = "quality / ";
  Table expected = {{"E-FORM", both + "required / FAQ-5.2"},
                    {"E-RECEIPT", late + "required / FAQ-6.1"},
                    {"E-XPERCENT", late + "required / FAQ-6.1"},
                    {"E-PHOTOS", quality + "required / FAQ-6.2b"},
                    {"E-REPORT", quality + "required / FAQ-6.2b"},
                    {"E-LIABILITY", quality + "required / FAQ-6.2a"}};
  for (const char* item : {"A-CONTRACT", "A-ORDER", "A-PAYMENT", "A-INVOICE", "A-TRANSPORT",
                           "A-POD", "A-NOTICE", "A-LOSS"}) {
    expected[item] = both + "advised / ";
  }
  expected["A-CHANGES"] = late + "advised / ";
  for (const char* item :
       {"A-SEAL", "A-PH-WIDE", "A-PH-CLOSE", "A-PH-LABEL", "A-COUNT", "A-SAMPLE"}) {
    expected[item] = quality + "advised / ";
  }
  expected["A-PACKING"] = both + "advised / ";  // also of a part delivery that came late
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
