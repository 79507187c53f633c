// SPDX-License-Identifier: Apache-2.0
#include "value_from_js.h"

#include <emscripten/emscripten.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

// Looking into an object can run its owner's code: a getter, a proxy's traps. What that throws is
// caught before it unwinds the frames of this module, which would never give their stack back.
// clang-format off

// An array's length; a plain object's own keys; false for an instance of a class; undefined for
// what cannot be looked into.
EM_JS(emscripten::EM_VAL, eligibility_parts, (emscripten::EM_VAL handle), {
  let parts;
  try {
    const value = Emval.toValue(handle);
    if (Array.isArray(value)) {
      if (value.length >= 0 && value.length < 2 ** 32) parts = Number(value.length);
    } else {
      const prototype = Object.getPrototypeOf(value);
      parts = (prototype === null || prototype === Object.prototype) && Object.keys(value);
    }
  } catch {}
  return Emval.toHandle(parts);
});
// None where reading it throws.
EM_JS(emscripten::EM_VAL, eligibility_member, (emscripten::EM_VAL object, emscripten::EM_VAL key), {
  try {
    return Emval.toHandle(Emval.toValue(object)[Emval.toValue(key)]);
  } catch {
    return 0;
  }
});
// clang-format on

namespace eligibility {
namespace {

using emscripten::EM_VAL;
using emscripten::val;

constexpr double kMaxSafeInteger =
    9007199254740991.0;  // 2^53 - 1: beyond, JavaScript's numbers skip integers

constexpr const char* kUnreadable = "it cannot be read: looking into it fails";

std::size_t size_of(const val& list_or_text) {
  return static_cast<std::size_t>(list_or_text["length"].as<double>());
}

class Walk {
 public:
  // None where a problem was noted.
  std::optional<Value> walk(const val& value, std::size_t depth) {
    if (depth > kMaxJsDepth)
      return fail("too_deep", "at most " + std::to_string(kMaxJsDepth) + " levels are read");
    if (++values_ > kMaxJsValues)
      return fail("too_large", "at most " + std::to_string(kMaxJsValues) + " values are read");
    if (value.isNull()) return Value();
    if (value.isTrue()) return Value(true);
    if (value.isFalse()) return Value(false);
    if (value.isString()) return text(value);
    if (value.isNumber()) return number(value);
    const auto type = value.typeOf().as<std::string>();
    if (type != "object") return fail("not_json", "a " + type + " is not a JSON value");
    const val parts = val::take_ownership(eligibility_parts(value.as_handle()));
    if (parts.isUndefined()) return fail("not_json", kUnreadable);
    if (parts.isFalse()) return fail("not_json", "an instance of a class is not a JSON value");
    return parts.isNumber() ? array(value, parts.as<double>(), depth) : object(value, parts, depth);
  }

  Diagnostic& problem() { return problem_; }

 private:
  std::nullopt_t fail(const char* code, std::string message) {
    problem_ = {code, path_, std::move(message)};
    return std::nullopt;
  }

  // The same text can stand in a thousand places, and each is a copy here.
  bool fits(const val& text) {
    const std::size_t size = size_of(text);
    characters_ += size;
    return size <= kMaxJsStringBytes && characters_ <= kMaxJsTotalCharacters;
  }

  std::optional<Value> text(const val& value) {
    if (!fits(value)) return fail("too_large", "the string is too long");
    // A lone surrogate would arrive as another character.
    if (!value.call<val>("isWellFormed").isTrue())
      return fail("not_json", "the string has half of a surrogate pair");
    return Value(value.as<std::string>());
  }

  std::optional<Value> number(const val& value) {
    const auto number = value.as<double>();
    if (!std::isfinite(number)) return fail("number_too_large", "the number is not finite");
    if (number >= -kMaxSafeInteger && number <= kMaxSafeInteger) {
      const auto integer = static_cast<std::int64_t>(number);
      if (static_cast<double>(integer) == number) return Value(integer);
    }
    return Value(Fraction{val::global("String")(value).as<std::string>()});
  }

  // None where reading it throws.
  static std::optional<val> read(const val& object, const val& key) {
    const EM_VAL member = eligibility_member(object.as_handle(), key.as_handle());
    if (member == nullptr) return std::nullopt;
    return val::take_ownership(member);
  }

  std::optional<Value> walk_read(const std::optional<val>& member, std::size_t depth) {
    if (!member) return fail("not_json", kUnreadable);
    return walk(*member, depth + 1);
  }

  std::optional<Value> array(const val& value, double length, std::size_t depth) {
    Array array;
    for (std::size_t i = 0; static_cast<double>(i) < length; ++i) {
      const std::size_t here = path_.size();
      append_pointer(i, path_);
      std::optional<Value> element = walk_read(read(value, val(static_cast<double>(i))), depth);
      if (!element) return std::nullopt;
      path_.resize(here);
      array.push_back(std::move(*element));
    }
    return Value(std::move(array));
  }

  std::optional<Value> object(const val& value, const val& keys, std::size_t depth) {
    const std::size_t length = size_of(keys);
    Object object;
    for (std::size_t i = 0; i < length; ++i) {
      const val key = keys[static_cast<double>(i)];
      const std::optional<val> member = read(value, key);
      if (member && member->isUndefined()) continue;
      if (!fits(key)) return fail("too_large", "a key is too long");
      if (!key.call<val>("isWellFormed").isTrue())
        return fail("not_json", "a key has half of a surrogate pair");
      auto name = key.as<std::string>();
      const std::size_t here = path_.size();
      append_pointer(name, path_);
      std::optional<Value> element = walk_read(member, depth);
      if (!element) return std::nullopt;
      path_.resize(here);
      object.push_back({std::move(name), std::move(*element)});
    }
    return Value(std::move(object));
  }

  std::size_t values_ = 0;
  std::size_t characters_ = 0;
  std::string path_;
  Diagnostic problem_;
};

}  // namespace

Result<Value, Diagnostic> value_from_js(const val& value) {
  Walk walk;
  std::optional<Value> result = walk.walk(value, 0);
  if (!result) return Failure{std::move(walk.problem())};
  return std::move(*result);
}

}  // namespace eligibility
