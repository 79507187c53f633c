// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "date/digits.h"
#include "eligibility/logic.h"
#include "eligibility/rule.h"
#include "logic/date_time.h"
#include "rule/version.h"
#include "value/document.h"

namespace eligibility {
namespace {

bool all_capitals(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_country(std::string_view text) { return text.size() == 2 && all_capitals(text); }

// "VR-AT-0006"
bool is_identifier(std::string_view text) {
  return text.size() == 10 && all_capitals(text.substr(0, 2)) && text[2] == '-' &&
         is_country(text.substr(3, 2)) && text[5] == '-' && all_digits(text.substr(6));
}

bool is_region(std::string_view text) {
  return text.size() <= 5 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
         });
}

// "en", "de-at"
bool is_language(std::string_view text) {
  const auto is_part = [](std::string_view part) {
    return part.size() == 2 && part[0] >= 'a' && part[0] <= 'z' && part[1] >= 'a' && part[1] <= 'z';
  };
  return is_part(text.substr(0, 2)) &&
         (text.size() == 2 || (text.size() == 5 && text[2] == '-' && is_part(text.substr(3))));
}

// What an Identifier begins with: for Acceptance by the certificate's type, for Invalidation IR.
constexpr std::string_view kPrefixes[] = {"GR", "TR", "VR", "RR"};

constexpr Field kRule[] = {
    {"Identifier", form::any, true},      {"Type", form::any, true},
    {"Country", form::any, true},         {"Region", form::any},
    {"Version", form::any, true},         {"SchemaVersion", form::any, true},
    {"Engine", form::any, true},          {"EngineVersion", form::any, true},
    {"CertificateType", form::any, true}, {"Description", form::any, true},
    {"ValidFrom", form::any, true},       {"ValidTo", form::any, true},
    {"AffectedFields", form::any, true},  {"Logic", form::any, true},
};

class Reader {
 public:
  Result<Rule, std::vector<Diagnostic>> read(const Value& value) {
    const Node root = document_.root(value);
    if (!root.read(kRule, nullptr)) return Failure{std::move(document_.problems)};
    identity(root);
    versions(root);
    validity(root);
    description(root.member("Description"));
    affected_fields(root.member("AffectedFields"));
    logic(root.member("Logic"));
    if (!document_.problems.empty()) return Failure{std::move(document_.problems)};
    return std::move(rule_);
  }

 private:
  void identity(const Node& root) {
    const Node identifier = root.member("Identifier");
    const std::string_view id = identifier.text();
    const std::string_view country =
        token(root.member("Country"), is_country, "two capital letters");
    const std::size_t problems_before = document_.problems.size();
    const bool is_invalidation = root.member("Type").one_of("Acceptance Invalidation") == 1;
    const std::size_t certificate =
        root.member("CertificateType").one_of("General Test Vaccination Recovery");
    const bool is_known = document_.problems.size() == problems_before;
    static_cast<void>(
        token(root.member("Region"), is_region, "up to five capital letters and digits"));
    rule_.identifier = id;
    rule_.type = is_invalidation ? "Invalidation" : "Acceptance";
    if (id.data() == nullptr) return;  // it was no text, and that is noted
    if (!is_identifier(id)) {
      identifier.problem("not_an_id", {quoted(id), " is no id such as VR-AT-0006"});
      return;
    }
    const std::string_view expected = is_invalidation ? "IR" : kPrefixes[certificate];
    if (is_known && !id.starts_with(expected)) {
      identifier.problem("mismatch", {"the id of such a rule begins with ", expected, ", not with ",
                                      id.substr(0, 2)});
    }
    if (!country.empty() && id.substr(3, 2) != country)
      identifier.problem("mismatch", {"the id names another country than ", country});
  }

  // The text, empty after the problem was noted that it is none or not of that form.
  static std::string_view token(const Node& node, bool (*is_good)(std::string_view),
                                std::string_view form) {
    const std::string_view text = node.text();
    if (text.data() == nullptr || is_good(text)) return text;
    node.problem("not_a_token", {quoted(text), " is not ", form});
    return {};
  }

  void versions(const Node& root) {
    static_cast<void>(root.member("Engine").one_of("CERTLOGIC"));
    rule_.version = root.member("Version").text();
    if (!rule_.version.empty()) static_cast<void>(version(root.member("Version")));
    rule_.schema_version = version(root.member("SchemaVersion"));
    rule_.engine_version = version(root.member("EngineVersion"));
  }

  static RuleVersion version(const Node& node) {
    const RuleVersion none{0, 0, 0};
    if (!node) return none;
    const std::string_view text = node.text();
    if (text.data() == nullptr) return none;
    const std::optional<RuleVersion> version = read_rule_version(text);
    if (version) return *version;
    node.problem("not_a_version", {quoted(text), " is no version such as 1.0.0"});
    return none;
  }

  void validity(const Node& root) {
    const Node to = root.member("ValidTo");
    rule_.valid_from = timestamp(root.member("ValidFrom"));
    rule_.valid_to = timestamp(to);
    if (document_.problems.empty() && rule_.valid_to <= rule_.valid_from)
      to.problem("out_of_range", {"ValidTo is not after ValidFrom"});
  }

  // 2021-06-01T00:00:00Z, or with an offset such as +02:00 in place of the Z.
  static DateTime timestamp(const Node& node) {
    constexpr std::size_t kWithoutOffset = 19;
    const std::string_view text = node.text();
    if (text.data() == nullptr) return {};
    const Result<DateTime, FaultCode> instant = read_date_time(text);
    const std::string_view offset = text.substr(std::min(kWithoutOffset, text.size()));
    const bool is_full = offset == "Z" || (offset.size() == 6 && offset[3] == ':');
    if (instant.ok() && is_full) return *instant;
    const bool is_impossible = !instant.ok() && instant.error() == FaultCode::impossible_date;
    if (is_impossible) {
      node.problem("impossible_date", {quoted(text), " is not a day and time of the calendar"});
    } else {
      node.problem("not_a_date", {quoted(text), " is no time such as 2021-06-01T00:00:00Z"});
    }
    return {};
  }

  static void description(const Node& list) {
    const std::size_t size = list.list_size();
    if (list && list.value().array() != nullptr && list.value().array()->empty())
      list.problem("empty", {"a rule is described in one language at least"});
    for (std::size_t index = 0; index < size; ++index) {
      const Node node = list.part(index);
      static_cast<void>(node.map_size());  // notes what is no object
      if (node.value().object() == nullptr) continue;
      static_cast<void>(token(node.required("lang"), is_language, "a language such as en"));
      const Node words = node.required("desc");
      if (const std::string_view text = words.text(); text.data() != nullptr && text.empty())
        words.problem("empty", {"a description has words"});
    }
  }

  void affected_fields(const Node& node) {
    std::vector<std::string>& fields = rule_.affected_fields;
    const std::size_t size = node.list_size();
    if (node && node.value().array() != nullptr && node.value().array()->empty())
      node.problem("empty", {"a rule affects one field at least"});
    for (std::size_t index = 0; index < size; ++index) {
      const Node part = node.part(index);
      const std::string_view field = part.text();
      if (field.data() == nullptr) continue;
      if (std::find(fields.begin(), fields.end(), field) != fields.end())
        part.problem("duplicate", {quoted(field), " stands here twice"});
      fields.emplace_back(field);
    }
  }

  void logic(const Node& node) {
    static_cast<void>(node.map_size());  // notes what is no object
    if (!node || node.value().object() == nullptr) return;
    const Result<Program, std::vector<Diagnostic>> program =
        compile(node.value(), {.certlogic_only = true});
    if (!program.ok()) return node.problems_below(program.error());
    rule_.logic = node.value();
  }

  Document document_;
  Rule rule_{};
};

}  // namespace

Result<Rule, std::vector<Diagnostic>> read_rule(const Value& document) {
  return Reader().read(document);
}

}  // namespace eligibility
