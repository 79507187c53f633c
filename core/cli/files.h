// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "eligibility/result.h"
#include "eligibility/value.h"

namespace eligibility::command {

inline constexpr std::size_t kMaxFileBytes = std::size_t{16} << 20U;
inline constexpr std::size_t kMaxLineBytes = std::size_t{16} << 20U;

// The bytes of a file; "-" is standard input. Errors: unreadable, too_large.
[[nodiscard]] Result<std::string, Diagnostic> read_file(const std::string& path);

// A file with one JSON text. Errors: those of read_file and read_json.
[[nodiscard]] Result<Value, Diagnostic> read_json_file(const std::string& path);

// The .json files of a directory, by name. Errors: unreadable.
[[nodiscard]] Result<std::vector<std::string>, Diagnostic> json_files_in(
    const std::string& directory);

// Lines of a file or of standard input, one at a time, so that a stream needs no memory. Ask
// `opened` first.
class LineReader {
 public:
  explicit LineReader(const std::string& path);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  [[nodiscard]] bool opened() const { return file_ != nullptr; }
  [[nodiscard]] bool failed() const { return std::ferror(file_) != 0; }
  // False at the end. A line beyond kMaxLineBytes comes cut, with `too_long` set; its rest is
  // passed over.
  bool next(std::string& line, bool& too_long);

 private:
  std::FILE* file_;
  bool own_;
};

}  // namespace eligibility::command
