// SPDX-License-Identifier: Apache-2.0
// Orders as people write them: days, words, columns; and what is refused.
#include "eligibility/orders.h"

#include <gtest/gtest.h>

#include "edit_json.h"
#include "okorder_policy.h"

namespace eligibility {
namespace {

std::string day(std::string_view text, DateOrder order = DateOrder::unsaid) {
  const Result<Date, LocalDateError> date = read_local_date(text, order);
  if (date.ok()) return write_date(*date);
  switch (date.error()) {
    case LocalDateError::ambiguous:
      return "ambiguous";
    case LocalDateError::not_real:
      return "not_real";
    case LocalDateError::incomplete:
      break;
  }
  return "incomplete";
}

TEST(ReadLocalDate, ReadsTheYearFirst) {
  for (const char* text : {"2026-03-27", "2026/3/27", "2026.03.27", "20260327", " 2026-3-27 ",
                           "2026/3/27 0:00", "2026-03-27T00:00:00.000", "2026-03-27 23:59:59",
                           "2026\xE5\xB9\xB4"
                           "3\xE6\x9C\x88"
                           "27\xE6\x97\xA5",
                           "2026 \xE5\xB9\xB4 3 \xE6\x9C\x88 27 \xE6\x97\xA5",
                           "2026\xE5\xB9\xB4"
                           "3\xE6\x9C\x88"
                           "27\xE5\x8F\xB7"})
    EXPECT_EQ(day(text), "2026-03-27") << text;
}

TEST(ReadLocalDate, ReadsMonthsByName) {
  for (const char* text : {"27 Mar 2026", "27 March 2026", "27-mar-2026", "Mar 27, 2026",
                           "MARCH 27 2026", "27. March 2026"})
    EXPECT_EQ(day(text), "2026-03-27") << text;
  EXPECT_EQ(day("30 Sept 2026"), "2026-09-30");
}

TEST(ReadLocalDate, NeverGuessesWhichIsTheMonth) {
  EXPECT_EQ(day("03/04/2026"), "ambiguous");
  EXPECT_EQ(day("3.4.2026"), "ambiguous");
  EXPECT_EQ(day("03/04/2026", DateOrder::dmy), "2026-04-03");
  EXPECT_EQ(day("03/04/2026", DateOrder::mdy), "2026-03-04");
  EXPECT_EQ(day("27/03/2026"), "2026-03-27");
  EXPECT_EQ(day("03/27/2026"), "2026-03-27");
  EXPECT_EQ(day("04/04/2026"), "2026-04-04");
}

TEST(ReadLocalDate, RefusesAMonthThatTheOrderMakesImpossible) {
  EXPECT_EQ(day("03/27/2026", DateOrder::dmy), "not_real");
  EXPECT_EQ(day("27/03/2026", DateOrder::mdy), "not_real");
}

TEST(ReadLocalDate, RefusesDaysThatDoNotExist) {
  for (const char* text :
       {"2026-02-30", "30/02/2026", "2026/13/1", "20260229", "31 Apr 2026", "0000-01-01",
        "2026-00-10", "32/12/2026", "00/03/2026", "3/0/2026", "03/04/0000"})
    EXPECT_EQ(day(text), "not_real") << text;
}

TEST(ReadLocalDate, RefusesEveryOtherForm) {
  for (const char* text :
       {"", "soon", "27/03/26", "27 Mar 26", "46108", "2026-03", "2026-3/27", "2026--3-27",
        "2026-03-27T00:00:00Z", "2026-03-27 +08:00", "2026-03-27 x", "Ma 27 2026", "27 Mar",
        "2026-03-27-", "Marchs 27 2026", "27/Mar/2026", "12026-03-27", "27 2026 Mar",
        "2026\xE5\xB9\xB4"
        "3-27"})
    EXPECT_EQ(day(text), "incomplete") << text;
}

// Behind a day stands a time of two or three numbers, in each of the three forms, or nothing.
TEST(ReadLocalDate, RefusesATimeThatIsNone) {
  for (const std::string date : {"2026-03-27", "27/03/2026", "27 Mar 2026"}) {
    for (const char* time : {" 0:00", " 10:30:00", "T10:30:00.000"})
      EXPECT_EQ(day(date + time), "2026-03-27") << date << time;
    for (const char* none : {" 10", "T", " :30", " 10:", " 10:30:00:00", " 10:30 pm", "x10:30"})
      EXPECT_EQ(day(date + none), "incomplete") << date << none;
  }
}

// -- Tables

Value orders_document() { return read_json_file(ELIGIBILITY_POLICY_DIR "/orders.json"); }

std::vector<Value> okorder_texts() {
  return {read_json_file(ELIGIBILITY_POLICY_DIR "/texts/en.json"),
          read_json_file(ELIGIBILITY_POLICY_DIR "/texts/zh-CN.json")};
}

struct Judged {
  std::vector<Diagnostic> refusals;
  std::vector<std::string> columns;   // the facts as which they are read
  std::vector<std::string> facts;     // by row, as JSON
  std::vector<std::string> problems;  // "row column code"
  std::string csv;
};

Judged judge(std::string_view table, OrderOptions options = {}, const Policy& policy = okorder()) {
  const std::vector<Value> texts = okorder_texts();
  const auto words = OrderWords::make(policy, orders_document(), texts);
  EXPECT_TRUE(words.ok()) << (words.ok() ? "" : write_error(words.error()));
  auto triage = Triage::make(policy, words->result_keys());
  EXPECT_TRUE(triage.ok());
  if (options.same.is_null()) options.same = Value(Object{{"today", Value("2026-03-20")}});
  OrderReader reader(*triage, *words, std::move(options));
  OrderWriter writer(*triage, *words, policy, OrderWriter::Form::csv);
  reader.feed(table);
  reader.finish();
  Judged judged;
  TriageResult result;
  while (reader.next()) {
    if (writer.text().empty()) writer.write_header(reader, false);
    EXPECT_TRUE(triage->run(reader.rows(), reader.facts(), result).empty());
    for (std::size_t row = 0; row < reader.rows(); ++row) {
      Value facts = triage->facts_of(reader.facts(), row);
      std::erase_if(*facts.object(), [](const Member& member) { return member.key == "today"; });
      write_json(facts, judged.facts.emplace_back());
    }
    writer.write(reader, result);
    for (const OrderProblem& problem : writer.problems()) {
      judged.problems.push_back(std::to_string(reader.number(problem.row)) + " " +
                                std::to_string(problem.column) + " " + problem.code);
    }
  }
  judged.refusals.assign(reader.refusals().begin(), reader.refusals().end());
  for (const OrderColumn& column : reader.columns()) judged.columns.push_back(column.fact);
  judged.csv = writer.text();
  return judged;
}

using Texts = std::vector<std::string>;

TEST(OrderReader, FindsColumnsByNamesSynonymsAndLabels) {
  EXPECT_EQ(judge("receipt_date,Receipt Date ?,x\n1,2,3\n").refusals.front().code, "duplicate");
  EXPECT_EQ(judge("Order no.,RATING,Date-Received,What is wrong with your order?\n,,,\n").columns,
            (Texts{"", "rating", "receipt_date", "problems"}));
  EXPECT_EQ(
      judge("\xE6\x94\xB6\xE8\xB4\xA7\xE6\x97\xA5\xE6\x9C\x9F;\xEF\xBC\xB2\xEF\xBD\x81ting\n;\n")
          .columns,
      (Texts{"receipt_date", "rating"}));
}

// A line goes out as it came in where nothing in it was quoted; else cell by cell.
TEST(OrderReader, KeepsLinesAndCellsAsTheyWere) {
  const auto words = OrderWords::make(okorder(), orders_document(), {});
  ASSERT_TRUE(words.ok());
  auto triage = Triage::make(okorder(), words->result_keys());
  ASSERT_TRUE(triage.ok());
  OrderReader reader(*triage, *words, {});
  reader.feed("rating;b;c\n3A;;x y\n\"2A\";\"a;b\"; \n3A;1\n;;\n");
  reader.finish();
  ASSERT_TRUE(reader.next());
  ASSERT_EQ(reader.rows(), 4U);
  EXPECT_EQ(reader.delimiter(), ';');
  const char* const lines[] = {"3A;;x y", "", "", ";;"};
  const Texts cells[] = {{"3A", "", "x y"}, {"2A", "a;b", " "}, {"3A", "1", ""}, {"", "", ""}};
  for (std::size_t row = 0; row < reader.rows(); ++row) {
    EXPECT_EQ(reader.plain_line(row), lines[row]) << row;
    EXPECT_EQ(reader.number(row), row + 2);
    for (std::size_t column = 0; column < 3; ++column)
      EXPECT_EQ(reader.cell(row, column), cells[row][column]) << row << " " << column;
  }
  ASSERT_EQ(reader.problems().size(), 1U);
  EXPECT_EQ(reader.problems()[0].message, "the row has not as many fields as the header: 2");
}

TEST(OrderReader, TakesTheColumnsThatAreChosen) {
  const Judged judged =
      judge("a,rating,b\n3A,x,2026-03-10\n",
            {.columns = {{"#1", "rating"}, {"Rating", ""}, {"b", "receipt_date"}}});
  EXPECT_EQ(judged.columns, (Texts{"rating", "", "receipt_date"}));
  EXPECT_EQ(judged.facts, Texts{"{\"rating\":\"3A\",\"receipt_date\":\"2026-03-10\"}"});
  EXPECT_EQ(judge("a\n1\n", {.columns = {{"b", "rating"}}}).refusals.front().code,
            "unknown_column");
  EXPECT_EQ(judge("a\n1\n", {.columns = {{"a", "ratings"}}}).refusals.front().code, "unknown_fact");
}

TEST(OrderReader, ReadsAnswersByTokensAndWords) {
  const Judged judged = judge(
      "rating;problems;photos;arrived;membership\n"
      "3A;late|quality;Y;\"Yes, all of them\";\xE9\x9D\x9E\xE4\xBC\x9A\xE5\x91\x98\n"
      "2a;\"Something else, for example wrong goods or too few, late\";0;-;n/a\n"
      "I am not sure;\"Something else, for example wrong goods or too few\";;PARTIAL;waiting\n");
  EXPECT_EQ(judged.problems, Texts{"3 2 not_an_answer"});
  EXPECT_EQ(
      judged.facts,
      (Texts{"{\"membership_status\":\"not_member\",\"rating\":\"3A\",\"problems\":[\"late\","
             "\"quality\"],\"arrived\":\"all\",\"photos\":\"yes\"}",
             "{\"rating\":\"2A\",\"photos\":\"no\"}",
             "{\"membership_status\":\"waiting\",\"rating\":\"unsure\",\"problems\":[\"other\"],"
             "\"arrived\":\"part\"}"}));
}

// FAQ-6.2b wants a third party's report: that there is one says not whose it is.
TEST(OrderReader, TakesAReportThatIsJustThereForNoThirdPartys) {
  const Judged judged = judge(
      "\xE8\xB4\xA8\xE6\xA3\x80\xE6\x8A\xA5\xE5\x91\x8A\n\xE6\x9C\x89\nyes\n"
      "\xE7\xAC\xAC\xE4\xB8\x89\xE6\x96\xB9\n");
  EXPECT_EQ(judged.facts,
            (Texts{"{\"inspection_report\":\"unsure\"}", "{\"inspection_report\":\"unsure\"}",
                   "{\"inspection_report\":\"third_party\"}"}));
}

TEST(OrderReader, NamesEveryCellThatItCannotRead) {
  const Judged judged =
      judge("Order,rating,receipt_date\n1,AAA,2026-02-30\n2,,03/04/2026\n3,3A\n4,3A,soon\n5,3A,\n");
  EXPECT_EQ(judged.problems, (Texts{"2 2 not_an_answer", "2 3 not_a_date", "3 3 ambiguous_date",
                                    "4 0 field_count", "5 3 not_a_date"}));
  EXPECT_EQ(std::count(judged.csv.begin(), judged.csv.end(), '\n'), 6);
}

// Of no cell, and so of no column: the policy's condition cannot be computed of this row's days.
TEST(OrderWriter, SaysWhyCheckRefusesARowOfGoodCells) {
  const std::optional<Policy> policy =
      loaded(with(okorder_document(), "/constraints/-",
                  json(
                      R"({"fact": "receipt_date", "text": "err.huge",
              "when": {">": [{"+": [9223372036854775807, {"var": "days_received_late"}]}, 0]}})")));
  ASSERT_TRUE(policy);
  const Judged judged =
      judge("Receipt date,agreed_delivery_date\n2026-03-01,2026-03-01\n2026-03-02,2026-03-01\n", {},
            *policy);
  EXPECT_EQ(judged.problems, Texts{"3 0 condition_failed"});
}

// A day that is none is named by the reader; that check refuses a today for it is not said again,
// and another row's problem says nothing of this one.
TEST(OrderWriter, NamesEachProblemOfARowOnce) {
  EXPECT_EQ(judge("receipt_date,today\nsoon,soon\n").problems,
            (Texts{"2 1 not_a_date", "2 2 not_a_date"}));
  EXPECT_EQ(judge("receipt_date,today\n,soon\nsoon,1999-12-31\n").problems,
            (Texts{"2 2 not_a_date", "3 1 not_a_date", "3 2 not_a_date"}));
}

TEST(OrderReader, ReadsAnAmbiguousDayWhereTheOrderIsSaid) {
  EXPECT_EQ(judge("receipt_date\n03/04/2025\n", {.dates = DateOrder::mdy}).facts,
            Texts{"{\"receipt_date\":\"2025-03-04\"}"});
}

TEST(OrderReader, SaysWhatIsWrongWithTheTextOfARow) {
  const auto says = [](const std::string& row, const char* code_and_message) {
    const std::string csv = judge("rating,b\n" + row + "\n").csv;
    return csv.find(code_and_message) != std::string::npos;
  };
  EXPECT_TRUE(says("3A,5\" pipe", "stray_quote: a quote stands in a field"));
  EXPECT_TRUE(says("3A,\"a\"b", "text_after_quote: text stands behind"));
  EXPECT_TRUE(says("3A,\"a", "unterminated_quote: a quote is opened"));
  EXPECT_TRUE(says("3A", "field_count: the row has not as many fields"));
  EXPECT_TRUE(says("3A,\xFF", "not_utf8: bytes that are no text"));
  EXPECT_TRUE(says("3A," + std::string(1, '\0'), "zero_byte: a NUL"));
  EXPECT_TRUE(says("3A," + std::string(kMaxFieldBytes + 1, 'x'),
                   "field_too_long: the field has more bytes"));
  EXPECT_TRUE(says("3A," + std::string(kMaxRowBytes, 'x'), "row_too_long: the row has more bytes"));
  EXPECT_TRUE(
      says("3A" + std::string(kMaxColumns, ','), "too_many_fields: the row has more fields"));
}

TEST(OrderReader, ReadsFullWidthSpacesAsSpaces) {
  EXPECT_EQ(judge("receipt\xE3\x80\x80"
                  "date,Date\xE3\x80\x80of check\n,\n")
                .columns,
            (Texts{"receipt_date", "today"}));
}

// U+FF01 to U+FF5E are "!" to "~", twice as wide.
TEST(OrderReader, ReadsEveryFullWidthCharacterAsItsPlainOne) {
  std::string table = "rating";
  OrderOptions options;
  for (char plain = '!'; plain <= '~'; ++plain) {
    const int code = 0xFF00 + plain - 0x20;
    const std::string wide = {static_cast<char>(0xE0 | code >> 12),
                              static_cast<char>(0x80 | (code >> 6 & 0x3F)),
                              static_cast<char>(0x80 | (code & 0x3F))};
    table += ",a" + wide + "b";
    options.columns.push_back({"a" + std::string(1, plain) + "b", ""});
  }
  const Judged judged = judge(table + "\n", options);
  EXPECT_TRUE(judged.refusals.empty()) << write_error(judged.refusals);
}

TEST(OrderReader, GoesOnWhereItIsMovedTo) {
  const auto words = OrderWords::make(okorder(), orders_document(), {});
  ASSERT_TRUE(words.ok());
  auto triage = Triage::make(okorder(), words->result_keys());
  ASSERT_TRUE(triage.ok());
  OrderReader first(*triage, *words, {.same = Value(Object{{"today", Value("2026-03-20")}})});
  first.feed("rating\n3");
  OrderReader second(std::move(first));
  second.feed("A\n");
  second.finish();
  OrderWriter writer(*triage, *words, okorder(), OrderWriter::Form::json);
  OrderWriter moved(std::move(writer));
  TriageResult result;
  ASSERT_TRUE(second.next());
  ASSERT_TRUE(triage->run(second.rows(), second.facts(), result).empty());
  moved.write(second, result);
  EXPECT_NE(moved.text().find(R"("given":{"rating":"3A"})"), std::string::npos) << moved.text();
}

TEST(OrderReader, TakesWhatHoldsForAllRowsWhereARowDoesNotSay) {
  const Value same(Object{{"today", Value("2026-03-20")},
                          {"rating", Value("3A")},
                          {"problems", Value(Array{Value("late")})}});
  EXPECT_EQ(judge("rating\n2A\n\"\"\n", {.same = same}).facts,
            (Texts{"{\"rating\":\"2A\",\"problems\":[\"late\"]}",
                   "{\"rating\":\"3A\",\"problems\":[\"late\"]}"}));
  const Value wrong(Object{{"today", Value("2026-03-20")}, {"photos", Value("maybe")}});
  const Judged judged = judge("rating\n2A\n", {.same = wrong});
  ASSERT_EQ(judged.refusals.size(), 1U);
  EXPECT_EQ(judged.refusals.front().code + judged.refusals.front().path,
            "not_an_answer/same/photos");
}

TEST(OrderReader, RefusesATableWithoutHeader) {
  EXPECT_EQ(judge("").refusals.front().code, "empty");
  EXPECT_EQ(judge("a,b\n1,2\n").refusals.front().code, "no_column_read");
  EXPECT_EQ(judge("rating,b\"\n1,2\n").refusals.front().code, "stray_quote");
}

TEST(OrderWriter, CarriesTheRowAndAddsTheResults) {
  const Judged judged = judge(
      "No.,problems,membership,arrived,receipt_date,photos,report,liability evidence,cause\n"
      "\"=1,5\",quality,member,all,2026-03-10,yes,ordered,yes,supplier\n"
      "-7,quality,member,all,2026-03-10,maybe,ordered,yes,supplier\n");
  EXPECT_EQ(judged.csv,
            "No.,problems,membership,arrived,receipt_date,photos,report,liability evidence,cause,"
            "verdict,deadline,apply_by,final_day,days_left,reasons,missing_required,input_problems,"
            "policy_version,diagnostics\r\n"
            "\"'=1,5\",quality,member,all,2026-03-10,yes,ordered,yes,supplier,"
            "eligible,open,2026-03-24,2026-03-25,5,R-ALREADY-MEMBER R-QUALITY-SUPPLIER R-IN-TIME,"
            "E-REPORT,,1.0.0,\r\n"
            "'-7,quality,member,all,2026-03-10,maybe,ordered,yes,supplier,,,,,,,,,1.0.0,"
            "\"column 6: not_an_answer: photos is \"\"maybe\"\", which is not one of yes no\"\r\n");
}

// A yes or no, and a set of more tokens than a word has bits.
TEST(OrderWriter, WritesEveryKindOfResult) {
  Value document = okorder_document();
  for (int i = 0; i < 10; ++i)
    document = with(std::move(document), "/reasons/NEW-" + std::to_string(i),
                    json(R"({"clauses": ["FAQ-9"]})"));
  const std::optional<Policy> policy = loaded(document);
  ASSERT_TRUE(policy);
  const Value results = with(
      orders_document(), "/results",
      json(
          R"([{"name": "race", "key": "race_warning"}, {"name": "days_left", "key": "deadline.days_left"}, {"name": "reasons", "key": "reasons"}])"));
  const auto words = OrderWords::make(*policy, results, {});
  ASSERT_TRUE(words.ok()) << write_error(words.error());
  auto triage = Triage::make(*policy, words->result_keys());
  ASSERT_TRUE(triage.ok());
  OrderReader reader(*triage, *words, {.same = Value(Object{{"today", Value("2026-03-20")}})});
  OrderWriter writer(*triage, *words, *policy, OrderWriter::Form::csv);
  reader.feed(
      "rating,problems,arrived,receipt_date\n"
      "3A,quality,all,2026-03-10\n2A,,,\n4A,,,\n");
  reader.finish();
  TriageResult result;
  ASSERT_TRUE(reader.next());
  ASSERT_TRUE(triage->run(reader.rows(), reader.facts(), result).empty());
  writer.write(reader, result);
  const std::string text(writer.text());
  // Ten business days from 20 March 2026 are over after the safe day, 24 March.
  EXPECT_TRUE(
      text.starts_with("3A,quality,all,2026-03-10,true,5,R-RATING-OK R-QUALITY-CAUSE-UNKNOWN "
                       "R-IN-TIME R-MEMBERSHIP-UNCLEAR,"))
      << text;
  EXPECT_NE(text.find("2A,,,,false,,R-RATING-LOW,"), std::string::npos) << text;
  EXPECT_NE(text.find("4A,,,,,,,"), std::string::npos) << text;  // refused
}

TEST(OrderWords, CanBeAssigned) {
  const auto none = OrderWords::make(okorder(), Value(), {});
  const auto all = OrderWords::make(okorder(), orders_document(), okorder_texts());
  ASSERT_TRUE(none.ok() && all.ok());
  OrderWords words = *none;
  EXPECT_EQ(words.urgency(), words.results().size());
  words = *all;
  ASSERT_LT(words.urgency(), words.results().size());
  EXPECT_EQ(words.results()[words.urgency()].key, "deadline.days_left");
}

TEST(OrderWords, RefuseOneNameForTwoFacts) {
  const auto words = OrderWords::make(
      okorder(),
      json(
          R"({"format": 1, "policy": "okorder-credit", "columns": {"rating": ["Level"], "photos": ["level"]}})"),
      {});
  ASSERT_FALSE(words.ok());
  EXPECT_EQ(words.error()[0].code, "duplicate");
  EXPECT_EQ(words.error()[0].message, R"("level" stands for two facts)");
}

// A set of more answers than a code has bits is read in words.
TEST(FactColumns, HoldSetsOfManyAnswers) {
  Value document = okorder_document();
  for (int i = 0; i < 10; ++i)
    document = with(std::move(document), "/facts/7/values/-", Value("more-" + std::to_string(i)));
  const std::optional<Policy> policy = loaded(document);
  ASSERT_TRUE(policy);
  const std::string_view keys[] = {"overall"};
  const auto triage = Triage::make(*policy, keys);
  ASSERT_TRUE(triage.ok());
  FactColumns first(*triage);
  EXPECT_TRUE(first.add(json(R"({"today": "2026-03-20", "problems": ["late", "more-9"]})")));
  EXPECT_FALSE(first.add(json(R"({"today": "2026-03-20", "problems": ["more-10"]})")));
  FactColumns columns(std::move(first));
  EXPECT_EQ(at(triage->facts_of(columns.facts(), 0), "problems"), R"(["late","more-9"])");
}

// What is an answer to one question is none to another; check refuses it there, too.
TEST(OrderReader, TakesForEachFactItsOwnAnswersOnly) {
  Texts all;
  const Array& facts = *okorder_document().find("facts")->array();
  for (const Value& fact : facts) {
    const Value* values = fact.find("values");
    for (std::size_t i = 0; values != nullptr && i < values->array()->size(); ++i)
      all.push_back(*(*values->array())[i].string());
  }
  const auto words =
      OrderWords::make(okorder(), json(R"({"format": 1, "policy": "okorder-credit"})"), {});
  ASSERT_TRUE(words.ok());
  auto triage = Triage::make(okorder(), words->result_keys());
  ASSERT_TRUE(triage.ok());
  for (const Value& fact : facts) {
    if (at(fact, "type") != "choice") continue;
    OrderReader reader(*triage, *words, {});
    reader.feed(at(fact, "id") + ",x\n");
    for (const std::string& token : all) reader.feed(token + ",x\n");
    reader.finish();
    ASSERT_TRUE(reader.next());
    ASSERT_EQ(reader.rows(), all.size());
    const Array& values = *fact.find("values")->array();
    for (std::size_t row = 0; row < all.size(); ++row) {
      const bool is_own = std::find(values.begin(), values.end(), Value(all[row])) != values.end();
      EXPECT_EQ(at(triage->facts_of(reader.facts(), row), at(fact, "id")), is_own ? all[row] : "");
    }
  }
}

// Answers of up to twenty letters that differ in one letter, wherever it stands: what was read
// before is taken for none that only looks like it.
TEST(OrderReader, TakesNoCellForOneThatIsNearlyTheSame) {
  Texts words_of_two_letters;
  for (std::size_t size = 1; size <= 20; ++size) {
    for (std::size_t other = 0; other <= size; ++other) {
      std::string& word = words_of_two_letters.emplace_back(size, 'a');
      if (other < size) word[other] = 'b';
    }
  }
  const std::optional<Policy> policy =
      loaded(with(okorder_document(), "/facts/20/values",
                  Value(Array(words_of_two_letters.begin(), words_of_two_letters.end()))));
  ASSERT_TRUE(policy);
  const auto words =
      OrderWords::make(*policy, json(R"({"format": 1, "policy": "okorder-credit"})"), {});
  ASSERT_TRUE(words.ok());
  auto triage = Triage::make(*policy, words->result_keys());
  ASSERT_TRUE(triage.ok());
  OrderReader reader(*triage, *words, {});
  reader.feed("integrity_issue,x\n");
  for (int turn = 0; turn < 2; ++turn) {
    for (const std::string& word : words_of_two_letters) reader.feed(word + ",x\n");
  }
  reader.finish();
  ASSERT_TRUE(reader.next());
  ASSERT_EQ(reader.rows(), 2 * words_of_two_letters.size());
  for (std::size_t row = 0; row < reader.rows(); ++row)
    EXPECT_EQ(at(triage->facts_of(reader.facts(), row), "integrity_issue"),
              words_of_two_letters[row % words_of_two_letters.size()]);
}

// As many facts, and entries in a list, as check reads.
TEST(FactColumns, TakeAsManyFactsAsCheck) {
  const std::string_view keys[] = {"overall"};
  const auto triage = Triage::make(okorder(), keys);
  ASSERT_TRUE(triage.ok());
  FactColumns columns(*triage);
  Array problems(1'000, Value("late"));
  const auto facts = [&problems] { return Value(Object{{"problems", Value(problems)}}); };
  EXPECT_TRUE(columns.add(facts()));
  problems.emplace_back("late");
  EXPECT_FALSE(columns.add(facts()));
  Object many;
  for (int i = 0; i < 1'000; ++i) many.push_back({"f" + std::to_string(i), Value(true)});
  EXPECT_TRUE(columns.add(Value(many)));
  many.push_back({"one_more", Value(true)});
  EXPECT_FALSE(columns.add(Value(many)));
}

// Whichever of the document's separators stands between answers, or a line's end within the cell.
TEST(OrderReader, ReadsSetsWithEverySeparator) {
  Texts separators = {"\n"};
  const Value document = orders_document();
  for (const Value& one : *document.find("separators")->array())
    separators.push_back(*one.string());
  for (const std::string& separator : separators) {
    for (const std::string beside : {"", " "}) {
      const std::string between = beside + separator + beside;
      const Judged judged =
          judge("problems,x\n\"late" + between + "quality" + between + "other\",x\n");
      EXPECT_EQ(judged.facts, Texts{R"({"problems":["late","quality","other"]})"}) << between;
    }
  }
}

// So many that a set takes two numbers; the same cell twice is read as the same.
TEST(OrderReader, ReadsSetsOfVeryManyAnswers) {
  Value document = okorder_document();
  for (int i = 0; i < 40; ++i)
    document = with(std::move(document), "/facts/7/values/-", Value("more-" + std::to_string(i)));
  const std::optional<Policy> policy = loaded(document);
  ASSERT_TRUE(policy);
  const auto words = OrderWords::make(*policy, orders_document(), {});
  ASSERT_TRUE(words.ok());
  auto triage = Triage::make(*policy, words->result_keys());
  ASSERT_TRUE(triage.ok());
  OrderReader reader(*triage, *words, {.same = Value(Object{{"today", Value("2026-03-20")}})});
  reader.feed("problems\nlate;more-39\nlate;more-39\nmore-1\n");
  reader.finish();
  ASSERT_TRUE(reader.next());
  ASSERT_EQ(reader.rows(), 3U);
  for (const std::size_t row : {0U, 1U})
    EXPECT_EQ(at(triage->facts_of(reader.facts(), row), "problems"), R"(["late","more-39"])");
  EXPECT_EQ(at(triage->facts_of(reader.facts(), 2), "problems"), R"(["more-1"])");
}

TEST(OrderWords, RefuseADocumentThatNamesWhatThePolicyHasNot) {
  const Policy& policy = okorder();
  Value document = read_json_file(ELIGIBILITY_POLICY_DIR "/orders.json");
  for (Member& member : *document.object()) {
    if (member.key == "columns")
      member.value.object()->push_back({"ratings", Value(Array{Value("x")})});
    if (member.key == "answers")
      member.value.object()->push_back(
          {"photos", Value(Object{{"maybe", Value(Array{Value("x")})}})});
  }
  const auto words = OrderWords::make(policy, document, {});
  ASSERT_FALSE(words.ok());
  ASSERT_EQ(words.error().size(), 2U);
  EXPECT_EQ(words.error()[0].code + words.error()[0].path, "unknown_fact/columns/ratings");
  EXPECT_EQ(words.error()[1].code + words.error()[1].path, "not_an_answer/answers/photos/maybe");
}

}  // namespace
}  // namespace eligibility
