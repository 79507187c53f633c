// SPDX-License-Identifier: Apache-2.0
// Who the policy is, when it is valid, where it comes from, and the sentences that it stands on.
#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr std::int64_t kFormat = 1;

std::optional<Date> open_date(const Node& document, std::string_view key) {
  const std::optional<Node> node = document.required(key);
  if (!node || node->value().is_null()) return std::nullopt;
  return node->date();
}

}  // namespace

void load_identity(const Node& document, Builder& builder) {
  CompiledPolicy& policy = builder.policy;
  if (const std::optional<Node> format = document.required("format")) {
    static_cast<void>(format->integer(kFormat, kFormat));
  }
  policy.id = document.required_identifier("policy");
  policy.version = document.required_identifier("version");
  policy.valid_from = open_date(document, "validFrom");
  policy.valid_to = open_date(document, "validTo");
  if (policy.valid_from && policy.valid_to && *policy.valid_to < *policy.valid_from) {
    document.problem("out_of_range", "validTo is before validFrom");
  }
  if (const std::optional<Node> source = document.required("source")) {
    if (source->is_object_of({"title", "url", "read", "sha256", "bytes"})) {
      static_cast<void>(source->required_text("url"));
      if (const std::optional<Node> read = source->required("read")) static_cast<void>(read->date());
    }
  }
  if (const std::optional<Node> links = document.member("links")) {
    for (const Node::Part& link : links->members()) static_cast<void>(link.node.text());
  }
}

void load_clauses(const Node& document, Builder& builder) {
  const std::optional<Node> clauses = document.required("clauses");
  if (!clauses) return;
  for (const Node::Part& part : clauses->members()) {
    const std::optional<std::string> quote = part.node.text();
    if (quote && quote->empty()) part.node.problem("empty", "a clause quotes its sentence");
    builder.policy.clauses.push_back({std::string(part.key), quote.value_or(std::string())});
  }
}

void load_reasons(const Node& document, Builder& builder) {
  const std::optional<Node> reasons = document.required("reasons");
  if (!reasons) return;
  for (const Node::Part& part : reasons->members()) {
    ReasonRule rule;
    rule.code = part.key;
    if (part.node.is_object_of({"clauses", "params"})) {
      const std::optional<Node> clauses = part.node.required("clauses");
      rule.clauses = builder.clauses(clauses);
      if (clauses && rule.clauses.empty()) part.node.problem("no_clause", "a reason cites a clause");
      rule.params = builder.params(part.node.member("params"));
    }
    builder.policy.reasons.push_back(std::move(rule));
  }
}

}  // namespace eligibility
