// SPDX-License-Identifier: Apache-2.0
// The report as JSON text. The keys come in a fixed order, so that equal reports are equal texts.
#include "check/tokens.h"
#include "eligibility/check.h"
#include "policy/compiled.h"
#include "value/json_writer.h"

namespace eligibility {
namespace {

void write_facts(const std::vector<Member>& facts, JsonWriter& writer) {
  writer.key("facts");
  writer.open('{');
  for (const Member& fact : facts) {
    writer.key(fact.key);
    writer.value(fact.value);
  }
  writer.close('}');
}

void write_params(const std::vector<Param>& params, JsonWriter& writer) {
  if (params.empty()) return;
  writer.key("params");
  writer.open('{');
  for (const Param& param : params) {
    writer.key(param.name);
    writer.value(param.value);
  }
  writer.close('}');
}

// "claims.late" is a member of the object "claims", which is there even when it is empty.
void write_entries(const Report& report, JsonWriter& writer) {
  for (const std::string_view key : report.policy.compiled().report_keys) {
    if (key.back() != '.') {
      const Value* value = report.find(key);
      if (value == nullptr) continue;
      writer.key(key);
      writer.value(*value);
      continue;
    }
    writer.key(key.substr(0, key.size() - 1));
    writer.open('{');
    for (const ReportEntry& entry : report.entries) {
      if (entry.key.substr(0, key.size()) != key) continue;
      writer.key(entry.key.substr(key.size()));
      writer.value(entry.value);
    }
    writer.close('}');
  }
}

void write_points(const Report& report, JsonWriter& writer) {
  writer.key("requirements");
  writer.objects(report.requirements, [&writer](const RequirementResult& requirement) {
    writer.member("id", requirement.id);
    writer.member("check", requirement.check);
    writer.member("outcome", outcome_token(requirement.outcome));
    if (requirement.reason) writer.member("reason", *requirement.reason);
    writer.member_list("clauses", requirement.clauses);
  });
  writer.key("reasons");
  writer.objects(report.reasons, [&writer](const Reason& reason) {
    writer.member("code", reason.code);
    writer.member_list("clauses", reason.clauses);
    writer.member_list("checks", reason.checks);
    write_facts(reason.facts, writer);
    write_params(reason.params, writer);
  });
  writer.key("open_points");
  writer.objects(report.open_points, [&writer](const OpenPoint& point) {
    writer.member("code", point.code);
    writer.member_list("clauses", point.clauses);
    write_params(point.params, writer);
  });
  writer.key("warnings");
  writer.objects(report.warnings, [&writer](const Warning& warning) {
    writer.member("code", warning.code);
    writer.member("text", warning.text);
    writer.member_list("clauses", warning.clauses);
    write_facts(warning.facts, writer);
  });
}

void write_evidence(const Report& report, JsonWriter& writer) {
  if (!report.evidence) return;
  writer.key("evidence");
  writer.objects(*report.evidence, [&writer](const EvidenceItem& item) {
    writer.member("id", item.id);
    writer.member("level", item.level);
    writer.member("status", item.status);
    writer.member_list("checks", item.checks);
    if (item.clause) writer.member("clause", *item.clause);
  });
}

}  // namespace

std::string write_report(const Report& report) {
  JsonWriter writer;
  writer.open('{');
  writer.member("policy", report.policy.id());
  writer.member("version", report.policy.version());
  writer.member("overall", report.overall);
  write_entries(report, writer);
  writer.key("input_problem_details");
  writer.objects(report.input_problems, [&writer](const InputProblem& problem) {
    writer.member("fact", problem.fact);
    writer.member("text", problem.text);
  });
  writer.key("input_problems");
  writer.open('[');
  for (const InputProblem& problem : report.input_problems) writer.string(problem.fact);
  writer.close(']');
  writer.member_list("missing_required", report.missing_required);
  writer.member_list("needs", report.needs);
  write_evidence(report, writer);
  write_points(report, writer);
  writer.member_list("clauses", report.clauses);
  for (const Flag& flag : report.flags) {
    writer.key(flag.id);
    writer.boolean(flag.value);
  }
  if (!report.ignored_facts.empty()) writer.member_list("ignored_facts", report.ignored_facts);
  writer.close('}');
  return writer.take();
}

}  // namespace eligibility
