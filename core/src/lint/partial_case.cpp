// SPDX-License-Identifier: Apache-2.0
#include "lint/partial_case.h"

#include <algorithm>

namespace eligibility {
namespace {

void add_sets(std::span<const std::string_view> values, std::vector<Value>& answers) {
  const std::size_t size = values.size();
  const auto add = [&](auto contains) {
    Array set;
    for (std::size_t i = 0; i < size; ++i) {
      if (contains(i)) set.emplace_back(values[i]);
    }
    answers.emplace_back(std::move(set));
  };
  if (size <= kMaxSetValues) {
    for (std::uint32_t bits = 1; bits < (1U << size); ++bits)
      add([bits](std::size_t i) { return (bits >> i & 1U) != 0; });
    return;
  }
  for (std::size_t first = 0; first < size; ++first) {
    for (std::size_t second = first; second < size; ++second)
      add([first, second](std::size_t i) { return i == first || i == second; });
  }
  add([](std::size_t) { return true; });
}

}  // namespace

std::vector<FactDomain> make_domains(const CompiledPolicy& policy) {
  std::vector<FactDomain> domains(policy.facts.size());
  for (std::size_t i = 0; i < policy.facts.size(); ++i) {
    const Fact& fact = policy.facts[i];
    FactDomain& domain = domains[i];
    domain.dated = fact.type == Fact::Type::date;
    domain.may_be_absent = !fact.required;
    const std::span<const std::string_view> values(policy.value_pool.data() + fact.values.begin,
                                                   fact.values.end - fact.values.begin);
    if (fact.type == Fact::Type::choice) domain.answers.assign(values.begin(), values.end());
    if (fact.type == Fact::Type::choices) add_sets(values, domain.answers);
    if (fact.unsure && fact.type != Fact::Type::choices) domain.answers.emplace_back(kUnsure);
    if (domain.dated && !fact.device) domain.answers.emplace_back(kNoDay);
  }
  return domains;
}

Value facts_of(const PartialCase& one, const CompiledPolicy& policy, Date today) {
  Object facts;
  for (std::size_t i = 0; i < one.size(); ++i) {
    const std::string id(policy.facts[i].id);
    if (one[i].kind == Assumption::Kind::answered) facts.push_back({id, *one[i].answer});
    const bool some_day = one[i].kind == Assumption::Kind::dated || policy.facts[i].required;
    if (some_day && policy.facts[i].type == Fact::Type::date)
      facts.push_back({id, Value(write_date(one[i].day.value_or(today)))});
  }
  return Value(std::move(facts));
}

Date usual_today(const CompiledPolicy& policy) {
  const Value* read = policy.document.find("source")->find("read");
  Date day = *read_date(*read->string());
  if (policy.valid_from) day = std::max(day, *policy.valid_from);
  if (policy.valid_to) day = std::min(day, *policy.valid_to);
  return day;
}

}  // namespace eligibility
