// SPDX-License-Identifier: Apache-2.0
#include "policy/node.h"

#include <algorithm>

namespace eligibility {
namespace {

constexpr std::size_t kShownText = 40;
constexpr std::size_t kMaxIdentifier = 64;

bool is_identifier_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string shown;
  if (text.size() <= kShownText) {
    write_json_string(text, shown);
    return shown;
  }
  std::size_t end = kShownText;
  // A cut inside a UTF-8 sequence would leave half a character.
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  write_json_string(text.substr(0, end), shown);
  return shown + "... (" + std::to_string(text.size()) + " bytes)";
}

void Node::problem(std::string_view code, std::string message) const {
  problems_->push_back({std::string(code), path_, std::move(message)});
}

Node Node::at(std::string_view key, const Value& value) const {
  std::string path = path_;
  append_pointer(key, path);
  return Node(value, std::move(path), *problems_);
}

bool Node::is_object_of(std::initializer_list<std::string_view> members) const {
  const Object* object = value_->object();
  if (object == nullptr) {
    problem("wrong_kind", "an object is expected, not " + std::string(kind_name(*value_)));
    return false;
  }
  for (const Member& member : *object) {
    if (std::find(members.begin(), members.end(), member.key) == members.end()) {
      at(member.key, member.value).problem("unknown_member", "there is no member " + quoted(member.key) + " here");
    }
  }
  return true;
}

std::optional<Node> Node::member(std::string_view key) const {
  const Value* found = value_->find(key);
  if (found == nullptr) return std::nullopt;
  return at(key, *found);
}

std::optional<Node> Node::required(std::string_view key) const {
  std::optional<Node> found = member(key);
  if (!found) problem("missing_member", "the member " + quoted(key) + " is missing");
  return found;
}

std::vector<Node> Node::elements() const {
  std::vector<Node> nodes;
  const Array* array = value_->array();
  if (array == nullptr) {
    problem("wrong_kind", "an array is expected, not " + std::string(kind_name(*value_)));
  } else if (array->size() > kMaxParts) {
    problem("too_many", "at most " + std::to_string(kMaxParts) + " entries are read");
  } else {
    for (std::size_t i = 0; i < array->size(); ++i) nodes.push_back(at(std::to_string(i), (*array)[i]));
  }
  return nodes;
}

std::vector<Node::Part> Node::members() const {
  std::vector<Part> parts;
  const Object* object = value_->object();
  if (object == nullptr) {
    problem("wrong_kind", "an object is expected, not " + std::string(kind_name(*value_)));
  } else if (object->size() > kMaxParts) {
    problem("too_many", "at most " + std::to_string(kMaxParts) + " members are read");
  } else {
    for (const Member& member : *object) parts.push_back({member.key, at(member.key, member.value)});
  }
  return parts;
}

std::optional<std::string> Node::text() const {
  const std::string* text = value_->string();
  if (text != nullptr) return *text;
  problem("wrong_kind", "a text is expected, not " + std::string(kind_name(*value_)));
  return std::nullopt;
}

std::optional<std::string> Node::identifier() const {
  std::optional<std::string> id = text();
  if (id && (id->empty() || id->size() > kMaxIdentifier ||
             !std::all_of(id->begin(), id->end(), is_identifier_character))) {
    problem("not_an_id", quoted(*id) + " is no id: letters, digits, \"_\", \"-\" and \".\", at most 64");
    return std::nullopt;
  }
  return id;
}

std::optional<std::int64_t> Node::integer(std::int64_t from, std::int64_t to) const {
  const std::int64_t* integer = value_->integer();
  if (integer != nullptr && *integer >= from && *integer <= to) return *integer;
  problem(integer == nullptr ? "wrong_kind" : "out_of_range",
          "a whole number from " + std::to_string(from) + " to " + std::to_string(to) + " is expected");
  return std::nullopt;
}

std::optional<bool> Node::boolean() const {
  const bool* boolean = value_->boolean();
  if (boolean != nullptr) return *boolean;
  problem("wrong_kind", "true or false is expected, not " + std::string(kind_name(*value_)));
  return std::nullopt;
}

std::optional<Date> Node::date() const {
  const std::optional<std::string> written = text();
  if (!written) return std::nullopt;
  const Result<Date, DateError> date = read_date(*written);
  if (date.ok()) return *date;
  problem("not_a_date", quoted(*written) + " is not a day written YYYY-MM-DD");
  return std::nullopt;
}

std::optional<std::size_t> Node::one_of(std::initializer_list<std::string_view> tokens) const {
  const std::optional<std::string> written = text();
  if (!written) return std::nullopt;
  const auto* const found = std::find(tokens.begin(), tokens.end(), std::string_view(*written));
  if (found != tokens.end()) return static_cast<std::size_t>(found - tokens.begin());
  std::string message = quoted(*written) + " is not one of";
  for (const std::string_view token : tokens) message.append(" ").append(token);
  problem("not_a_token", std::move(message));
  return std::nullopt;
}

std::string Node::required_text(std::string_view key) const {
  const std::optional<Node> node = required(key);
  if (!node) return {};
  return node->text().value_or(std::string());
}

std::string Node::required_identifier(std::string_view key) const {
  const std::optional<Node> node = required(key);
  if (!node) return {};
  return node->identifier().value_or(std::string());
}

}  // namespace eligibility
