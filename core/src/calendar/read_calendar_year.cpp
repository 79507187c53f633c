// SPDX-License-Identifier: Apache-2.0
#include <cstddef>

#include "eligibility/calendar.h"
#include "value/document.h"

namespace eligibility {
namespace {

constexpr std::size_t kMaxDays = 366;

struct WrittenDay {
  std::optional<Date> date;
  std::string_view name;
  std::string_view name_zh;
};

// `off` says a day's name, `work` says for which festival it is worked.
constexpr Field kDayOff[] = {
    {"date", form::day, true, offsetof(WrittenDay, date)},
    {"name", form::text, true, offsetof(WrittenDay, name)},
    {"nameZh", form::text, true, offsetof(WrittenDay, name_zh)},
};
constexpr Field kMakeUpDay[] = {
    {"date", form::day, true, offsetof(WrittenDay, date)},
    {"for", form::text, true, offsetof(WrittenDay, name)},
    {"forZh", form::text, true, offsetof(WrittenDay, name_zh)},
};
constexpr Field kYear[] = {
    {"schema", form::number, true, kNowhere, "", 1, 1},
    {"calendar", form::id, true},
    {"year", form::number, true, offsetof(CalendarYear, year), "", 1, 9999},
    {"status", form::token, true, offsetof(CalendarYear, official), "unknown official"},
    {"off", form::any, true},
    {"work", form::any, true},
    {"notice", form::any},
    {"note", form::any},
    {"checkedAgainst", form::any},
    {"dataSource", form::any},
};

std::vector<NamedDay> read_days(const Node& list, std::span<const Field> fields) {
  std::vector<NamedDay> days;
  const std::size_t size = list.list_size();
  if (size > kMaxDays) {
    list.problem("too_many", {"a year has 366 days at most"});
    return days;
  }
  for (std::size_t i = 0; i < size; ++i) {
    WrittenDay day;
    static_cast<void>(list.part(i).read(fields, &day));
    if (day.date) days.push_back({*day.date, std::string(day.name), std::string(day.name_zh)});
  }
  return days;
}

}  // namespace

Result<CalendarYear, std::vector<Diagnostic>> read_calendar_year(const Value& document) {
  Document reading;
  const Node root = reading.root(document);
  CalendarYear year{};
  if (root.read(kYear, &year)) {
    year.off = read_days(root.member("off"), kDayOff);
    year.work = read_days(root.member("work"), kMakeUpDay);
  }
  if (!reading.problems.empty()) return Failure{std::move(reading.problems)};
  return year;
}

}  // namespace eligibility
