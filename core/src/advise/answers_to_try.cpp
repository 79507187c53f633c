// SPDX-License-Identifier: Apache-2.0
#include "advise/answers_to_try.h"

#include <algorithm>

#include "value/heap_sort.h"

namespace eligibility {

void AnswersToTry::find_days(const State& state) {
  std::vector<Date> known;
  for (Place place = 0; place < policy_.facts.size(); ++place) {
    const Fact& fact = policy_.facts[place];
    const std::optional<Date> date = state.answers[place].date;
    if (fact.device && date) first_day_ = std::max(first_day_.value_or(*date), *date);
    if (date) known.push_back(*date);
  }
  std::vector<std::int32_t> lengths = {0};
  for (const Window& window : policy_.windows) {
    lengths.push_back(window.days.count);
    lengths.push_back(window.safe_days.count);
  }
  for (const NamedDate& rule : policy_.dates) lengths.push_back(rule.plus.count);
  for (const Date date : known) {
    for (const std::int32_t length : lengths) {
      for (const std::int32_t away : {-length, length}) {
        for (const std::int32_t beside : {-1, 0, 1}) days_.push_back(date + Days{away + beside});
      }
    }
  }
}

std::vector<Value> AnswersToTry::of(Place place) const {
  const Fact& fact = policy_.facts[place];
  std::vector<Value> answers;
  if (fact.type == Fact::Type::choice) {
    for (std::size_t i = fact.values.begin; i < fact.values.end; ++i)
      answers.emplace_back(policy_.value_pool[i]);
    return answers;
  }
  // An act in the world is not of yesterday.
  const bool is_act = fact.changeable == Fact::Changeable::yes;
  std::vector<Date> days = days_;
  if (fact.from) days.push_back(*fact.from);
  if (fact.to) days.push_back(*fact.to);
  heap_sort(days, [](Date left, Date right) { return left < right; });
  days.erase(std::unique(days.begin(), days.end()), days.end());
  for (const Date day : days) {
    const bool is_in_range = !(fact.from && day < *fact.from) && !(fact.to && *fact.to < day);
    const bool is_past = is_act && first_day_ && day < *first_day_;
    if (is_in_range && !is_past) answers.emplace_back(write_date(day));
  }
  return answers;
}

}  // namespace eligibility
