// SPDX-License-Identifier: Apache-2.0
// One validation rule in the format that the EU used for its certificates: CertLogic with an
// identity, a validity and the fields that it says it reads. Nothing here knows a policy.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "eligibility/result.h"
#include "eligibility/value.h"

namespace eligibility {

// 1.3.3
struct RuleVersion {
  std::int32_t major;
  std::int32_t minor;
  std::int32_t patch;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 within <=> for a pointer
  friend constexpr auto operator<=>(const RuleVersion&, const RuleVersion&) = default;
};

struct Rule {
  std::string identifier;  // "VR-AT-0006"
  std::string type;        // "Acceptance" or "Invalidation"
  std::string version;
  RuleVersion schema_version;                // of the payload that it was written for
  RuleVersion engine_version;                // of the CertLogic that it needs
  DateTime valid_from;                       // included
  DateTime valid_to;                         // excluded
  std::vector<std::string> affected_fields;  // as the rule says, in its order
  Value logic;
};

// Reads a rule, naming every problem at once.
//
//   read_rule({"Identifier": "GR-XX-0001", "Type": "Acceptance", ...})
//
// Errors:   missing_member, unknown_member, wrong_kind, not_a_token, not_an_id, not_a_version,
//           not_a_date, impossible_date, out_of_range (ValidTo not after ValidFrom), empty,
//           duplicate, too_many, mismatch (an Identifier that is not of the rule's type,
//           certificate or country); those of compile below "/Logic", where "or" is unknown.
// Source:   validation-rule.schema.json of the EU's gateway, and its constraints on an Identifier.
// Reading:  what the gateway demands of an upload only is not asked: a description in English, of
//           20 characters, and a validity of 72 hours.
[[nodiscard]] Result<Rule, std::vector<Diagnostic>> read_rule(const Value& document);

// The fields of the payload that the logic reads, sorted, each once: its "var" paths that begin
// with "payload.", without that. A `reduce` reads its array's and its initial value's; within its
// lambda the payload is out of sight.
//
//   payload_fields({"===": [{"var": "payload.v.0.dn"}, {"var": "external.x"}]})   // {"v.0.dn"}
//
// Units:    an expression that compiles.
// Source:   dcc-business-rules-utils 0.4.0, as it compares them with AffectedFields.
[[nodiscard]] std::vector<std::string> payload_fields(const Value& logic);

enum class RuleResult : std::uint8_t { pass, fail, open };

struct RuleOutcome {
  RuleResult result;
  std::optional<bool> valid;   // at external.validationClock; none where there is no such clock
  std::optional<Value> value;  // what the logic evaluates to; none where it was not asked or fails
  std::optional<Diagnostic> open;           // why the result is open
  std::vector<std::string> missing_fields;  // read, but not among AffectedFields
  std::vector<std::string> extra_fields;    // among AffectedFields, but not read
};

// What the rule says of the data, {"payload": ..., "external": {"validationClock": ..., ...}}.
//
//   apply_rule(rule, data).result   // RuleResult::pass
//
// pass, fail: the logic is true, false. open: it cannot be told, and `open` says why:
//   engine_version   the rule needs a newer CertLogic than 1.3.3
//   schema_version   the payload's "ver" has another major version than the rule's, or is older
//   not_valid        the rule is not valid at external.validationClock
//   not_a_date, impossible_date   the clock is no date-time
//   not_a_boolean    the logic evaluates to something else
//   and what `evaluate` fails with.
//
// Source:   dgc-business-rules, how-to: true "passes", false "is grounds for denying"; validity
//           "until (exclusive)". dgc-certlogic-ios: open where schema versions differ and where the
//           evaluation fails.
// Reading:  a rule of type Invalidation is read like any other, as the how-to and the EU's own
//           engines for iOS and Android do; dcc-business-rules-utils reads its true as "invalid".
[[nodiscard]] RuleOutcome apply_rule(const Rule& rule, const Value& data);

// The outcome as JSON text: rule, version, type, result, valid (null: no clock), value, open,
// affected_fields {missing, extra}.
[[nodiscard]] std::string write_rule_outcome(const Rule& rule, const RuleOutcome& outcome);

}  // namespace eligibility
