// SPDX-License-Identifier: Apache-2.0
// What must hold of every case, whatever the policy document says: a no comes in four ways only, an
// answer less never makes a no, no amount is ever given, and whatever is said cites a clause. The
// oracle is the description's section 10.
#include <gtest/gtest.h>

#include <algorithm>

#include "okorder_policy.h"
#include "random_case.h"
#include "reference_model.h"

namespace eligibility {
namespace {

constexpr int kCases = 20'000;  // for the claims that can do harm
constexpr int kFewerCases = 4'000;

template <typename Visit>
void for_each_case(std::uint32_t seed, int count, Visit visit) {
  RandomCases cases(seed);
  for (int i = 0; i < count && !testing::Test::HasFailure(); ++i) {
    const Value facts = cases.next();
    visit(facts, checked(okorder(), facts));
  }
}

bool is(const Value& facts, const char* fact, std::initializer_list<const char*> any) {
  return std::any_of(any.begin(), any.end(),
                     [&](const char* one) { return at(facts, fact) == one; });
}

long day(const Value& facts, const char* fact) { return reference::day_number(at(facts, fact)); }

bool has_day(const Value& facts, const char* fact) {
  return !at(facts, fact).empty() && !is(facts, fact, {"unsure", "null"});
}

long earlier_today(const Value& facts) {
  return has_day(facts, "today_local") ? std::min(day(facts, "today"), day(facts, "today_local"))
                                       : day(facts, "today");
}

// "the window is over on both dates, or the application was sent on day 16 or later (for lateness
// never with a part delivery)"
bool too_late(const Value& facts) {
  if (!is(facts, "arrived", {"all", "part"}) || !has_day(facts, "receipt_date")) return false;
  if (is(facts, "claim_applied_on", {"unsure"})) return false;
  const long until =
      has_day(facts, "claim_applied_on") ? day(facts, "claim_applied_on") : earlier_today(facts);
  return until - day(facts, "receipt_date") >= 16;
}

// "all goods arrived on or before the agreed day of arrival"
bool came_in_time(const Value& facts) {
  return is(facts, "arrived", {"all"}) && is(facts, "agreed_date_basis", {"arrive"}) &&
         has_day(facts, "receipt_date") && has_day(facts, "agreed_delivery_date") &&
         day(facts, "receipt_date") <= day(facts, "agreed_delivery_date");
}

bool may_refuse_late(const Value& facts) {
  return came_in_time(facts) || (too_late(facts) && !is(facts, "arrived", {"part"}));
}

// "goods have come and someone other than the supplier is responsible"
bool may_refuse_quality(const Value& facts) {
  return too_late(facts) ||
         (is(facts, "arrived", {"all", "part"}) && is(facts, "quality_cause", {"not_supplier"}));
}

bool may_refuse(const Value& facts) {
  const std::vector<std::string> problems = list_at(facts, "problems");
  const auto has = [&](const char* one) {
    return std::find(problems.begin(), problems.end(), one) != problems.end();
  };
  if (problems == std::vector<std::string>{"none"}) return true;  // "nothing is wrong"
  if (problems.empty() || has("other") || has("none")) return false;
  return (!has("late") || may_refuse_late(facts)) && (!has("quality") || may_refuse_quality(facts));
}

TEST(NotEligible, ComesInFourWaysOnly) {
  int refused = 0;
  for_each_case(1, kCases, [&](const Value& facts, const Value& report) {
    EXPECT_TRUE(at(report, "claims.late") != "not_eligible" || may_refuse_late(facts))
        << text_of(facts);
    EXPECT_TRUE(at(report, "claims.quality") != "not_eligible" || may_refuse_quality(facts))
        << text_of(facts);
    EXPECT_TRUE(at(report, "overall") != "not_eligible" || may_refuse(facts)) << text_of(facts);
    refused += at(report, "overall") == "not_eligible" ? 1 : 0;
  });
  EXPECT_GT(refused, 200) << "the cases hardly ask";
}

TEST(NotEligible, NamesOneOfTheFourReasons) {
  for_each_case(2, kFewerCases, [](const Value& facts, const Value& report) {
    if (text_of(report).find("not_eligible") == std::string::npos) return;
    const std::vector<std::string> reasons = list_at(report, "reasons");
    const bool named = std::any_of(reasons.begin(), reasons.end(), [](const std::string& reason) {
      return reason == "R-DEADLINE-PASSED" || reason == "R-NOT-LATE" ||
             reason == "R-QUALITY-NOT-SUPPLIER" || reason == "R-NO-GROUND";
    });
    EXPECT_TRUE(named) << text_of(facts);
  });
}

TEST(NotEligible, NeverComesForMembership) {
  for_each_case(3, kFewerCases, [](const Value& facts, const Value& report) {
    EXPECT_NE(at(report, "membership.verdict"), "not_eligible") << text_of(facts);
  });
}

Value without(const Value& facts, std::size_t member) {
  Object rest = *facts.object();
  rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(member));
  return Value(std::move(rest));
}

Value with_unsure(const Value& facts, std::size_t member) {
  Object changed = *facts.object();
  changed[member].value = Value("unsure");
  return Value(std::move(changed));
}

// "a fact replaced by `unsure`, or left out, gives not_eligible only where the answer did"
void expect_no_new_no(const Value& facts, const Value& report, const Value& less) {
  const Value after = checked(okorder(), less);
  for (const char* key : {"overall", "claims.late", "claims.quality"}) {
    if (at(after, key) != "not_eligible") continue;
    EXPECT_EQ(at(report, key), "not_eligible")
        << key << " of " << text_of(less) << " from " << text_of(facts);
  }
}

TEST(AnsweringLess, NeverMakesANo) {
  RandomCases cases(4);
  int asked = 0;
  for (int i = 0; i < kFewerCases && !HasFailure(); ++i) {
    const Value facts = cases.next(false);
    const Value report = checked(okorder(), facts);
    if (!list_at(report, "input_problems").empty()) continue;
    for (std::size_t member = 0; member < facts.object()->size(); ++member) {
      const std::string& fact = (*facts.object())[member].key;
      // Facts whose absence is an answer, and today, aside.
      if (fact == "today" || fact == "today_local" || fact == "claim_applied_on" ||
          fact == "evidence_sent_on")
        continue;
      ++asked;
      expect_no_new_no(facts, report, without(facts, member));
      if (fact != "purpose" && fact != "problems" && fact != "photos")
        expect_no_new_no(facts, report, with_unsure(facts, member));
    }
  }
  EXPECT_GT(asked, 10'000);
}

TEST(Report, NeverGivesAnAmount) {
  for_each_case(5, kFewerCases, [](const Value& facts, const Value& report) {
    const Value* amounts = report.find("amounts");
    ASSERT_NE(amounts, nullptr) << text_of(facts);
    EXPECT_TRUE(amounts->is_null()) << text_of(facts);
  });
}

TEST(Report, CitesAQuotedClauseForWhateverItSays) {
  for_each_case(6, kFewerCases, [](const Value& facts, const Value& report) {
    const std::vector<std::string> clauses = list_at(report, "clauses");
    for (const char* list : {"reasons", "open_points", "requirements"}) {
      for (const Value& said : *report.find(list)->array()) {
        const std::vector<std::string> cited = list_at(said, "clauses");
        EXPECT_FALSE(cited.empty()) << text_of(said) << " of " << text_of(facts);
        for (const std::string& clause : cited) {
          EXPECT_FALSE(okorder().quote(clause).empty()) << clause;
          EXPECT_NE(std::find(clauses.begin(), clauses.end(), clause), clauses.end())
              << clause << " of " << text_of(facts);
        }
      }
    }
  });
}

TEST(Report, IsTheSameHoweverTheFactsAreOrdered) {
  for_each_case(7, kFewerCases, [](const Value& facts, const Value& report) {
    Object turned = *facts.object();
    std::reverse(turned.begin(), turned.end());
    EXPECT_EQ(text_of(checked(okorder(), Value(std::move(turned)))), text_of(report))
        << text_of(facts);
  });
}

TEST(Report, DoesNotDependOnPurpose) {
  for_each_case(8, kFewerCases, [](const Value& facts, const Value& report) {
    const Object& members = *facts.object();
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (members[i].key != "purpose") continue;
      EXPECT_EQ(text_of(checked(okorder(), without(facts, i))), text_of(report)) << text_of(facts);
    }
  });
}

}  // namespace
}  // namespace eligibility
