// SPDX-License-Identifier: Apache-2.0
#include "seeds.h"

#include <cstdlib>
#include <filesystem>

#include "fuzz.h"
#include "value_bytes.h"

namespace eligibility::fuzz {
namespace {

Value member_of(const Value& object, std::string_view key) {
  const Value* member = object.find(key);
  return member != nullptr ? *member : Value();
}

// Of testSuite: an assertion's own expression goes before its case's. Of validation-testSuite: each
// case is an expression.
void add_seeds(const Value& suite, std::vector<Seed>& seeds) {
  const Value cases = member_of(suite, "cases");
  if (cases.array() == nullptr) return;
  for (const Value& one : *cases.array()) {
    const Value shared = member_of(one, "certLogicExpression");
    const Value assertions = member_of(one, "assertions");
    if (assertions.array() == nullptr) {
      seeds.push_back({member_of(one, "expression"), Value()});
      continue;
    }
    for (const Value& assertion : *assertions.array()) {
      const Value* own = assertion.find("certLogicExpression");
      seeds.push_back({own != nullptr ? *own : shared, member_of(assertion, "data")});
    }
  }
}

}  // namespace

std::string Seed::text() const {
  std::string text;
  write_json(Value(Object{{"logic", logic}, {"data", data}}), text);
  return text;
}

std::string Seed::bytes() const {
  std::string bytes(1, '\0');
  write_bytes(logic, bytes);
  write_bytes(data, bytes);
  return bytes;
}

std::vector<Seed> corpus_seeds(const std::string& folder) {
  std::vector<Seed> seeds;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const Value request = read_file(entry.path().string());
    seeds.push_back({member_of(request, "logic"), member_of(request, "data")});
  }
  return seeds;
}

std::vector<Seed> suite_seeds() {
  const char* const folder = std::getenv("CERTLOGIC_SUITE_DIR");
  std::vector<Seed> seeds;
  if (folder == nullptr || *folder == '\0') return seeds;
  for (const char* part : {"/testSuite", "/validation-testSuite"}) {
    for (const auto& entry : std::filesystem::directory_iterator(std::string(folder) + part)) {
      add_seeds(read_file(entry.path().string()), seeds);
    }
  }
  return seeds;
}

}  // namespace eligibility::fuzz
