// SPDX-License-Identifier: Apache-2.0
// The shipped policy with one mistake seeded in it, many times over: who catches it? The loader,
// lint, or the vectors; tests/vectors/policy-mutations.json says who must.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <ostream>

#include "compare_report.h"
#include "edit_json.h"
#include "eligibility/lint.h"
#include "okorder_policy.h"

namespace eligibility {

struct Mutation {
  std::string id;
  Value value;
};
inline void PrintTo(const Mutation& mutation, std::ostream* stream) {
  *stream << at(mutation.value, "title");
}

namespace {

std::vector<Mutation> read_mutations() {
  const Value document = read_json_file(ELIGIBILITY_VECTORS_DIR "/policy-mutations.json");
  std::vector<Mutation> mutations;
  for (const Value& one : *document.find("mutations")->array())
    mutations.push_back({at(one, "id"), one});
  return mutations;
}

std::size_t failing_vectors(const Policy& policy) {
  const Value vectors = read_json_file(ELIGIBILITY_VECTORS_DIR "/okorder-credit.json");
  std::size_t failing = 0;
  for (const Value& one : *vectors.find("scenarios")->array()) {
    const Result<Report, std::vector<Diagnostic>> report = check(policy, *one.find("facts"));
    const bool passes =
        report.ok() && command::compare_report(*one.find("expect"), json(report->text)).empty();
    failing += passes ? 0 : 1;
  }
  return failing;
}

TEST(PolicyMutations, AreAsManyAsTheManifestSays) {
  const Value manifest = read_json_file(ELIGIBILITY_VECTORS_DIR "/manifest.json");
  const std::size_t count = read_mutations().size();
  EXPECT_GE(count, 40U);
  EXPECT_EQ(*manifest.find("counts")->find("policy-mutations.json"),
            Value(static_cast<std::int64_t>(count)));
}

// The document with those properties only that the mutation names: lint takes seconds for all.
Value with_properties(const Value& document, const Value& mutation) {
  Array kept;
  const Value* named = mutation.find("properties");
  for (const Value& property : *document.find("properties")->array()) {
    const bool keep = named != nullptr && std::find(named->array()->begin(), named->array()->end(),
                                                    *property.find("id")) != named->array()->end();
    if (keep) kept.push_back(property);
  }
  return with(document, "/properties", Value(std::move(kept)));
}

class PolicyMutation : public testing::TestWithParam<Mutation> {};

TEST_P(PolicyMutation, IsCaughtByWhoMust) {
  const Value& mutation = GetParam().value;
  Value document = okorder_document();
  for (const Value& change : *mutation.find("change")->array()) {
    const Value* value = at(change, "op") == "remove" ? nullptr : change.find("value");
    document = changed(std::move(document), at(change, "path"), value);
  }
  const std::string by = at(mutation, "by");
  const std::string code = at(mutation, "code");
  const Result<Policy, std::vector<Diagnostic>> policy = load_policy(document, okorder_calendars());
  if (!policy.ok()) {
    EXPECT_EQ(by, "loader") << write_error(policy.error());
    EXPECT_TRUE(std::any_of(policy.error().begin(), policy.error().end(),
                            [&code](const Diagnostic& one) { return one.code == code; }));
    std::printf("%s: the loader, %s\n", GetParam().id.c_str(), code.c_str());
    return;
  }
  const std::size_t failing = failing_vectors(*policy);
  const std::vector<Finding> findings = lint(*loaded(with_properties(document, mutation)), {});
  std::printf("%s: lint, %zu findings; %zu vectors\n", GetParam().id.c_str(), findings.size(),
              failing);
  if (by == "vectors") {
    EXPECT_GT(failing, 0U);
    return;
  }
  EXPECT_EQ(by, "lint");
  EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [&code](const Finding& one) {
    return one.code == code;
  })) << write_findings(findings);
}

INSTANTIATE_TEST_SUITE_P(Lint, PolicyMutation, testing::ValuesIn(read_mutations()),
                         [](const testing::TestParamInfo<Mutation>& given) {
                           return given.param.id;
                         });

}  // namespace
}  // namespace eligibility
