// SPDX-License-Identifier: Apache-2.0
// What is kept of a case stands as long as what it has used, directly or through others.
#include "lint/memo.h"

#include <gtest/gtest.h>

namespace eligibility {
namespace {

constexpr FactSet kRating = 1;
constexpr FactSet kReceipt = 2;
constexpr std::size_t kOne = 0;
constexpr std::size_t kOther = 1;

class LintMemo : public testing::Test {
 protected:
  void keep(std::size_t entry, FactSet facts) {
    memo_.begin();
    memo_.use(facts);
    memo_.end(entry);
  }

  Memo memo_{2, 70};  // more notes than a word has bits
};

TEST_F(LintMemo, HasNothingAtFirst) { EXPECT_FALSE(memo_.recall(kOne)); }

TEST_F(LintMemo, KeepsWhatOtherFactsDoNotTouch) {
  keep(kOne, kReceipt);
  memo_.change(kRating);
  EXPECT_TRUE(memo_.recall(kOne));
  memo_.change(kRating | kReceipt);
  EXPECT_FALSE(memo_.recall(kOne));
}

TEST_F(LintMemo, ForgetsWhatUsedTheEntryThatChanged) {
  keep(kOne, kRating);
  memo_.begin();
  ASSERT_TRUE(memo_.recall(kOne));
  memo_.use(kReceipt);
  memo_.end(kOther);
  memo_.change(kRating);
  EXPECT_FALSE(memo_.recall(kOther));
}

TEST_F(LintMemo, ForgetsWhatWasWorkedOutAroundTheFactThatChanged) {
  memo_.begin();
  keep(kOne, kRating);
  memo_.end(kOther);
  memo_.change(kRating);
  EXPECT_FALSE(memo_.recall(kOther));
}

TEST_F(LintMemo, KeepsOneEntryApartFromTheNext) {
  keep(kOne, kRating);
  keep(kOther, kReceipt);
  memo_.change(kRating);
  EXPECT_FALSE(memo_.recall(kOne));
  EXPECT_TRUE(memo_.recall(kOther));
}

TEST_F(LintMemo, ForgetsOfASuppositionOnlyWhatUsedIt) {
  memo_.begin();
  memo_.use_supposition();
  memo_.end(kOne);
  keep(kOther, kRating);
  memo_.change_supposition();
  EXPECT_FALSE(memo_.recall(kOne));
  EXPECT_TRUE(memo_.recall(kOther));
}

TEST_F(LintMemo, ForgetsWhatUsedASuppositionThroughAnother) {
  memo_.begin();
  memo_.use_supposition();
  memo_.end(kOne);
  memo_.begin();
  ASSERT_TRUE(memo_.recall(kOne));
  memo_.end(kOther);
  memo_.change_supposition();
  EXPECT_FALSE(memo_.recall(kOther));
}

TEST_F(LintMemo, ForgetsEverythingAtOnce) {
  keep(kOne, kRating);
  keep(kOther, 0);
  memo_.change_all();
  EXPECT_FALSE(memo_.recall(kOne));
  EXPECT_FALSE(memo_.recall(kOther));
}

TEST_F(LintMemo, GivesTheNotesOfWhatWasUsedAndNoOthers) {
  for (const std::size_t note : {0U, 1U, 63U, 64U, 69U}) {
    memo_.change_all();
    memo_.restart();
    memo_.begin();
    memo_.note(note);
    memo_.end(kOne);
    for (std::size_t each = 0; each < 70; ++each) EXPECT_EQ(memo_.has(each), each == note) << each;
    memo_.restart();
    EXPECT_FALSE(memo_.has(note));
    ASSERT_TRUE(memo_.recall(kOne));
    EXPECT_TRUE(memo_.has(note));
  }
}

}  // namespace
}  // namespace eligibility
