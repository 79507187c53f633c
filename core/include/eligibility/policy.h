// SPDX-License-Identifier: Apache-2.0
// A policy: the JSON document, checked whole and compiled once. Loading names every problem that
// the document has; a document with problems is not loaded. What the sections mean stands in
// core/policy/README.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "eligibility/date.h"
#include "eligibility/result.h"
#include "eligibility/shared.h"
#include "eligibility/value.h"

namespace eligibility {

class Calendar;
struct CompiledPolicy;

// How a requirement came out, worst first: one failure decides though another outcome is unknown.
enum class Outcome : std::uint8_t { failed, not_yet, unknown, met };

// A count of business days that the policy makes: FAQ-2's ten.
struct BusinessPeriod {
  std::string_view id;
  std::int32_t days;
  const Calendar* calendar;
};

// Copies share the compiled document; it never changes.
class Policy {
 public:
  [[nodiscard]] std::string_view id() const;
  [[nodiscard]] std::string_view version() const;
  // The days on which the policy decides, both included; none where the end is open.
  [[nodiscard]] std::optional<Date> valid_from() const;
  [[nodiscard]] std::optional<Date> valid_to() const;
  // A clause's sentence, word for word; empty for a clause that the policy does not have.
  [[nodiscard]] std::string_view quote(std::string_view clause) const;
  [[nodiscard]] std::vector<BusinessPeriod> business_periods() const;

  [[nodiscard]] const CompiledPolicy& compiled() const { return *compiled_; }

  explicit Policy(Shared<CompiledPolicy> compiled);
  Policy(const Policy& other);
  Policy(Policy&& other) noexcept;
  Policy& operator=(Policy other) noexcept;
  ~Policy();

 private:
  Shared<CompiledPolicy> compiled_;
};

// Compiles a policy document. `calendars` are the years of the calendars that its business-day
// periods name.
//
//   Result<Policy, std::vector<Diagnostic>> policy = load_policy(document, calendars);
//   if (!policy.ok()) show(policy.error());   // {"unknown_clause", "/reasons/R-LATE/clauses/0",
//   ...}, ...
//
// Errors:   every problem at once, `path` a JSON Pointer into the document ("/calendars/0/..." into
// a calendar). The
//           codes stand in core/README.md.
[[nodiscard]] Result<Policy, std::vector<Diagnostic>> load_policy(const Value& document,
                                                                  std::span<const Value> calendars);

// Versions of one policy, of which the one valid on the day decides.
class PolicySet {
 public:
  // Errors:   no_policy (an empty list), other_policy (another id than the first's), overlap (a day
  // on which two are
  //           valid). `path` is the position in the list.
  [[nodiscard]] static Result<PolicySet, std::vector<Diagnostic>> make(
      std::vector<Policy> versions);

  // nullptr when none is valid on that day.
  [[nodiscard]] const Policy* valid_on(Date day) const;
  [[nodiscard]] std::span<const Policy> versions() const { return versions_; }

 private:
  std::vector<Policy> versions_;
};

}  // namespace eligibility
