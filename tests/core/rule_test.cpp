// SPDX-License-Identifier: Apache-2.0
// A rule in the EU's format: what is refused, what it says of data, which fields it reads. Expected
// results follow the gateway's schema and constraints, dgc-business-rules' how-to and the EU's
// engine for iOS, as rule.h cites them.
#include "eligibility/rule.h"

#include "edit_json.h"
#include "logic_expression.h"

namespace eligibility {
namespace {

Value rule_document() {
  return json(R"({
    "Identifier": "VR-XX-0001", "Type": "Acceptance", "Country": "XX", "Version": "1.0.0",
    "SchemaVersion": "1.2.0", "Engine": "CERTLOGIC", "EngineVersion": "1.3.3",
    "CertificateType": "Vaccination",
    "Description": [{"lang": "en", "desc": "All doses of the series were given."}],
    "ValidFrom": "2021-06-01T00:00:00Z", "ValidTo": "2022-06-01T00:00:00+02:00",
    "AffectedFields": ["v.0.dn", "v.0.sd"],
    "Logic": {">=": [{"var": "payload.v.0.dn"}, {"var": "payload.v.0.sd"}]}})");
}

// "code path" of every problem, one a line.
std::string problems_of(const Value& document) {
  const Result<Rule, std::vector<Diagnostic>> rule = read_rule(document);
  std::string text;
  if (rule.ok()) return text;
  for (const Diagnostic& problem : rule.error()) text += problem.code + " " + problem.path + "\n";
  return text;
}
std::string problems_with(std::string_view path, std::string_view value) {
  return problems_of(with(rule_document(), path, json(value)));
}

Rule rule_with(std::string_view path, std::string_view value) {
  Result<Rule, std::vector<Diagnostic>> rule = read_rule(with(rule_document(), path, json(value)));
  EXPECT_TRUE(rule.ok()) << path;
  return rule.ok() ? std::move(*rule) : Rule{};
}
std::string said(const Rule& rule, std::string_view data) {
  const RuleOutcome outcome = apply_rule(rule, json(data));
  switch (outcome.result) {
    case RuleResult::pass:
      return "pass";
    case RuleResult::fail:
      return "fail";
    case RuleResult::open:
      break;
  }
  return outcome.open ? "open: " + outcome.open->code : "open";
}

TEST(ReadRule, TakesARuleOfTheGatewaysForm) { EXPECT_EQ(problems_of(rule_document()), ""); }
TEST(ReadRule, TakesARegion) { EXPECT_EQ(problems_with("/Region", R"("W1")"), ""); }
TEST(ReadRule, NamesEveryMemberThatIsMissing) {
  const std::string problems = problems_of(json("{}"));
  EXPECT_EQ(std::count(problems.begin(), problems.end(), '\n'), 13);
  EXPECT_EQ(problems_of(json("[]")), "wrong_kind \n");
}
TEST(ReadRule, NamesAMemberThatIsNone) {
  EXPECT_EQ(problems_with("/Valid", "1"), "unknown_member /Valid\n");
}
TEST(ReadRule, RefusesEachMemberOfAnotherForm) {
  const std::vector<std::pair<const char*, std::vector<const char*>>> bad = {
      {"not_an_id /Identifier\n", {R"("VR-XX-1")", R"("vr-XX-0001")", R"("VR-X1-0001")", R"("")"}},
      {"not_a_token /Country\n", {R"("X")", R"("xx")"}},
      {"not_a_token /Region\n", {R"("WIENNN")", R"("w")"}},
      {"not_a_version /Version\n", {R"("1.0")", R"("1.0.0.0")", R"("1..0")", R"("-1.0.0")"}},
      {"not_a_version /EngineVersion\n", {R"("1.x.0")"}},
      {"not_a_version /SchemaVersion\n", {R"("1.0.10000000000")"}},
      {"not_a_token /Engine\n", {R"("AT-METADATA")"}},
      {"not_a_date /ValidFrom\n",
       {R"("2021-06-01")", R"("2021-06-01T00:00:00")", R"("2021-06-01T00:00:00.5Z")",
        R"("2021-06-01T00:00:00+0200")", R"("soon")"}},
      {"impossible_date /ValidTo\n", {R"("2022-02-30T00:00:00Z")", R"("2022-02-01T24:00:00Z")"}},
      {"empty /Description\n", {"[]"}},
      {"wrong_kind /Description\n", {R"("words")"}},
      {"empty /AffectedFields\n", {"[]"}},
      {"wrong_kind /Logic\n", {"true", "[]"}},
      {"not_an_operation /Logic\n", {"{}"}},
  };
  for (const auto& [expected, values] : bad) {
    const std::string line(expected);
    const std::string path = line.substr(line.find('/'), line.size() - line.find('/') - 1);
    for (const char* value : values) EXPECT_EQ(problems_with(path, value), expected) << value;
  }
  for (const char* member :
       {"Identifier", "Type", "Country", "Version", "SchemaVersion", "Engine", "EngineVersion",
        "CertificateType", "ValidFrom", "ValidTo", "Region"}) {
    const std::string path = "/" + std::string(member);
    EXPECT_EQ(problems_with(path, "7"), "wrong_kind " + path + "\n");
  }
}
TEST(ReadRule, PointsIntoListsAndTheLogic) {
  EXPECT_EQ(problems_with("/Description", R"([{"lang":"EN","desc":"words"},{"lang":"de-at"},7])"),
            "not_a_token /Description/0/lang\n"
            "missing_member /Description/1\n"
            "wrong_kind /Description/2\n");
  EXPECT_EQ(problems_with("/Description/0/desc", R"("")"), "empty /Description/0/desc\n");
  EXPECT_EQ(problems_with("/AffectedFields", R"(["a", "a", 1])"),
            "duplicate /AffectedFields/1\nwrong_kind /AffectedFields/2\n");
  EXPECT_EQ(problems_with("/Logic", R"({"and": [{"or": [1, 2]}, null]})"),
            "unknown_operator /Logic/and/0\nnot_an_expression /Logic/and/1\n");
}
TEST(ReadRule, RefusesAValidityThatEndsBeforeItBegins) {
  EXPECT_EQ(problems_with("/ValidTo", R"("2021-06-01T00:00:00Z")"), "out_of_range /ValidTo\n");
}
TEST(ReadRule, HoldsTheIdAgainstTypeCertificateAndCountry) {
  EXPECT_EQ(problems_with("/CertificateType", R"("Test")"), "mismatch /Identifier\n");
  EXPECT_EQ(problems_with("/Type", R"("Invalidation")"), "mismatch /Identifier\n");
  EXPECT_EQ(problems_with("/Country", R"("DE")"), "mismatch /Identifier\n");
  EXPECT_EQ(problems_of(with(with(rule_document(), "/Type", Value("Invalidation")), "/Identifier",
                             Value("IR-XX-0001"))),
            "");
}

TEST(ApplyRule, PassesOnTrueAndFailsOnFalse) {
  const Rule rule = rule_with("/Version", R"("1.0.1")");
  EXPECT_EQ(said(rule, R"({"payload": {"v": [{"dn": 2, "sd": 2}]}})"), "pass");
  EXPECT_EQ(said(rule, R"({"payload": {"v": [{"dn": 1, "sd": 2}]}})"), "fail");
}
TEST(ApplyRule, IsValidFromItsBeginningUntilBeforeItsEnd) {
  const Rule rule = rule_with("/Logic", R"({"!": [{"var": "payload.x"}]})");
  const auto at = [&rule](const char* clock) {
    return said(rule, R"({"external": {"validationClock": ")" + std::string(clock) + "\"}}");
  };
  EXPECT_EQ(at("2021-05-31T23:59:59.999Z"), "open: not_valid");
  EXPECT_EQ(at("2021-06-01T00:00:00Z"), "pass");
  EXPECT_EQ(at("2022-05-31T21:59:59Z"), "pass");
  EXPECT_EQ(at("2022-05-31T22:00:00Z"), "open: not_valid");  // midnight at +02:00
  EXPECT_EQ(at("2022-02-30"), "open: impossible_date");
  EXPECT_EQ(at("noon"), "open: not_a_date");
  EXPECT_EQ(said(rule, R"({"external": {"validationClock": 7}})"), "open: not_a_date");
}
TEST(ApplyRule, SaysNothingOfValidityWithoutAClock) {
  EXPECT_EQ(apply_rule(rule_with("/Version", R"("1.0.1")"), json("{}")).valid, std::nullopt);
}
TEST(ApplyRule, IsOpenWhereTheLogicFailsOrGivesNoBoolean) {
  EXPECT_EQ(said(rule_with("/Version", R"("1.0.1")"), "{}"), "open: wrong_operand");
  EXPECT_EQ(said(rule_with("/Logic", R"({"var": "payload.a"})"), R"({"payload": {"a": 1}})"),
            "open: not_a_boolean");
}
TEST(ApplyRule, IsOpenForAPayloadOfAnotherSchema) {
  const Rule rule = rule_with("/Logic", R"({"!": [{"var": "payload.x"}]})");
  const auto of = [&rule](const char* version) {
    return said(rule, R"({"payload": {"ver": ")" + std::string(version) + "\"}}");
  };
  EXPECT_EQ(of("1.2.0"), "pass");
  EXPECT_EQ(of("1.10.0"), "pass");
  EXPECT_EQ(of("1.1.9"), "open: schema_version");
  EXPECT_EQ(of("2.0.0"), "open: schema_version");
}
TEST(ApplyRule, IsOpenWhereItNeedsANewerEngine) {
  EXPECT_EQ(said(rule_with("/EngineVersion", R"("1.3.4")"), "{}"), "open: engine_version");
  EXPECT_EQ(
      said(rule_with("/EngineVersion", R"("0.7.5")"), R"({"payload":{"v":[{"dn":1,"sd":1}]}})"),
      "pass");
}

TEST(PayloadFields, AreThePathsThatAreReadSortedAndOnce) {
  EXPECT_EQ(payload_fields(json(R"({"if": [{"var": "payload.b"}, [{"var": "payload.a.0"}],
      {"in": [{"var": "payload.b"}, {"var": "external.list"}]}]})")),
            (std::vector<std::string>{"a.0", "b"}));
}
TEST(PayloadFields, AreNotSoughtWithinALambda) {
  EXPECT_EQ(payload_fields(json(R"({"reduce": [{"var": "payload.l"}, {"var": "payload.no"},
      {"var": "payload.first"}]})")),
            (std::vector<std::string>{"first", "l"}));
}
TEST(PayloadFields, AreComparedWithTheAffectedFields) {
  const RuleOutcome outcome =
      apply_rule(rule_with("/AffectedFields", R"(["v.0.sd", "v.0"])"), json("{}"));
  EXPECT_EQ(outcome.missing_fields, std::vector<std::string>{"v.0.dn"});
  EXPECT_EQ(outcome.extra_fields, std::vector<std::string>{"v.0"});
}

TEST(WriteRuleOutcome, WritesWhatTheRuleSaid) {
  const Rule rule = rule_with("/AffectedFields", R"(["v.0.dn", "x"])");
  const auto text = [&rule](const char* data) {
    return write_rule_outcome(rule, apply_rule(rule, json(data)));
  };
  EXPECT_EQ(text(R"({"payload": {"v": [{"dn": 2, "sd": 2}]},
                     "external": {"validationClock": "2021-07-01"}})"),
            R"({"rule":"VR-XX-0001","version":"1.0.0","type":"Acceptance","result":"pass",)"
            R"("valid":true,"value":true,"affected_fields":{"missing":["v.0.sd"],"extra":["x"]}})");
  const Value open = json(text(R"({"external": {"validationClock": "1999-01-01"}})"));
  EXPECT_EQ(*open.find("result"), Value("open"));
  EXPECT_EQ(*open.find("valid"), Value(false));
  EXPECT_EQ(*open.find("open")->find("code"), Value("not_valid"));
  EXPECT_EQ(open.find("value"), nullptr);
}

}  // namespace
}  // namespace eligibility
