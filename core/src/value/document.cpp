// SPDX-License-Identifier: Apache-2.0
#include "value/document.h"

#include <algorithm>
#include <array>

namespace eligibility {
namespace {

constexpr std::size_t kShownText = 40;
constexpr std::size_t kMaxIdentifier = 64;

bool is_identifier_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string shown;
  std::size_t end = std::min(text.size(), kShownText);
  // A cut inside a UTF-8 sequence would leave half a character.
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end;
  write_json_string(text.substr(0, end), shown);
  if (end < text.size()) shown += "...";
  return shown;
}

std::string sentence(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

std::size_t position_among(std::string_view words, std::string_view word) {
  for (std::size_t position = 0;; ++position) {
    const std::size_t end = words.find(' ');
    if (words.substr(0, end) == word) return position;
    if (end == std::string_view::npos) return end;
    words.remove_prefix(end + 1);
  }
}

std::uint32_t Document::step(std::uint32_t above, std::string_view key, std::size_t index) {
  steps_.push_back({above, static_cast<std::uint32_t>(index), key});
  return static_cast<std::uint32_t>(steps_.size() - 1);
}

Node Document::root(const Value& value) { return {&value, this, kTop}; }

Node Document::root(const Value& value, std::string_view list, std::size_t position) {
  return {&value, this, step(step(kTop, list, 0), {}, position)};
}

std::string Node::path() const {
  List<const Document::Step*> steps;
  for (std::uint32_t at = step_; at != Document::kTop; at = steps.back()->above)
    steps.push_back(&document_->steps_[at]);
  std::string path;
  while (!steps.empty()) {
    const Document::Step& step = *steps.back();
    if (step.key.empty()) {
      append_pointer(step.index, path);
    } else {
      append_pointer(step.key, path);
    }
    steps.pop_back();
  }
  return path;
}

void Node::problem(std::string_view code, std::initializer_list<std::string_view> message) const {
  document_->problems.push_back({std::string(code), path(), sentence(message)});
}

void Node::problems_below(const std::vector<Diagnostic>& problems) const {
  for (const Diagnostic& problem : problems) {
    document_->problems.push_back({problem.code, path() + problem.path, problem.message});
  }
}

Node Node::member(std::string_view key) const {
  const Value* found = value_ == nullptr ? nullptr : value_->find(key);
  if (found == nullptr) return {};
  return {found, document_, document_->step(step_, key, 0)};
}

Node Node::required(std::string_view key) const {
  const Node found = member(key);
  if (!found && value_ != nullptr)
    problem("missing_member", {"the member \"", key, "\" is missing"});
  return found;
}

bool Node::read(std::span<const Field> fields, void* record, void* context) const {
  const std::size_t size = map_size();
  if (value_ == nullptr || value_->object() == nullptr) return false;
  for (std::size_t i = 0; i < size; ++i) {
    const auto is_named = [name = key(i)](const Field& field) { return field.name == name; };
    if (std::none_of(fields.begin(), fields.end(), is_named))
      part(i).problem("unknown_member", {"there is no member ", quoted(key(i)), " here"});
  }
  for (const Field& field : fields) {
    const Node node = field.is_required ? required(field.name) : member(field.name);
    if (!node) continue;
    alignas(std::max_align_t) std::array<unsigned char, 64> nowhere;  // no form is longer
    void* const place = field.offset == kNowhere
                            ? nowhere.data()
                            : static_cast<unsigned char*>(record) + field.offset;
    field.form({node, *this, field, place, record, context});
  }
  return true;
}

std::size_t Node::list_size() const {
  if (value_ == nullptr) return 0;
  const Array* array = value_->array();
  if (array != nullptr && array->size() <= kMaxParts) return array->size();
  if (array == nullptr) {
    problem("wrong_kind", {"an array is expected, not ", kind_name(*value_)});
  } else {
    problem("too_many", {"at most ", std::to_string(kMaxParts), " entries are read"});
  }
  return 0;
}

std::size_t Node::map_size() const {
  if (value_ == nullptr) return 0;
  const Object* object = value_->object();
  if (object != nullptr && object->size() <= kMaxParts) return object->size();
  if (object == nullptr) {
    problem("wrong_kind", {"an object is expected, not ", kind_name(*value_)});
  } else {
    problem("too_many", {"at most ", std::to_string(kMaxParts), " members are read"});
  }
  return 0;
}

Node Node::part(std::size_t index) const {
  if (const Array* array = value_->array())
    return {&(*array)[index], document_, document_->step(step_, {}, index)};
  const Member& member = (*value_->object())[index];
  return {&member.value, document_, document_->step(step_, member.key, index)};
}

std::string_view Node::key(std::size_t index) const { return (*value_->object())[index].key; }

std::string_view Node::text() const {
  if (value_ == nullptr) return {};
  if (const std::string* text = value_->string()) return *text;
  problem("wrong_kind", {"a text is expected, not ", kind_name(*value_)});
  return {};
}

std::string_view Node::identifier() const {
  const std::string_view id = text();
  if (value_ == nullptr || value_->string() == nullptr) return {};
  if (!id.empty() && id.size() <= kMaxIdentifier &&
      std::all_of(id.begin(), id.end(), is_identifier_character))
    return id;
  problem("not_an_id", {quoted(id), R"( is no id: letters, digits, "_", "-" and ".", at most 64)"});
  return {};
}

std::int64_t Node::integer(std::int64_t from, std::int64_t to) const {
  if (value_ == nullptr) return from;
  const std::int64_t* integer = value_->integer();
  if (integer != nullptr && *integer >= from && *integer <= to) return *integer;
  problem(
      integer == nullptr ? "wrong_kind" : "out_of_range",
      {"a whole number from ", std::to_string(from), " to ", std::to_string(to), " is expected"});
  return from;
}

bool Node::boolean(bool otherwise) const {
  if (value_ == nullptr) return otherwise;
  if (const bool* boolean = value_->boolean()) return *boolean;
  problem("wrong_kind", {"true or false is expected, not ", kind_name(*value_)});
  return otherwise;
}

std::optional<Date> Node::date() const {
  const std::string_view written = text();
  if (value_ == nullptr || value_->string() == nullptr) return std::nullopt;
  const Result<Date, DateError> date = read_date(written);
  if (date.ok()) return *date;
  problem("not_a_date", {quoted(written), " is not a day written YYYY-MM-DD"});
  return std::nullopt;
}

std::size_t Node::one_of(std::string_view words) const {
  const std::string_view written = text();
  if (value_ == nullptr || value_->string() == nullptr) return 0;
  const std::size_t position = position_among(words, written);
  if (position != std::string_view::npos) return position;
  problem("not_a_token", {quoted(written), " is not one of: ", words});
  return 0;
}

namespace form {

void any(const Reading& /*reading*/) {}

void text(const Reading& reading) { reading.to<std::string_view>() = reading.node.text(); }

void words(const Reading& reading) {
  text(reading);
  const std::string* written = reading.node.value().string();
  if (written != nullptr && written->empty()) reading.node.problem("empty", {"it says something"});
}

void id(const Reading& reading) { reading.to<std::string_view>() = reading.node.identifier(); }

void word(const Reading& reading) {
  static_cast<void>(reading.node.one_of(reading.field.among));
  if (const std::string* written = reading.node.value().string())
    reading.to<std::string_view>() = *written;
}

void token(const Reading& reading) {
  reading.to<unsigned char>() =
      static_cast<unsigned char>(reading.node.one_of(reading.field.among));
}

void number(const Reading& reading) {
  reading.to<std::int32_t>() =
      static_cast<std::int32_t>(reading.node.integer(reading.field.low, reading.field.high));
}

void boolean(const Reading& reading) { reading.to<bool>() = reading.node.boolean(false); }

void day(const Reading& reading) { reading.to<std::optional<Date>>() = reading.node.date(); }

void open_day(const Reading& reading) {
  if (!reading.node.value().is_null()) day(reading);
}

void object(const Reading& reading) {
  reading.node.read(reading.field.inner, reading.record, reading.context);
}

void presence(const Reading& reading) {
  reading.to<bool>() = true;
  object(reading);
}

}  // namespace form

}  // namespace eligibility
