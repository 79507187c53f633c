// SPDX-License-Identifier: Apache-2.0
#include "files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "eligibility/json.h"

namespace eligibility::command {
namespace {

Diagnostic unreadable(const std::string& path, const char* why) {
  return {"unreadable", "",
          "cannot read " + (path == "-" ? std::string("standard input") : path) + ": " + why};
}

}  // namespace

Result<std::string, Diagnostic> read_file(const std::string& path) {
  if (std::error_code error; path != "-" && std::filesystem::is_directory(path, error)) {
    return Failure{unreadable(path, "it is a directory")};
  }
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return Failure{unreadable(path, std::strerror(errno))};
  std::string text;
  std::array<char, 65'536> block;
  std::size_t count = 0;
  while (text.size() <= kMaxFileBytes &&
         (count = std::fread(block.data(), 1, block.size(), file)) > 0) {
    text.append(block.data(), count);
  }
  const bool failed = std::ferror(file) != 0;
  if (file != stdin) std::fclose(file);
  if (failed) return Failure{unreadable(path, "reading failed")};
  if (text.size() > kMaxFileBytes) {
    return Failure{Diagnostic{"too_large", "",
                              "at most " + std::to_string(kMaxFileBytes) + " bytes are read"}};
  }
  return text;
}

Result<Value, Diagnostic> read_json_file(const std::string& path) {
  Result<std::string, Diagnostic> text = read_file(path);
  if (!text.ok()) return Failure{text.error()};
  return read_json(*text);
}

Result<std::vector<std::string>, Diagnostic> json_files_in(const std::string& directory) {
  std::error_code error;
  std::vector<std::string> paths;
  for (std::filesystem::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".json") paths.push_back(entry->path().string());
  }
  if (error) return Failure{unreadable(directory, error.message().c_str())};
  std::sort(paths.begin(), paths.end());
  return paths;
}

LineReader::LineReader(const std::string& path)
    : file_(path == "-" ? stdin : std::fopen(path.c_str(), "rb")), own_(path != "-") {}

LineReader::~LineReader() {
  if (own_ && file_ != nullptr) std::fclose(file_);
}

bool LineReader::next(std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  int c = std::getc(file_);
  if (c == EOF) return false;
  for (; c != EOF && c != '\n'; c = std::getc(file_)) {
    if (line.size() < kMaxLineBytes) {
      line.push_back(static_cast<char>(c));
    } else {
      too_long = true;
    }
  }
  return true;
}

}  // namespace eligibility::command
