// SPDX-License-Identifier: Apache-2.0
#include "value_from_js.h"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

namespace eligibility {
namespace {

using emscripten::val;

constexpr double kMaxSafeInteger =
    9007199254740991.0;  // 2^53 - 1: beyond, JavaScript's numbers skip integers

std::size_t size_of(const val& list_or_text) {
  return static_cast<std::size_t>(list_or_text["length"].as<double>());
}

class Walk {
 public:
  Walk()
      : is_array_(val::global("Array")["isArray"]),
        keys_(val::global("Object")["keys"]),
        prototype_of_(val::global("Object")["getPrototypeOf"]),
        object_prototype_(val::global("Object")["prototype"]),
        to_text_(val::global("String")) {}

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
    const std::string type = value.typeOf().as<std::string>();
    if (type != "object") return fail("not_json", "a " + type + " is not a JSON value");
    return is_array_(value).isTrue() ? array(value, depth) : object(value, depth);
  }

  Diagnostic& problem() { return problem_; }

 private:
  std::nullopt_t fail(const char* code, std::string message) {
    problem_ = {code, path_, std::move(message)};
    return std::nullopt;
  }

  std::optional<Value> text(const val& value) {
    if (size_of(value) > kMaxJsStringBytes) return fail("too_large", "the string is too long");
    // A lone surrogate would arrive as another character.
    if (!value.call<val>("isWellFormed").isTrue())
      return fail("not_json", "the string has half of a surrogate pair");
    return Value(value.as<std::string>());
  }

  std::optional<Value> number(const val& value) {
    const double number = value.as<double>();
    if (!std::isfinite(number)) return fail("number_too_large", "the number is not finite");
    if (number >= -kMaxSafeInteger && number <= kMaxSafeInteger) {
      const auto integer = static_cast<std::int64_t>(number);
      if (static_cast<double>(integer) == number) return Value(integer);
    }
    return Value(Fraction{to_text_(value).as<std::string>()});
  }

  std::optional<Value> array(const val& value, std::size_t depth) {
    const std::size_t length = size_of(value);
    Array array;
    for (std::size_t i = 0; i < length; ++i) {
      const std::size_t here = path_.size();
      append_pointer(i, path_);
      std::optional<Value> element = walk(value[static_cast<double>(i)], depth + 1);
      if (!element) return std::nullopt;
      path_.resize(here);
      array.push_back(std::move(*element));
    }
    return Value(std::move(array));
  }

  std::optional<Value> object(const val& value, std::size_t depth) {
    const val prototype = prototype_of_(value);
    if (!prototype.isNull() && !prototype.strictlyEquals(object_prototype_)) {
      return fail("not_json", "an instance of a class is not a JSON value");
    }
    const val keys = keys_(value);
    const std::size_t length = size_of(keys);
    Object object;
    for (std::size_t i = 0; i < length; ++i) {
      const val key = keys[static_cast<double>(i)];
      const val member = value[key];
      if (member.isUndefined()) continue;
      if (!key.call<val>("isWellFormed").isTrue())
        return fail("not_json", "a key has half of a surrogate pair");
      std::string name = key.as<std::string>();
      const std::size_t here = path_.size();
      append_pointer(name, path_);
      std::optional<Value> element = walk(member, depth + 1);
      if (!element) return std::nullopt;
      path_.resize(here);
      object.push_back({std::move(name), std::move(*element)});
    }
    return Value(std::move(object));
  }

  val is_array_;
  val keys_;
  val prototype_of_;
  val object_prototype_;
  val to_text_;
  std::size_t values_ = 0;
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
