// SPDX-License-Identifier: Apache-2.0
// CertLogic's own vectors, a test an operation: `ctest -R PLUSTIME`. They run here natively and in
// Node, and through the package in Node and in Chromium from the same file.
#include <gtest/gtest.h>

#include <ostream>

#include "json_file.h"
#include "logic_expression.h"

namespace eligibility {

// The vectors of one operation: their ids are its name and a number.
struct LogicVectors {
  std::string operation;
  std::vector<Value> vectors;
};

// What gtest prints of one.
inline void PrintTo(const LogicVectors& named, std::ostream* stream) { *stream << named.operation; }

namespace {

std::string text_of(const Value& value) {
  std::string text;
  write_json(value, text);
  return text;
}

const Value& document() {
  static const Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/certlogic.json");
  return document;
}

std::vector<Value> read_vectors(std::string_view section) {
  const Value* list = document().find(section);
  return list == nullptr || list->array() == nullptr ? std::vector<Value>() : *list->array();
}

std::vector<LogicVectors> by_operation(std::string_view section) {
  std::vector<LogicVectors> operations;
  for (const Value& vector : read_vectors(section)) {
    const std::string& id = *vector.find("id")->string();
    const std::string operation = id.substr(0, id.find_first_of("0123456789"));
    if (operations.empty() || operations.back().operation != operation)
      operations.push_back({operation, {}});
    operations.back().vectors.push_back(vector);
  }
  return operations;
}

std::string name_of(const testing::TestParamInfo<LogicVectors>& each) {
  return each.param.operation;
}

class CertLogic : public testing::TestWithParam<LogicVectors> {};
class CertLogicIssues : public CertLogic {};

void expect_answer(const Value& vector) {
  SCOPED_TRACE(text_of(vector));
  const Value nothing;
  const Value* data = vector.find("data");
  const Result<Value, Diagnostic> found =
      evaluate(*vector.find("logic"), data == nullptr ? nothing : *data);
  if (const Value* code = vector.find("error")) {
    ASSERT_FALSE(found.ok()) << "gave " << text_of(*found);
    EXPECT_EQ(found.error().code, *code->string());
    // An impossible date is named.
    const bool names_data = data != nullptr && *code == Value("impossible_date");
    EXPECT_TRUE(!names_data || found.error().message.find(text_of(*data)) != std::string::npos);
    return;
  }
  ASSERT_TRUE(found.ok()) << found.error().message;
  EXPECT_EQ(json(text_of(*found)), *vector.find("result")) << "gave " << text_of(*found);
}

TEST_P(CertLogic, EvaluatesAsItsSourcesSay) {
  for (const Value& vector : GetParam().vectors) expect_answer(vector);
}

TEST_P(CertLogicIssues, AreThoseOfTheReferenceWithTheirPlaces) {
  for (const Value& vector : GetParam().vectors) {
    const Result<std::vector<Issue>, Diagnostic> issues = validate_logic(*vector.find("logic"));
    ASSERT_TRUE(issues.ok()) << text_of(vector);
    EXPECT_EQ(*json(write_issues(*issues)).find("issues"), *vector.find("issues"))
        << text_of(vector);
  }
}

INSTANTIATE_TEST_SUITE_P(Own, CertLogic, testing::ValuesIn(by_operation("vectors")), name_of);
INSTANTIATE_TEST_SUITE_P(Own, CertLogicIssues, testing::ValuesIn(by_operation("issues")), name_of);

TEST(CertLogicVectors, AreAsManyAsTheManifestSaysAndCiteTheirSource) {
  const Value manifest = read_json_file(ELIGIBILITY_VECTORS_DIR "/manifest.json");
  std::int64_t count = 0;
  for (const char* section : {"vectors", "issues"}) {
    for (const Value& vector : read_vectors(section)) {
      ++count;
      EXPECT_NE(document().find("sources")->find(*vector.find("source")->string()), nullptr)
          << text_of(vector);
    }
  }
  EXPECT_EQ(Value(count), *manifest.find("counts")->find("certlogic.json"));
  EXPECT_EQ(Value(count), *document().find("meta")->find("count"));
}

}  // namespace
}  // namespace eligibility
