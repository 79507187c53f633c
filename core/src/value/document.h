// SPDX-License-Identifier: Apache-2.0
// A document while it is read. Every question that it answers wrongly is noted, with its JSON
// Pointer, and reading goes on with a value that is never used, so that all problems come out at
// once and loaders have no error paths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/date.h"
#include "eligibility/result.h"
#include "eligibility/value.h"
#include "value/list.h"

namespace eligibility {

class Document;

// One member of an object: its name, what it may hold, and where in a record that is kept. A table
// of these says what code for each would, in a tenth of the room.
struct Reading;
using Form = void (*)(const Reading& reading);
inline constexpr std::uint16_t kNowhere = 0xFFFF;  // checked, and then of no more use
struct Field {
  const char* name;
  Form form;
  bool is_required = false;
  std::uint16_t offset = kNowhere;
  const char* among = "";  // words with a space between
  std::int32_t low = 0;
  std::int32_t high = 0;
  std::span<const Field> inner = {};
};

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

  // Reads the members of an object into a record, whose layout the fields' offsets are of. Notes
  // wrong_kind, unknown_member, missing_member and what the forms refuse; what is not there leaves
  // the record as it is. `context` is for forms of the caller's own. False when it is no object.
  bool read(std::span<const Field> fields, void* record, void* context = nullptr) const;

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
  [[nodiscard]] std::size_t one_of(std::string_view words) const;  // its position among them

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

  [[nodiscard]] Node root(const Value& value);
  // The same for one of a list of documents, whose name and position stand before all its paths.
  [[nodiscard]] Node root(const Value& value, std::string_view list, std::size_t position);

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

  List<Step> steps_;
};

// A member that is there, while it is read.
struct Reading {
  const Node& node;
  const Node& whole;  // the object whose member it is
  const Field& field;
  void* place;  // where the field is kept
  void* record;
  void* context;

  template <typename T>
  [[nodiscard]] T& to() const {
    return *static_cast<T*>(place);
  }
};

// The forms that every document has, and as what each is kept.
namespace form {
void any(const Reading& reading);       // looked into elsewhere
void text(const Reading& reading);      // std::string_view
void words(const Reading& reading);     // the same, and not empty
void id(const Reading& reading);        // the same: letters, digits, "_", "-", ".", 1 to 64 of them
void word(const Reading& reading);      // the same: one of `among`
void token(const Reading& reading);     // its position in `among`: an enumerator of a byte, a bool
void number(const Reading& reading);    // std::int32_t, `low` to `high`
void boolean(const Reading& reading);   // bool
void day(const Reading& reading);       // std::optional<Date>
void open_day(const Reading& reading);  // the same; null is none
void object(const Reading& reading);    // `inner`, in the same record
void presence(const Reading& reading);  // the same, and bool: it is there
}  // namespace form

// A text as a message shows it: in quotes, and cut where it is long.
[[nodiscard]] std::string quoted(std::string_view text);

// The position of a word among words with a space between; npos where it is none of them.
[[nodiscard]] std::size_t position_among(std::string_view words, std::string_view word);

// The parts in a row. A sum of strings would cost a hundred bytes of code a sentence.
[[nodiscard]] std::string sentence(std::initializer_list<std::string_view> parts);

}  // namespace eligibility
