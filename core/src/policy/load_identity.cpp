// SPDX-License-Identifier: Apache-2.0
// Who the policy is, when it is valid, where it comes from, and the sentences that it stands on.
#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr std::int64_t kFormat = 1;

std::optional<Date> open_date(const Node& node) {
  return node && !node.value().is_null() ? node.date() : std::nullopt;
}

}  // namespace

void load_identity(const Node& document, Builder& builder) {
  CompiledPolicy& policy = builder.policy;
  static_cast<void>(document.required("format").integer(kFormat, kFormat));
  policy.id = document.required("policy").identifier();
  policy.version = document.required("version").identifier();
  policy.valid_from = open_date(document.required("validFrom"));
  policy.valid_to = open_date(document.required("validTo"));
  if (policy.valid_from && policy.valid_to && *policy.valid_to < *policy.valid_from) {
    document.problem("out_of_range", {"validTo is before validFrom"});
  }
  const Node source = document.required("source");
  source.is_object_of({"title", "url", "read", "sha256", "bytes"});
  static_cast<void>(source.required("url").text());
  static_cast<void>(source.required("read").date());
  const Node links = document.member("links");
  for (std::size_t i = 0, size = links.map_size(); i < size; ++i)
    static_cast<void>(links.part(i).text());

  const Node clauses = document.required("clauses");
  for (std::size_t i = 0, size = clauses.map_size(); i < size; ++i) {
    const Node part = clauses.part(i);
    const std::string_view quote = part.text();
    if (quote.empty()) part.problem("empty", {"a clause quotes its sentence"});
    policy.clauses.push_back({clauses.key(i), quote});
  }
}

void load_reasons(const Node& document, Builder& builder) {
  const Node reasons = document.required("reasons");
  for (std::size_t i = 0, size = reasons.map_size(); i < size; ++i) {
    const Node part = reasons.part(i);
    part.is_object_of({"clauses", "params"});
    Statement reason = builder.statement(part, reasons.key(i));
    if (reason.clauses.begin == reason.clauses.end)
      part.problem("no_clause", {"a reason cites a clause"});
    builder.policy.reasons.push_back(reason);
  }
}

}  // namespace eligibility
