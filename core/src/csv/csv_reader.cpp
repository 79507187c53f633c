// SPDX-License-Identifier: Apache-2.0
// Bytes in, rows out: what comes before the first row, and the row as it is handed over. Doubled
// quotes are taken out, and bytes that are no text replaced, when the row is whole.
#include <algorithm>

#include "eligibility/csv.h"
#include "eligibility/utf8.h"

namespace eligibility {
namespace {

constexpr std::array<char, 3> kDelimiters = {',', ';', '\t'};
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

constexpr bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }

}  // namespace

std::string_view token_of(CsvFault fault) {
  switch (fault) {
    case CsvFault::stray_quote:
      return "stray_quote";
    case CsvFault::text_after_quote:
      return "text_after_quote";
    case CsvFault::unterminated_quote:
      return "unterminated_quote";
    case CsvFault::field_count:
      return "field_count";
    case CsvFault::not_utf8:
      return "not_utf8";
    case CsvFault::zero_byte:
      return "zero_byte";
    case CsvFault::field_too_long:
      return "field_too_long";
    case CsvFault::row_too_long:
      return "row_too_long";
    case CsvFault::too_many_fields:
      return "too_many_fields";
  }
  return {};
}

CsvReader::CsvReader() : fields_(kMaxColumns) {
  std::fill(classes_.begin() + 0x80, classes_.end(), Class::beyond_ascii);
  classes_['"'] = Class::quote;
  classes_['\n'] = classes_['\r'] = Class::line_end;
  classes_['\0'] = Class::zero;
}

void CsvReader::feed(std::string_view bytes) {
  if (is_delivered_) begin_row();
  if (2 * row_begin_ >= buffer_.size()) {  // so that no byte is moved more than once, on average
    buffer_.erase(0, row_begin_);
    at_ -= row_begin_;
    field_begin_ -= row_begin_;
    row_begin_ = 0;
  }
  buffer_.append(bytes);
}

bool CsvReader::next(CsvRow& row) {
  if (is_delivered_) begin_row();
  if (!begun_ && !begin_reading()) return false;
  Step step = Step::on;
  while (step == Step::on) step = scan();
  if (step == Step::starved) return false;
  deliver(row);
  return true;
}

// -- The first bytes

bool CsvReader::begin_reading() {
  if (!is_mark_passed_) {
    if (!finished_ && buffer_.size() < kByteOrderMark.size() &&
        kByteOrderMark.starts_with(buffer_)) {
      return false;
    }
    if (buffer_.starts_with(kByteOrderMark)) row_begin_ = at_ = kByteOrderMark.size();
    is_mark_passed_ = true;
  }
  if (!sniff()) return false;
  begun_ = true;
  at_ = field_begin_ = row_begin_;
  return true;
}

// Counts delimiters to the end of the first row. False while it has not come.
bool CsvReader::sniff() {
  const std::size_t end = std::min(buffer_.size(), row_begin_ + kMaxRowBytes);
  for (; at_ < end; ++at_) {
    const char byte = buffer_[at_];
    if (byte == '"') in_quotes_ = !in_quotes_;
    if (!in_quotes_ && is_line_end(byte) && is_text_seen_) break;
    is_text_seen_ = is_text_seen_ || !is_line_end(byte);
    if (in_quotes_) continue;
    for (std::size_t i = 0; i < kDelimiters.size(); ++i)
      if (byte == kDelimiters[i]) ++sniffed_[i];
  }
  if (at_ == buffer_.size() && !finished_ && at_ < row_begin_ + kMaxRowBytes) return false;
  const auto most = std::max_element(sniffed_.begin(), sniffed_.end());
  delimiter_ = kDelimiters[static_cast<std::size_t>(most - sniffed_.begin())];
  classes_[static_cast<unsigned char>(delimiter_)] = Class::delimiter;
  return true;
}

// -- A row

void CsvReader::begin_row() {
  field_count_ = 0;
  problem_.reset();
  row_begin_ = field_begin_ = at_;
  has_doubled_quotes_ = has_quotes_ = false;
  is_delivered_ = false;
  if (place_ != Place::rest) place_ = Place::field_begin;
}

std::string_view CsvReader::unescaped(const Field& field) {
  char* const begin = buffer_.data() + row_begin_ + field.begin;
  char* to = begin;
  const char* const end = begin + field.size;
  for (const char* from = begin; from != end; ++from) {
    *to++ = *from;
    if (*from == '"') ++from;  // the second of two
  }
  return {begin, static_cast<std::size_t>(to - begin)};
}

void CsvReader::deliver(CsvRow& row) {
  texts_.resize(width_);
  const char* const begin = buffer_.data() + row_begin_;
  for (std::size_t i = 0; i < field_count_; ++i) {
    const Field& field = fields_[i];
    texts_[i] =
        field.escaped ? unescaped(field) : std::string_view(begin + field.begin, field.size);
  }
  for (std::size_t i = field_count_; i < width_; ++i) texts_[i] = {};  // a row that is short
  if (problem_) repair_texts();
  row.number = ++number_;
  row.fields = texts_;
  row.problem = problem_;
  row.is_plain = !has_quotes_ && !problem_;
  is_delivered_ = true;
}

void CsvReader::repair_texts() {
  std::size_t size = 0;
  for (const std::string_view text : texts_) size += text.size();
  repaired_.clear();
  repaired_.reserve(kReplacement.size() * size);  // so that nothing moves
  for (std::string_view& text : texts_) {
    const std::size_t begin = repaired_.size();
    while (!text.empty()) {
      const std::size_t length = first_utf8_sequence(text).length;
      if (length == 0 || text.front() == '\0') {
        repaired_.append(kReplacement);
      } else {
        repaired_.append(text.substr(0, length));
      }
      text.remove_prefix(std::max(length, std::size_t{1}));
    }
    text = std::string_view(repaired_).substr(begin);
  }
}

}  // namespace eligibility
