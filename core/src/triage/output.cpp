// SPDX-License-Identifier: Apache-2.0
#include "triage/output.h"

#include <algorithm>

#include "check/tokens.h"

namespace eligibility {
namespace {

using Tokens = std::vector<std::string_view>;
using Kind = TriageOutput::Kind;
using From = OutputSource::From;

constexpr std::size_t kMaxTokens = 250;

void add(std::string_view token, Tokens& tokens) {
  if (position_of(token, tokens) == tokens.size()) tokens.push_back(token);
}

void add_cases(const CompiledPolicy& policy, Range cases, Tokens& tokens) {
  for (std::size_t i = cases.begin; i < cases.end; ++i) add(policy.case_pool[i].token, tokens);
}

void add_verdicts(const CompiledPolicy& policy, std::size_t check, Tokens& tokens) {
  const Check& rule = policy.checks[check];
  if (rule.requirements.begin != rule.requirements.end || rule.cases.begin == rule.cases.end) {
    for (const Outcome worst : {Outcome::met, Outcome::not_yet, Outcome::unknown, Outcome::failed})
      add(verdict_of(worst), tokens);
  } else {
    add(verdict_of(Outcome::met), tokens);  // no requirement is not met
  }
  add_cases(policy, rule.cases, tokens);
  if (has_check(policy.problem_checks, check)) add(policy.problem_verdict, tokens);
}

Tokens ids_of_facts(const CompiledPolicy& policy) {
  Tokens tokens;
  for (const Fact& fact : policy.facts) tokens.push_back(fact.id);
  return tokens;
}

Tokens ids_of_counting(const CompiledPolicy& policy) {
  Tokens tokens;
  for (const Evidence* item : counting_evidence(policy)) tokens.push_back(item->id);
  return tokens;
}

Tokens ids_of(const List<Statement>& statements) {
  Tokens tokens;
  for (const Statement& statement : statements) tokens.push_back(statement.id);
  return tokens;
}

// Days that a notice names: lists of objects, which no column holds.
bool is_list_of_days(const CompiledPolicy& policy, Place place) {
  return std::any_of(
      policy.business_periods.begin(), policy.business_periods.end(),
      [place](const BusinessPeriodRule& rule) { return place == rule.off || place == rule.work; });
}

Kind kind_of(NameType type) {
  switch (type) {
    case NameType::text:
      return Kind::code;
    case NameType::text_list:
      return Kind::set;
    case NameType::integer:
      return Kind::integer;
    case NameType::boolean:
      return Kind::boolean;
    case NameType::date:
      break;
  }
  return Kind::day;
}

class Finder {
 public:
  explicit Finder(const CompiledPolicy& policy) : policy_(policy) {}

  Outputs find_all() {
    add_engine_key("overall", Kind::code, From::overall);
    Tokens all;
    for (const std::string_view token : overall_tokens()) add(token, all);
    found_.described.back().tokens = std::move(all);
    add_engine_key("input_problems", Kind::set, From::input_problems, ids_of_facts(policy_));
    for (std::size_t i = 0; i < policy_.report.size(); ++i) {
      const auto same = [&](const Statement& other) { return other.id == policy_.report[i].id; };
      if (std::none_of(policy_.report.begin(), policy_.report.begin() + i, same)) add_entries(i);
    }
    add_engine_key("missing_required", Kind::set, From::missing, ids_of_counting(policy_));
    add_engine_key("needs", Kind::set, From::needs, ids_of_facts(policy_));
    add_engine_key("reasons", Kind::set, From::reasons, ids_of(policy_.reasons));
    add_engine_key("open_points", Kind::set, From::open_points, ids_of(policy_.open_points));
    add_engine_key("warnings", Kind::set, From::warnings, ids_of(policy_.warnings));
    for (std::size_t i = 0; i < policy_.flags.size(); ++i) {
      add_engine_key(policy_.flags[i].id, Kind::boolean, From::flag);
      found_.sources.back().index = i;
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] Tokens overall_tokens() const {
    Tokens tokens;
    for (std::size_t i = policy_.ranking.begin; i < policy_.ranking.end; ++i)
      tokens.push_back(policy_.value_pool[i]);
    tokens.push_back(policy_.overall_otherwise);
    tokens.push_back(policy_.problem_verdict);
    return tokens;
  }

  void add_engine_key(std::string_view key, Kind kind, From from, Tokens tokens = {}) {
    found_.described.push_back({std::string(key), {}, kind, std::move(tokens)});
    found_.sources.push_back({from, 0});
  }

  // The entries of one key are one column, where they show names of one kind that are no facts.
  void add_entries(std::size_t first) {
    TriageOutput output{std::string(policy_.report[first].id), {}, Kind::code, {}};
    bool is_known = false;
    for (const Statement& entry : policy_.report) {
      if (entry.id != output.key || !entry.place) continue;
      if (*entry.place < policy_.facts.size() || is_list_of_days(policy_, *entry.place)) return;
      const Names::Entry& name = policy_.names.entries()[*entry.place];
      const Kind kind = kind_of(name.type);
      if (is_known && kind != output.kind) return;
      if (!is_known) output.name = name.path;
      is_known = true;
      output.kind = kind;
      for (const std::string_view token : tokens_of_name(policy_, *entry.place))
        add(token, output.tokens);
    }
    if (!is_known) return;
    found_.described.push_back(std::move(output));
    found_.sources.push_back({From::entries, first});
  }

  const CompiledPolicy& policy_;
  Outputs found_;
};

}  // namespace

std::size_t position_of(std::string_view token, std::span<const std::string_view> tokens) {
  return static_cast<std::size_t>(std::find(tokens.begin(), tokens.end(), token) - tokens.begin());
}

std::vector<const Evidence*> counting_evidence(const CompiledPolicy& policy) {
  std::vector<const Evidence*> items;
  for (const Evidence& item : policy.evidence) {
    if (item.counts) items.push_back(&item);
  }
  return items;
}

Tokens tokens_of_name(const CompiledPolicy& policy, Place place) {
  Tokens tokens;
  if (place < policy.facts.size()) {
    const Range values = policy.facts[place].values;
    for (std::size_t i = values.begin; i < values.end; ++i) tokens.push_back(policy.value_pool[i]);
    return tokens;
  }
  if (place == policy.input_problems) return ids_of_facts(policy);
  for (const Window& rule : policy.windows) {
    if (place == rule.status) {
      return {"not_started", "open",    "final_day",       "straddles",
              "passed",      "unknown", "applied_in_time", "applied_late"};
    }
  }
  for (const BusinessPeriodRule& rule : policy.business_periods) {
    if (place != rule.coverage) continue;
    return {coverage_token(Coverage::official), coverage_token(Coverage::partial),
            coverage_token(Coverage::none)};
  }
  for (const Requirement& rule : policy.requirements) {
    if (rule.outcome != place) continue;
    return {outcome_token(Outcome::met), outcome_token(Outcome::not_yet),
            outcome_token(Outcome::unknown), outcome_token(Outcome::failed)};
  }
  for (std::size_t i = 0; i < policy.checks.size(); ++i) {
    const Check& rule = policy.checks[i];
    if (place == rule.verdict) add_verdicts(policy, i, tokens);
    if (place == rule.readiness_place) add_cases(policy, rule.readiness, tokens);
    if (place == rule.missing || place == rule.unclear) tokens = ids_of_counting(policy);
    if (place == rule.needs) tokens = ids_of_facts(policy);
  }
  return tokens;
}

Result<Outputs, std::vector<Diagnostic>> find_outputs(const CompiledPolicy& policy,
                                                      std::span<const std::string_view> keys) {
  Outputs all = Finder(policy).find_all();
  Outputs wanted;
  std::vector<Diagnostic> problems;
  const auto problem = [&problems](std::size_t at, std::string_view code, std::string message) {
    problems.push_back({std::string(code), "/keys/" + std::to_string(at), std::move(message)});
  };
  const auto want = [&](std::size_t at, std::size_t output) {
    const TriageOutput& described = all.described[output];
    if (described.kind == Kind::code && described.tokens.size() > kMaxTokens)
      return problem(at, "too_many", described.key + " has more tokens than a column has codes");
    wanted.described.push_back(described);
    wanted.sources.push_back(all.sources[output]);
  };
  for (std::size_t i = 0; keys.empty() && i < all.described.size(); ++i) want(i, i);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto known =
        std::find_if(all.described.begin(), all.described.end(),
                     [&](const TriageOutput& output) { return output.key == keys[i]; });
    if (known == all.described.end()) {
      problem(i, "unknown_report_key", "triage has no key " + std::string(keys[i]));
    } else {
      want(i, static_cast<std::size_t>(known - all.described.begin()));
    }
  }
  if (!problems.empty()) return Failure{std::move(problems)};
  return wanted;
}

}  // namespace eligibility
