// SPDX-License-Identifier: Apache-2.0
#include "eligibility/policy.h"

#include "policy/compiled.h"
#include "value/document.h"

namespace eligibility {

// Here, where a compiled policy is a complete type.
Policy::Policy(Shared<CompiledPolicy> compiled) : compiled_(std::move(compiled)) {}
Policy::Policy(const Policy& other) = default;
Policy::Policy(Policy&& other) noexcept = default;
Policy& Policy::operator=(Policy other) noexcept {
  std::swap(compiled_, other.compiled_);
  return *this;
}
Policy::~Policy() = default;

std::string_view Policy::id() const { return compiled_->id; }
std::string_view Policy::version() const { return compiled_->version; }
std::optional<Date> Policy::valid_from() const { return compiled_->valid_from; }
std::optional<Date> Policy::valid_to() const { return compiled_->valid_to; }

std::string_view Policy::quote(std::string_view clause) const {
  for (const Clause& one : compiled_->clauses) {
    if (one.id == clause) return one.quote;
  }
  return {};
}

std::vector<BusinessPeriod> Policy::business_periods() const {
  std::vector<BusinessPeriod> periods;
  for (const BusinessPeriodRule& rule : compiled_->business_periods) {
    periods.push_back({rule.id, rule.days, &compiled_->calendars[rule.calendar]});
  }
  return periods;
}

namespace {

bool overlap(const Policy& left, const Policy& right) {
  const bool left_ends_first =
      left.valid_to() && right.valid_from() && *left.valid_to() < *right.valid_from();
  const bool right_ends_first =
      right.valid_to() && left.valid_from() && *right.valid_to() < *left.valid_from();
  return !left_ends_first && !right_ends_first;
}

}  // namespace

Result<PolicySet, std::vector<Diagnostic>> PolicySet::make(std::vector<Policy> versions) {
  std::vector<Diagnostic> problems;
  const auto note = [&problems](std::string_view code, std::size_t at,
                                std::initializer_list<std::string_view> message) {
    std::string path;
    append_pointer(at, path);
    problems.push_back({std::string(code), std::move(path), sentence(message)});
  };
  if (versions.empty()) problems.push_back({"no_policy", "", "at least one policy is needed"});
  for (std::size_t i = 0; i < versions.size(); ++i) {
    if (versions[i].id() != versions[0].id()) {
      note("other_policy", i,
           {"versions of one policy have one id: ", quoted(versions[i].id()), " is not ",
            quoted(versions[0].id())});
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (!overlap(versions[i], versions[j])) continue;
      note("overlap", i,
           {"version ", quoted(versions[i].version()), " and version ",
            quoted(versions[j].version()), " are valid on the same day"});
    }
  }
  if (!problems.empty()) return Failure{std::move(problems)};
  PolicySet set;
  set.versions_ = std::move(versions);
  return set;
}

const Policy* PolicySet::valid_on(Date day) const {
  for (const Policy& policy : versions_) {
    const std::optional<Date> from = policy.valid_from();
    const std::optional<Date> to = policy.valid_to();
    if ((!from || *from <= day) && (!to || day <= *to)) return &policy;
  }
  return nullptr;
}

}  // namespace eligibility
