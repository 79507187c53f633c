// SPDX-License-Identifier: Apache-2.0
// "Never" is proved: a search finds a case exactly when there is one. The oracle is `check` on
// every case of a policy small enough to try them all, days too; the conditions are random.
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "edit_json.h"
#include "eligibility/lint.h"
#include "okorder_policy.h"

namespace eligibility {
namespace {

constexpr int kProbes = 16;  // conditions looked for in one policy

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
  switch (random.below(11)) {
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
  if (!today) all.insert(all.end(), {Value(), Value("soon")});
  return all;
}

using Seen = std::function<void(const Value& report)>;
void check_all(const Policy& policy, const Value& document, const Seen& seen) {
  const Array& facts = *document.find("facts")->array();
  Object chosen;
  const auto choose = [&](auto& self, std::size_t at) -> void {
    if (at == facts.size()) return seen(checked(policy, Value(chosen)));
    for (const Value& answer : answers(facts[at])) {
      if (!answer.is_null()) chosen.push_back({*facts[at].find("id")->string(), answer});
      self(self, at + 1);
      if (!answer.is_null()) chosen.pop_back();
    }
  };
  choose(choose, 0);
}

class Search : public testing::TestWithParam<int> {};

TEST_P(Search, FindsACaseExactlyWhenThereIsOne) {
  Random random(static_cast<std::uint32_t>(GetParam()));
  Object flags;
  Array properties;
  for (int i = 0; i < kProbes; ++i) {
    const Value condition = json(expression(random, 2));
    const std::string id = "probe" + std::to_string(i);
    flags.push_back({id, Value(Object{{"when", condition}})});
    properties.push_back(Value(Object{
        {"id", Value(id)}, {"says", Value("x")}, {"when", condition}, {"holds", Value(false)}}));
  }
  Value document = with(small_library(), "/flags", Value(std::move(flags)));
  document = with(document, "/properties", Value(std::move(properties)));
  const std::optional<Policy> policy = loaded(document);
  ASSERT_TRUE(policy);

  std::set<std::string> possible;
  check_all(*policy, document, [&possible](const Value& report) {
    for (int i = 0; i < kProbes; ++i) {
      const std::string id = "probe" + std::to_string(i);
      if (*report.find(id) == Value(true)) possible.insert("/properties/" + std::to_string(i));
    }
  });

  std::set<std::string> found;
  for (const Finding& finding : lint(*policy, {})) {
    EXPECT_NE(finding.code, "not_examined") << finding.path;
    if (finding.code != "broken_property") continue;
    found.insert(finding.path);
    const Value report = checked(*policy, *finding.witness.find("facts"));
    EXPECT_EQ(*report.find("probe" + finding.path.substr(12)), Value(true)) << finding.path;
  }
  EXPECT_EQ(found, possible) << text_of(*document.find("properties"));
  EXPECT_GT(found.size(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Lint, Search, testing::Range(1, 9));

}  // namespace
}  // namespace eligibility
