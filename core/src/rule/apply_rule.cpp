// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "eligibility/logic.h"
#include "eligibility/rule.h"
#include "logic/date_time.h"
#include "rule/version.h"
#include "value/json_writer.h"

namespace eligibility {
namespace {

constexpr RuleVersion kCertLogic{1, 3, 3};

const Value* member_of(const Value& data, std::string_view object, std::string_view member) {
  const Value* inner = data.find(object);
  return inner == nullptr ? nullptr : inner->find(member);
}

// Opens the outcome where the clock cannot be read, or the rule is not valid at it.
void check_validity(const Rule& rule, const Value& data, RuleOutcome& outcome) {
  const Value* clock = member_of(data, "external", "validationClock");
  if (clock == nullptr || clock->is_null()) return;
  const std::string_view path = "/external/validationClock";
  if (clock->string() == nullptr) {
    outcome.open = {"not_a_date", std::string(path), "the clock is no date-time as text"};
    return;
  }
  const Result<DateTime, FaultCode> now = read_date_time(*clock->string());
  if (!now.ok()) {
    outcome.open = {std::string(code_of(now.error())), std::string(path),
                    join({describe(Operand::of(*clock)), " is no date-time"})};
    return;
  }
  outcome.valid = rule.valid_from <= *now && *now < rule.valid_to;
  if (*outcome.valid) return;
  outcome.open = {"not_valid", std::string(path),
                  join({"the rule is not valid at ", describe(Operand::of(*clock))})};
}

// Opens the outcome where the rule was written for another engine or another schema.
void compare_versions(const Rule& rule, const Value& data, RuleOutcome& outcome) {
  if (kCertLogic < rule.engine_version) {
    outcome.open = {"engine_version", "", "the rule needs a newer CertLogic than 1.3.3"};
    return;
  }
  const Value* written = member_of(data, "payload", "ver");
  if (written == nullptr || written->string() == nullptr) return;
  const std::optional<RuleVersion> schema = read_rule_version(*written->string());
  if (!schema) return;
  if (schema->major == rule.schema_version.major && rule.schema_version <= *schema) return;
  outcome.open = {"schema_version", "/payload/ver",
                  join({"the payload's schema ", describe(Operand::of(*written)),
                        " is not one that the rule was written for"})};
}

RuleResult evaluate_logic(const Rule& rule, const Value& data, RuleOutcome& outcome) {
  Result<Value, Diagnostic> value = evaluate(rule.logic, data);
  if (!value.ok()) {
    outcome.open = value.error();
    return RuleResult::open;
  }
  outcome.value = std::move(*value);
  const bool* truth = outcome.value->boolean();
  if (truth != nullptr) return *truth ? RuleResult::pass : RuleResult::fail;
  outcome.open = {"not_a_boolean", "",
                  join({"the logic gives ", kind_name(*outcome.value), ", not true or false"})};
  return RuleResult::open;
}

// Those of `all` that are not in `others`.
std::vector<std::string> without(const std::vector<std::string>& all,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> left;
  for (const std::string& each : all) {
    if (std::find(others.begin(), others.end(), each) == others.end()) left.push_back(each);
  }
  return left;
}

std::string_view token_of(RuleResult result) {
  switch (result) {
    case RuleResult::pass:
      return "pass";
    case RuleResult::fail:
      return "fail";
    case RuleResult::open:
      break;
  }
  return "open";
}

void write_list(std::string_view name, const std::vector<std::string>& list, JsonWriter& writer) {
  writer.open_member(name, '[');
  for (const std::string& one : list) writer.string(one);
  writer.close(']');
}

}  // namespace

RuleOutcome apply_rule(const Rule& rule, const Value& data) {
  RuleOutcome outcome{};
  outcome.result = RuleResult::open;
  const std::vector<std::string> fields = payload_fields(rule.logic);
  outcome.missing_fields = without(fields, rule.affected_fields);
  outcome.extra_fields = without(rule.affected_fields, fields);
  check_validity(rule, data, outcome);
  if (!outcome.open) compare_versions(rule, data, outcome);
  if (!outcome.open) outcome.result = evaluate_logic(rule, data, outcome);
  return outcome;
}

std::string write_rule_outcome(const Rule& rule, const RuleOutcome& outcome) {
  JsonWriter writer;
  writer.open('{');
  writer.member("rule", rule.identifier);
  writer.member("version", rule.version);
  writer.member("type", rule.type);
  writer.member("result", token_of(outcome.result));
  writer.key("valid");
  if (outcome.valid) {
    writer.boolean(*outcome.valid);
  } else {
    writer.null();
  }
  if (outcome.value) {
    writer.key("value");
    writer.value(*outcome.value);
  }
  if (outcome.open) {
    writer.open_member("open", '{');
    writer.member("code", outcome.open->code);
    writer.member("path", outcome.open->path);
    writer.member("message", outcome.open->message);
    writer.close('}');
  }
  writer.open_member("affected_fields", '{');
  write_list("missing", outcome.missing_fields, writer);
  write_list("extra", outcome.extra_fields, writer);
  writer.close('}');
  writer.close('}');
  return writer.text();
}

}  // namespace eligibility
