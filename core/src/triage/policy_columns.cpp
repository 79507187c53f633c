// SPDX-License-Identifier: Apache-2.0
// Facts, constraints and periods over columns. Each function stands beside one of check's, in
// read_facts.cpp, dates.cpp and periods.cpp.
#include "triage/policy_columns.h"

#include <algorithm>
#include <utility>

#include "eligibility/calendar.h"

namespace eligibility {
namespace {}  // namespace

PolicyColumns::PolicyColumns(const CompiledPolicy& policy, const Outputs& outputs,
                             ColumnProgram& program, std::vector<Diagnostic>& fallbacks)
    : policy_(policy),
      outputs_(outputs),
      program_(program),
      fallbacks_(fallbacks),
      builder_(program),
      names_(policy.names.entries().size()),
      answered_(policy.facts.size()),
      problems_(policy.facts.size()),
      asked_(policy.facts.size(), kUnset),
      checks_(policy.checks.size()),
      reasons_(policy.reasons.size()),
      conditions_(policy, builder_, names_) {}

void PolicyColumns::compile() {
  read_facts();
  compute_dates();
  apply_constraints();
  for (const Window& rule : policy_.windows) compute_window(rule);
  for (std::size_t i = 0; i < policy_.business_periods.size(); ++i) compute_business_period(i);
  find_checks();
  for (std::size_t i = 0; i < policy_.requirements.size(); ++i) assess_requirement(i);
  for (std::size_t i = 0; i < policy_.checks.size(); ++i) decide(i);
  for (const Evidence& item : policy_.evidence) assess_evidence(item);
  for (std::size_t i = 0; i < policy_.checks.size(); ++i) assess_readiness(i);
  find_overall();
  override_by_input_problems();
  write_results();
}

void PolicyColumns::set_date(Place place, ColumnId column, std::int64_t lowest,
                             std::int64_t highest) {
  names_[place] = {
      .kind = Kind::date, .column = column, .lowest = lowest, .highest = highest, .tokens = {}};
}

void PolicyColumns::set_integer(Place place, ColumnId column, std::int64_t lowest,
                                std::int64_t highest) {
  names_[place] = {
      .kind = Kind::integer, .column = column, .lowest = lowest, .highest = highest, .tokens = {}};
}

void PolicyColumns::set_boolean(Place place, ColumnId yes, ColumnId no) {
  names_[place] = {.kind = Kind::boolean, .tokens = {{"true", yes}, {"false", no}}};
}

void PolicyColumns::set_tokens(Place place, Kind kind, Tokens tokens) {
  names_[place] = {.kind = kind, .tokens = std::move(tokens)};
}

void PolicyColumns::add_token(std::string_view token, ColumnId mask, Tokens& tokens) {
  if (mask == kNone) return;
  for (TokenMask& known : tokens) {
    if (known.token == token) return builder_.add_to(known.mask, mask);
  }
  tokens.push_back({token, mask});
}

Truths PolicyColumns::truths(const Condition& condition, ColumnId where) {
  if (condition.program == 0) return {kAll, kNone};
  const Result<Truths, std::string_view> compiled =
      conditions_.compile(policy_.programs[condition.program - 1]);
  if (compiled.ok()) return *compiled;
  const std::string& path = policy_.program_paths[condition.program - 1];
  const bool is_told = std::any_of(fallbacks_.begin(), fallbacks_.end(),
                                   [&path](const Diagnostic& told) { return told.path == path; });
  if (!is_told) fallbacks_.push_back({"not_vectorised", path, std::string(compiled.error())});
  return evaluate(condition.program - 1, where);
}

Truths PolicyColumns::evaluate(std::uint32_t program, ColumnId where) {
  if (where == kNone) return {};
  Evaluation evaluation{program, {}};
  ColumnNode node{.op = ColumnOp::evaluate,
                  .a = where,
                  .k = static_cast<std::int32_t>(program_.evaluations.size())};
  node.pool.begin = static_cast<std::uint32_t>(program_.pool.size());
  for (const Place place : policy_.programs[program].reads()) {
    evaluation.reads.push_back({place, names_[place]});
    program_.pool.push_back(names_[place].column);
    for (const TokenMask& one : names_[place].tokens) program_.pool.push_back(one.mask);
  }
  node.pool.end = static_cast<std::uint32_t>(program_.pool.size());
  program_.evaluations.push_back(std::move(evaluation));
  const ColumnId yes = builder_.node(node);
  program_.evaluated.push_back(yes);
  return {yes, builder_.node({.op = ColumnOp::evaluate_false, .a = yes})};
}

std::vector<ColumnId> PolicyColumns::first_hits(Range cases, ColumnId where) {
  std::vector<ColumnId> hits;
  for (std::size_t i = cases.begin; i < cases.end; ++i) {
    const ColumnId yes = holds(policy_.case_pool[i].when, where);
    hits.push_back(builder_.both(where, yes));
    where = builder_.without(where, yes);
  }
  return hits;
}

// -- Facts

void PolicyColumns::read_facts() {
  for (Place fact = 0; fact < policy_.facts.size(); ++fact) {
    switch (policy_.facts[fact].type) {
      case Fact::Type::choice:
        read_choice(fact);
        break;
      case Fact::Type::choices:
        read_set(fact);
        break;
      case Fact::Type::date:
        read_date(fact);
        break;
    }
  }
  check_validity();
}

void PolicyColumns::read_choice(Place place) {
  const Fact& fact = policy_.facts[place];
  const auto answers = static_cast<std::int32_t>(fact.values.end - fact.values.begin);
  const ColumnId codes =
      builder_.node({.op = ColumnOp::input_code, .k = static_cast<std::int32_t>(place)});
  names_[place] = {.kind = Kind::choice, .column = codes, .k = place, .tokens = {}};
  const ColumnId left_out = builder_.code_is(codes, kNoCode);
  answered_[place] = builder_.inverse(left_out);
  builder_.add_to(
      program_.refused,
      builder_.code_within(codes, answers, fact.unsure ? kUnsureCode - 1 : kUnsureCode));
  if (fact.required) builder_.add_to(program_.refused, left_out);
}

void PolicyColumns::read_set(Place place) {
  const Fact& fact = policy_.facts[place];
  const std::size_t answers = fact.values.end - fact.values.begin;
  const std::int64_t all = (std::int64_t{1} << answers) - 1;
  const bool is_code = answers <= kAnswersInCode;
  const ColumnId set = builder_.node({.op = is_code ? ColumnOp::input_code : ColumnOp::input_number,
                                      .k = static_cast<std::int32_t>(place)});
  names_[place] = {.kind = Kind::set, .column = set, .k = place, .tokens = {}};
  const ColumnId left_out =
      is_code ? builder_.code_is(set, kNoCode) : builder_.number_is(set, kNoNumber);
  answered_[place] = builder_.has_any(set, answers);
  if (is_code) {
    builder_.add_to(program_.refused, builder_.code_within(set, all + 1, kUnsureCode));
  } else {
    builder_.add_to(program_.refused, builder_.within(set, kNoNumber + std::int64_t{1}, -1));
    builder_.add_to(program_.refused, builder_.within(set, all + 1, ColumnBuilder::kHighest));
  }
  if (fact.required) builder_.add_to(program_.refused, left_out);
}

void PolicyColumns::read_date(Place place) {
  const Fact& fact = policy_.facts[place];
  const std::int32_t lowest = fact.from->since_epoch().count;
  const std::int32_t highest = fact.to->since_epoch().count;
  const ColumnId given =
      builder_.node({.op = ColumnOp::input_number, .k = static_cast<std::int32_t>(place)});
  const ColumnId is_day = builder_.within(given, lowest, highest);
  const ColumnId left_out = builder_.number_is(given, kNoNumber);
  const ColumnId is_fine =
      fact.unsure ? builder_.within(given, kNoNumber, kUnsureNumber) : left_out;
  const ColumnId wrong = builder_.inverse(builder_.either(is_day, is_fine));
  answered_[place] = builder_.inverse(left_out);
  if (fact.device) {
    builder_.add_to(program_.refused, wrong);
  } else {
    problems_[place] = wrong;
  }
  if (fact.required) builder_.add_to(program_.refused, left_out);
  ColumnId date = builder_.blank(problems_[place], given, kNoNumber);
  builder_.set_known(date, is_day);
  std::int64_t first = lowest;
  std::int64_t last = highest;
  if (fact.default_fact) {
    const NamedColumns& other = names_[*fact.default_fact];
    const ColumnId stands_in =
        builder_.node({.op = ColumnOp::plus, .a = other.column, .k = 0, .m = kNullNumber});
    date = builder_.node({.op = ColumnOp::choose, .a = left_out, .b = stands_in, .c = date});
    first = std::min(first, other.lowest);
    last = std::max(last, other.highest);
  }
  set_date(place, date, first, last);
}

// As versions of a policy are: on another day there is no report.
void PolicyColumns::check_validity() {
  const NamedColumns& today = names_[policy_.names.place("today")];
  if (policy_.valid_from) {
    builder_.add_to(program_.refused,
                    builder_.within(today.column, kFirstNumber,
                                    std::int64_t{policy_.valid_from->since_epoch().count} - 1));
  }
  if (policy_.valid_to) {
    builder_.add_to(
        program_.refused,
        builder_.within(today.column, std::int64_t{policy_.valid_to->since_epoch().count} + 1,
                        ColumnBuilder::kHighest));
  }
}

// -- Dates and constraints

void PolicyColumns::compute_date(const NamedDate& rule) {
  const NamedColumns& first = names_[policy_.place_pool[rule.of.begin]];
  std::int64_t lowest = first.lowest;
  std::int64_t highest = first.highest;
  ColumnId column = first.column;
  if (rule.kind == NamedDate::Kind::plus_days) {
    column =
        builder_.node({.op = ColumnOp::plus, .a = column, .k = rule.plus.count, .m = kNullNumber});
    return set_date(rule.place, column, lowest + rule.plus.count, highest + rule.plus.count);
  }
  const bool is_earliest = rule.kind == NamedDate::Kind::earliest;
  for (std::size_t i = rule.of.begin + 1; i < rule.of.end; ++i) {
    const NamedColumns& other = names_[policy_.place_pool[i]];
    column = builder_.node(
        {.op = is_earliest ? ColumnOp::earlier : ColumnOp::later, .a = column, .b = other.column});
    lowest = is_earliest ? std::min(lowest, other.lowest) : std::max(lowest, other.lowest);
    highest = is_earliest ? std::min(highest, other.highest) : std::max(highest, other.highest);
  }
  if (rule.of.end - rule.of.begin == 1) {  // of a fact, it may be "unsure"
    column = builder_.node({.op = ColumnOp::plus, .a = column, .k = 0, .m = kNullNumber});
  }
  set_date(rule.place, column, lowest, highest);
}

void PolicyColumns::compute_dates() {
  for (const NamedDate& rule : policy_.dates) compute_date(rule);
  for (const Measure& rule : policy_.measures) {
    const NamedColumns& from = names_[rule.from];
    const NamedColumns& to = names_[rule.to];
    set_integer(rule.place,
                builder_.node({.op = ColumnOp::difference, .a = to.column, .b = from.column}),
                to.lowest - from.highest, to.highest - from.lowest);
  }
}

void PolicyColumns::apply_constraints() {
  std::vector<ColumnId> blamed(policy_.facts.size());
  for (const Statement& constraint : policy_.constraints)
    builder_.add_to(blamed[*constraint.place], holds(constraint.when, kAll));
  Tokens tokens;
  for (Place fact = 0; fact < policy_.facts.size(); ++fact) {
    builder_.add_to(problems_[fact], blamed[fact]);
    if (policy_.facts[fact].type == Fact::Type::date)
      names_[fact].column = builder_.blank(blamed[fact], names_[fact].column, kNoNumber);
    add_token(policy_.facts[fact].id, problems_[fact], tokens);
  }
  set_tokens(policy_.input_problems, Kind::list, std::move(tokens));
  compute_dates();
}

// -- Periods

void PolicyColumns::compute_window(const Window& rule) {
  const NamedColumns& start = names_[rule.from];
  const NamedColumns& latest = names_[rule.latest_today];
  const NamedColumns& earliest = names_[rule.earliest_today];
  const std::int32_t days = rule.days.count;
  const auto minus = [&](ColumnId a, ColumnId b) {
    return builder_.node({.op = ColumnOp::difference, .a = a, .b = b});
  };
  const auto unless_in = [&](ColumnId mask, ColumnId number) {
    return builder_.blank(builder_.inverse(mask), number, kNullNumber);
  };

  const ColumnId not_started = holds(rule.not_started_when, kAll);
  const ColumnId has_start = builder_.without(builder_.is_known(start.column), not_started);
  const ColumnId runs = builder_.both(has_start, holds(rule.runs_when, has_start));
  const auto end = [&](Days after) {
    return builder_.node(
        {.op = ColumnOp::plus, .a = start.column, .k = after.count, .m = kNullNumber});
  };
  const ColumnId final_day = end(rule.days);
  set_date(rule.apply_by, unless_in(runs, end(rule.safe_days)), start.lowest + rule.safe_days.count,
           start.highest + rule.safe_days.count);
  set_date(rule.final_day, unless_in(runs, final_day), start.lowest + days, start.highest + days);

  ColumnId has_applied = kNone;
  ColumnId in_time = kNone;
  ColumnId on_last = kNone;
  ColumnId unsure = kNone;
  ColumnId day = minus(latest.column, start.column);
  std::int64_t first = latest.lowest;
  std::int64_t last = latest.highest;
  if (rule.applied_on) {
    const NamedColumns& applied = names_[*rule.applied_on];
    has_applied = builder_.both(runs, builder_.is_known(applied.column));
    in_time = builder_.compare(Order::at_most, applied.column, start.column, -days);
    on_last = builder_.both(has_applied,
                            builder_.compare(Order::same, applied.column, start.column, -days));
    unsure = builder_.number_is(applied.column, kUnsureNumber);
    day = builder_.node({.op = ColumnOp::choose,
                         .a = has_applied,
                         .b = minus(applied.column, start.column),
                         .c = day});
    first = std::min(first, applied.lowest);
    last = std::max(last, applied.highest);
  }
  const ColumnId has_today =
      builder_.both(builder_.is_known(latest.column), builder_.is_known(earliest.column));
  const ColumnId waits = builder_.both(builder_.without(runs, has_applied), has_today);
  const ColumnId over = builder_.compare(Order::less, start.column, latest.column, days);
  const ColumnId over_everywhere =
      builder_.both(over, builder_.compare(Order::less, start.column, earliest.column, days));
  // Applied, but on a day not known: no "too late" can be drawn from today's date.
  const ColumnId counted = builder_.without(waits, builder_.both(over_everywhere, unsure));
  const ColumnId last_today = builder_.compare(Order::same, start.column, latest.column, days);
  const ColumnId has_day = builder_.either(has_applied, counted);
  builder_.add_to(on_last, builder_.both(counted, last_today));

  set_integer(rule.day, unless_in(has_day, day), first - start.highest, last - start.lowest);
  set_integer(rule.days_left, unless_in(counted, minus(final_day, latest.column)),
              start.lowest + days - latest.highest, start.highest + days - latest.lowest);
  set_boolean(rule.is_last_day, on_last, builder_.without(has_day, on_last));
  Tokens status = {{"not_started", not_started},
                   {"applied_in_time", builder_.both(has_applied, in_time)},
                   {"applied_late", builder_.without(has_applied, in_time)},
                   {"open", builder_.without(builder_.without(counted, over), last_today)},
                   {"final_day", builder_.both(counted, last_today)},
                   {"passed", builder_.both(counted, over_everywhere)},
                   {"straddles", builder_.without(builder_.both(counted, over), over_everywhere)}};
  status.push_back({"unknown", builder_.inverse(builder_.either(not_started, has_day))});
  set_tokens(rule.status, Kind::text, std::move(status));
}

void PolicyColumns::compute_business_period(std::size_t index) {
  const BusinessPeriodRule& rule = policy_.business_periods[index];
  const NamedColumns& start = names_[rule.from];
  const NamedColumns& today = names_[rule.earliest_today];
  const auto period = static_cast<std::int32_t>(index);
  const ColumnId due = builder_.node({.op = ColumnOp::due, .a = start.column, .k = period});
  const ColumnId coverage =
      builder_.node({.op = ColumnOp::coverage, .a = start.column, .k = period});
  const ColumnId column = start.column;
  // A year has 240 business days at least, and 366 days at most.
  set_date(rule.due, due, start.lowest, start.highest + 2 * std::int64_t{rule.days} + 800);
  Tokens tokens;
  for (const Coverage each : {Coverage::official, Coverage::partial, Coverage::none})
    tokens.push_back(
        {coverage_token(each), builder_.code_is(coverage, static_cast<std::int64_t>(each))});
  set_tokens(rule.coverage, Kind::text, std::move(tokens));
  set_boolean(rule.overdue, builder_.compare(Order::less, due, today.column, 0),
              builder_.compare(Order::at_most, today.column, due, 0));
  names_[rule.off] = {.kind = Kind::days,
                      .column = column,
                      .k = 2 * static_cast<std::uint32_t>(index),
                      .tokens = {}};
  names_[rule.work] = {.kind = Kind::days,
                       .column = column,
                       .k = 2 * static_cast<std::uint32_t>(index) + 1,
                       .tokens = {}};
}

}  // namespace eligibility
