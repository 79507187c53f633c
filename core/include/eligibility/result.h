// SPDX-License-Identifier: Apache-2.0
// What a function returns that can fail: its value, or the reason why there is none. The core has
// no exceptions. A mistake of the caller's is a Diagnostic; what a person slips on is part of the
// report, and "cannot tell" is an answer.
#pragma once

#include <new>
#include <string>
#include <utility>

namespace eligibility {

// One mistake in what came from outside.
//
//   {"not_real", "/today", "2026-02-30 is not a day of the calendar"}
//
// code:     stable, listed with an example in core/README.md.
// path:     JSON Pointer (RFC 6901) into the document, "" for the whole of it.
// message:  what was found and what was expected, for a person.
struct Diagnostic {
  std::string code;
  std::string path;
  std::string message;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

template <typename E>
struct Failure {
  E error;
};
template <typename E>
Failure(E) -> Failure<E>;

// Either a T or an E, never both and never neither. Ask ok() first: to take what is not there is a
// mistake.
//
//   Result<Date, DateError> day = read_date(text);
//   if (!day.ok()) return Failure{day.error()};
//   use(*day);
template <typename T, typename E>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)), ok_(true) {}
  Result(Failure<E> failure) : error_(std::move(failure.error)), ok_(false) {}
  Result(const Result& other) : ok_(other.ok_) {
    if (ok_) {
      new (&value_) T(other.value_);
    } else {
      new (&error_) E(other.error_);
    }
  }
  Result(Result&& other) noexcept : ok_(other.ok_) {
    if (ok_) {
      new (&value_) T(std::move(other.value_));
    } else {
      new (&error_) E(std::move(other.error_));
    }
  }
  Result& operator=(Result other) noexcept {
    this->~Result();
    new (this) Result(std::move(other));
    return *this;
  }
  ~Result() {
    if (ok_) {
      value_.~T();
    } else {
      error_.~E();
    }
  }

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] T& operator*() { return value_; }
  [[nodiscard]] const T& operator*() const { return value_; }
  [[nodiscard]] T* operator->() { return &value_; }
  [[nodiscard]] const T* operator->() const { return &value_; }
  [[nodiscard]] E& error() { return error_; }
  [[nodiscard]] const E& error() const { return error_; }

 private:
  // std::variant would do, but its visitation tables cost 200 bytes a type in the shipped module.
  union {
    T value_;
    E error_;
  };
  bool ok_;
};

}  // namespace eligibility
