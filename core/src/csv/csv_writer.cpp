// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "eligibility/csv.h"

namespace eligibility {
namespace {

// Any of the three delimiters, not only the writer's: a spreadsheet may split at another.
constexpr std::array<std::uint8_t, 256> kSpecial = [] {
  std::array<std::uint8_t, 256> special{};
  for (const char byte : {',', ';', '\t', '"', '\n', '\r'})
    special[static_cast<unsigned char>(byte)] = 1;
  return special;
}();

constexpr bool begins_formula(char byte) {
  return byte == '=' || byte == '+' || byte == '-' || byte == '@' || byte == '\t' || byte == '\r';
}

}  // namespace

CsvWriter::CsvWriter(char delimiter, Guard guard) : delimiter_(delimiter), guard_(guard) {}

void CsvWriter::field(std::string_view text) {
  begin_field();
  if (text.empty()) return;
  const bool is_guarded = guard_ == Guard::formulas && begins_formula(text.front());
  unsigned specials = 0;
  for (const char byte : text) specials |= kSpecial[static_cast<unsigned char>(byte)];
  if (specials != 0) append('"');
  if (is_guarded) append('\'');
  if (specials == 0) {
    append(text);
    return;
  }
  for (const char byte : text) {
    append(byte);
    if (byte == '"') append('"');
  }
  append('"');
}

bool CsvWriter::plain_fields(std::string_view line) {
  for (const char delimiter : {',', ';', '\t'}) {
    if (delimiter != delimiter_ && line.find(delimiter) != std::string_view::npos) return false;
  }
  for (std::size_t at = 0; guard_ == Guard::formulas && at < line.size(); ++at) {
    if (begins_formula(line[at]) && line[at] != delimiter_) return false;
    at = std::min(line.find(delimiter_, at), line.size());
  }
  plain_field(line);
  return true;
}

void CsvWriter::end_row() {
  if (size_ == row_begin_) append("\"\"");  // one empty field is not an empty line
  append("\r\n");
  row_begin_ = size_;
  is_field_before_ = false;
}

}  // namespace eligibility
