// SPDX-License-Identifier: Apache-2.0
// write_seeds FOLDER: what the logic fuzzers begin with, as files in FOLDER/logic (JSON text) and
// FOLDER/expression (bytes).
#include <cstdio>
#include <filesystem>

#include "fuzz.h"
#include "seeds.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: write_seeds FOLDER\n", stderr);
    return 2;
  }
  const std::filesystem::path folder(arguments[1]);
  std::filesystem::create_directories(folder / "logic");
  std::filesystem::create_directories(folder / "expression");
  std::vector<eligibility::fuzz::Seed> seeds =
      eligibility::fuzz::corpus_seeds(ELIGIBILITY_CORPUS_DIR "/logic");
  for (eligibility::fuzz::Seed& seed : eligibility::fuzz::suite_seeds()) {
    seeds.push_back(std::move(seed));
  }
  for (std::size_t index = 0; index < seeds.size(); ++index) {
    std::ofstream(folder / "logic" / std::to_string(index)) << seeds[index].text();
    std::ofstream(folder / "expression" / std::to_string(index)) << seeds[index].bytes();
  }
  std::printf("%zu seeds each\n", seeds.size());
  return 0;
}
