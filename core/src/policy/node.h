// SPDX-License-Identifier: Apache-2.0
// A place in a document while it is read: its value, its JSON Pointer, and where problems are noted. Every question
// that the document answers wrongly is noted and reading goes on, so that all problems come out at once.
#pragma once

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

class Node {
 public:
  Node(const Value& value, std::string path, std::vector<Diagnostic>& problems)
      : value_(&value), path_(std::move(path)), problems_(&problems) {}

  [[nodiscard]] const Value& value() const { return *value_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::vector<Diagnostic>& problems() const { return *problems_; }

  void problem(std::string_view code, std::string message) const;

  // True for an object; notes what it has besides these members.
  bool is_object_of(std::initializer_list<std::string_view> members) const;

  [[nodiscard]] std::optional<Node> member(std::string_view key) const;    // none: nothing is noted
  [[nodiscard]] std::optional<Node> required(std::string_view key) const;  // none: `missing` is noted

  // The parts of an array, or of an object with keys of the document's own choosing; empty (and noted) for any other
  // kind, and noted when there are more than `kMaxParts`.
  static constexpr std::size_t kMaxParts = 1'000;
  struct Part;
  [[nodiscard]] std::vector<Node> elements() const;
  [[nodiscard]] std::vector<Part> members() const;

  // A scalar; none (and noted) for any other.
  [[nodiscard]] std::optional<std::string> text() const;
  [[nodiscard]] std::optional<std::string> identifier() const;  // letters, digits, "_", "-" and ".", 1 to 64
  [[nodiscard]] std::optional<std::int64_t> integer(std::int64_t from, std::int64_t to) const;
  [[nodiscard]] std::optional<bool> boolean() const;
  [[nodiscard]] std::optional<Date> date() const;
  // The position of the text among `tokens`.
  [[nodiscard]] std::optional<std::size_t> one_of(std::initializer_list<std::string_view> tokens) const;

  // A required member that is a text, a list of texts; empty where it is not there, which is noted.
  [[nodiscard]] std::string required_text(std::string_view key) const;
  [[nodiscard]] std::string required_identifier(std::string_view key) const;

 private:
  [[nodiscard]] Node at(std::string_view key, const Value& value) const;

  const Value* value_;
  std::string path_;
  std::vector<Diagnostic>* problems_;
};

struct Node::Part {
  std::string_view key;
  Node node;
};

// A text as a message shows it: in quotes, and cut where it is long.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace eligibility
