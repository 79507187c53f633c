// SPDX-License-Identifier: Apache-2.0
// "Never" is proved: a search finds a case exactly when there is one, and two cases of which one
// answer differs exactly when there are two. The oracle is `check` on every case of a policy small
// enough to try them all, days too; the conditions are random.
#include <gtest/gtest.h>

#include <bitset>
#include <functional>
#include <set>

#include "edit_json.h"
#include "eligibility/lint.h"
#include "okorder_policy.h"

namespace eligibility {
namespace {

constexpr std::size_t kProbes = 16;  // conditions looked for in one policy
constexpr std::size_t kPairs = 16;   // and pairs of them, before and after a change

class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 1'664'525U + 1'013'904'223U;
    return (state_ >> 8U) % limit;
  }
  std::string one_of(std::initializer_list<const char*> texts) {
    return *(texts.begin() + below(texts.size()));
  }

 private:
  std::uint32_t state_;
};

std::string name(const std::string& path) { return R"({"var": ")" + path + "\"}"; }

std::string shifted(const std::string& date, Random& random) {
  return R"({"plusTime": [)" + name(date) + ", " +
         std::to_string(static_cast<int>(random.below(9)) - 4) + R"(, "day"]})";
}

std::string equals(const std::string& path, const std::string& value) {
  return R"({"===": [)" + name(path) + ", \"" + value + "\"]}";
}

std::string atom(Random& random) {
  switch (random.below(14)) {
    case 0:
      return equals("home", random.one_of({"town", "elsewhere", "unsure"}));
    case 1:
      return equals("letter", random.one_of({"yes", "no"}));
    case 2:
      return equals("periods.loan.status",
                    random.one_of({"open", "final_day", "passed", "unknown"}));
    case 3:
      return equals("verdict.card", random.one_of({"eligible", "not_eligible", "cannot_tell"}));
    case 4:
      return equals("readiness.card", random.one_of({"ready", "incomplete"}));
    case 5:
      return R"({"in": [")" + random.one_of({"borrowed_on", "returned_on"}) +
             R"(", {"var": "input_problems"}]})";
    case 6:
      return random.one_of({R"({"var": "input_problems"})", R"({"var": "missing.card"})",
                            R"({"var": "periods.loan.apply_by"})"});
    case 7:
      return "{\">\": [" + name(random.one_of({"periods.loan.day", "periods.loan.days_left"})) +
             ", " + std::to_string(random.below(7)) + "]}";
    case 8:
      return equals("outcome.HOME", random.one_of({"met", "failed", "unknown"}));
    case 9:
      return "{\"<\": [" + name("lent") + ", " + std::to_string(random.below(7)) + "]}";
    case 10:
      return random.one_of({R"({"var": "periods.loan.is_last_day"})",
                            R"({"===": [{"var": "verdict.book"}, "kept"]})",
                            R"({"===": [{"var": "verdict.book"}, "back"]})",
                            R"({"!": [{"var": "verdict.book"}]})"});
    default:
      return "{\"" + random.one_of({"after", "before", "not-after", "not-before"}) + "\": [" +
             shifted(random.one_of({"borrowed_on", "returned_on"}), random) + ", " +
             shifted(random.one_of({"today", "borrowed_on", "first_day"}), random) + "]}";
  }
}

std::string expression(Random& random, int depth) {
  if (depth == 0) return atom(random);
  const std::string first = expression(random, depth - 1);
  switch (random.below(6)) {
    case 0:
      return R"({"!": [)" + first + "]}";
    case 1:
      return R"({"if": [)" + atom(random) + ", " + first + ", " + atom(random) + "]}";
    case 2:
      return R"({"or": [)" + first + ", " + expression(random, depth - 1) + "]}";
    default:
      return R"({"and": [)" + first + ", " + expression(random, depth - 1) + "]}";
  }
}

// A library that lends for five days, in two weeks of March.
Value small_library() {
  Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/library-card.json");
  document = with(document, "/validFrom", Value("2026-03-04"));
  document = with(document, "/validTo", Value("2026-03-14"));
  document = with(document, "/source/read", Value("2026-03-04"));
  document = with(document, "/facts/3/range", json(R"(["2026-03-01", "2026-03-16"])"));
  document = with(document, "/facts/-", json(R"({"id": "returned_on", "type": "date",
      "range": ["2026-03-03", "2026-03-14"], "source": "person", "changeable": "find", "askWhen": true})"));
  document =
      with(document, "/constraints/-", json(R"({"fact": "returned_on", "text": "too-early", "when":
      {"before": [{"plusTime": [{"var": "returned_on"}, 0, "day"]}, {"plusTime": [{"var": "borrowed_on"}, 1, "day"]}]}})"));
  document = with(document, "/dates",
                  json(R"([{"id": "first_day", "earliest": ["borrowed_on", "returned_on"]}])"));
  document = with(document, "/measures",
                  json(R"([{"id": "lent", "from": "borrowed_on", "to": "returned_on"}])"));
  document = with(document, "/checks/-", json(R"({"id": "book", "clauses": ["RULE-3"],
      "when": {"!": [{"===": [{"var": "letter"}, "yes"]}]}, "cases": [
      {"when": {">": [{"var": "lent"}, 5]}, "verdict": "kept", "reason": "HOME-UNKNOWN"},
      {"when": {"===": [{"var": "home"}, "elsewhere"]}, "verdict": "not_yet", "reason": "LIVES-ELSEWHERE"},
      {"verdict": "back"}]})"));
  document = with(document, "/periods/0/days", json("5"));
  return with(document, "/periods/0/safeDays", json("4"));
}

// The answers to a fact: all there are, none, and for a date one that is no day.
std::vector<Value> answers(const Value& fact) {
  std::vector<Value> all;
  if (at(fact, "type") != "date") {
    for (const Value& one : *fact.find("values")->array()) all.push_back(one);
    if (fact.find("unsure") != nullptr) all.emplace_back("unsure");
    all.emplace_back();
    return all;
  }
  const bool today = at(fact, "id") == "today";
  const Array& range = *fact.find("range")->array();
  const Date from = *read_date(today ? "2026-03-04" : *range[0].string());
  const Date to = *read_date(today ? "2026-03-14" : *range[1].string());
  for (Date day = from; day <= to; day = day + Days{1}) all.emplace_back(write_date(day));
  if (!today) all.insert(all.end(), {Value(), Value("no day")});
  return all;
}

std::string probe(std::size_t position) { return "probe" + std::to_string(position); }

// Every case of the policy, and the probes that hold in it. Cases are counted as days are: the
// answer to the last fact changes first.
struct AllCases {
  using Holding = std::bitset<kProbes>;
  struct Answered {
    std::string id;
    std::vector<Value> answers;
    std::size_t step = 1;  // from a case to the one with this fact's next answer
  };
  std::vector<Answered> facts;
  std::vector<Holding> cases;

  AllCases(const Policy& policy, const Value& document) {
    for (const Value& fact : *document.find("facts")->array())
      facts.push_back({at(fact, "id"), answers(fact)});
    for (std::size_t i = facts.size() - 1; i > 0; --i)
      facts[i - 1].step = facts[i].step * facts[i].answers.size();
    Object chosen;
    choose(policy, 0, chosen);
  }

  void choose(const Policy& policy, std::size_t place, Object& chosen) {
    if (place == facts.size()) {
      const Result<Report, std::vector<Diagnostic>> report = check(policy, Value(chosen));
      ASSERT_TRUE(report.ok());
      Holding& holding = cases.emplace_back();
      for (std::size_t i = 0; i < kProbes; ++i)
        holding[i] = report->text.find('"' + probe(i) + "\":true") != std::string::npos;
      return;
    }
    for (const Value& answer : facts[place].answers) {
      if (!answer.is_null()) chosen.push_back({facts[place].id, answer});
      choose(policy, place + 1, chosen);
      if (!answer.is_null()) chosen.pop_back();
    }
  }

  bool any_has(std::size_t one) const {
    for (const Holding& holding : cases) {
      if (holding[one]) return true;
    }
    return false;
  }

  // Whether in some case the one holds, and not the other once the fact has another answer.
  using Changes = std::function<bool(const Value& from, const Value& to)>;
  bool any_change(std::size_t fact, const Changes& changes, std::size_t one,
                  std::size_t other) const {
    const auto& [id, answers, step] = facts[fact];
    for (std::size_t from = 0; from < answers.size(); ++from) {
      for (std::size_t to = 0; to < answers.size(); ++to) {
        if (!changes(answers[from], answers[to])) continue;
        for (std::size_t i = from * step; i < cases.size(); i += answers.size() * step) {
          for (std::size_t k = i; k < i + step; ++k) {
            if (cases[k][one] && !cases[k + to * step - from * step][other]) return true;
          }
        }
      }
    }
    return false;
  }
};

// A change of one fact: what the property says of it, and what that means (core/policy/README.md).
struct Change {
  std::size_t fact;
  Value from, to;
  AllCases::Changes changes;
};

bool is_day(const Value& answer) {
  return answer.string() != nullptr && answer.string()->size() == 10;
}

Change random_change(const AllCases& all, Random& random) {
  Change change{random.below(all.facts.size()), {}, Value("later"), {}};
  const std::vector<Value>& answers = all.facts[change.fact].answers;
  if (is_day(answers.front()) && (change.fact == 0 || random.below(2) == 0)) {
    change.changes = [](const Value& from, const Value& to) {
      return is_day(from) && is_day(to) && *from.string() < *to.string();
    };
    return change;
  }
  std::vector<Value> others;  // that are no days
  for (const Value& answer : answers) {
    if (!is_day(answer)) others.push_back(answer);
  }
  const std::size_t at = random.below(others.size());
  const Value to = others[at];
  change.to = Value(Array{to});
  if (random.below(2) == 0) {
    const Value from = others[(at + 1 + random.below(others.size() - 1)) % others.size()];
    change.from = Value(Array{from});
    change.changes = [from, to](const Value& one, const Value& other) {
      return one == from && other == to;
    };
  } else {  // any answer or day
    change.changes = [to](const Value& one, const Value& other) {
      return !one.is_null() && other == to;
    };
  }
  return change;
}

class Search : public testing::TestWithParam<int> {};

TEST_P(Search, FindsACaseExactlyWhenThereIsOne) {
  Random random(static_cast<std::uint32_t>(GetParam()));
  std::vector<Value> conditions;
  Object flags;
  Array properties;
  for (std::size_t i = 0; i < kProbes; ++i) {
    conditions.push_back(json(expression(random, 2)));
    flags.push_back({probe(i), Value(Object{{"when", conditions[i]}})});
    properties.push_back(Value(Object{{"id", Value(probe(i))},
                                      {"says", Value("x")},
                                      {"when", conditions[i]},
                                      {"holds", Value(false)}}));
  }
  Value document = with(small_library(), "/flags", Value(std::move(flags)));
  const std::optional<Policy> flagged = loaded(document);
  ASSERT_TRUE(flagged);
  const AllCases all(*flagged, document);

  std::set<std::string> possible;
  for (std::size_t i = 0; i < kProbes; ++i) {
    if (all.any_has(i)) possible.insert("/properties/" + std::to_string(i));
  }
  for (std::size_t i = 0; i < kPairs; ++i) {
    const std::size_t before = random.below(kProbes);
    const std::size_t after = random.below(3) == 0 ? before : random.below(kProbes);
    const Change change = random_change(all, random);
    Object property{{"id", Value("pair" + std::to_string(i))},
                    {"says", Value("x")},
                    {"vary", Value(Array{Value(all.facts[change.fact].id)})},
                    {"to", change.to},
                    {"before", conditions[before]},
                    {"after", conditions[after]}};
    if (!change.from.is_null()) property.push_back({"from", change.from});
    if (all.any_change(change.fact, change.changes, before, after))
      possible.insert("/properties/" + std::to_string(properties.size()));
    properties.emplace_back(std::move(property));
  }
  document = with(document, "/properties", Value(std::move(properties)));
  const std::optional<Policy> policy = loaded(document);
  ASSERT_TRUE(policy);

  std::set<std::string> found;
  for (const Finding& finding : lint(*policy, {})) {
    EXPECT_NE(finding.code, "not_examined") << finding.path;
    if (finding.code != "broken_property") continue;
    found.insert(finding.path);
    const std::size_t position = std::stoul(finding.path.substr(12));
    if (position >= kProbes) continue;  // lint itself runs both reports
    const Value report = checked(*policy, *finding.witness.find("facts"));
    EXPECT_EQ(*report.find(probe(position)), Value(true)) << finding.path;
  }
  EXPECT_EQ(found, possible) << text_of(*document.find("properties"));
  EXPECT_GT(found.size(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Lint, Search, testing::Range(1, 9));

}  // namespace
}  // namespace eligibility
