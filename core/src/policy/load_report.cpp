// SPDX-License-Identifier: Apache-2.0
// What the report says beyond the checks: the overall verdict, what is needed, open points,
// warnings, flags, and the keys that the policy names itself.
#include <algorithm>

#include "policy/builder.h"

namespace eligibility {
namespace {

// The keys that the engine writes itself.
constexpr std::string_view kEngineKeys[] = {
    "policy",           "version",  "overall",  "input_problems", "input_problem_details",
    "missing_required", "needs",    "evidence", "requirements",   "reasons",
    "open_points",      "warnings", "clauses",  "ignored_facts"};

void refuse_engine_key(const Node& node, std::string_view key) {
  if (std::find(std::begin(kEngineKeys), std::end(kEngineKeys), key) == std::end(kEngineKeys))
    return;
  node.problem("reserved", {"the engine writes this key itself"});
}

void note_top_level_key(const Node& node, std::string_view key, CompiledPolicy& policy) {
  const std::size_t dot = key.find('.');
  const std::string_view own = key.substr(0, dot == std::string_view::npos ? dot : dot + 1);
  const std::string_view top = key.substr(0, dot);
  refuse_engine_key(node, top);
  if (dot != std::string_view::npos && key.find('.', dot + 1) != std::string_view::npos) {
    node.problem("not_an_id", {"a key has one dot at the most"});
  }
  for (const std::string_view known : policy.report_keys) {
    if (known == own) return;
    if (known.substr(0, known.find('.')) == top)
      node.problem("duplicate_id", {"it cannot be a value and an object"});
  }
  policy.report_keys.push_back(own);
}

// Texts are filled from the report, which is read after them.
void check_params(const Node& section, const std::vector<Statement>& statements,
                  const CompiledPolicy& policy) {
  for (std::size_t i = 0; i < statements.size(); ++i) {
    for (std::size_t at = statements[i].params.begin; at < statements[i].params.end; ++at) {
      const std::string_view key = policy.param_pool[at].key;
      const bool known = std::any_of(policy.report.begin(), policy.report.end(),
                                     [key](const Statement& entry) { return entry.id == key; });
      if (!known)
        section.part(i).problem("unknown_report_key", {"the report has no key ", quoted(key)});
    }
  }
}

}  // namespace

void load_overall(const Node& document, Builder& builder) {
  CompiledPolicy& policy = builder.policy;
  const Node problems = document.required("inputProblems");
  problems.is_object_of({"texts", "verdict", "checks", "except"});
  const Node texts = problems.required("texts");
  texts.is_object_of({"not_real", "out_of_range", "incomplete"});
  for (const std::string_view key : {"not_real", "out_of_range", "incomplete"})
    builder.require_words(texts.member(key));
  policy.not_real_text = texts.required("not_real").text();
  policy.out_of_range_text = texts.required("out_of_range").text();
  policy.incomplete_text = texts.required("incomplete").text();
  policy.problem_verdict = problems.required("verdict").identifier();
  policy.problem_checks = builder.checks(problems.required("checks"));
  const Node except = problems.member("except");
  for (std::size_t i = 0, size = except.list_size(); i < size; ++i) {
    policy.problem_exceptions |= fact_bit(builder.fact(except.part(i)));
  }

  const Node overall = document.required("overall");
  overall.is_object_of({"checks", "ranking", "otherwise"});
  policy.overall_checks = builder.checks(overall.required("checks"));
  policy.ranking = builder.values(overall.required("ranking"));
  policy.overall_otherwise = overall.required("otherwise").identifier();
}

void load_points(const Node& document, Builder& builder) {
  CompiledPolicy& policy = builder.policy;
  const Node needs = document.member("needs");
  for (std::size_t i = 0, size = needs.list_size(); i < size; ++i) {
    const Node node = needs.part(i);
    if (!node.is_object_of({"fact", "when", "unless"})) continue;
    Statement need = builder.statement(node, {});
    need.place = static_cast<Place>(builder.fact(node.required("fact")));
    policy.needs.push_back(need);
  }
  const Node points = document.member("openPoints");
  for (std::size_t i = 0, size = points.map_size(); i < size; ++i) {
    const Node node = points.part(i);
    node.is_object_of({"clauses", "params", "when", "unless"});
    static_cast<void>(node.required("when"));
    const Statement point = builder.statement(node, points.key(i));
    if (point.clauses.begin == point.clauses.end)
      node.problem("no_clause", {"an open point cites a clause"});
    policy.open_points.push_back(point);
  }
  const Node warnings = document.member("warnings");
  for (std::size_t i = 0, size = warnings.map_size(); i < size; ++i) {
    const Node node = warnings.part(i);
    node.is_object_of({"text", "clauses", "when"});
    static_cast<void>(node.required("when"));
    static_cast<void>(node.required("text"));
    policy.warnings.push_back(builder.statement(node, warnings.key(i)));
  }
  const Node flags = document.member("flags");
  for (std::size_t i = 0, size = flags.map_size(); i < size; ++i) {
    const Node node = flags.part(i);
    node.is_object_of({"clauses", "when"});
    static_cast<void>(node.required("when"));
    refuse_engine_key(node, flags.key(i));
    policy.flags.push_back(builder.statement(node, flags.key(i)));
  }
}

void load_report(const Node& document, Builder& builder) {
  CompiledPolicy& policy = builder.policy;
  const Node report = document.required("report");
  for (std::size_t i = 0, size = report.list_size(); i < size; ++i) {
    const Node node = report.part(i);
    if (!node.is_object_of({"key", "value", "when", "clauses"})) continue;
    const std::string_view key = node.required("key").identifier();
    note_top_level_key(node, key, policy);
    Statement entry = builder.statement(node, key);
    const Node value = node.required("value");
    if (value && !value.value().is_null()) entry.place = builder.name(value);
    policy.report.push_back(entry);
  }
  for (const Statement& flag : policy.flags) {
    for (const std::string_view known : policy.report_keys) {
      if (known.substr(0, known.find('.')) == flag.id)
        report.problem("duplicate_id", {"the flag ", quoted(flag.id), " has this key"});
    }
  }
  check_params(document.member("reasons"), policy.reasons, policy);
  check_params(document.member("openPoints"), policy.open_points, policy);
}

}  // namespace eligibility
