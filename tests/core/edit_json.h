// SPDX-License-Identifier: Apache-2.0
// A document with one thing changed: JSON Patch (RFC 6902), as far as the tests need it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "eligibility/value.h"

namespace eligibility {

inline std::vector<std::string> pointer_steps(std::string_view pointer) {
  std::vector<std::string> steps;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      steps.emplace_back();
    } else if (pointer[i] == '~' && i + 1 < pointer.size()) {
      steps.back().push_back(pointer[++i] == '1' ? '/' : '~');
    } else {
      steps.back().push_back(pointer[i]);
    }
  }
  return steps;
}

// The part that a step leads to; nullptr, and a failed test, when there is none.
inline Value* part_at(Value* whole, const std::string& step) {
  if (Array* array = whole->array(); array != nullptr && std::stoul(step) < array->size())
    return &(*array)[std::stoul(step)];
  if (Object* object = whole->object()) {
    for (Member& member : *object) {
      if (member.key == step) return &member.value;
    }
  }
  ADD_FAILURE() << "there is no \"" << step << "\"";
  return nullptr;
}

// Adds or replaces a value (with an array: replaces, or adds at its end).
inline void set_part(Value* whole, const std::string& step, Value value) {
  if (Array* array = whole->array()) {
    if (step == "-" || std::stoul(step) >= array->size()) {
      array->push_back(std::move(value));
    } else {
      (*array)[std::stoul(step)] = std::move(value);
    }
  } else if (Object* object = whole->object()) {
    for (Member& member : *object) {
      if (member.key != step) continue;
      member.value = std::move(value);
      return;
    }
    object->push_back({step, std::move(value)});
  } else {
    ADD_FAILURE() << "nothing can stand at \"" << step << "\"";
  }
}

inline void remove_part(Value* whole, const std::string& step) {
  if (Array* array = whole->array(); array != nullptr && std::stoul(step) < array->size()) {
    array->erase(array->begin() + static_cast<std::ptrdiff_t>(std::stoul(step)));
    return;
  }
  if (Object* object = whole->object()) {
    for (auto member = object->begin(); member != object->end(); ++member) {
      if (member->key != step) continue;
      object->erase(member);
      return;
    }
  }
  ADD_FAILURE() << "there is no \"" << step << "\" to remove";
}

// The document with `value` at the pointer; with nullptr the document without what stands there.
inline Value changed(Value document, std::string_view pointer, const Value* value) {
  std::vector<std::string> steps = pointer_steps(pointer);
  Value* whole = &document;
  for (std::size_t i = 0; whole != nullptr && i + 1 < steps.size(); ++i)
    whole = part_at(whole, steps[i]);
  if (whole == nullptr) return document;
  if (value == nullptr) {
    remove_part(whole, steps.back());
  } else {
    set_part(whole, steps.back(), *value);
  }
  return document;
}

inline Value with(Value document, std::string_view pointer, const Value& value) {
  return changed(std::move(document), pointer, &value);
}

inline Value without(Value document, std::string_view pointer) {
  return changed(std::move(document), pointer, nullptr);
}

}  // namespace eligibility
