// SPDX-License-Identifier: Apache-2.0
#include "eligibility/calendar.h"
#include "value/document.h"

namespace eligibility {
namespace {

constexpr std::size_t kMaxDays = 366;

// `off` says a day's name, `work` says for which festival it is worked.
std::vector<NamedDay> read_days(const Node& list, std::string_view name, std::string_view name_zh) {
  std::vector<NamedDay> days;
  const std::size_t size = list.list_size();
  if (size > kMaxDays) {
    list.problem("too_many", {"a year has 366 days at most"});
    return days;
  }
  for (std::size_t i = 0; i < size; ++i) {
    const Node item = list.part(i);
    if (!item.is_object_of({"date", name, name_zh})) continue;
    const std::string_view named = item.required(name).text();
    const std::string_view named_zh = item.required(name_zh).text();
    const std::optional<Date> date = item.required("date").date();
    if (date) days.push_back({*date, std::string(named), std::string(named_zh)});
  }
  return days;
}

}  // namespace

Result<CalendarYear, std::vector<Diagnostic>> read_calendar_year(const Value& value) {
  Document document;
  const Node root = document.root(value);
  CalendarYear year{};
  if (root.is_object_of({"schema", "calendar", "year", "status", "off", "work", "notice", "note",
                         "checkedAgainst", "dataSource"})) {
    static_cast<void>(root.required("schema").integer(1, 1));
    static_cast<void>(root.required("calendar").identifier());
    year.year = static_cast<std::int32_t>(root.required("year").integer(1, 9999));
    year.official = root.required("status").one_of({"unknown", "official"}) == 1;
    year.off = read_days(root.required("off"), "name", "nameZh");
    year.work = read_days(root.required("work"), "for", "forZh");
  }
  if (!document.problems.empty()) return Failure{std::move(document.problems)};
  return year;
}

}  // namespace eligibility
