// SPDX-License-Identifier: Apache-2.0
// The committed inputs of each fuzzer, as ordinary tests: what once was found stays found.
#include <gtest/gtest.h>

#include <filesystem>
#include <ostream>

#include "fuzz.h"
#include "seeds.h"
#include "value_bytes.h"

namespace eligibility {

struct Target {
  const char* name;
  void (*run)(std::string_view);
};
inline void PrintTo(const Target& target, std::ostream* stream) { *stream << target.name; }

namespace {

class Corpus : public testing::TestWithParam<Target> {};

TEST_P(Corpus, IsAnsweredWithoutABrokenProperty) {
  int inputs = 0;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::string(ELIGIBILITY_CORPUS_DIR "/") + GetParam().name)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    SCOPED_TRACE(entry.path().string());
    GetParam().run(text);
    ++inputs;
  }
  EXPECT_GE(inputs, 10);
}

TEST(Seeds, AreAnsweredWithoutABrokenProperty) {
  std::vector<fuzz::Seed> seeds = fuzz::corpus_seeds(ELIGIBILITY_CORPUS_DIR "/logic");
  for (fuzz::Seed& seed : fuzz::suite_seeds()) seeds.push_back(std::move(seed));
  EXPECT_GE(seeds.size(), 15U);
  for (const fuzz::Seed& seed : seeds) {
    SCOPED_TRACE(seed.text());
    fuzz::fuzz_logic(seed.text());
    fuzz::fuzz_expression(seed.bytes());
  }
}

TEST(Seeds, AsBytesAreTheSameExpression) {
  for (const fuzz::Seed& seed : fuzz::corpus_seeds(ELIGIBILITY_CORPUS_DIR "/logic")) {
    const std::string bytes = seed.bytes();
    fuzz::ByteReader reader(bytes);
    reader.byte();
    EXPECT_EQ(reader.value(), seed.logic) << seed.text();
    EXPECT_EQ(reader.value(), seed.data) << seed.text();
  }
}

INSTANTIATE_TEST_SUITE_P(
    Fuzz, Corpus,
    testing::Values(Target{"json", fuzz::fuzz_json}, Target{"logic", fuzz::fuzz_logic},
                    Target{"expression", fuzz::fuzz_expression}, Target{"rule", fuzz::fuzz_rule},
                    Target{"check", fuzz::fuzz_check}, Target{"policy", fuzz::fuzz_policy},
                    Target{"calendar", fuzz::fuzz_calendar}, Target{"csv", fuzz::fuzz_csv},
                    Target{"date", fuzz::fuzz_date}, Target{"orders", fuzz::fuzz_orders},
                    Target{"triage", fuzz::fuzz_triage}),
    [](const testing::TestParamInfo<Target>& given) { return std::string(given.param.name); });

// The command reads files of other encodings, by the system's iconv; Emscripten's is another, and
// the module takes UTF-8 alone.
#ifndef __EMSCRIPTEN__
INSTANTIATE_TEST_SUITE_P(FuzzCommand, Corpus, testing::Values(Target{"decode", fuzz::fuzz_decode}),
                         [](const testing::TestParamInfo<Target>& given) {
                           return std::string(given.param.name);
                         });
#endif

}  // namespace
}  // namespace eligibility
