// SPDX-License-Identifier: Apache-2.0
// Instructions over columns: masks are combined as sets are, whatever is left out because it is
// known; and none stands there twice.
#include "triage/column_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bitset>
#include <vector>

namespace eligibility {
namespace {

// Rows: three answers to one fact, with and without each of three other things. A mask is a set of
// rows, worked out here by itself.
constexpr std::size_t kRows = 3 * 8;
using Rows = std::bitset<kRows>;

class ColumnBuilderTest : public testing::Test {
 protected:
  ColumnBuilderTest() {
    for (std::int32_t code = 0; code < 3; ++code) masks_.push_back(builder_.code_is(fact_, code));
    for (std::size_t thing = 0; thing < 3; ++thing)
      masks_.push_back(builder_.has_answer(things_, thing));
  }

  // The rows of a mask, by what column_program.h says of its instruction.
  Rows rows(ColumnId id) const {
    const ColumnNode& node = program_.nodes[id];
    const auto k = static_cast<std::size_t>(node.k);
    const auto m = static_cast<std::size_t>(node.m);
    Rows found;
    for (std::size_t row = 0; row < kRows; ++row) {
      if (node.op == ColumnOp::code_is) found[row] = row % 3 == k;
      if (node.op == ColumnOp::code_within) found[row] = k <= row % 3 && row % 3 <= m;
      if (node.op == ColumnOp::code_has) found[row] = (row / 3 & k) != 0;
    }
    if (node.op == ColumnOp::all) found.set();
    if (node.op == ColumnOp::both) found = rows(node.a) & rows(node.b);
    if (node.op == ColumnOp::either) found = rows(node.a) | rows(node.b);
    if (node.op == ColumnOp::without) found = rows(node.a) & ~rows(node.b);
    if (node.op == ColumnOp::inverse) found = ~rows(node.a);
    return found;
  }

  ColumnProgram program_;
  ColumnBuilder builder_{program_};
  ColumnId fact_ = builder_.node({.op = ColumnOp::input_code, .k = 0});
  ColumnId things_ = builder_.node({.op = ColumnOp::input_code, .k = 1});
  std::vector<ColumnId> masks_ = {kNone, kAll};
};

// Of each two masks, also of those that this makes: what is left out is left out rightly.
TEST_F(ColumnBuilderTest, CombinesMasksAsSets) {
  for (int round = 0; round < 2; ++round) {
    const std::vector<ColumnId> known = masks_;
    for (const ColumnId a : known) {
      const ColumnId inverse = builder_.inverse(a);
      EXPECT_EQ(rows(inverse), ~rows(a)) << a;
      masks_.push_back(inverse);
      for (const ColumnId b : known) {
        const ColumnId both = builder_.both(a, b);
        const ColumnId either = builder_.either(a, b);
        const ColumnId without = builder_.without(a, b);
        EXPECT_EQ(rows(both), rows(a) & rows(b)) << a << " " << b;
        EXPECT_EQ(rows(either), rows(a) | rows(b)) << a << " " << b;
        EXPECT_EQ(rows(without), rows(a) & ~rows(b)) << a << " " << b;
        if (round == 0) masks_.insert(masks_.end(), {both, either, without});
      }
    }
    std::sort(masks_.begin(), masks_.end());
    masks_.erase(std::unique(masks_.begin(), masks_.end()), masks_.end());
  }
  EXPECT_GT(masks_.size(), 50U);
}

// No instruction for what is known without one.
TEST_F(ColumnBuilderTest, AddsNothingForWhatIsKnown) {
  const std::size_t before = program_.nodes.size();
  for (const ColumnId a : masks_) {
    for (const ColumnId known :
         {builder_.both(a, a), builder_.both(a, kAll), builder_.both(kAll, a),
          builder_.both(a, kNone), builder_.both(kNone, a), builder_.either(a, a),
          builder_.either(a, kNone), builder_.either(kNone, a), builder_.either(a, kAll),
          builder_.either(kAll, a), builder_.without(a, a), builder_.without(a, kNone),
          builder_.without(kNone, a), builder_.without(a, kAll)})
      EXPECT_LT(known, before);
  }
  EXPECT_EQ(builder_.inverse(kNone), kAll);
  EXPECT_EQ(builder_.inverse(kAll), kNone);
  EXPECT_EQ(builder_.both(masks_[2], masks_[3]), kNone);  // two answers to one fact
  EXPECT_EQ(builder_.without(masks_[2], masks_[3]), masks_[2]);
  EXPECT_EQ(program_.nodes.size(), before);
  const ColumnId inverse = builder_.inverse(masks_[2]);
  EXPECT_EQ(builder_.inverse(inverse), masks_[2]);
  EXPECT_EQ(builder_.both(inverse, masks_[2]), kNone);
  EXPECT_EQ(builder_.both(masks_[2], inverse), kNone);
}

// Also when there are many more than it had room for at first.
TEST_F(ColumnBuilderTest, MakesEachInstructionOnce) {
  constexpr std::int32_t kMany = 5'000;
  std::vector<ColumnId> made;
  const auto node = [this](std::int32_t k) {
    return builder_.node({.op = ColumnOp::number_has, .a = fact_, .k = 1'000 + k});
  };
  for (std::int32_t k = 0; k < kMany; ++k) {
    made.push_back(node(k));
    EXPECT_EQ(program_.nodes[made.back()].k, 1'000 + k);
  }
  const std::size_t count = program_.nodes.size();
  for (std::int32_t k = 0; k < kMany; ++k) ASSERT_EQ(node(k), made[static_cast<std::size_t>(k)]);
  EXPECT_EQ(program_.nodes.size(), count);
}

TEST_F(ColumnBuilderTest, TakesNoInstructionForAnother) {
  const ColumnNode one{
      .op = ColumnOp::choose, .a = 2, .b = 3, .c = 4, .k = 5, .m = 6, .pool = {7, 8}};
  std::vector<ColumnNode> all(9, one);
  all[1].op = ColumnOp::blank;
  all[2].a = 9;
  all[3].b = 9;
  all[4].c = 9;
  all[5].k = 9;
  all[6].m = 9;
  all[7].pool.begin = 6;
  all[8].pool.end = 9;
  std::vector<ColumnId> ids;
  for (const ColumnNode& node : all) ids.push_back(builder_.node(node));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    EXPECT_EQ(builder_.node(all[i]), ids[i]) << i;
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(ids[i], ids[j]) << i << " " << j;
  }
}

// A number that is looked for where none can be is in no row; ends beyond 32 bits are the last.
TEST_F(ColumnBuilderTest, LooksForNumbersOnlyWhereTheyCanBe) {
  EXPECT_EQ(builder_.within(fact_, 3, 2), kNone);
  EXPECT_NE(builder_.within(fact_, 3, 3), kNone);
  EXPECT_EQ(program_.nodes[builder_.within(fact_, -5'000'000'000, 3)].k, kNoNumber);
  EXPECT_EQ(program_.nodes[builder_.within(fact_, 3, 5'000'000'000)].m, 2'147'483'647);
  EXPECT_EQ(builder_.within(fact_, -5'000'000'000, 5'000'000'000), kAll);
}

}  // namespace
}  // namespace eligibility
