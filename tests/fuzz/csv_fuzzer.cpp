// SPDX-License-Identifier: Apache-2.0
// Any bytes, cut anywhere, give the same rows; every row has the first one's width, and its fields
// are UTF-8; and what is written of the rows is read as the same rows.
#include "eligibility/csv.h"

#include <algorithm>

#include "eligibility/utf8.h"
#include "fuzz.h"

namespace eligibility::fuzz {
namespace {

struct Row {
  std::uint64_t number = 0;
  std::vector<std::string> fields;
  bool has_problem = false;
  CsvFault fault{};
  std::size_t column = 0;
  friend bool operator==(const Row&, const Row&) = default;
};

// The first piece is of `first` bytes, those after it of `size`.
std::vector<Row> read_in_pieces(std::string_view text, std::size_t first, std::size_t size) {
  // Room for a thousand fields is made one by one, and copied at once.
  static const CsvReader unread;
  std::vector<Row> rows;
  CsvReader reader = unread;
  CsvRow row;
  const auto take = [&] {
    while (reader.next(row)) {
      Row& copy = rows.emplace_back();
      copy.number = row.number;
      copy.fields.assign(row.fields.begin(), row.fields.end());
      copy.has_problem = row.problem.has_value();
      if (row.problem) copy.fault = row.problem->fault;
      if (row.problem) copy.column = row.problem->column;
    }
  };
  std::size_t length = first;
  for (std::size_t at = 0; at < text.size(); at += length, length = size) {
    length = std::min(length, text.size() - at);
    const std::vector<char> piece(text.begin() + static_cast<std::ptrdiff_t>(at),
                                  text.begin() + static_cast<std::ptrdiff_t>(at + length));
    reader.feed({piece.data(), piece.size()});
    take();
  }
  reader.finish();
  take();
  return rows;
}

void require_form(const std::vector<Row>& rows) {
  std::uint64_t last = 0;
  for (const Row& row : rows) {
    require(row.number > last);
    last = row.number;
    require(!row.fields.empty() && row.fields.size() == rows.front().fields.size());
    for (const std::string& field : row.fields) {
      require(valid_utf8_prefix(field) == field.size());
      require(field.find('\0') == std::string::npos);
    }
  }
}

std::string write(const std::vector<Row>& rows, char delimiter) {
  CsvWriter writer(delimiter, CsvWriter::Guard::none);
  writer.byte_order_mark();
  for (const Row& row : rows) {
    for (const std::string& field : row.fields) writer.field(field);
    writer.end_row();
  }
  return std::string(writer.text());
}

}  // namespace

// The first two bytes say how to cut.
void fuzz_csv(std::string_view bytes) {
  if (bytes.size() < 2) return;
  const std::size_t first = static_cast<unsigned char>(bytes[0]) + std::size_t{1};
  const std::size_t size = static_cast<unsigned char>(bytes[1]) + std::size_t{1};
  const std::string_view text = bytes.substr(2);
  const std::vector<Row> rows = read_in_pieces(text, text.size() + 1, 1);
  require(read_in_pieces(text, first, size) == rows);
  require_form(rows);
  // Where there is one column, nothing says which delimiter was meant.
  if (rows.empty() || rows.front().fields.size() < 2) return;
  for (const char delimiter : {',', ';', '\t'}) {
    std::vector<Row> again = read_in_pieces(write(rows, delimiter), first, 4096);
    require(again.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      require(again[i].fields == rows[i].fields);
      require(!again[i].has_problem || again[i].fault == CsvFault::field_too_long);
    }
  }
}

}  // namespace eligibility::fuzz
