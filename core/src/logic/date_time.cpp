// SPDX-License-Identifier: Apache-2.0
#include "logic/date_time.h"

#include <cstddef>

#include "date/civil.h"
#include "date/digits.h"

namespace eligibility {
namespace {

constexpr std::int64_t kSecond = 1'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kFurthest = 100'000'000 * kDay;

// Takes pieces off the front of a text. Once a piece was not there, `ok` stays false.
struct Reader {
  std::string_view rest;
  bool ok = true;

  bool take(char wanted) {
    if (rest.empty() || rest.front() != wanted) return false;
    rest.remove_prefix(1);
    return true;
  }
  void expect(char wanted) { ok = take(wanted) && ok; }

  std::int32_t digits(std::size_t width) {
    const std::string_view piece = rest.substr(0, width);
    if (piece.size() != width || !all_digits(piece)) {
      ok = false;
      return 0;
    }
    rest.remove_prefix(width);
    return number_of_digits(piece);
  }

  [[nodiscard]] std::size_t count_digits() const {
    std::size_t count = 0;
    while (count < rest.size() && rest[count] >= '0' && rest[count] <= '9') ++count;
    return count;
  }
};

// ".5" is 500; without a dot 0.
std::int32_t read_milliseconds(Reader& reader) {
  if (!reader.take('.')) return 0;
  const std::size_t count = reader.count_digits();
  reader.ok = reader.ok && count > 0;
  std::int32_t milliseconds = 0;
  for (std::size_t index = 0; index < 3; ++index) {
    milliseconds = milliseconds * 10 + (index < count ? reader.rest[index] - '0' : 0);
  }
  reader.rest.remove_prefix(count);
  return milliseconds;
}

struct Offset {
  std::int32_t hours = 0;
  std::int32_t minutes = 0;
  bool is_negative = false;
};

// Nothing, Z, or a sign with h, hh, hmm, hhmm, h:mm, hh:mm.
Offset read_offset(Reader& reader) {
  Offset offset;
  if (reader.rest.empty() || reader.take('Z')) return offset;
  offset.is_negative = reader.take('-');
  if (!offset.is_negative) reader.expect('+');
  const std::size_t count = reader.count_digits();
  offset.hours = reader.digits(count % 2 == 1 ? 1 : 2);
  if (count > 2 || reader.take(':')) offset.minutes = reader.digits(2);
  return offset;
}

Result<DateTime, FaultCode> midnight(std::int32_t year, std::int32_t month, std::int32_t day) {
  if (month < 1 || month > 12 || day < 1 || day > civil::days_in_month(year, month)) {
    return Failure{FaultCode::impossible_date};
  }
  return DateTime{civil::days_since_epoch(year, month, day) * kDay};
}

// YYYY, YYYY-MM: the last day that they can mean.
Result<DateTime, FaultCode> read_partial(std::string_view text) {
  Reader reader{text};
  const std::int32_t year = reader.digits(4);
  std::int32_t month = 12;
  if (!reader.rest.empty()) {
    reader.expect('-');
    month = reader.digits(2);
  }
  if (!reader.ok || !reader.rest.empty()) return Failure{FaultCode::not_a_date};
  if (month < 1 || month > 12) return Failure{FaultCode::impossible_date};
  return midnight(year, month, civil::days_in_month(year, month));
}

bool is_partial(std::string_view text) { return text.size() == 4 || text.size() == 7; }

}  // namespace

Result<DateTime, FaultCode> read_date_time(std::string_view text) {
  if (is_partial(text)) return read_partial(text);

  Reader reader{text};
  const std::int32_t year = reader.digits(4);
  reader.expect('-');
  const std::int32_t month = reader.digits(2);
  reader.expect('-');
  const std::int32_t day = reader.digits(2);
  if (!reader.ok) return Failure{FaultCode::not_a_date};
  if (reader.rest.empty()) return midnight(year, month, day);

  reader.expect('T');
  const std::int32_t hour = reader.digits(2);
  reader.expect(':');
  const std::int32_t minute = reader.digits(2);
  reader.expect(':');
  const std::int32_t second = reader.digits(2);
  const std::int32_t milliseconds = read_milliseconds(reader);
  const Offset offset = read_offset(reader);
  if (!reader.ok || !reader.rest.empty()) return Failure{FaultCode::not_a_date};

  Result<DateTime, FaultCode> start = midnight(year, month, day);
  if (!start.ok()) return start;
  if (hour > 23 || minute > 59 || second > 59 || offset.hours > 23 || offset.minutes > 59) {
    return Failure{FaultCode::impossible_date};
  }
  const std::int64_t ahead = offset.hours * kHour + offset.minutes * kMinute;
  return DateTime{start->milliseconds + hour * kHour + minute * kMinute + second * kSecond +
                  milliseconds + (offset.is_negative ? ahead : -ahead)};
}

Result<DateTime, FaultCode> read_date_of_birth(std::string_view text) {
  constexpr std::size_t kDateWidth = 10;  // YYYY-MM-DD
  if (text.size() > kDateWidth) return Failure{FaultCode::not_a_date};
  return read_date_time(text);
}

Result<DateTime, FaultCode> plus_time(DateTime start, std::int64_t amount, TimeUnit unit) {
  // The hour is the smallest unit: more than these lead out of the range from anywhere in it, with
  // any unit. Less cannot overflow the products below.
  constexpr std::int64_t kMostHours = 2 * kFurthest / kHour;
  constexpr std::int64_t kMostMonths =
      std::int64_t{12} * 300'000;  // counted from year 0; the range ends in 275760
  if (amount > kMostHours || amount < -kMostHours) return Failure{FaultCode::overflow};

  std::int64_t moved = 0;
  switch (unit) {
    case TimeUnit::hour:
      moved = start.milliseconds + amount * kHour;
      break;
    case TimeUnit::day:
      moved = start.milliseconds + amount * kDay;
      break;
    case TimeUnit::month:
    case TimeUnit::year: {
      const std::int64_t day_number = civil::floor_divide(start.milliseconds, kDay);
      const civil::YearMonthDay64 day = civil::from_days(day_number);
      const std::int64_t months =
          day.year * 12 + day.month - 1 + amount * (unit == TimeUnit::year ? 12 : 1);
      if (months > kMostMonths || months < -kMostMonths) return Failure{FaultCode::overflow};
      const auto month = static_cast<std::int32_t>(civil::floor_remainder(months, 12) + 1);
      const std::int64_t first = civil::days_since_epoch(civil::floor_divide(months, 12), month, 1);
      moved = start.milliseconds + (first + day.day - 1 - day_number) * kDay;
      break;
    }
  }
  if (moved > kFurthest || moved < -kFurthest) return Failure{FaultCode::overflow};
  return DateTime{moved};
}

}  // namespace eligibility
