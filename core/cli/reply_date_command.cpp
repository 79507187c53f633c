// SPDX-License-Identifier: Apache-2.0
// eligibility reply-date 2026-02-13: the day by which to expect a reply, and the named days on the
// way.
#include <vector>

#include "commands.h"
#include "diagnostics.h"
#include "eligibility/calendar.h"
#include "eligibility/date.h"

namespace eligibility::command {
namespace {

Value named_days(const std::vector<NamedDay>& days) {
  Array list;
  for (const NamedDay& day : days) {
    list.emplace_back(Object{{"date", Value(write_date(day.date))}, {"name", Value(day.name)}});
  }
  return Value(std::move(list));
}

int refuse(const std::string& source, const char* code, std::string message) {
  print_diagnostics(source, std::vector<Diagnostic>{{code, "", std::move(message)}});
  return kRefused;
}

}  // namespace

int run_reply_date(const ReplyDateOptions& options) {
  const Result<Date, DateError> applied = read_date(options.applied);
  if (!applied.ok())
    return refuse("reply-date", "not_a_date", "a day written YYYY-MM-DD is expected");
  const std::optional<PolicySet> policies = load_policies(options.policy);
  if (!policies) return kRefused;
  const Policy* policy = policies->valid_on(*applied);
  if (policy == nullptr)
    return refuse("reply-date", "no_policy_for_day", "no policy is valid on that day");
  const std::vector<BusinessPeriod> periods = policy->business_periods();
  if (periods.empty())
    return refuse("reply-date", "no_period", "the policy counts no business days");

  const BusinessDay due =
      nth_business_day(*periods.front().calendar, *applied, periods.front().days);
  const NamedDays days = named_days_between(*periods.front().calendar, *applied, due.date);
  std::string text;
  write_json(Value(Object{{"applied", Value(write_date(*applied))},
                          {"reply_by", Value(write_date(due.date))},
                          {"coverage", Value(coverage_token(due.coverage))},
                          {"off", named_days(days.off)},
                          {"work", named_days(days.work)}}),
             text);
  print_line(text);
  return kDone;
}

}  // namespace eligibility::command
