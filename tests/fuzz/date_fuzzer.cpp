// SPDX-License-Identifier: Apache-2.0
// Any bytes as a day or a moment. What is read is a day of the calendar and is written as it would
// be read again; a table's days agree with those of facts; and day and month are never guessed.
#include "eligibility/date.h"

#include "eligibility/orders.h"
#include "eligibility/utf8.h"
#include "fuzz.h"

namespace eligibility::fuzz {
namespace {

void require_day(Date date) {
  require(Date(date.since_epoch()) == date);
  const std::string written = write_date(date);
  const Result<Date, DateError> again = read_date(written);
  require(again.ok() && *again == date);
  const Result<Date, LocalDateError> local = read_local_date(written, DateOrder::unsaid);
  require(local.ok() && *local == date);
}

// Under one order of day and month or the other: what is certain without one.
void require_order(std::string_view text) {
  const Result<Date, LocalDateError> unsaid = read_local_date(text, DateOrder::unsaid);
  const Result<Date, LocalDateError> dmy = read_local_date(text, DateOrder::dmy);
  const Result<Date, LocalDateError> mdy = read_local_date(text, DateOrder::mdy);
  for (const auto* date : {&unsaid, &dmy, &mdy}) {
    if (date->ok()) require_day(**date);
  }
  if (unsaid.ok()) {
    require(dmy.ok() || mdy.ok());
    require(!dmy.ok() || *dmy == *unsaid);
    require(!mdy.ok() || *mdy == *unsaid);
    return;
  }
  if (unsaid.error() == LocalDateError::ambiguous) {
    require(dmy.ok() && mdy.ok() && *dmy != *mdy);
  } else {
    require(!dmy.ok() && !mdy.ok());
  }
}

// A moment, as CertLogic reads it: what comes of it is read as the same.
void require_moment(std::string_view text) {
  const auto moment_of = [](std::string_view moment) {
    return evaluate(Value(Object{{"plusTime", Value(Array{Value(std::string(moment)),
                                                          Value(std::int64_t{0}), Value("day")})}}),
                    Value());
  };
  const Result<Value, Diagnostic> moment = moment_of(text);
  if (!moment.ok()) {
    require_named(moment.error());
    return;
  }
  require(moment->date_time() != nullptr);
  std::string written;
  write_json(*moment, written);
  const Result<Value, Diagnostic> as_text = read_json(written);
  require(as_text.ok() && as_text->string() != nullptr);
  const Result<Value, Diagnostic> again = moment_of(*as_text->string());
  // A zone can move a moment out of the years 0001 to 9999: it is written, but not read.
  constexpr std::size_t kUsualSize = std::string_view("2026-03-20T00:00:00.000Z").size();
  const bool is_usual =
      as_text->string()->size() == kUsualSize && !as_text->string()->starts_with("0000");
  require(again.ok() ? *again == *moment : !is_usual);
}

}  // namespace

void fuzz_date(std::string_view text) {
  const Result<Date, DateError> date = read_date(text);
  if (date.ok()) {
    require(write_date(*date) == text);
    require_day(*date);
  }
  require_order(text);
  if (valid_utf8_prefix(text) == text.size()) require_moment(text);
}

}  // namespace eligibility::fuzz
