// SPDX-License-Identifier: Apache-2.0
// A row is scanned once, byte by byte, and where the bytes end the place is kept: so a cut makes no
// difference. Only what is found in it is written down.
#include <algorithm>

#include "eligibility/csv.h"
#include "eligibility/utf8.h"

namespace eligibility {

CsvReader::Step CsvReader::scan() {
  const std::size_t end = std::min(buffer_.size(), row_begin_ + kMaxRowBytes);
  if (at_ == end) return stop(end);
  switch (place_) {
    case Place::field_begin:
      return scan_field_begin();
    case Place::plain:
      return scan_plain(end);
    case Place::quoted:
      return scan_quoted(end);
    case Place::after_quote:
      return scan_after_quote();
    case Place::line:
      return scan_line(end);
    case Place::rest:
      return scan_rest(end);
  }
  return Step::starved;
}

CsvReader::Step CsvReader::scan_field_begin() {
  if (skip_line_feed_) {
    skip_line_feed_ = false;
    if (buffer_[at_] == '\n') {
      ++at_;
      begin_row();
      return Step::on;
    }
  }
  const bool is_quoted = buffer_[at_] == '"';
  if (is_quoted) {
    ++at_;
    has_quotes_ = true;
  }
  place_ = is_quoted ? Place::quoted : Place::plain;
  field_begin_ = at_;
  return Step::on;
}

// Most bytes of most files go through this loop: a field and on to the next, in one go. The NUL
// behind the buffer's last byte ends it, so that only bytes are looked at, and no count.
CsvReader::Step CsvReader::scan_plain(std::size_t end) {
  const char* const bytes = buffer_.data();
  std::size_t at = at_;
  for (;;) {
    while (classes_[static_cast<unsigned char>(bytes[at])] == Class::ordinary) ++at;
    at_ = std::min(at, end);
    if (at >= end) return Step::on;
    if (bytes[at] != delimiter_) break;
    end_field(at);
    ++at;
    if (at == end || bytes[at] == '"') {
      at_ = at;
      place_ = Place::field_begin;
      return Step::on;
    }
    field_begin_ = at;
  }
  switch (class_at(at_)) {
    case Class::line_end:
      end_field(at_);
      return end_row();
    case Class::quote:
      return read_as_line(CsvFault::stray_quote);
    case Class::zero:
    case Class::beyond_ascii:
      return scan_character(end);
    case Class::ordinary:
    case Class::delimiter:
      break;
  }
  return Step::on;
}

CsvReader::Step CsvReader::scan_quoted(std::size_t end) {
  while (at_ != end) {
    switch (class_at(at_)) {
      case Class::quote:
        ++at_;
        place_ = Place::after_quote;
        return Step::on;
      case Class::zero:
      case Class::beyond_ascii:
        if (scan_character(end) == Step::starved) return Step::starved;
        break;
      case Class::ordinary:
      case Class::delimiter:
      case Class::line_end:
        ++at_;
        break;
    }
    if (place_ != Place::quoted) break;
  }
  return Step::on;
}

CsvReader::Step CsvReader::scan_after_quote() {
  switch (class_at(at_)) {
    case Class::quote:
      ++at_;
      place_ = Place::quoted;
      has_doubled_quotes_ = true;
      return Step::on;
    case Class::delimiter:
      end_field(at_ - 1);
      ++at_;
      place_ = Place::field_begin;
      return Step::on;
    case Class::line_end:
      end_field(at_ - 1);
      return end_row();
    case Class::ordinary:
    case Class::zero:
    case Class::beyond_ascii:
      break;
  }
  return read_as_line(CsvFault::text_after_quote);
}

CsvReader::Step CsvReader::scan_character(std::size_t end) {
  if (buffer_[at_] == '\0') {
    note(CsvFault::zero_byte, field_count_ + 1);
    ++at_;
    return Step::on;
  }
  const auto [length, is_cut] =
      first_utf8_sequence(std::string_view(buffer_).substr(at_, end - at_));
  if (is_cut && (!finished_ || end < buffer_.size())) {
    if (end == row_begin_ + kMaxRowBytes) return stop(end);
    return Step::starved;
  }
  if (length == 0) note(CsvFault::not_utf8, field_count_ + 1);
  at_ += std::max(length, std::size_t{1});
  return Step::on;
}

CsvReader::Step CsvReader::stop(std::size_t end) {
  if (end == row_begin_ + kMaxRowBytes) {
    if (place_ != Place::line) {
      return read_as_line(place_ == Place::quoted ? CsvFault::unterminated_quote
                                                  : CsvFault::row_too_long);
    }
    split_line(end);
    place_ = Place::rest;
    return Step::row;
  }
  if (!finished_) return Step::starved;
  switch (place_) {
    case Place::rest:
      return Step::starved;
    case Place::quoted:
      return read_as_line(CsvFault::unterminated_quote);
    case Place::line:
      split_line(end);
      return Step::row;
    case Place::after_quote:
      end_field(at_ - 1);
      return end_row();
    case Place::field_begin:
      if (at_ == row_begin_) return Step::starved;
      field_begin_ = at_;
      [[fallthrough]];
    case Place::plain:
      end_field(at_);
      return end_row();
  }
  return Step::starved;
}

// -- What a row is made of

void CsvReader::note(CsvFault fault, std::size_t column) {
  if (!problem_) problem_ = {fault, column};
}

void CsvReader::end_field(std::size_t end) {
  if (field_count_ == kMaxColumns) {  // what is more stays in the last one
    note(CsvFault::too_many_fields, kMaxColumns);
    Field& last = fields_[kMaxColumns - 1];
    last.size = static_cast<std::uint32_t>(end - row_begin_ - last.begin);
    last.escaped = false;
    return;
  }
  const std::size_t size = end - field_begin_;
  if (size > kMaxFieldBytes) note(CsvFault::field_too_long, field_count_ + 1);
  fields_[field_count_++] = {static_cast<std::uint32_t>(field_begin_ - row_begin_),
                             static_cast<std::uint32_t>(size), has_doubled_quotes_};
}

CsvReader::Step CsvReader::end_row() {
  const bool is_empty = at_ == row_begin_;
  const std::size_t end = at_;
  pass_line_end();
  if (is_empty) {
    ++number_;
    begin_row();
    return Step::on;
  }
  if (width_ == 0) width_ = field_count_;
  if (field_count_ != width_) note(CsvFault::field_count, field_count_);
  if (field_count_ > width_) {
    Field& last = fields_[width_ - 1];
    if (last.begin > 0 && buffer_[row_begin_ + last.begin - 1] == '"') --last.begin;
    last.size = static_cast<std::uint32_t>(end - row_begin_ - last.begin);
    last.escaped = false;
    field_count_ = width_;
  }
  return Step::row;
}

void CsvReader::pass_line_end() {
  if (at_ == buffer_.size()) return;
  skip_line_feed_ = buffer_[at_] == '\r';
  ++at_;
}

// -- A row with wrong quotes, or one too long: its first line, without quotes

CsvReader::Step CsvReader::read_as_line(CsvFault fault) {
  problem_ = {fault, field_count_ + 1};
  field_count_ = 0;
  at_ = row_begin_;
  place_ = Place::line;
  return Step::on;
}

CsvReader::Step CsvReader::scan_line(std::size_t end) {
  while (at_ != end && class_at(at_) != Class::line_end) ++at_;
  if (at_ == end) return Step::on;
  split_line(at_);
  pass_line_end();
  return Step::row;
}

CsvReader::Step CsvReader::scan_rest(std::size_t end) {
  while (at_ != end && class_at(at_) != Class::line_end) ++at_;
  if (at_ != end) {
    pass_line_end();
    place_ = Place::field_begin;
  }
  begin_row();
  return Step::on;
}

void CsvReader::split_line(std::size_t end) {
  has_doubled_quotes_ = false;
  field_begin_ = row_begin_;
  const std::size_t most = width_ == 0 ? kMaxColumns : width_;
  for (std::size_t at = row_begin_; at < end && field_count_ + 1 < most; ++at) {
    if (buffer_[at] != delimiter_) continue;
    end_field(at);
    field_begin_ = at + 1;
  }
  end_field(end);
  if (width_ == 0) width_ = field_count_;
}

}  // namespace eligibility
