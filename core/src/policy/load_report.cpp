// SPDX-License-Identifier: Apache-2.0
// What the report says beyond the checks: the overall verdict, what is needed, open points, warnings, flags, and the
// keys that the policy names itself.
#include <algorithm>

#include "policy/builder.h"

namespace eligibility {
namespace {

// The keys that the engine writes itself.
constexpr std::string_view kEngineKeys[] = {"policy", "version", "overall", "input_problems", "input_problem_details",
                                            "missing_required", "needs", "evidence", "requirements", "reasons",
                                            "open_points", "warnings", "clauses", "ignored_facts"};

bool is_engine_key(std::string_view key) {
  return std::find(std::begin(kEngineKeys), std::end(kEngineKeys), key) != std::end(kEngineKeys);
}

void load_input_problem_rule(const Node& document, Builder& builder) {
  const std::optional<Node> node = document.required("inputProblems");
  if (!node || !node->is_object_of({"texts", "verdict", "checks", "except"})) return;
  InputProblemRule& rule = builder.policy.input_problem_rule;
  if (const std::optional<Node> texts = node->required("texts")) {
    texts->is_object_of({"not_real", "out_of_range", "incomplete"});
    rule.not_real = texts->required_text("not_real");
    rule.out_of_range = texts->required_text("out_of_range");
    rule.incomplete = texts->required_text("incomplete");
  }
  rule.verdict = node->required_identifier("verdict");
  rule.checks = builder.checks(node->required("checks"));
  if (const std::optional<Node> except = node->member("except")) {
    for (const Node& element : except->elements()) {
      if (const std::optional<Place> fact = builder.fact(element)) rule.except.push_back(*fact);
    }
  }
}

void note_top_level_key(const Node& node, const std::string& key, Builder& builder) {
  std::vector<std::string>& keys = builder.policy.report_keys;
  const std::string top = key.substr(0, key.find('.'));
  const std::string own = top == key ? top : top + ".";
  const std::string other = top == key ? top + "." : top;
  if (std::find(keys.begin(), keys.end(), other) != keys.end()) {
    node.problem("duplicate_id", quoted(top) + " cannot be a value and an object");
  }
  if (std::find(keys.begin(), keys.end(), own) == keys.end()) keys.push_back(own);
}

void check_params(const Node& document, const Builder& builder) {
  const auto check = [&](std::string_view section, std::string_view code, const std::vector<ParamRule>& params) {
    for (const ParamRule& param : params) {
      const bool known = std::any_of(builder.policy.report.begin(), builder.policy.report.end(),
                                     [&param](const ReportRule& rule) { return rule.key == param.key; });
      if (known) continue;
      std::string path;
      for (const std::string_view step : {section, code, std::string_view("params"), std::string_view(param.name)}) {
        append_pointer(step, path);
      }
      Node(document.value(), path, document.problems())
          .problem("unknown_report_key", "the report has no key " + quoted(param.key));
    }
  };
  for (const ReasonRule& rule : builder.policy.reasons) check("reasons", rule.code, rule.params);
  for (const OpenPointRule& rule : builder.policy.open_points) check("openPoints", rule.code, rule.params);
}

}  // namespace

void load_overall(const Node& document, Builder& builder) {
  load_input_problem_rule(document, builder);
  const std::optional<Node> node = document.required("overall");
  if (!node || !node->is_object_of({"checks", "ranking", "otherwise"})) return;
  OverallRule& rule = builder.policy.overall;
  rule.checks = builder.checks(node->required("checks"));
  rule.otherwise = node->required_identifier("otherwise");
  if (const std::optional<Node> ranking = node->required("ranking")) {
    for (const Node& element : ranking->elements()) {
      if (const std::optional<std::string> verdict = element.identifier()) rule.ranking.push_back(*verdict);
    }
  }
}

void load_needs(const Node& document, Builder& builder) {
  const std::optional<Node> needs = document.member("needs");
  if (!needs) return;
  for (const Node& node : needs->elements()) {
    if (!node.is_object_of({"fact", "when", "unless"})) continue;
    const std::optional<Node> named = node.required("fact");
    const std::optional<Place> fact = named ? builder.fact(*named) : std::nullopt;
    NeedRule rule{fact.value_or(0), builder.condition(node.member("when")), std::nullopt};
    if (const std::optional<Node> unless = node.member("unless")) rule.unless = builder.condition(unless);
    if (fact) builder.policy.needs.push_back(std::move(rule));
  }
}

void load_points(const Node& document, Builder& builder) {
  if (const std::optional<Node> points = document.member("openPoints")) {
    for (const Node::Part& part : points->members()) {
      if (!part.node.is_object_of({"clauses", "params", "when", "unless"})) continue;
      OpenPointRule rule;
      rule.code = part.key;
      rule.clauses = builder.clauses(part.node.required("clauses"));
      if (rule.clauses.empty()) part.node.problem("no_clause", "an open point cites a clause");
      rule.params = builder.params(part.node.member("params"));
      rule.when = builder.condition(part.node.required("when"));
      if (const std::optional<Node> unless = part.node.member("unless")) rule.unless = builder.condition(unless);
      builder.policy.open_points.push_back(std::move(rule));
    }
  }
  if (const std::optional<Node> warnings = document.member("warnings")) {
    for (const Node::Part& part : warnings->members()) {
      if (!part.node.is_object_of({"text", "clauses", "when"})) continue;
      builder.policy.warnings.push_back({std::string(part.key), part.node.required_text("text"),
                                         builder.clauses(part.node.member("clauses")),
                                         builder.condition(part.node.required("when"))});
    }
  }
  if (const std::optional<Node> flags = document.member("flags")) {
    for (const Node::Part& part : flags->members()) {
      if (!part.node.is_object_of({"clauses", "when"})) continue;
      if (is_engine_key(part.key)) part.node.problem("reserved", "the engine writes this key itself");
      builder.policy.flags.push_back({std::string(part.key), builder.clauses(part.node.member("clauses")),
                                      builder.condition(part.node.required("when"))});
    }
  }
}

void load_report(const Node& document, Builder& builder) {
  const std::optional<Node> report = document.required("report");
  if (!report) return;
  for (const Node& node : report->elements()) {
    if (!node.is_object_of({"key", "value", "when", "clauses"})) continue;
    ReportRule rule;
    rule.key = node.required_identifier("key");
    const std::size_t dot = rule.key.find('.');
    if (is_engine_key(std::string_view(rule.key).substr(0, dot))) {
      node.problem("reserved", "the engine writes this key itself");
    }
    if (dot != std::string::npos && rule.key.find('.', dot + 1) != std::string::npos) {
      node.problem("not_an_id", "a key has one dot at the most");
    }
    note_top_level_key(node, rule.key, builder);
    const std::optional<Node> value = node.required("value");
    if (value && !value->value().is_null()) rule.value = builder.name(*value);
    rule.when = builder.condition(node.member("when"));
    rule.clauses = builder.clauses(node.member("clauses"));
    builder.policy.report.push_back(std::move(rule));
  }
  check_params(document, builder);
}

}  // namespace eligibility
