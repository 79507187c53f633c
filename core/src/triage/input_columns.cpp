// SPDX-License-Identifier: Apache-2.0
// Facts, dates and constraints over columns. Each function stands beside one of check's, in
// read_facts.cpp and dates.cpp.
#include <algorithm>
#include <utility>

#include "triage/policy_columns.h"

namespace eligibility {

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

}  // namespace eligibility
