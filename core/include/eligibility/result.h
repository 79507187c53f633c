// SPDX-License-Identifier: Apache-2.0
// What a function returns that can fail: its value, or the reason why there is none. The core has no exceptions.
// A mistake of the caller's is a Diagnostic; what a person slips on is part of the report, and "cannot tell" is an answer.
#pragma once

#include <string>
#include <utility>
#include <variant>

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

// Either a T or an E, never both and never neither. Ask ok() first.
//
//   Result<Date, DateError> day = read_date(text);
//   if (!day.ok()) return Failure{day.error()};
//   use(*day);
template <typename T, typename E>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Failure<E> failure) : state_(std::in_place_index<1>, std::move(failure.error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  [[nodiscard]] T& operator*() { return *std::get_if<0>(&state_); }
  [[nodiscard]] const T& operator*() const { return *std::get_if<0>(&state_); }
  [[nodiscard]] T* operator->() { return std::get_if<0>(&state_); }
  [[nodiscard]] const T* operator->() const { return std::get_if<0>(&state_); }
  [[nodiscard]] E& error() { return *std::get_if<1>(&state_); }
  [[nodiscard]] const E& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, E> state_;
};

}  // namespace eligibility
