// SPDX-License-Identifier: Apache-2.0
// What the report says: reasons, the overall verdict, what is needed, open points, warnings, flags,
// and the keys that the policy names itself.
#include <algorithm>
#include <cstddef>

#include "policy/builder.h"

namespace eligibility {
namespace {

constexpr Field kReason[] = {
    {"clauses", form::cited, true, offsetof(Statement, clauses)},
    {"params", form::params, false, offsetof(Statement, params)},
};
constexpr Field kNeed[] = {
    {"fact", form::fact, true, offsetof(Statement, place)},
    {"when", form::condition, false, offsetof(Statement, when)},
    {"unless", form::unless, false, offsetof(Statement, unless)},
};
constexpr Field kOpenPoint[] = {
    {"clauses", form::cited, true, offsetof(Statement, clauses)},
    {"params", form::params, false, offsetof(Statement, params)},
    {"when", form::condition, true, offsetof(Statement, when)},
    {"unless", form::unless, false, offsetof(Statement, unless)},
};
constexpr Field kWarning[] = {
    {"text", form::text, true, offsetof(Statement, text)},
    {"clauses", form::clauses, false, offsetof(Statement, clauses)},
    {"when", form::condition, true, offsetof(Statement, when)},
};
constexpr Field kFlag[] = {
    {"clauses", form::clauses, false, offsetof(Statement, clauses)},
    {"when", form::condition, true, offsetof(Statement, when)},
};
constexpr Field kEntry[] = {
    {"key", form::id, true, offsetof(Statement, id)},
    {"value", form::name, true, offsetof(Statement, place)},
    {"when", form::condition, false, offsetof(Statement, when)},
    {"clauses", form::clauses, false, offsetof(Statement, clauses)},
};

constexpr Field kProblemTexts[] = {
    {"not_real", form::words, true, offsetof(CompiledPolicy, not_real_text)},
    {"out_of_range", form::words, true, offsetof(CompiledPolicy, out_of_range_text)},
    {"incomplete", form::words, true, offsetof(CompiledPolicy, incomplete_text)},
};
constexpr Field kInputProblems[] = {
    {"texts", form::object, true, kNowhere, "", 0, 0, kProblemTexts},
    {"verdict", form::id, true, offsetof(CompiledPolicy, problem_verdict)},
    {"checks", form::checks, true, offsetof(CompiledPolicy, problem_checks)},
    {"except", form::facts, false, offsetof(CompiledPolicy, problem_exceptions)},
};
constexpr Field kOverall[] = {
    {"checks", form::checks, true, offsetof(CompiledPolicy, overall_checks)},
    {"ranking", form::values, true, offsetof(CompiledPolicy, ranking)},
    {"readiness", form::values, false, offsetof(CompiledPolicy, readiness_ranking)},
    {"otherwise", form::id, true, offsetof(CompiledPolicy, overall_otherwise)},
};

constexpr std::string_view kEngineKeys =
    "policy version overall input_problems input_problem_details missing_required needs evidence "
    "requirements reasons open_points warnings clauses ignored_facts";

void refuse_engine_key(const Node& node, std::string_view key) {
  if (position_among(kEngineKeys, key) != std::string_view::npos)
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
void check_params(const Node& section, const List<Statement>& statements,
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

void load_reasons(const Node& document, Builder& builder) {
  const Node reasons = document.member("reasons");
  for (std::size_t i = 0, size = reasons.map_size(); i < size; ++i)
    builder.add_id(Referent::reason, reasons.part(i), reasons.key(i));
  builder.statements(reasons, true, kReason, builder.policy.reasons);
}

void load_overall(const Node& document, Builder& builder) {
  builder.read(document.member("inputProblems"), kInputProblems, &builder.policy);
  builder.read(document.member("overall"), kOverall, &builder.policy);
}

void load_points(const Node& document, Builder& builder) {
  CompiledPolicy& policy = builder.policy;
  builder.statements(document.member("needs"), false, kNeed, policy.needs);
  builder.statements(document.member("openPoints"), true, kOpenPoint, policy.open_points);
  builder.statements(document.member("warnings"), true, kWarning, policy.warnings);
  const Node flags = document.member("flags");
  for (std::size_t i = 0, size = flags.map_size(); i < size; ++i)
    refuse_engine_key(flags.part(i), flags.key(i));
  builder.statements(flags, true, kFlag, policy.flags);
}

void load_report(const Node& document, Builder& builder) {
  CompiledPolicy& policy = builder.policy;
  const Node report = document.member("report");
  for (std::size_t i = 0, size = report.list_size(); i < size; ++i) {
    const Node node = report.part(i);
    const Value* key = node.value().find("key");
    if (key != nullptr && key->string() != nullptr)
      note_top_level_key(node, *key->string(), policy);
  }
  builder.statements(report, false, kEntry, policy.report);
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
