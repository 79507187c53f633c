// SPDX-License-Identifier: Apache-2.0
#include "eligibility/value.h"

#include <algorithm>
#include <cstddef>
#include <new>

#include "value/heap_sort.h"

namespace eligibility {
namespace {

std::vector<const Member*> by_key(const Object& object) {
  std::vector<const Member*> members;
  members.reserve(object.size());
  for (const Member& member : object) members.push_back(&member);
  heap_sort(members,
            [](const Member* left, const Member* right) { return left->key < right->key; });
  return members;
}

bool same_members(const Object& left, const Object& right) {
  if (left.size() != right.size()) return false;
  // Most objects that are compared were written in one order; only the others are worth sorting.
  std::size_t position = 0;
  while (position < left.size() && left[position].key == right[position].key) {
    if (left[position].value != right[position].value) return false;
    ++position;
  }
  if (position == left.size()) return true;

  const std::vector<const Member*> lefts = by_key(left);
  const std::vector<const Member*> rights = by_key(right);
  for (std::size_t index = 0; index < lefts.size(); ++index) {
    if (lefts[index]->key != rights[index]->key) return false;
    if (lefts[index]->value != rights[index]->value) return false;
  }
  return true;
}

}  // namespace

// NOLINTNEXTLINE(modernize-use-equals-default): a union with members of its own has no default
Value::Value() {}
Value::Value(Null /*null*/) {}
Value::Value(Unknown /*unknown*/) : kind_(Kind::unknown) {}
Value::Value(bool boolean) : boolean_(boolean), kind_(Kind::boolean) {}
Value::Value(std::int64_t integer) : integer_(integer), kind_(Kind::integer) {}
Value::Value(DateTime date_time) : date_time_(date_time), kind_(Kind::date_time) {}
Value::Value(Fraction fraction) : fraction_(std::move(fraction)), kind_(Kind::fraction) {}
Value::Value(std::string string) : string_(std::move(string)), kind_(Kind::string) {}
Value::Value(std::string_view string) : string_(string), kind_(Kind::string) {}
Value::Value(const char* string) : string_(string), kind_(Kind::string) {}
Value::Value(Array array) : array_(std::move(array)), kind_(Kind::array) {}
Value::Value(Object object) : object_(std::move(object)), kind_(Kind::object) {}

Value::Value(const Value& other) : kind_(other.kind_) {
  switch (kind_) {
    case Kind::null:
    case Kind::unknown:
      break;
    case Kind::boolean:
      boolean_ = other.boolean_;
      break;
    case Kind::integer:
      integer_ = other.integer_;
      break;
    case Kind::date_time:
      date_time_ = other.date_time_;
      break;
    case Kind::fraction:
      new (&fraction_) Fraction(other.fraction_);
      break;
    case Kind::string:
      new (&string_) std::string(other.string_);
      break;
    case Kind::array:
      new (&array_) Array(other.array_);
      break;
    case Kind::object:
      new (&object_) Object(other.object_);
      break;
  }
}

Value::Value(Value&& other) noexcept : kind_(other.kind_) {
  switch (kind_) {
    case Kind::null:
    case Kind::unknown:
      break;
    case Kind::boolean:
      boolean_ = other.boolean_;
      break;
    case Kind::integer:
      integer_ = other.integer_;
      break;
    case Kind::date_time:
      date_time_ = other.date_time_;
      break;
    case Kind::fraction:
      new (&fraction_) Fraction(std::move(other.fraction_));
      break;
    case Kind::string:
      new (&string_) std::string(std::move(other.string_));
      break;
    case Kind::array:
      new (&array_) Array(std::move(other.array_));
      break;
    case Kind::object:
      new (&object_) Object(std::move(other.object_));
      break;
  }
}

Value& Value::operator=(Value other) noexcept {
  this->~Value();
  new (this) Value(std::move(other));
  return *this;
}

Value::~Value() {
  switch (kind_) {
    case Kind::null:
    case Kind::unknown:
    case Kind::boolean:
    case Kind::integer:
    case Kind::date_time:
      break;
    case Kind::fraction:
      fraction_.~Fraction();
      break;
    case Kind::string:
      string_.~basic_string();
      break;
    case Kind::array:
      array_.~Array();
      break;
    case Kind::object:
      object_.~Object();
      break;
  }
}

const Value* Value::find(std::string_view key) const {
  const Object* members = object();
  if (members == nullptr) return nullptr;
  for (const Member& member : *members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

bool operator==(const Value& left, const Value& right) {
  const Object* left_members = left.object();
  const Object* right_members = right.object();
  if (left_members != nullptr && right_members != nullptr) {
    return same_members(*left_members, *right_members);
  }
  if (const Array* left_items = left.array()) {
    const Array* right_items = right.array();
    return right_items != nullptr && *left_items == *right_items;
  }
  if (const bool* boolean = left.boolean()) {
    return right.boolean() != nullptr && *boolean == *right.boolean();
  }
  if (const std::int64_t* integer = left.integer()) {
    return right.integer() != nullptr && *integer == *right.integer();
  }
  if (const std::string* string = left.string()) {
    return right.string() != nullptr && *string == *right.string();
  }
  if (const DateTime* date_time = left.date_time()) {
    return right.date_time() != nullptr && *date_time == *right.date_time();
  }
  if (const Fraction* fraction = left.fraction()) {
    return right.fraction() != nullptr && *fraction == *right.fraction();
  }
  return (left.is_null() && right.is_null()) || (left.is_unknown() && right.is_unknown());
}

}  // namespace eligibility
