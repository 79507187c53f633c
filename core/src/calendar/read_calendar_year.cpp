// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "eligibility/calendar.h"

namespace eligibility {
namespace {

constexpr std::size_t kMaxDays = 366;
constexpr std::array<std::string_view, 10> kMembers = {
    "schema", "calendar", "year", "status",         "off",
    "work",   "notice",   "note", "checkedAgainst", "dataSource"};

// The keys of one named day: `off` says name, `work` says for which festival.
struct DayKeys {
  std::string_view name;
  std::string_view name_zh;
};
constexpr DayKeys kOffKeys = {"name", "nameZh"};
constexpr DayKeys kWorkKeys = {"for", "forZh"};

class Reader {
 public:
  CalendarYear read(const Value& document) {
    CalendarYear year{};
    const Object* members = document.object();
    if (members == nullptr) {
      wrong_kind("", document, "an object");
      return year;
    }
    for (const Member& member : *members) {
      const bool known = std::find(kMembers.begin(), kMembers.end(), member.key) != kMembers.end();
      if (!known) unknown_member("", member.key);
    }
    read_schema(document);
    text(document, "", "calendar");
    read_year(document, year);
    read_status(document, year);
    year.off = days(document, "off", kOffKeys);
    year.work = days(document, "work", kWorkKeys);
    return year;
  }

  std::vector<Diagnostic> problems;

 private:
  void report(std::string_view code, std::string path, std::string message) {
    problems.push_back({std::string(code), std::move(path), std::move(message)});
  }
  void wrong_kind(std::string path, const Value& found, std::string_view expected) {
    report("wrong_kind", std::move(path),
           "found " + std::string(kind_name(found)) + ", expected " + std::string(expected));
  }
  void unknown_member(std::string path, std::string_view key) {
    append_pointer(key, path);
    report("unknown_member", std::move(path), "a calendar has no member of this name");
  }

  // nullptr when the member is missing, which has then been reported.
  const Value* member(const Value& object, const std::string& path, std::string_view key) {
    const Value* found = object.find(key);
    if (found == nullptr) {
      report("missing_member", path, "the member \"" + std::string(key) + "\" is missing");
    }
    return found;
  }
  static std::string below(std::string path, std::string_view key) {
    append_pointer(key, path);
    return path;
  }

  std::string text(const Value& object, const std::string& path, std::string_view key) {
    const Value* found = member(object, path, key);
    if (found == nullptr) return {};
    if (found->string() == nullptr) {
      wrong_kind(below(path, key), *found, "a string");
      return {};
    }
    if (found->string()->empty()) report("wrong_value", below(path, key), "the string is empty");
    return *found->string();
  }

  void read_schema(const Value& document) {
    const Value* schema = member(document, "", "schema");
    if (schema == nullptr || *schema == Value(std::int64_t{1})) return;
    report("wrong_value", "/schema", "only schema 1 is known");
  }

  void read_year(const Value& document, CalendarYear& year) {
    const Value* found = member(document, "", "year");
    if (found == nullptr) return;
    const std::int64_t* number = found->integer();
    if (number == nullptr) return wrong_kind("/year", *found, "an integer");
    if (*number < 1 || *number > 9999) {
      return report("wrong_value", "/year",
                    std::to_string(*number) + " is not a year from 1 to 9999");
    }
    year.year = static_cast<std::int32_t>(*number);
  }

  void read_status(const Value& document, CalendarYear& year) {
    const Value* found = member(document, "", "status");
    if (found == nullptr) return;
    if (found->string() == nullptr) return wrong_kind("/status", *found, "a string");
    year.official = *found->string() == "official";
    if (year.official || *found->string() == "unknown") return;
    report("wrong_value", "/status", "expected \"official\" or \"unknown\"");
  }

  std::vector<NamedDay> days(const Value& document, std::string_view key, DayKeys keys) {
    std::vector<NamedDay> named;
    const Value* found = member(document, "", key);
    if (found == nullptr) return named;
    std::string path = below("", key);
    const Array* items = found->array();
    if (items == nullptr) {
      wrong_kind(std::move(path), *found, "an array");
      return named;
    }
    if (items->size() > kMaxDays) {
      report("too_many", std::move(path),
             std::to_string(items->size()) + " days; a year has 366 at most");
      return named;
    }
    for (std::size_t index = 0; index < items->size(); ++index) {
      std::string item_path = path;
      append_pointer(index, item_path);
      append_day((*items)[index], item_path, keys, named);
    }
    return named;
  }

  void append_day(const Value& item, const std::string& path, DayKeys keys,
                  std::vector<NamedDay>& named) {
    const Object* members = item.object();
    if (members == nullptr) return wrong_kind(path, item, "an object");
    for (const Member& member : *members) {
      const bool known =
          member.key == "date" || member.key == keys.name || member.key == keys.name_zh;
      if (!known) unknown_member(path, member.key);
    }
    std::string name = text(item, path, keys.name);
    std::string name_zh = text(item, path, keys.name_zh);
    const std::string date = text(item, path, "date");
    if (date.empty()) return;
    const Result<Date, DateError> day = read_date(date);
    if (day.ok()) {
      named.push_back({*day, std::move(name), std::move(name_zh)});
      return;
    }
    switch (day.error()) {
      case DateError::not_real:
        return report("not_real", below(path, "date"),
                      "\"" + date + "\" is not a day of the calendar");
      case DateError::incomplete:
        return report("incomplete", below(path, "date"),
                      "\"" + date + "\" is not written YYYY-MM-DD");
    }
  }
};

}  // namespace

Result<CalendarYear, std::vector<Diagnostic>> read_calendar_year(const Value& document) {
  Reader reader;
  CalendarYear year = reader.read(document);
  if (!reader.problems.empty()) return Failure{std::move(reader.problems)};
  return year;
}

}  // namespace eligibility
