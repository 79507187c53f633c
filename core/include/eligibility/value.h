// SPDX-License-Identifier: Apache-2.0
// What facts, policies and expressions are made of: a JSON value, plus a date-time and Unknown,
// without floating point. It holds; it does not read or write JSON text (json/ reads, write_json
// writes).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eligibility/result.h"

namespace eligibility {

struct Null {
  friend constexpr bool operator==(Null, Null) = default;
};

// The answer to a fact that was not answered. It is not null: see logic.h, Mode::partial.
struct Unknown {
  friend constexpr bool operator==(Unknown, Unknown) = default;
};

// An instant in milliseconds since 1970-01-01T00:00:00Z, as CertLogic computes with it. Never in a
// policy's facts.
struct DateTime {
  std::int64_t milliseconds;
  friend constexpr bool operator==(DateTime, DateTime) = default;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 within <=> for a pointer
  friend constexpr auto operator<=>(DateTime, DateTime) = default;
};

// A number that is not whole, or not within 64 bits, as it was written: it can be named and echoed,
// never computed with.
struct Fraction {
  std::string text;
  friend bool operator==(const Fraction&, const Fraction&) = default;
};

class Value;
struct Member;
using Array = std::vector<Value>;
using Object = std::vector<Member>;  // members in the order in which they were written; keys differ

// A number whose value is whole is an int64 however it was written: 42, 42.0 and 4.2e1 are equal.
//
//   Value facts{Object{}};
//   facts.object()->push_back({"today", Value("2026-03-20")});
//   facts.find("today")->string();   // pointer to "2026-03-20"
//   facts.find("rating");            // nullptr
class Value {
 public:
  Value();  // null
  Value(Null null);
  Value(Unknown unknown);
  Value(bool boolean);
  Value(std::int64_t integer);
  Value(DateTime date_time);
  Value(Fraction fraction);
  Value(std::string string);
  Value(std::string_view string);
  Value(const char* string);
  Value(Array array);
  Value(Object object);

  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(Value other) noexcept;
  ~Value();

  [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
  [[nodiscard]] bool is_unknown() const { return kind_ == Kind::unknown; }

  // nullptr when the value is of another kind.
  [[nodiscard]] const bool* boolean() const { return kind_ == Kind::boolean ? &boolean_ : nullptr; }
  [[nodiscard]] const std::int64_t* integer() const {
    return kind_ == Kind::integer ? &integer_ : nullptr;
  }
  [[nodiscard]] const DateTime* date_time() const {
    return kind_ == Kind::date_time ? &date_time_ : nullptr;
  }
  [[nodiscard]] const Fraction* fraction() const {
    return kind_ == Kind::fraction ? &fraction_ : nullptr;
  }
  [[nodiscard]] const std::string* string() const {
    return kind_ == Kind::string ? &string_ : nullptr;
  }
  [[nodiscard]] const Array* array() const { return kind_ == Kind::array ? &array_ : nullptr; }
  [[nodiscard]] const Object* object() const { return kind_ == Kind::object ? &object_ : nullptr; }
  [[nodiscard]] Array* array() { return kind_ == Kind::array ? &array_ : nullptr; }
  [[nodiscard]] Object* object() { return kind_ == Kind::object ? &object_ : nullptr; }

  // The member of that name; nullptr when there is none or the value is no object.
  [[nodiscard]] const Value* find(std::string_view key) const;

  // By structure: arrays element by element, objects as sets of members.
  friend bool operator==(const Value& left, const Value& right);

 private:
  enum class Kind : std::uint8_t {
    null,
    unknown,
    boolean,
    integer,
    date_time,
    fraction,
    string,
    array,
    object
  };

  // std::variant would do, but its tables of copies, moves and destructors cost 12 KB in the
  // shipped module.
  union {
    bool boolean_;
    std::int64_t integer_ = 0;
    DateTime date_time_;
    Fraction fraction_;
    std::string string_;
    Array array_;
    Object object_;
  };
  Kind kind_ = Kind::null;
};

struct Member {
  std::string key;
  Value value;
};

// Appends the value as JSON text without spaces, members in their order. A date-time is written as
// its ISO string in UTC, Unknown as {"unknown":true}, a fraction as it was written.
//
//   write_json(Value(Array{Value(true), Value("a\n")}), text)  // [true,"a\n"]
//
// Units:    strings are UTF-8 and leave as UTF-8; only control characters, '"' and '\' are escaped.
void write_json(const Value& value, std::string& text);
void write_json_string(std::string_view string, std::string& text);

// {"error":[{"code":...,"path":...,"message":...}]}: how every way in answers what it refused.
[[nodiscard]] std::string write_error(std::span<const Diagnostic> diagnostics);

// Appends one step to a JSON Pointer (RFC 6901): a member's key, with '~' and '/' escaped, or a
// position in an array.
//
//   std::string path;
//   append_pointer("a/b", path);   // "/a~1b"
//   append_pointer(0, path);       // "/a~1b/0"
void append_pointer(std::string_view key, std::string& pointer);
void append_pointer(std::size_t position, std::string& pointer);

// "null", "a boolean", "an integer" ...: what a message calls the value.
[[nodiscard]] std::string_view kind_name(const Value& value);

}  // namespace eligibility
