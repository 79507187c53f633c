// SPDX-License-Identifier: Apache-2.0
#include "eligibility/lint.h"

#include "lint/linter.h"
#include "value/document.h"
#include "value/json_writer.h"

namespace eligibility {

void Linter::note(std::string_view code, std::string path,
                  std::initializer_list<std::string_view> message) {
  findings.push_back({std::string(code), std::move(path), sentence(message), Value()});
}

void Linter::note_shown(std::string_view code, std::string path,
                        std::initializer_list<std::string_view> message, const Found& found,
                        const Shows& shows) {
  Value facts = witness(found);
  const Value* second = facts.find("after");
  CheckedCase before(compiled, properties.names, *facts.find("facts"));
  CheckedCase after(compiled, properties.names, second == nullptr ? *facts.find("facts") : *second);
  const bool shown = before.is_good() && after.is_good() && shows(before, after) &&
                     before.is_good() && after.is_good();
  if (!shown) {
    return note(
        "not_examined", std::move(path),
        {"a case was found that check does not bear out: nothing is known of it (", code, ")"});
  }
  findings.push_back({std::string(code), std::move(path), sentence(message), std::move(facts)});
}

bool Linter::note_if_cut(const std::string& path) {
  if (!search.was_cut()) return false;
  note(
      "not_examined", path,
      {"there are too many cases to look at, or one could not be decided: nothing is known of it"});
  return true;
}

Value Linter::witness(const Found& found) const {
  Object witness{{"facts", search.facts(found.before)}};
  if (found.after) witness.push_back({"after", search.facts(*found.after)});
  return Value(std::move(witness));
}

std::string path_of(std::string_view section, std::size_t index) {
  std::string path(section);
  append_pointer(index, path);
  return path;
}

std::string path_of(std::string_view section, std::string_view key) {
  std::string path(section);
  append_pointer(key, path);
  return path;
}

std::vector<Finding> lint(const Policy& policy, std::span<const LanguageTexts> languages,
                          LintStats* stats) {
  std::vector<Finding> findings;
  const PropertySet properties = compile_properties(policy.compiled());
  Search search(properties.policy, properties.names);
  Linter linter{policy, properties.policy, properties, search, findings};
  lint_use(linter);
  lint_expressions(linter);
  lint_answers(linter);
  lint_conditions(linter);
  lint_cases(linter);
  lint_calendars(linter);
  lint_properties(linter);
  lint_texts(linter, languages);
  if (stats != nullptr) {
    const SearchStats& done = search.stats();
    *stats = {done.searches, done.cases, done.most, done.most_days, done.most_zones};
  }
  return findings;
}

std::string write_findings(std::span<const Finding> findings) {
  JsonWriter writer;
  writer.open('[');
  for (const Finding& finding : findings) {
    writer.open('{');
    writer.member("code", finding.code);
    writer.member("path", finding.path);
    writer.member("message", finding.message);
    writer.key("witness");
    writer.value(finding.witness);
    writer.close('}');
  }
  writer.close(']');
  return writer.text();
}

}  // namespace eligibility
