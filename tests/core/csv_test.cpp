// SPDX-License-Identifier: Apache-2.0
// The reader of tables: RFC 4180 section 2, what spreadsheets write besides, and what is refused.
#include "eligibility/csv.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace eligibility {
namespace {

using namespace std::string_literals;
using Rows = std::vector<std::vector<std::string>>;

struct Table {
  Rows rows;
  std::vector<std::string> problems;  // "row fault column"
  std::vector<std::uint64_t> numbers;
  char delimiter = '\0';
  friend bool operator==(const Table&, const Table&) = default;
};

// Fed in pieces of `size` bytes.
Table read_in_pieces(std::string_view text, std::size_t size) {
  Table table;
  CsvReader reader;
  CsvRow row;
  const auto take = [&] {
    while (reader.next(row)) {
      table.rows.emplace_back(row.fields.begin(), row.fields.end());
      table.numbers.push_back(row.number);
      if (!row.problem) continue;
      table.problems.push_back(std::to_string(row.number) + " " +
                               std::string(token_of(row.problem->fault)) + " " +
                               std::to_string(row.problem->column));
    }
  };
  for (std::size_t at = 0; at < text.size(); at += size) {
    // A piece of exactly its size, so that AddressSanitizer sees one byte too far.
    const std::vector<char> piece(
        text.begin() + static_cast<std::ptrdiff_t>(at),
        text.begin() + static_cast<std::ptrdiff_t>(std::min(text.size(), at + size)));
    reader.feed({piece.data(), piece.size()});
    take();
  }
  reader.finish();
  take();
  table.delimiter = reader.delimiter();
  return table;
}

Table read(std::string_view text) {
  Table table = read_in_pieces(text, text.size() + 1);
  for (const std::size_t size : {1U, 2U, 3U, 7U})
    EXPECT_EQ(read_in_pieces(text, size).rows, table.rows);
  for (const std::size_t size : {1U, 2U, 3U, 7U}) EXPECT_TRUE(read_in_pieces(text, size) == table);
  return table;
}

using Problems = std::vector<std::string>;

TEST(CsvReader, ReadsTheFormsOfRfc4180) {
  EXPECT_EQ(read("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n").rows,
            (Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(read("aaa,bbb,ccc\r\nzzz,yyy,xxx").rows,
            (Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(read("\"aaa\",\"b \r\nbb\",\"ccc\" \r\n").problems,
            (Problems{"1 text_after_quote 3", "2 stray_quote 1"}));
  EXPECT_EQ(read("\"aaa\",\"b \r\nbb\",\"ccc\"\r\nzzz,yyy,xxx\r\n").rows,
            (Rows{{"aaa", "b \r\nbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(read("\"aaa\",\"b\"\"bb\",\"ccc\"").rows, (Rows{{"aaa", "b\"bb", "ccc"}}));
}

TEST(CsvReader, KeepsSpacesAndEmptyFields) {
  EXPECT_EQ(read(" a ,,\n,\"\",\n").rows, (Rows{{" a ", "", ""}, {"", "", ""}}));
}

TEST(CsvReader, ReadsFieldsOfQuotesAlone) {
  EXPECT_EQ(read("\"\"\"\",\"\"\"\"\"\"\n").rows, (Rows{{"\"", "\"\""}}));
}

TEST(CsvReader, EndsRowsAtLfCrLfAndCr) {
  EXPECT_EQ(read("a,b\rc,d\r\ne,f\ng,h").rows,
            (Rows{{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}}));
}

TEST(CsvReader, CountsEmptyLinesAndPassesOverThem) {
  const Table table = read("\n\na,b\n\r\n\n1,2\n\n");
  EXPECT_EQ(table.rows, (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(table.numbers, (std::vector<std::uint64_t>{3, 6}));
  EXPECT_EQ(read("a\n\"\"\n").rows, (Rows{{"a"}, {""}}));
}

TEST(CsvReader, PassesOverAByteOrderMark) {
  EXPECT_EQ(read("\xEF\xBB\xBF\"a\",b\n").rows, (Rows{{"a", "b"}}));
  EXPECT_EQ(read("a,\xEF\xBB\xBF\n").rows, (Rows{{"a", "\xEF\xBB\xBF"}}));
  EXPECT_EQ(read("\xEF\xBB\xBF").rows, Rows{});
}

TEST(CsvReader, FindsTheDelimiterInTheFirstRow) {
  EXPECT_EQ(read("a;b,c;d\n").delimiter, ';');
  EXPECT_EQ(read("a\tb\n1,2,3\t4\n").rows, (Rows{{"a", "b"}, {"1,2,3", "4"}}));
  EXPECT_EQ(read("\"a,b,c\";\"d\"\n").rows, (Rows{{"a,b,c", "d"}}));
  EXPECT_EQ(read("\n\n\"x\n;\";y\n").rows, (Rows{{"x\n;", "y"}}));
  EXPECT_EQ(read("a\n1;2\n").rows, (Rows{{"a"}, {"1;2"}}));
}

TEST(CsvReader, TakesARowWithWrongQuotesForOneLine) {
  Table table = read("a,b,c\n1,2\"x,3\n4,5,6\n");
  EXPECT_EQ(table.problems, Problems{"2 stray_quote 2"});
  EXPECT_EQ(table.rows, (Rows{{"a", "b", "c"}, {"1", "2\"x", "3"}, {"4", "5", "6"}}));

  table = read("a,b\n\"1\"x,2\n3,4\n");
  EXPECT_EQ(table.problems, Problems{"2 text_after_quote 1"});
  EXPECT_EQ(table.rows, (Rows{{"a", "b"}, {"\"1\"x", "2"}, {"3", "4"}}));

  table = read("a,b\n1,\"2\n3,4\n5,6\n");
  EXPECT_EQ(table.problems, Problems{"2 unterminated_quote 2"});
  EXPECT_EQ(table.rows, (Rows{{"a", "b"}, {"1", "\"2"}, {"3", "4"}, {"5", "6"}}));

  table = read("a,b\n1,\"2\n3,\"4\"\n5,6");  // the quote of the next row closes that of this one
  EXPECT_EQ(table.problems, Problems{"2 text_after_quote 2"});
  EXPECT_EQ(table.rows, (Rows{{"a", "b"}, {"1", "\"2"}, {"3", "4"}, {"5", "6"}}));
}

TEST(CsvReader, FitsEveryRowToTheFirst) {
  const Table table = read("a,b\n1\n1,2,3,\"4\"\n1,\"2\"\"\",3\n1,2,\n5,6\n");
  EXPECT_EQ(table.problems,
            (Problems{"2 field_count 1", "3 field_count 4", "4 field_count 3", "5 field_count 3"}));
  EXPECT_EQ(table.rows, (Rows{{"a", "b"},
                              {"1", ""},
                              {"1", "2,3,\"4\""},
                              {"1", "\"2\"\"\",3"},
                              {"1", "2,"},
                              {"5", "6"}}));
}

TEST(CsvReader, NamesWhatIsNoText) {
  Table table = read("a,b\n1,\xFF\n2,\xE6\x94\n\xC0\x80,3\n4,5\n");
  EXPECT_EQ(table.problems, (Problems{"2 not_utf8 2", "3 not_utf8 2", "4 not_utf8 1"}));
  EXPECT_EQ(table.rows[1][1], "\xEF\xBF\xBD");
  EXPECT_EQ(table.rows[4], (std::vector<std::string>{"4", "5"}));
  table = read("a,b\n\"x\0\",1\n\xE6\x94\xB6,\xF0\x9F\x98\x80\n9,\xE6"s);
  EXPECT_EQ(table.problems, (Problems{"2 zero_byte 1", "4 not_utf8 2"}));
  EXPECT_EQ(table.rows[1][0], "x\xEF\xBF\xBD");
  EXPECT_EQ(table.rows[2], (std::vector<std::string>{"\xE6\x94\xB6", "\xF0\x9F\x98\x80"}));
}

// Pieces of a size that divides no limit.
Table read_long(const std::string& text) {
  Table table = read_in_pieces(text, text.size());
  EXPECT_TRUE(read_in_pieces(text, 4093) == table);
  return table;
}

TEST(CsvReader, RefusesAFieldBeyondItsLimit) {
  const std::string good(kMaxFieldBytes, 'x');
  EXPECT_EQ(read_long("a,b\n1," + good + "\n").problems, Problems{});
  EXPECT_EQ(read_long("a,b\n1," + good + "x\n2,3\n").problems, Problems{"2 field_too_long 2"});
  EXPECT_EQ(read_long("a,b\n\"" + good + "x\",1\n2,3\n").problems, Problems{"2 field_too_long 1"});
}

TEST(CsvReader, RefusesARowBeyondItsLimitAndGoesOnWithTheNextLine) {
  Table table = read_long("a,b\n1," + std::string(2 * kMaxRowBytes, 'x') + "\r\n3,4\n");
  EXPECT_EQ(table.problems, Problems{"2 row_too_long 2"});
  EXPECT_EQ(table.rows.back(), (std::vector<std::string>{"3", "4"}));

  const std::string rest(kMaxRowBytes - 2, 'x');  // the limit is just before the second comma
  table = read_long("a,b,c\n1," + rest + ",3\n4,5,6\n");
  EXPECT_EQ(table.problems, Problems{"2 row_too_long 2"});
  EXPECT_EQ(table.rows[1], (std::vector<std::string>{"1", rest, ""}));
  EXPECT_EQ(table.rows.back(), (std::vector<std::string>{"4", "5", "6"}));

  table = read_long("a,b\n1," + std::string(2 * kMaxRowBytes, 'x'));  // and there the file ends
  EXPECT_EQ(table.problems, Problems{"2 row_too_long 2"});
  EXPECT_EQ(table.rows.size(), 2U);

  std::string lines = "a,b\n1,\"2\n";  // a quote that is never closed, and a long file
  while (lines.size() <= 3 * kMaxRowBytes) lines += "12345,67890\n";
  table = read_long(lines);
  EXPECT_EQ(table.problems, Problems{"2 unterminated_quote 2"});
  EXPECT_EQ(table.rows.size(), 2 + (lines.size() - 9) / 12);
}

TEST(CsvReader, RefusesMoreColumnsThanItsLimit) {
  std::string row = "x";
  while (row.size() < 2 * kMaxColumns + 1) row += ",x";
  const Table table = read_long(row + "\n" + row + "\n");
  EXPECT_EQ(table.problems, (Problems{"1 too_many_fields 1000", "2 too_many_fields 1000"}));
  EXPECT_EQ(table.rows[1].size(), kMaxColumns);
  EXPECT_EQ(table.rows[1].back(), "x,x");
}

std::string written(const std::vector<std::string>& fields,
                    CsvWriter::Guard guard = CsvWriter::Guard::formulas) {
  CsvWriter writer(',', guard);
  for (const std::string& field : fields) writer.field(field);
  writer.end_row();
  return std::string(writer.text());
}

TEST(CsvWriter, QuotesWhatASpreadsheetCouldSplit) {
  EXPECT_EQ(written({"a", "b c", ""}), "a,b c,\r\n");
  EXPECT_EQ(written({"a,b", "a;b", "a\tb", "a\"b", "a\nb"}),
            "\"a,b\",\"a;b\",\"a\tb\",\"a\"\"b\",\"a\nb\"\r\n");
  EXPECT_EQ(written({""}), "\"\"\r\n");
}

TEST(CsvWriter, WritesFieldsInOnePieceOnlyWhereNoneNeedsQuotesOrAGuard) {
  CsvWriter writer(',');
  EXPECT_TRUE(writer.plain_fields("a b,c,d=1"));
  for (const char* line : {"a;b", "a\tb", "c,a;b", "=1", "a,-1", "a,@x,b", "+1,a"})
    EXPECT_FALSE(writer.plain_fields(line)) << line;
  EXPECT_EQ(writer.text(), "a b,c,d=1");
}

TEST(CsvWriter, LetsNoCellBeTakenForAFormula) {
  EXPECT_EQ(written({"=1+1", "+1", "-1", "@SUM(A1)", "a=1"}), "'=1+1,'+1,'-1,'@SUM(A1),a=1\r\n");
  EXPECT_EQ(written({"\t=1", "\r=1"}), "\"'\t=1\",\"'\r=1\"\r\n");
  EXPECT_EQ(written({"=cmd|' /C calc'!A0,\"x\""}), "\"'=cmd|' /C calc'!A0,\"\"x\"\"\"\r\n");
  EXPECT_EQ(written({"=1"}, CsvWriter::Guard::none), "=1\r\n");
}

TEST(CsvWriter, WritesRowsThatAreReadAsTheSame) {
  const Rows rows = {{"a", "b"}, {"", "x\r\ny"}, {"\"", ";,\t"}, {" ", "\xE6\x94\xB6"}};
  CsvWriter writer('\t', CsvWriter::Guard::none);
  writer.byte_order_mark();
  for (const std::vector<std::string>& row : rows) {
    for (const std::string& field : row) writer.field(field);
    writer.end_row();
  }
  EXPECT_EQ(read(writer.text()).rows, rows);
}

}  // namespace
}  // namespace eligibility
