// SPDX-License-Identifier: Apache-2.0
// Which members a document has; who the policy is, when it is valid, where it comes from, and the
// sentences that it stands on.
#include <cstddef>
#include <cstdint>

#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr Field kSource[] = {
    {"title", form::text},
    {"url", form::text, true},
    {"read", form::day, true},
    {"sha256", form::text},
    {"bytes", form::number, false, kNowhere, "", 1, INT32_MAX},
};
constexpr Field kDocument[] = {
    {"$schema", form::text},
    {"format", form::number, true, kNowhere, "", 1, 1},
    {"policy", form::id, true, offsetof(CompiledPolicy, id)},
    {"version", form::id, true, offsetof(CompiledPolicy, version)},
    {"validFrom", form::open_day, true, offsetof(CompiledPolicy, valid_from)},
    {"validTo", form::open_day, true, offsetof(CompiledPolicy, valid_to)},
    {"source", form::object, true, kNowhere, "", 0, 0, kSource},
    {"links", form::any},
    {"clauses", form::any, true},
    {"facts", form::any, true},
    {"dates", form::any},
    {"measures", form::any},
    {"inputProblems", form::any, true},
    {"constraints", form::any},
    {"periods", form::any},
    {"reasons", form::any, true},
    {"requirements", form::any, true},
    {"evidence", form::any},
    {"checks", form::any, true},
    {"overall", form::any, true},
    {"needs", form::any},
    {"openPoints", form::any},
    {"warnings", form::any},
    {"flags", form::any},
    {"report", form::any, true},
    {"properties", form::any},  // what lint holds it to
};

}  // namespace

bool load_identity(const Node& document, Builder& builder) {
  CompiledPolicy& policy = builder.policy;
  if (!builder.read(document, kDocument, &policy)) return false;
  if (policy.valid_from && policy.valid_to && *policy.valid_to < *policy.valid_from) {
    document.problem("out_of_range", {"validTo is before validFrom"});
  }
  const Node links = document.member("links");
  for (std::size_t i = 0, size = links.map_size(); i < size; ++i)
    static_cast<void>(links.part(i).text());

  const Node clauses = document.member("clauses");
  for (std::size_t i = 0, size = clauses.map_size(); i < size; ++i) {
    const Node part = clauses.part(i);
    const std::string_view quote = part.text();
    if (quote.empty()) part.problem("empty", {"a clause quotes its sentence"});
    builder.add_id(Referent::clause, part, clauses.key(i));
    policy.clauses.push_back({clauses.key(i), quote});
  }
  return true;
}

}  // namespace eligibility
