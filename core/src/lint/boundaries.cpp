// SPDX-License-Identifier: Apache-2.0
#include "lint/boundaries.h"

#include <algorithm>

namespace eligibility {
namespace {

// The least and the most days that some months, years or hours can be.
DayRange span_of(std::int64_t amount, std::string_view unit) {
  const auto days = [](std::int64_t from, std::int64_t to) {
    return DayRange{Date{Days{static_cast<std::int32_t>(from)}},
                    Date{Days{static_cast<std::int32_t>(to)}}};
  };
  // Of the years one in four has a leap day, and then of some hundred one less.
  const auto years = [](std::int64_t count) {
    const std::int64_t size = count < 0 ? -count : count;
    const std::int64_t fewest = std::max<std::int64_t>(size / 4 - (size + 99) / 100, 0);
    const std::int64_t most = (size + 3) / 4;
    return count < 0 ? std::pair(count * 365 - most, count * 365 - fewest)
                     : std::pair(count * 365 + fewest, count * 365 + most);
  };
  if (unit == "year" || unit == "month") {
    const std::int64_t rest = unit == "year" ? 0 : amount % 12;
    const auto [fewest, most] = years(unit == "year" ? amount : amount / 12);
    const std::int64_t usual = rest * 30 + rest / 2;
    const std::int64_t spread = rest == 0 ? 0 : 3;
    return days(fewest + usual - spread, most + usual + spread);
  }
  if (unit == "hour") return days(amount / 24 - 1, amount / 24 + 1);
  return days(amount, amount);
}

void find_numbers(const Value& part, std::vector<std::int32_t>& numbers,
                  std::vector<std::string_view>& names) {
  if (part.integer() != nullptr)
    numbers.push_back(
        static_cast<std::int32_t>(std::clamp<std::int64_t>(*part.integer(), -100'000, 100'000)));
  if (const Array* array = part.array()) {
    for (const Value& element : *array) find_numbers(element, numbers, names);
  }
  if (const Object* object = part.object()) {
    for (const Member& member : *object) {
      if (member.key == "var" && member.value.string() != nullptr) {
        names.push_back(*member.value.string());
      } else if (member.key != "plusTime") {
        find_numbers(member.value, numbers, names);
      }
    }
  }
}

bool compares_dates(std::string_view op) {
  return op == "after" || op == "before" || op == "not-after" || op == "not-before" || op == "===";
}

// "~1" is "/", "~0" is "~".
std::string unescaped(std::string_view step) {
  std::string text;
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool escape = step[i] == '~' && i + 1 < step.size();
    text += !escape ? step[i] : step[++i] == '1' ? '/' : '~';
  }
  return text;
}

}  // namespace

const Value* find_at(const Value& document, std::string_view pointer) {
  const Value* found = &document;
  while (found != nullptr && !pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string step = unescaped(pointer.substr(1, end - 1));
    pointer = pointer.substr(end);
    if (const Array* array = found->array()) {
      std::size_t index = 0;
      for (const char digit : step) index = index * 10 + static_cast<std::size_t>(digit - '0');
      found = index < array->size() ? &(*array)[index] : nullptr;
    } else {
      found = found->find(step);
    }
  }
  return found;
}

Boundaries::Boundaries(const CompiledPolicy& policy)
    : policy_(policy), roots_(policy.names.entries().size()) {
  for (Place fact = 0; fact < policy.facts.size(); ++fact) {
    if (policy.facts[fact].type == Fact::Type::date) roots_[fact] = {{fact, 0}};
  }
  for (const NamedDate& date : policy.dates) {
    Roots& roots = roots_[date.place];
    for (std::size_t i = date.of.begin; i < date.of.end; ++i) {
      const Roots& of = roots_[policy.place_pool[i]];
      for (const Root& root : of) roots.push_back({root.fact, root.days + date.plus.count});
    }
  }
  add_periods();
  for (const std::string& path : policy.program_paths) {
    if (const Value* expression = find_at(policy.document, path)) add_condition(*expression);
    ++comparer_;
  }
}

void Boundaries::add(const Roots& left, const Roots& right, std::int32_t days) {
  // Of several roots the earliest or the latest is meant: which one it is matters, too.
  for (const Roots* roots : {&left, &right}) {
    for (std::size_t i = 0; i < roots->size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const Root& one = (*roots)[i];
        const Root& other = (*roots)[j];
        if (one.fact != other.fact)
          boundaries_.push_back({comparer_, {one.fact, other.fact, other.days - one.days}});
      }
    }
  }
  for (const Root& one : left) {
    for (const Root& other : right) {
      if (one.fact != other.fact)
        boundaries_.push_back({comparer_, {one.fact, other.fact, other.days - one.days + days}});
    }
  }
}

void Boundaries::add_periods() {
  comparer_ = kWindowComparer;
  for (const Window& window : policy_.windows) {
    const Roots& from = roots_[window.from];
    if (window.applied_on) add(roots_[*window.applied_on], from, window.days.count);
    add(roots_[window.earliest_today], from, window.days.count);
    add(roots_[window.latest_today], from, window.days.count);
    for (const Root& root : from) {
      roots_[window.apply_by].push_back({root.fact, root.days + window.safe_days.count});
      roots_[window.final_day].push_back({root.fact, root.days + window.days.count});
    }
    ++comparer_;
  }
  for (std::uint32_t i = 0; i < policy_.business_periods.size(); ++i) {
    const BusinessPeriodRule& rule = policy_.business_periods[i];
    for (const Root& root : roots_[rule.from]) {
      for (const std::int32_t days : {rule.days, rule.days + 2 * (rule.days / 5), 3 * rule.days})
        roots_[rule.due].push_back({root.fact, root.days + days});
    }
    comparer_ = kDueComparer + i;
    add(roots_[rule.due], roots_[rule.earliest_today], 0);
    comparer_ = kCoverageComparer + i;
    add_coverage(rule);
  }
  comparer_ = 0;
}

void Boundaries::add_coverage(const BusinessPeriodRule& rule) {
  const std::span<const CalendarYear> years = policy_.calendars[rule.calendar].years();
  if (years.empty()) return;
  for (const std::int32_t year : {years.front().year, years.back().year + 1}) {
    const Result<Date, DateError> first = make_date({year, 1, 1});
    if (!first.ok()) continue;
    for (const Root& root : roots_[rule.from]) {
      const std::int32_t day = first->since_epoch().count - root.days;
      boundaries_.push_back({comparer_, {root.fact, kEpoch, day}});
      boundaries_.push_back({comparer_, {root.fact, kEpoch, day - rule.days}});
    }
  }
}

Boundaries::Roots Boundaries::roots_of(const Value& operand) const {
  Roots roots;
  if (const std::string* text = operand.string()) {
    const Result<Date, DateError> day = read_date(*text);
    if (day.ok()) roots.push_back({kEpoch, day->since_epoch().count});
  }
  if (const Value* name = operand.find("var"); name != nullptr && name->string() != nullptr) {
    const std::size_t place = policy_.names.place(*name->string());
    if (place < roots_.size()) return roots_[place];
  }
  const Value* shifted = operand.find("plusTime");
  if (shifted == nullptr || shifted->array() == nullptr || shifted->array()->size() != 3)
    return roots;
  const Array& parts = *shifted->array();
  if (parts[1].integer() == nullptr || parts[2].string() == nullptr) return roots;
  const DayRange span = span_of(*parts[1].integer(), *parts[2].string());
  for (const Root& root : roots_of(parts[0])) {
    for (std::int32_t days = span.from.since_epoch().count; days <= span.to.since_epoch().count;
         ++days)
      roots.push_back({root.fact, root.days + days});
  }
  return roots;
}

void Boundaries::add_number(Place place, std::int32_t number) {
  for (const Measure& measure : policy_.measures) {
    if (measure.place == place) add(roots_[measure.to], roots_[measure.from], number);
  }
  for (const Window& window : policy_.windows) {
    const Roots& from = roots_[window.from];
    if (window.day == place) {
      add(roots_[window.latest_today], from, number);
      if (window.applied_on) add(roots_[*window.applied_on], from, number);
    }
    if (window.days_left == place)
      add(roots_[window.latest_today], from, window.days.count - number);
  }
}

void Boundaries::add_condition(const Value& expression) {
  if (const Array* array = expression.array()) {
    for (const Value& part : *array) add_condition(part);
  }
  const Object* object = expression.object();
  if (object == nullptr || object->size() != 1) return;
  const Member& operation = object->front();
  std::vector<std::int32_t> numbers{0};
  std::vector<std::string_view> names;
  find_numbers(expression, numbers, names);
  for (const std::string_view name : names) {
    const std::size_t place = policy_.names.place(name);
    if (place == roots_.size() || policy_.names.entries()[place].type != NameType::integer)
      continue;
    for (const std::int32_t number : numbers) add_number(static_cast<Place>(place), number);
  }
  const Array* operands = operation.value.array();
  if (operands == nullptr) return;
  for (std::size_t i = 0; i < operands->size(); ++i) {
    for (std::size_t j = 0; j < i && compares_dates(operation.key); ++j)
      add(roots_of((*operands)[i]), roots_of((*operands)[j]), 0);
    add_condition((*operands)[i]);
  }
}

std::vector<Boundary> Boundaries::between(std::span<const std::size_t> facts,
                                          std::span<const Comparer> comparers) const {
  const auto position = [facts](std::size_t fact) {
    if (fact == kEpoch) return kEpoch;
    return static_cast<std::size_t>(std::find(facts.begin(), facts.end(), fact) - facts.begin());
  };
  std::vector<Boundary> found;
  for (const auto& [comparer, one] : boundaries_) {
    if (!std::binary_search(comparers.begin(), comparers.end(), comparer)) continue;
    const std::size_t first = position(one.first);
    const std::size_t second = position(one.second);
    if (first != facts.size() && second != facts.size()) found.push_back({first, second, one.days});
  }
  return found;
}

}  // namespace eligibility
