// SPDX-License-Identifier: Apache-2.0
// The loader refuses what is wrong, all of it at once; and the shipped policy says what its source
// says, word for word.
#include "eligibility/policy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <ostream>

#include "edit_json.h"
#include "okorder_policy.h"

namespace eligibility {

struct NamedMistake {
  std::string id;
  Value mistake;
};

struct Kind {
  const char* description;  // in codes.json
  const char* section;      // in the policy
  std::size_t count;
};

inline void PrintTo(const Kind& kind, std::ostream* stream) { *stream << kind.section; }
inline void PrintTo(const NamedMistake& named, std::ostream* stream) {
  *stream << at(named.mistake, "title");
}

namespace {

std::vector<Diagnostic> problems_of(const Value& document, std::span<const Value> calendars) {
  const Result<Policy, std::vector<Diagnostic>> policy = load_policy(document, calendars);
  return policy.ok() ? std::vector<Diagnostic>() : policy.error();
}

std::vector<Diagnostic> problems_of(const Value& document) {
  return problems_of(document, okorder_calendars());
}

const Diagnostic* find(const std::vector<Diagnostic>& problems, std::string_view code,
                       std::string_view path) {
  const auto found = std::find_if(problems.begin(), problems.end(), [&](const Diagnostic& problem) {
    return problem.code == code && problem.path == path;
  });
  return found == problems.end() ? nullptr : &*found;
}

// -- The loader
// -----------------------------------------------------------------------------------------------------

TEST(LoadPolicy, ReportsFiveMistakesAtOnce) {
  Value document = with(okorder_document(), "/policy", Value("OKorder credit"));
  document = with(std::move(document), "/reasons/R-LATE/clauses/0", Value("FAQ-44"));
  document = with(std::move(document), "/periods/0/days", Value("fifteen"));
  document = without(std::move(document), "/evidence/1/level");
  document = with(std::move(document), "/requirements/0/cases/0/when/===/0/var", Value("ratings"));
  const std::vector<Diagnostic> problems = problems_of(document);
  EXPECT_EQ(problems.size(), 5U) << write_error(problems);
  const std::pair<const char*, const char*> expected[] = {
      {"not_an_id", "/policy"},
      {"unknown_clause", "/reasons/R-LATE/clauses/0"},
      {"wrong_kind", "/periods/0/days"},
      {"missing_member", "/evidence/1"},
      {"unknown_name", "/requirements/0/cases/0/when/===/0"}};
  const char* const named[] = {"OKorder credit", "FAQ-44", "whole number", "level", "ratings"};
  for (std::size_t i = 0; i < 5; ++i) {
    const Diagnostic* problem = find(problems, expected[i].first, expected[i].second);
    ASSERT_NE(problem, nullptr) << expected[i].first << " at " << expected[i].second << " in "
                                << write_error(problems);
    EXPECT_NE(problem->message.find(named[i]), std::string::npos) << problem->message;
  }
}

std::vector<NamedMistake> read_mistakes() {
  const Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/policy-mistakes.json");
  std::vector<NamedMistake> mistakes;
  for (const Value& mistake : *document.find("mistakes")->array())
    mistakes.push_back({at(mistake, "id"), mistake});
  return mistakes;
}

TEST(PolicyMistakes, AreAsManyAsTheManifestSays) {
  const Value manifest = read_json_file(ELIGIBILITY_VECTORS_DIR "/manifest.json");
  const Value* counts = manifest.find("counts");
  ASSERT_NE(counts, nullptr);
  EXPECT_EQ(*counts->find("policy-mistakes.json"),
            Value(static_cast<std::int64_t>(read_mistakes().size())));
}

class PolicyMistake : public testing::TestWithParam<NamedMistake> {};

TEST_P(PolicyMistake, IsRefusedWithCodeAndPath) {
  const Value& mistake = GetParam().mistake;
  Value document = okorder_document();
  for (const Value& change : *mistake.find("change")->array()) {
    const Value* value = at(change, "op") == "remove" ? nullptr : change.find("value");
    document = changed(std::move(document), at(change, "path"), value);
  }
  const std::vector<Diagnostic> problems = problems_of(document);
  const Diagnostic* problem = find(problems, at(mistake, "code"), at(mistake, "path"));
  ASSERT_NE(problem, nullptr) << at(mistake, "code") << " at " << at(mistake, "path") << " in "
                              << write_error(problems);
  EXPECT_GT(problem->message.size(), 8U);
}

INSTANTIATE_TEST_SUITE_P(LoadPolicy, PolicyMistake, testing::ValuesIn(read_mistakes()),
                         [](const testing::TestParamInfo<NamedMistake>& given) {
                           return given.param.id;
                         });

// Whatever is wrong with a part, the parts beside it are checked as well.
TEST(LoadPolicy, LooksAtEveryPartThoughAnotherIsWrong) {
  for (const char* const section : {"facts", "dates", "measures", "constraints", "periods",
                                    "requirements", "evidence", "checks", "needs", "report"}) {
    const std::string path = std::string("/") + section + "/";
    const Array& parts = *okorder_document().find(section)->array();
    const std::string last = path + std::to_string(parts.size() - 1);
    const auto names_last = [&last](const Value& document) {
      const std::vector<Diagnostic> problems = problems_of(document);
      return std::any_of(problems.begin(), problems.end(), [&last](const Diagnostic& problem) {
        return problem.code == "unknown_member" && problem.path.starts_with(last);
      });
    };
    const Value document = with(okorder_document(), last + "/clases", json("[]"));
    ASSERT_TRUE(names_last(document)) << last;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      for (const Member& member : *parts[i].object()) {
        const std::string wrong = path + std::to_string(i) + "/" + member.key;
        EXPECT_TRUE(names_last(with(document, wrong, json("7")))) << wrong;
        EXPECT_TRUE(names_last(without(document, wrong))) << wrong;
      }
    }
  }
}

TEST(LoadPolicy, RefusesWhatIsNoObject) {
  for (const char* text : {"null", "[]", "1", "\"policy\"", "true"}) {
    EXPECT_NE(find(problems_of(json(text)), "wrong_kind", ""), nullptr) << text;
  }
}

TEST(LoadPolicy, NamesEverySectionThatAnEmptyDocumentLacks) {
  const std::vector<Diagnostic> problems = problems_of(json("{}"));
  for (const char* section :
       {"format", "policy", "version", "validFrom", "validTo", "source", "clauses", "facts",
        "inputProblems", "reasons", "requirements", "checks", "overall", "report"}) {
    const bool named =
        std::any_of(problems.begin(), problems.end(), [section](const Diagnostic& problem) {
          return problem.code == "missing_member" &&
                 problem.message.find(section) != std::string::npos;
        });
    EXPECT_TRUE(named) << section;
  }
}

// Of each list the most that are read are no mistake, and one more is.
TEST(LoadPolicy, RefusesMoreFactsThanItHasRoomFor) {
  Array facts;
  const auto add = [&facts] {
    facts.push_back(json(R"({"id": "f)" + std::to_string(facts.size()) +
                         R"(", "type": "choice", "values": ["a"], "changeable": "no"})"));
  };
  while (facts.size() < 64) add();
  EXPECT_EQ(
      find(problems_of(with(okorder_document(), "/facts", Value(facts))), "too_many", "/facts"),
      nullptr);
  add();
  EXPECT_NE(
      find(problems_of(with(okorder_document(), "/facts", Value(facts))), "too_many", "/facts"),
      nullptr);
}

TEST(LoadPolicy, RefusesMoreThanAThousandParts) {
  Array needs(1'000, json(R"({"fact": "problems"})"));
  EXPECT_EQ(
      find(problems_of(with(okorder_document(), "/needs", Value(needs))), "too_many", "/needs"),
      nullptr);
  needs.push_back(needs[0]);
  EXPECT_NE(
      find(problems_of(with(okorder_document(), "/needs", Value(needs))), "too_many", "/needs"),
      nullptr);
}

TEST(LoadPolicy, RefusesMoreThanAThousandMembers) {
  Object links;
  while (links.size() < 1'000) links.push_back({std::to_string(links.size()), Value("x")});
  EXPECT_EQ(
      find(problems_of(with(okorder_document(), "/links", Value(links))), "too_many", "/links"),
      nullptr);
  links.push_back({"one_more", Value("x")});
  EXPECT_NE(
      find(problems_of(with(okorder_document(), "/links", Value(links))), "too_many", "/links"),
      nullptr);
}

TEST(LoadPolicy, RefusesMoreThanThirtyTwoChecks) {
  Array checks(32, (*okorder_document().find("checks")->array())[3]);
  EXPECT_EQ(
      find(problems_of(with(okorder_document(), "/checks", Value(checks))), "too_many", "/checks"),
      nullptr);
  checks.push_back(checks[0]);
  EXPECT_NE(
      find(problems_of(with(okorder_document(), "/checks", Value(checks))), "too_many", "/checks"),
      nullptr);
}

TEST(LoadPolicy, RefusesMoreThanAThousandYears) {
  std::vector<Value> calendars(1'000, okorder_calendars()[2]);
  EXPECT_EQ(find(problems_of(okorder_document(), calendars), "too_many", "/calendars"), nullptr);
  calendars.push_back(calendars[0]);
  EXPECT_NE(find(problems_of(okorder_document(), calendars), "too_many", "/calendars"), nullptr);
}

TEST(LoadPolicy, RefusesAFlagWithTheKeyOfAnotherEntry) {
  const Value flag = json(R"({"clauses": [], "when": true})");
  EXPECT_NE(find(problems_of(with(okorder_document(), "/flags/deadline", flag)), "duplicate_id",
                 "/report"),
            nullptr);
}

TEST(LoadPolicy, NamesTheMistakesOfACalendar) {
  std::vector<Value> calendars = okorder_calendars();
  calendars[1] = with(calendars[1], "/off/0/date", Value("2026-02-30"));
  const std::vector<Diagnostic> problems = problems_of(okorder_document(), calendars);
  EXPECT_NE(find(problems, "not_a_date", "/calendars/1/off/0/date"), nullptr)
      << write_error(problems);
  calendars[2] = with(calendars[2], "/year", Value("soon"));  // and of the next one
  const std::vector<Diagnostic> more = problems_of(okorder_document(), calendars);
  EXPECT_NE(find(more, "not_a_date", "/calendars/1/off/0/date"), nullptr) << write_error(more);
  EXPECT_NE(find(more, "wrong_kind", "/calendars/2/year"), nullptr) << write_error(more);
}

TEST(LoadPolicy, RefusesTwoYearsOfOneCalendar) {
  std::vector<Value> calendars = okorder_calendars();
  calendars.push_back(calendars[0]);
  const std::vector<Diagnostic> problems = problems_of(okorder_document(), calendars);
  ASSERT_EQ(problems.size(), 1U) << write_error(problems);
  EXPECT_EQ(problems[0].code, "duplicate_year");
  EXPECT_TRUE(problems[0].path.starts_with("/calendars/")) << problems[0].path;
}

TEST(LoadPolicy, RefusesBusinessDaysWithoutTheirCalendar) {
  EXPECT_NE(find(problems_of(okorder_document(), {}), "unknown_calendar", "/periods/1/calendar"),
            nullptr);
}

// A message shows what was found, but not megabytes of it.
TEST(LoadPolicy, CutsLongTextsInItsMessages) {
  const std::vector<Diagnostic> problems =
      problems_of(with(okorder_document(), "/policy", Value(std::string(1'000'000, 'a'))));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_LT(problems[0].message.size(), 300U);
}

// A cut text ends with a whole character: the fortieth byte is the second of two.
TEST(LoadPolicy, CutsNoCharacterInTwo) {
  std::string text = "x";
  for (int i = 0; i < 40; ++i) text += "\xC3\xA9";
  const std::vector<Diagnostic> problems =
      problems_of(with(okorder_document(), "/policy", Value(text)));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_NE(problems[0].message.find("\"" + text.substr(0, 39) + "\"..."), std::string::npos)
      << problems[0].message;
}

TEST(Policy, CanBeAssigned) {
  std::optional<Policy> policy =
      loaded(read_json_file(ELIGIBILITY_VECTORS_DIR "/library-card.json"));
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->id(), "library-card");
  *policy = okorder();
  EXPECT_EQ(policy->id(), "okorder-credit");
  EXPECT_EQ(policy->quote("FAQ-2"), "10 business days.");
  EXPECT_EQ(policy->quote("FAQ-99"), "");
}

TEST(Policy, KnowsItsPeriodsOfBusinessDays) {
  const std::vector<BusinessPeriod> periods = okorder().business_periods();
  ASSERT_EQ(periods.size(), 2U);
  EXPECT_EQ(periods[0].id, "reply");
  for (const BusinessPeriod& period : periods) EXPECT_EQ(period.days, 10);
}

// -- The shipped policy
// ---------------------------------------------------------------------------------------------

TEST(OkorderPolicy, QuotesItsSourceWordForWord) {
  std::ifstream file(ELIGIBILITY_VECTORS_DIR "/faq.txt", std::ios::binary);
  const std::string faq{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_EQ(okorder_document().find("source")->find("bytes")->integer()[0],
            static_cast<std::int64_t>(faq.size()));
  const Object& clauses = *okorder_document().find("clauses")->object();
  EXPECT_EQ(clauses.size(), 30U);
  for (const auto& [id, quote] : clauses)
    EXPECT_NE(faq.find(*quote.string()), std::string::npos) << id << ": " << *quote.string();
}

TEST(OkorderPolicy, HasTheClausesOfItsDescription) {
  const Value description = read_json_file(ELIGIBILITY_VECTORS_DIR "/clauses.json");
  const Array& expected = *description.find("clauses")->array();
  const Object& clauses = *okorder_document().find("clauses")->object();
  EXPECT_EQ(clauses.size(), expected.size());
  for (const Value& clause : expected)
    EXPECT_EQ(okorder().quote(at(clause, "id")), at(clause, "quote")) << at(clause, "id");
  EXPECT_EQ(at(okorder_document(), "source.sha256"), at(description, "sha256"));
}

class Codes : public testing::TestWithParam<Kind> {};

TEST_P(Codes, AndTheirClausesAreThoseOfTheDescription) {
  const Value description = read_json_file(ELIGIBILITY_VECTORS_DIR "/codes.json");
  const Object& expected = *description.find(GetParam().description)->object();
  const Object& found = *okorder_document().find(GetParam().section)->object();
  EXPECT_EQ(expected.size(), GetParam().count);
  EXPECT_EQ(found.size(), expected.size());
  for (const auto& [code, clauses] : expected) {
    const Value* rule = okorder_document().find(GetParam().section)->find(code);
    ASSERT_NE(rule, nullptr) << code;
    EXPECT_EQ(*rule->find("clauses"), clauses) << code;
  }
}

INSTANTIATE_TEST_SUITE_P(OkorderPolicy, Codes,
                         testing::Values(Kind{"reasons", "reasons", 26},
                                         Kind{"open_points", "openPoints", 13},
                                         Kind{"warnings", "warnings", 1}),
                         [](const testing::TestParamInfo<Kind>& given) {
                           return std::string(given.param.section);
                         });

class Language : public testing::TestWithParam<const char*> {
 protected:
  Language()
      : texts_(
            read_json_file(ELIGIBILITY_POLICY_DIR "/texts/" + std::string(GetParam()) + ".json")) {}

  void expect_text(const std::string& key) const {
    const Value* text = texts_.find(key);
    ASSERT_NE(text, nullptr) << key;
    // A counted text has its forms.
    if (text->object() != nullptr) text = text->find("other");
    ASSERT_NE(text, nullptr) << key;
    ASSERT_NE(text->string(), nullptr) << key;
    EXPECT_FALSE(text->string()->empty()) << key;
  }

  Value texts_;
};

TEST_P(Language, HasATextForEveryCode) {
  for (const Member& reason : *okorder_document().find("reasons")->object())
    expect_text("reason." + reason.key);
  for (const Member& point : *okorder_document().find("openPoints")->object())
    expect_text("op." + point.key);
  for (const Member& warning : *okorder_document().find("warnings")->object())
    expect_text(at(warning.value, "text"));
  for (const Value& constraint : *okorder_document().find("constraints")->array())
    expect_text(at(constraint, "text"));
  for (const Member& problem : *okorder_document().find("inputProblems")->find("texts")->object())
    expect_text(*problem.value.string());
}

TEST_P(Language, HasATextForEveryPaperAndItsStatus) {
  for (const Value& item : *okorder_document().find("evidence")->array()) {
    expect_text("ev." + at(item, "id"));
    expect_text("ev." + at(item, "level"));
    for (const Value& one : *item.find("cases")->array()) expect_text("ev." + at(one, "status"));
  }
}

TEST_P(Language, HasALabelForEveryQuestion) {
  for (const Value& fact : *okorder_document().find("facts")->array()) {
    if (fact.find("askWhen") == nullptr) continue;
    expect_text("q." + at(fact, "id") + ".label");
    const Value* absent = fact.find("absent");
    if (absent != nullptr) expect_text(at(*absent, "text"));
    if (absent != nullptr && absent->find("gate") != nullptr)
      expect_text("q." + at(*absent, "gate") + ".label");
  }
}

TEST_P(Language, HasEveryKeyOfEnglishAndItsPlaceholders) {
  const Value english = read_json_file(ELIGIBILITY_POLICY_DIR "/texts/en.json");
  EXPECT_EQ(texts_.object()->size(), english.object()->size());
  for (const auto& [key, text] : *english.object()) {
    const Value* translated = texts_.find(key);
    ASSERT_NE(translated, nullptr) << key;
    for (const char* placeholder : {"{n}", "{date}"}) {
      const bool wanted = text_of(text).find(placeholder) != std::string::npos;
      EXPECT_EQ(text_of(*translated).find(placeholder) != std::string::npos, wanted)
          << key << " " << placeholder;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(OkorderTexts, Language, testing::Values("en", "zh-CN"),
                         [](const testing::TestParamInfo<const char*>& given) {
                           return std::string(given.param) == "en" ? std::string("en")
                                                                   : std::string("zh_CN");
                         });

}  // namespace
}  // namespace eligibility
