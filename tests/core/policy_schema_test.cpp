// SPDX-License-Identifier: Apache-2.0
// The loader against the JSON Schema, which editors read, over every kind of object that OKorder's
// policy has: which members it must have, which it may have, and that it has no others; and how
// far numbers go. The schema is read here only as far as that.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "edit_json.h"
#include "okorder_policy.h"

namespace eligibility {
namespace {

const Value& schema() {
  static const Value document = read_json_file(ELIGIBILITY_POLICY_DIR "/schema/policy.schema.json");
  return document;
}

// What the schema says of one object: of the members, and of which it must have.
struct Form {
  std::vector<const Value*> parts;  // with what they refer to

  void add(const Value* part) {
    if (part == nullptr || part->object() == nullptr) return;
    parts.push_back(part);
    if (const Value* other = part->find("$ref")) {
      const Value* found = &schema();
      for (const std::string& step : pointer_steps(other->string()->substr(1)))
        found = found->find(step);
      add(found);
    }
  }
  // As JSON Schema has it: where the condition holds the one, else the other.
  void decide(const Value& object) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Value* condition = parts[i]->find("if");
      if (condition != nullptr) add(parts[i]->find(holds(*condition, object) ? "then" : "else"));
    }
  }
  // Whether the object has all the members that it must have.
  [[nodiscard]] bool is_complete(const Value& object) const {
    return std::all_of(parts.begin(), parts.end(), [&object](const Value* part) {
      const Value* any = part->find("anyOf");
      const bool has_one =
          any == nullptr || std::any_of(any->array()->begin(), any->array()->end(),
                                        [&](const Value& one) { return has(one, object); });
      return has_one && has(*part, object);
    });
  }
  [[nodiscard]] bool is_closed() const {
    return std::any_of(parts.begin(), parts.end(), [](const Value* part) {
      const Value* more = part->find("additionalProperties");
      return more != nullptr && *more == Value(false);
    });
  }
  [[nodiscard]] Form member(const std::string& name) const {
    Form form;
    for (const Value* part : parts) {
      const Value* known = part->find("properties");
      const Value* own = known == nullptr ? nullptr : known->find(name);
      form.add(own != nullptr ? own : part->find("additionalProperties"));
    }
    return form;
  }
  [[nodiscard]] Form item() const {
    Form form;
    for (const Value* part : parts) form.add(part->find("items"));
    return form;
  }
  [[nodiscard]] const Value* find(std::string_view keyword) const {
    for (const Value* part : parts) {
      if (const Value* found = part->find(keyword)) return found;
    }
    return nullptr;
  }
  // Conditions have a grammar of their own, and lint reads the properties.
  [[nodiscard]] bool is_expression() const {
    return std::any_of(parts.begin(), parts.end(), [](const Value* part) {
      return part->find("$ref") != nullptr && *part->find("$ref") == Value("#/$defs/expression");
    });
  }

 private:
  static bool has(const Value& part, const Value& object) {
    const Value* names = part.find("required");
    return names == nullptr || std::all_of(names->array()->begin(), names->array()->end(),
                                           [&object](const Value& name) {
                                             return object.find(*name.string()) != nullptr;
                                           });
  }
  static bool holds(const Value& condition, const Value& object) {
    for (const Value& name : *condition.find("required")->array()) {
      const Value* given = object.find(*name.string());
      const Value* known = condition.find("properties");
      if (given == nullptr) return false;
      if (known != nullptr && *known->find(*name.string())->find("const") != *given) return false;
    }
    return true;
  }
};

struct Place {
  std::string path;
  const Value* value;
  Form form;
};

// Every place, but of lists only the first few.
void find_places(const Place& at, std::vector<Place>& places) {
  constexpr std::size_t kFew = 3;
  if (at.form.is_expression() || at.path == "/properties") return;
  if (at.value->object() == nullptr) places.push_back(at);
  if (const Array* list = at.value->array()) {
    for (std::size_t i = 0; i < std::min(list->size(), kFew); ++i)
      find_places({at.path + "/" + std::to_string(i), &(*list)[i], at.form.item()}, places);
  }
  const Object* object = at.value->object();
  if (object == nullptr) return;
  Form form = at.form;
  form.decide(*at.value);
  places.push_back({at.path, at.value, form});
  const std::size_t most = form.is_closed() ? object->size() : kFew;
  for (std::size_t i = 0; i < std::min(object->size(), most); ++i) {
    const auto& [key, value] = (*object)[i];
    find_places({at.path + "/" + key, &value, form.member(key)}, places);
  }
}

std::vector<Place> all_places() {
  Form form;
  form.add(&schema());
  std::vector<Place> places;
  find_places({"", &okorder_document(), form}, places);
  return places;
}

// The codes of the problems there.
std::set<std::string> codes_at(const Value& document, const std::string& path) {
  std::set<std::string> codes;
  const Result<Policy, std::vector<Diagnostic>> policy = load_policy(document, okorder_calendars());
  if (policy.ok()) return codes;
  for (const Diagnostic& problem : policy.error()) {
    if (problem.path == path) codes.insert(problem.code);
  }
  return codes;
}

TEST(LoadPolicy, AsksForTheMembersThatTheSchemaRequires) {
  int removed = 0;
  for (const Place& place : all_places()) {
    if (place.value->object() == nullptr || !place.form.is_closed()) continue;
    for (const Member& member : *place.value->object()) {
      const std::string path = place.path + "/" + member.key;
      const std::set<std::string> codes = codes_at(without(okorder_document(), path), place.path);
      EXPECT_EQ(codes.contains("missing_member") || codes.contains("no_clause"),
                !place.form.is_complete(without(*place.value, "/" + member.key)))
          << path;
      ++removed;
    }
  }
  EXPECT_GT(removed, 150);
}

TEST(LoadPolicy, RefusesMembersThatTheSchemaHasNot) {
  int added = 0;
  for (const Place& place : all_places()) {
    if (place.value->object() == nullptr || !place.form.is_closed()) continue;
    const std::string path = place.path + "/remark";
    EXPECT_TRUE(
        codes_at(with(okorder_document(), path, Value("x")), path).contains("unknown_member"))
        << path;
    ++added;
  }
  EXPECT_GT(added, 40);
}

TEST(LoadPolicy, WantsTheKindOfValueThatTheSchemaNames) {
  int wrong = 0;
  for (const Place& place : all_places()) {
    const Value* type = place.form.find("type");
    if (type == nullptr || type->string() == nullptr || place.path.empty()) continue;
    if (place.path.find("/overrides") != std::string::npos) continue;  // lint reads them
    // A list is no text, number, flag or object; a number is no list.
    const Value other = *type == Value("array") ? Value(std::int64_t{7}) : Value(Array{});
    EXPECT_TRUE(
        codes_at(with(okorder_document(), place.path, other), place.path).contains("wrong_kind"))
        << place.path;
    ++wrong;
  }
  EXPECT_GT(wrong, 250);
}

TEST(LoadPolicy, TakesNumbersAsFarAsTheSchema) {
  int limits = 0;
  for (const Place& place : all_places()) {
    if (place.value->integer() == nullptr) continue;
    const auto is_refused = [&place](std::int64_t number) {
      return codes_at(with(okorder_document(), place.path, Value(number)), place.path)
          .contains("out_of_range");
    };
    if (const Value* least = place.form.find("minimum")) {
      EXPECT_FALSE(is_refused(*least->integer())) << place.path;
      EXPECT_TRUE(is_refused(*least->integer() - 1)) << place.path;
      ++limits;
    }
    if (const Value* only = place.form.find("const")) {
      EXPECT_FALSE(is_refused(*only->integer())) << place.path;
      EXPECT_TRUE(is_refused(*only->integer() - 1)) << place.path;
      EXPECT_TRUE(is_refused(*only->integer() + 1)) << place.path;
      ++limits;
    }
    if (const Value* most = place.form.find("maximum")) {
      EXPECT_FALSE(is_refused(*most->integer())) << place.path;
      EXPECT_TRUE(is_refused(*most->integer() + 1)) << place.path;
      ++limits;
    }
  }
  EXPECT_GE(limits, 9);
}

}  // namespace
}  // namespace eligibility
