// SPDX-License-Identifier: Apache-2.0
// Tables as text: comma-, semicolon- or tab-separated values, read as a stream and written so that
// a spreadsheet takes no cell for a formula. One reader for every way in: the command line and the
// page have the same bytes before them and must say the same of them, and what is fuzzed here is
// what runs there. (The parsers that are packaged for C++ want a file or a whole text, exceptions
// and iostream; the page could not carry them.)
//
// It reads UTF-8 alone: who has another encoding decodes first. It knows no dates and no numbers: a
// cell is text.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace eligibility {

// What is refused beyond: a row is one order, and no order is as long as this.
inline constexpr std::size_t kMaxRowBytes = std::size_t{1} << 20U;
inline constexpr std::size_t kMaxFieldBytes = std::size_t{1} << 16U;
inline constexpr std::size_t kMaxColumns = 1'000;

enum class CsvFault : std::uint8_t {
  stray_quote,         // a"b
  text_after_quote,    // "a"b
  unterminated_quote,  // "a, and the file ends
  field_count,         // not as many fields as the first row has
  not_utf8,
  zero_byte,       // a NUL: no text has one
  field_too_long,  // more than kMaxFieldBytes
  row_too_long,    // more than kMaxRowBytes
  too_many_fields  // more than kMaxColumns
};

// "stray_quote" ...
[[nodiscard]] std::string_view token_of(CsvFault fault);

struct CsvProblem {
  CsvFault fault;
  std::size_t column;  // in which it is, counted from 1; of field_count: how many fields there are
};

// One row. Its fields are UTF-8 without NUL, whatever the bytes were: U+FFFD stands for what is
// none. They are good until the reader is called again.
struct CsvRow {
  std::uint64_t number = 0;  // as a spreadsheet counts: the first is 1, and empty lines count
  std::span<const std::string_view> fields;
  std::optional<CsvProblem> problem;
  // No field was quoted: they stand one behind the other in one piece, a delimiter between.
  bool is_plain = false;
};

// Reads rows from bytes that come in pieces of any size; where they are cut makes no difference.
//
//   CsvReader reader;
//   CsvRow row;
//   for (std::string_view piece : pieces) {
//     reader.feed(piece);
//     while (reader.next(row)) use(row);
//   }
//   reader.finish();
//   while (reader.next(row)) use(row);
//
// Form:     RFC 4180, and what is met besides: LF or CR alone ends a row; a byte order mark is
//           passed over; the delimiter is the one of comma, semicolon and tab that the first row
//           has most of, outside quotes. Empty lines are no rows. All rows have as many fields as
//           the first; a row that has not is reported, and what it has more stays in its last
//           field.
// Errors:   a row that breaks the form comes with its problem, and never takes the next one with
// it:
//           where quotes are wrong, the row is its first line alone, its quotes are plain
//           characters, and reading goes on with the next line.
// Memory:   a row, of kMaxRowBytes at most, and what was fed and is not read. The file may be any
//           size.
class CsvReader {
 public:
  CsvReader();

  // Bytes that follow those before. Read all rows before more is fed, or they pile up.
  void feed(std::string_view bytes);
  // No more bytes follow.
  void finish() { finished_ = true; }
  // The next row, if the bytes so far have it whole.
  bool next(CsvRow& row);

  // ',', ';' or '\t', once a row was read.
  [[nodiscard]] char delimiter() const { return delimiter_; }

 private:
  enum class Place : std::uint8_t {
    field_begin,
    plain,
    quoted,
    after_quote,
    line,  // a row with wrong quotes is read as a line
    rest   // of a line that is too long
  };
  enum class Class : std::uint8_t { ordinary, delimiter, quote, line_end, zero, beyond_ascii };
  struct Field {
    std::uint32_t begin;  // from the row's
    std::uint32_t size;
    bool escaped;  // may have doubled quotes
  };

  // What a look at the bytes came to: they end here; a row is whole; look on.
  enum class Step : std::uint8_t { starved, row, on };

  // csv_reader.cpp
  bool begin_reading();
  bool sniff();
  void begin_row();
  void deliver(CsvRow& row);
  [[nodiscard]] std::string_view unescaped(const Field& field);
  void repair_texts();

  // scan_row.cpp
  Step scan();
  Step scan_field_begin();
  Step scan_plain(std::size_t end);
  Step scan_quoted(std::size_t end);
  Step scan_after_quote();
  Step scan_line(std::size_t end);
  Step scan_rest(std::size_t end);
  Step scan_character(std::size_t end);  // in a field: what is not plain ASCII
  Step stop(std::size_t end);            // the bytes, or those of a row, end here
  void end_field(std::size_t end);
  Step end_row();  // at a line end, or at the end of all
  void pass_line_end();
  Step read_as_line(CsvFault fault);
  void split_line(std::size_t end);
  void note(CsvFault fault, std::size_t column);

  [[nodiscard]] Class class_at(std::size_t at) const {
    return classes_[static_cast<unsigned char>(buffer_[at])];
  }

  std::string buffer_;
  std::size_t row_begin_ = 0;
  std::size_t at_ = 0;  // the first byte that was not looked at
  std::size_t field_begin_ = 0;
  std::vector<Field> fields_;  // room for kMaxColumns; those of the row come first
  std::size_t field_count_ = 0;
  std::vector<std::string_view> texts_;
  std::string repaired_;
  std::array<Class, 256> classes_{};
  std::array<std::size_t, 3> sniffed_{};  // how often each delimiter is in the first row
  std::optional<CsvProblem> problem_;
  std::uint64_t number_ = 0;
  std::size_t width_ = 0;  // of the first row
  Place place_ = Place::field_begin;
  char delimiter_ = '\0';
  bool in_quotes_ = false;     // while sniffing
  bool is_text_seen_ = false;  // the same: not only line ends
  bool begun_ = false;
  bool has_quotes_ = false;          // the row
  bool has_doubled_quotes_ = false;  // the row as far as it was looked at
  bool is_mark_passed_ = false;      // the byte order mark, if there was one
  bool is_delivered_ = false;        // the row that was read last
  bool skip_line_feed_ = false;      // a CR came last
  bool finished_ = false;
};

// Writes rows. A cell that a spreadsheet would take for a formula gets "'" before it: one that
// begins with = + - @, a tab or a carriage return.
//
//   CsvWriter writer(',');
//   writer.field("a,b");
//   writer.field("=1+1");
//   writer.end_row();        // "a,b",'=1+1
//
// Source:   OWASP, "CSV Injection"; RFC 4180, so that rows end with CR LF.
class CsvWriter {
 public:
  enum class Guard : std::uint8_t { formulas, none };
  explicit CsvWriter(char delimiter, Guard guard = Guard::formulas);

  void byte_order_mark() { append("\xEF\xBB\xBF"); }
  void field(std::string_view text);
  // A field that is known to need neither quotes nor a guard.
  void plain_field(std::string_view text) {
    begin_field();
    append(text);
  }
  // Fields in one piece, the writer's delimiter between, none quoted. False, and nothing is
  // written, where one needs quotes or a guard.
  [[nodiscard]] bool plain_fields(std::string_view line);
  void end_row();

  [[nodiscard]] std::string_view text() const { return {text_.data(), size_}; }
  // Forgets what was written, when it has been taken. At the end of a row.
  void clear() { size_ = row_begin_ = 0; }

 private:
  void begin_field() {
    if (is_field_before_) append(delimiter_);
    is_field_before_ = true;
  }
  void append(char byte) {
    if (size_ == text_.size()) make_room(1);
    text_[size_++] = byte;
  }
  void append(std::string_view text) {
    if (text_.size() - size_ < text.size()) make_room(text.size());
    std::copy(text.begin(), text.end(), text_.data() + size_);
    size_ += text.size();
  }
  void make_room(std::size_t more) { text_.resize(2 * text_.size() + more); }

  std::string text_;  // and room behind it
  std::size_t size_ = 0;
  std::size_t row_begin_ = 0;
  char delimiter_;
  Guard guard_;
  bool is_field_before_ = false;
};

}  // namespace eligibility
