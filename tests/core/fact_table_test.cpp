// SPDX-License-Identifier: Apache-2.0
// What OKorder's policy says of each fact, against a table of them that was made of the FAQ before
// the policy was written: when it is asked, whether it can be changed, and by which sentences it is
// asked at all.
#include <gtest/gtest.h>

#include <algorithm>

#include "eligibility/logic.h"
#include "okorder_policy.h"

namespace eligibility {
namespace {

// The answers on which the asking rests; "" is not answered.
struct Answers {
  std::string purpose{}, membership_status{}, rating{}, arrived{}, inspection_report{};
  std::string claim_applied_on{};
  std::vector<std::string> problems{};

  bool has(std::string_view problem) const {
    for (const std::string& one : problems) {
      if (one == problem) return true;
    }
    return false;
  }
  bool claims() const { return has("late") || has("quality"); }
  bool came() const { return arrived == "all" || arrived == "part"; }
  bool is_outside() const {
    return membership_status != "member" && membership_status != "waiting";
  }
};

struct Row {
  std::string id, type, values, changeable, clauses;
  bool unsure;
  bool (*asked)(const Answers&);
};

const std::vector<Row>& table() {
  static const std::vector<Row> rows = {
      {"today", "date", "", "no", "", false, nullptr},
      {"today_local", "date", "", "no", "", false, nullptr},
      {"purpose", "choice", "membership claim reply", "no", "", false,
       [](const Answers&) { return true; }},
      {"membership_status", "choice", "member waiting not_member", "yes", "FAQ-4.Q FAQ-5.1", true,
       [](const Answers&) { return true; }},
      {"rating", "choice", "none A 2A 3A", "yes", "FAQ-1.1", true,
       [](const Answers& a) { return a.is_outside(); }},
      {"application_info", "choice", "ready not_ready", "yes", "FAQ-1.2", true,
       [](const Answers& a) { return a.is_outside() && a.rating == "3A"; }},
      {"membership_applied_on", "date", "", "find", "FAQ-2", true,
       [](const Answers& a) { return a.membership_status == "waiting"; }},
      {"problems", "choices", "late quality other none", "no", "FAQ-4 FAQ-4.1 FAQ-4.2", false,
       [](const Answers& a) { return a.purpose == "claim"; }},
      {"arrived", "choice", "all part none", "find", "FAQ-6.1 FAQ-8.2a", true,
       [](const Answers& a) { return a.claims(); }},
      {"receipt_date", "date", "", "find", "FAQ-8.2a", true,
       [](const Answers& a) { return a.claims() && a.came(); }},
      {"agreed_date_basis", "choice", "arrive ship", "find", "FAQ-4.1", true,
       [](const Answers& a) { return a.has("late"); }},
      {"agreed_delivery_date", "date", "", "find", "FAQ-4.1", true,
       [](const Answers& a) { return a.has("late"); }},
      {"customer_receipt", "choice", "delivery payment both none", "yes", "FAQ-6.1", true,
       [](const Answers& a) { return a.has("late"); }},
      {"quality_cause", "choice", "supplier not_supplier", "find", "FAQ-4.2", true,
       [](const Answers& a) { return a.has("quality") && a.came(); }},
      {"photos", "choice", "yes no", "yes", "FAQ-6.2b", false,
       [](const Answers& a) { return a.has("quality"); }},
      {"inspection_report", "choice",
       "third_party third_party_before_receipt ordered own supplier none", "yes", "FAQ-6.2b", true,
       [](const Answers& a) { return a.has("quality"); }},
      {"inspection_report_expected", "date", "", "yes", "FAQ-6.2b", true,
       [](const Answers& a) { return a.has("quality") && a.inspection_report == "ordered"; }},
      {"liability_evidence", "choice", "yes no", "yes", "FAQ-6.2a", true,
       [](const Answers& a) { return a.has("quality"); }},
      {"claim_applied_on", "date", "", "find", "FAQ-8.2a FAQ-8.2b", true,
       [](const Answers& a) { return a.claims(); }},
      {"evidence_sent_on", "date", "", "find", "FAQ-6.2b", true,
       [](const Answers& a) { return a.has("quality") && !a.claim_applied_on.empty(); }},
      {"integrity_issue", "choice", "no yes", "no", "FAQ-8.1", true,
       [](const Answers& a) { return a.claims(); }},
  };
  return rows;
}

std::string joined(const Value* list) {
  std::string text;
  if (list == nullptr || list->array() == nullptr) return text;
  for (const Value& one : *list->array()) text += (text.empty() ? "" : " ") + *one.string();
  return text;
}

Value facts_of(const Answers& answers) {
  Object facts;
  for (const auto& [id, answer] :
       {std::pair("purpose", answers.purpose),
        std::pair("membership_status", answers.membership_status),
        std::pair("rating", answers.rating), std::pair("arrived", answers.arrived),
        std::pair("inspection_report", answers.inspection_report),
        std::pair("claim_applied_on", answers.claim_applied_on)}) {
    if (!answer.empty()) facts.push_back({id, Value(answer)});
  }
  Array problems;
  for (const std::string& problem : answers.problems) problems.emplace_back(problem);
  facts.push_back({"problems", Value(std::move(problems))});
  return Value(std::move(facts));
}

// Every answer of one side while those of the other stand.
std::vector<Answers> all_answers() {
  std::vector<Answers> all;
  for (const char* purpose : {"", "membership", "claim", "reply"}) {
    for (const char* status : {"", "member", "waiting", "not_member", "unsure"}) {
      for (const char* rating : {"", "none", "A", "2A", "3A", "unsure"})
        all.push_back({.purpose = purpose, .membership_status = status, .rating = rating});
    }
  }
  const std::vector<std::vector<std::string>> problems = {
      {}, {"late"}, {"quality"}, {"other"}, {"none"}, {"late", "quality"}, {"quality", "other"}};
  for (const std::vector<std::string>& chosen : problems) {
    for (const char* arrived : {"", "all", "part", "none", "unsure"}) {
      for (const char* report : {"", "third_party", "third_party_before_receipt", "ordered", "own",
                                 "supplier", "none", "unsure"}) {
        for (const char* applied : {"", "2026-03-10", "unsure"}) {
          all.push_back({.arrived = arrived,
                         .inspection_report = report,
                         .claim_applied_on = applied,
                         .problems = chosen});
        }
      }
    }
  }
  return all;
}

TEST(FactTable, HoldsEveryFactWithItsAnswersAndSentences) {
  const Array& facts = *okorder_document().find("facts")->array();
  ASSERT_EQ(facts.size(), table().size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Row& row = table()[i];
    EXPECT_EQ(at(facts[i], "id"), row.id);
    EXPECT_EQ(at(facts[i], "type"), row.type) << row.id;
    EXPECT_EQ(joined(facts[i].find("values")), row.values) << row.id;
    EXPECT_EQ(at(facts[i], "unsure"), row.unsure ? "true" : "") << row.id;
    EXPECT_EQ(at(facts[i], "changeable"), row.changeable) << row.id;
    EXPECT_EQ(joined(facts[i].find("clauses")), row.clauses) << row.id;
    if (row.type == "date") {
      EXPECT_EQ(joined(facts[i].find("range")), "2000-01-01 2099-12-31") << row.id;
      const bool is_clock = row.asked == nullptr;
      EXPECT_EQ(at(facts[i], "source"), is_clock ? "device" : "person") << row.id;
    }
    EXPECT_EQ(at(facts[i], "required"), row.id == "today" ? "true" : "") << row.id;
    EXPECT_EQ(at(facts[i], "default"), row.id == "today_local" ? "today" : "") << row.id;
    EXPECT_EQ(at(facts[i], "effect"), row.id == "purpose" ? "none" : "") << row.id;
    EXPECT_EQ(at(facts[i], "private"), row.id == "integrity_issue" ? "true" : "") << row.id;
    // Two dates may be left out, which is an answer: not applied, not sent.
    const bool can_be_absent = row.id == "claim_applied_on" || row.id == "evidence_sent_on";
    EXPECT_EQ(facts[i].find("absent") != nullptr, can_be_absent) << row.id;
    // One of them after a question of its own.
    EXPECT_EQ(at(facts[i], "absent.gate"), row.id == "claim_applied_on" ? "claim_applied" : "");
  }
}

TEST(FactTable, AsksEachFactWhenItsRowSays) {
  for (const Value& fact : *okorder_document().find("facts")->array()) {
    const std::string id = at(fact, "id");
    const auto row = std::find_if(table().begin(), table().end(),
                                  [&id](const Row& one) { return one.id == id; });
    ASSERT_NE(row, table().end()) << id;
    const Value* when = fact.find("askWhen");
    ASSERT_EQ(when == nullptr, row->asked == nullptr) << id;
    if (when == nullptr) continue;
    for (const Answers& answers : all_answers()) {
      const Value facts = facts_of(answers);
      const Result<Value, Diagnostic> asked = evaluate(*when, facts);
      ASSERT_TRUE(asked.ok()) << id << " " << text_of(facts);
      ASSERT_NE(asked->boolean(), nullptr) << id << " " << text_of(facts);
      EXPECT_EQ(*asked->boolean(), row->asked(answers)) << id << " " << text_of(facts);
    }
  }
}

}  // namespace
}  // namespace eligibility
