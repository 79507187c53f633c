// SPDX-License-Identifier: Apache-2.0
// A document while it is read. Every question that it answers wrongly is noted, with its JSON
// Pointer, and reading goes on with a value that is never used, so that all problems come out at
// once and loaders have no error paths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/date.h"
#include "eligibility/result.h"
#include "eligibility/value.h"

namespace eligibility {

class Document;

// A place in a document, or nothing: a member that is not there. Nothing answers every question
// with an empty value, and notes nothing: whether it had to be there was for `required` to say.
// Cheap to copy; the document outlives it.
class Node {
 public:
  Node() = default;

  [[nodiscard]] explicit operator bool() const { return value_ != nullptr; }
  [[nodiscard]] const Value& value() const { return *value_; }  // not of nothing

  [[nodiscard]] Node member(std::string_view key) const;
  [[nodiscard]] Node required(std::string_view key) const;  // notes missing_member

  // Notes wrong_kind, and unknown_member for members besides these. False when it is no object.
  bool is_object_of(std::initializer_list<std::string_view> members) const;

  // The number of parts of an array or an object; 0, noted, for any other kind and for more than
  // kMaxParts.
  static constexpr std::size_t kMaxParts = 1'000;
  [[nodiscard]] std::size_t list_size() const;
  [[nodiscard]] std::size_t map_size() const;
  [[nodiscard]] Node part(std::size_t index) const;
  [[nodiscard]] std::string_view key(std::size_t index) const;  // of a map

  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] std::string_view identifier()
      const;  // letters, digits, "_", "-" and ".", 1 to 64 of them
  [[nodiscard]] std::int64_t integer(std::int64_t from, std::int64_t to) const;
  [[nodiscard]] bool boolean(bool otherwise) const;
  [[nodiscard]] std::optional<Date> date() const;
  [[nodiscard]] std::size_t one_of(
      std::initializer_list<std::string_view> tokens) const;  // its position

  // The message is the parts in a row.
  void problem(std::string_view code, std::initializer_list<std::string_view> message) const;
  // Takes over problems found below this place, their paths counted from here.
  void problems_below(const std::vector<Diagnostic>& problems) const;

  [[nodiscard]] std::string path() const;

 private:
  friend class Document;
  Node(const Value* value, Document* document, std::uint32_t step)
      : value_(value), document_(document), step_(step) {}

  const Value* value_ = nullptr;
  Document* document_ = nullptr;
  std::uint32_t step_ = 0;
};

class Document {
 public:
  Document() = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  // The top of a document. A key, where there is one, stands before all its paths.
  [[nodiscard]] Node root(const Value& value, std::string_view key = {});

  std::vector<Diagnostic> problems;

 private:
  friend class Node;
  // How one place is reached from the one above; a JSON Pointer is only put together for a problem.
  struct Step {
    std::uint32_t above;
    std::uint32_t index;
    std::string_view key;  // empty: the index
  };
  static constexpr std::uint32_t kTop = UINT32_MAX;
  std::uint32_t step(std::uint32_t above, std::string_view key, std::size_t index);

  std::vector<Step> steps_;
};

// A text as a message shows it: in quotes, and cut where it is long.
[[nodiscard]] std::string quoted(std::string_view text);

// The parts in a row. A sum of strings would cost a hundred bytes of code a sentence.
[[nodiscard]] std::string sentence(std::initializer_list<std::string_view> parts);

}  // namespace eligibility
