// SPDX-License-Identifier: Apache-2.0
#include "build_value.h"

#include <algorithm>
#include <utility>

namespace eligibility {
namespace {

// The first member whose key an earlier one has. Sorted rather than compared pair by pair: an
// object from outside may have a hundred thousand members.
const Member* find_duplicate(const Object& object) {
  std::vector<const Member*> members;
  members.reserve(object.size());
  for (const Member& member : object) members.push_back(&member);
  std::sort(members.begin(), members.end(), [](const Member* left, const Member* right) {
    const int order = left->key.compare(right->key);
    return order != 0 ? order < 0 : left < right;
  });
  const Member* duplicate = nullptr;
  for (std::size_t index = 1; index < members.size(); ++index) {
    if (members[index]->key != members[index - 1]->key) continue;
    if (duplicate == nullptr || members[index] < duplicate) duplicate = members[index];
  }
  return duplicate;
}

}  // namespace

bool ValueBuilder::add(Value value) {
  if (!count()) return false;
  attach(std::move(value));
  return true;
}

bool ValueBuilder::begin_array() { return begin(Value(Array{})); }

bool ValueBuilder::begin_object() { return begin(Value(Object{})); }

bool ValueBuilder::key(std::string key) {
  frames_.back().key = std::move(key);
  return true;
}

bool ValueBuilder::end() {
  Value container = std::move(frames_.back().container);
  frames_.pop_back();
  if (const Object* object = container.object()) {
    if (const Member* duplicate = find_duplicate(*object)) {
      std::string path = path_to_frame();
      append_pointer(duplicate->key, path);
      return refuse("duplicate_key", std::move(path), "an object has this key twice");
    }
  }
  attach(std::move(container));
  return true;
}

bool ValueBuilder::refuse(std::string code, std::string path, std::string message) {
  problem_ = Diagnostic{std::move(code), std::move(path), std::move(message)};
  return false;
}

bool ValueBuilder::begin(Value container) {
  if (!count()) return false;
  if (frames_.size() == limits_.depth) {
    return refuse("too_deep", path_to_frame(),
                  "arrays and objects lie more than " + std::to_string(limits_.depth) +
                      " deep within each other");
  }
  frames_.push_back({std::move(container), std::string()});
  return true;
}

bool ValueBuilder::count() {
  if (values_ == limits_.values) {
    return refuse("too_large", "",
                  "the text holds more than " + std::to_string(limits_.values) + " values");
  }
  ++values_;
  return true;
}

void ValueBuilder::attach(Value value) {
  if (frames_.empty()) {
    root_ = std::move(value);
    return;
  }
  Frame& frame = frames_.back();
  if (Array* array = frame.container.array()) {
    array->push_back(std::move(value));
  } else {
    frame.container.object()->push_back({std::move(frame.key), std::move(value)});
  }
}

std::string ValueBuilder::path_to_frame() const {
  std::string path;
  for (const Frame& frame : frames_) {
    if (const Array* array = frame.container.array()) {
      append_pointer(array->size(), path);
    } else {
      append_pointer(frame.key, path);
    }
  }
  return path;
}

}  // namespace eligibility
