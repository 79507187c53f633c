// SPDX-License-Identifier: Apache-2.0
#include "calendar/check_year.h"

#include <algorithm>
#include <string_view>

#include "value/document.h"

namespace eligibility {
namespace {

constexpr std::int32_t kFirstYear = 1;
constexpr std::int32_t kLastYear = 9999;
// A notice that leaves fewer or more than this was misread: real ones leave 243 to 252.
constexpr int kFewestBusinessDays = 240;
constexpr int kMostBusinessDays = 255;

bool is_weekend(Date date) { return weekday(date) >= Weekday::saturday; }

bool contains(const std::vector<NamedDay>& days, Date date) {
  return std::any_of(days.begin(), days.end(),
                     [date](const NamedDay& day) { return day.date == date; });
}

class YearCheck {
 public:
  YearCheck(const CalendarYear& year, const std::string& path, std::vector<Diagnostic>& problems)
      : year_(year), path_(path), problems_(problems) {}

  void run() {
    if (year_.year < kFirstYear || year_.year > kLastYear) {
      problems_.push_back(
          {"wrong_year", path_,
           sentence({std::to_string(year_.year), " is not a year from 1 to 9999"})});
      return;
    }
    check_list(year_.off, "off");
    check_list(year_.work, "work");
    for (std::size_t index = 0; index < year_.work.size(); ++index) check_make_up_day(index);
    if (year_.official) {
      check_count();
    } else if (!year_.off.empty() || !year_.work.empty()) {
      problems_.push_back(
          {"days_without_notice", path_,
           sentence({std::to_string(year_.year), " names days but has no notice"})});
    }
  }

 private:
  void report(std::string_view code, std::string_view list, std::size_t index,
              std::string_view message) {
    std::string path = path_;
    append_pointer(list, path);
    append_pointer(index, path);
    const CalendarYear& year = year_;
    const Date date = (list == "off" ? year.off : year.work)[index].date;
    problems_.push_back(
        {std::string(code), std::move(path), sentence({write_date(date), message})});
  }

  // A year has 366 days at most, so looking each one up among those before it is soon done.
  void check_list(const std::vector<NamedDay>& days, std::string_view list) {
    for (std::size_t index = 0; index < days.size(); ++index) {
      const Date date = days[index].date;
      if (year_month_day(date).year != year_.year)
        report("wrong_year", list, index, " is not in this year");
      for (std::size_t before = 0; before < index; ++before) {
        if (days[before].date == date) {
          report("duplicate_day", list, index, " is named twice");
          break;
        }
      }
    }
  }

  void check_make_up_day(std::size_t index) {
    const Date date = year_.work[index].date;
    if (!is_weekend(date)) {
      report("not_a_weekend", "work", index,
             " is a day from Monday to Friday; only a Saturday or a Sunday is made up");
    }
    if (contains(year_.off, date)) report("off_and_work", "work", index, " is a day off too");
  }

  void check_count() {
    int count = 0;
    const Date end = *make_date({.year = year_.year, .month = 12, .day = 31});
    for (Date date = *make_date({.year = year_.year, .month = 1, .day = 1}); date <= end;
         date = date + Days{1}) {
      const bool counts =
          is_weekend(date) ? contains(year_.work, date) : !contains(year_.off, date);
      if (counts) ++count;
    }
    if (count >= kFewestBusinessDays && count <= kMostBusinessDays) return;
    problems_.push_back({"business_day_count", path_,
                         sentence({std::to_string(year_.year), " has ", std::to_string(count),
                                   " business days; a year with a notice has 240 to 255"})});
  }

  const CalendarYear& year_;
  const std::string& path_;
  std::vector<Diagnostic>& problems_;
};

}  // namespace

void check_calendar_year(const CalendarYear& year, const std::string& path,
                         std::vector<Diagnostic>& problems) {
  YearCheck(year, path, problems).run();
}

void append_duplicate_years(std::span<const CalendarYear> years,
                            std::vector<Diagnostic>& problems) {
  for (std::size_t position = 0; position < years.size(); ++position) {
    for (std::size_t before = 0; before < position; ++before) {
      if (years[before].year != years[position].year) continue;
      std::string path;
      append_pointer(position, path);
      problems.push_back({"duplicate_year", std::move(path),
                          sentence({std::to_string(years[position].year), " is given twice"})});
      break;
    }
  }
}

}  // namespace eligibility
