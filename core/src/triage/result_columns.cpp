// SPDX-License-Identifier: Apache-2.0
// The keys of the report over columns, as write_report.cpp has them for one case.
#include <algorithm>
#include <utility>

#include "triage/policy_columns.h"

namespace eligibility {

void PolicyColumns::write_results() {
  for (std::size_t i = 0; i < outputs_.described.size(); ++i)
    write_result(outputs_.described[i], outputs_.sources[i]);
}

void PolicyColumns::write_result(const TriageOutput& output, const OutputSource& source) {
  using From = OutputSource::From;
  const auto by_position = [&](const std::vector<ColumnId>& masks) {
    Tokens tokens;
    for (std::size_t i = 0; i < masks.size(); ++i) tokens.push_back({output.tokens[i], masks[i]});
    return tokens;
  };
  switch (source.from) {
    case From::overall:
      return program_.results.push_back(builder_.pick(overall_, output.tokens));
    case From::entries:
      return write_entries(output);
    case From::input_problems:
      return write_set(output, by_position(problems_));
    case From::missing:
      return write_set(output, missing_);
    case From::needs:
      return write_set(output, needs());
    case From::reasons:
      return write_set(output, by_position(reasons_));
    case From::open_points:
      return write_set(output, standing(policy_.open_points));
    case From::warnings:
      return write_set(output, standing(policy_.warnings));
    case From::flag: {
      const ColumnId flag = stands(policy_.flags[source.index], kAll);
      const Tokens tokens = {{"true", flag}, {"false", builder_.inverse(flag)}};
      constexpr std::string_view kBooleans[] = {"false", "true"};
      return program_.results.push_back(builder_.pick(tokens, kBooleans));
    }
  }
}

// The first entry that holds and has a value.
void PolicyColumns::write_entries(const TriageOutput& output) {
  using Output = TriageOutput::Kind;
  ColumnId left = kAll;
  ColumnId number = kNone;
  Tokens tokens;
  for (const Statement& entry : policy_.report) {
    if (entry.id != output.key) continue;
    ColumnId taken = builder_.both(left, holds(entry.when, left));
    if (entry.place) {
      const NamedColumns& name = names_[*entry.place];
      taken = builder_.both(taken, has_value(name));
      for (const TokenMask& one : name.tokens)
        add_token(one.token, builder_.both(taken, one.mask), tokens);
      if (name.kind == Kind::date || name.kind == Kind::integer) {
        number = number == kNone
                     ? builder_.blank(builder_.inverse(taken), name.column, kNoNumber)
                     : builder_.node(
                           {.op = ColumnOp::choose, .a = taken, .b = name.column, .c = number});
      }
    }
    left = builder_.without(left, taken);
  }
  switch (output.kind) {
    case Output::code:
      return program_.results.push_back(builder_.pick(tokens, output.tokens));
    case Output::boolean: {
      constexpr std::string_view kBooleans[] = {"false", "true"};
      return program_.results.push_back(builder_.pick(tokens, kBooleans));
    }
    case Output::integer:
    case Output::day:
      return program_.results.push_back(number);
    case Output::set:
      return write_set(output, tokens);
  }
}

ColumnId PolicyColumns::has_value(const NamedColumns& name) {
  if (name.kind == Kind::date || name.kind == Kind::integer) return builder_.is_known(name.column);
  ColumnId any = kNone;
  for (const TokenMask& one : name.tokens) builder_.add_to(any, one.mask);
  return any;
}

void PolicyColumns::write_set(const TriageOutput& output, const Tokens& tokens) {
  std::vector<ColumnId> masks(output.tokens.size());
  for (const TokenMask& one : tokens) {
    const std::size_t at = position_of(one.token, output.tokens);
    if (at < masks.size()) builder_.add_to(masks[at], one.mask);
  }
  const std::span<const ColumnId> all(masks);
  for (std::size_t at = 0; at < all.size(); at += 32)
    program_.results.push_back(
        builder_.gather(all.subspan(at, std::min<std::size_t>(32, all.size() - at))));
}

ColumnId PolicyColumns::stands(const Statement& statement, ColumnId where) {
  const ColumnId when = builder_.both(where, holds(statement.when, where));
  return statement.unless ? builder_.without(when, holds(*statement.unless, when)) : when;
}

PolicyColumns::Tokens PolicyColumns::standing(const List<Statement>& statements) {
  Tokens tokens;
  for (const Statement& statement : statements)
    add_token(statement.id, stands(statement, kAll), tokens);
  return tokens;
}

PolicyColumns::Tokens PolicyColumns::needs() {
  Tokens tokens;
  for (const Statement& need : policy_.needs) {
    const ColumnId left_out = builder_.inverse(answered_[*need.place]);
    add_token(policy_.facts[*need.place].id, stands(need, left_out), tokens);
  }
  for (std::size_t i = 0; i < checks_.size(); ++i) {
    if (!has_check(policy_.overall_checks, i)) continue;
    for (Place fact = 0; fact < policy_.facts.size(); ++fact)
      add_token(policy_.facts[fact].id, checks_[i].open[fact], tokens);
  }
  return tokens;
}

}  // namespace eligibility
