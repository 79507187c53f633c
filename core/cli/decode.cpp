// SPDX-License-Identifier: Apache-2.0
#include "decode.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

#include "eligibility/utf8.h"

namespace eligibility::command {
namespace {

constexpr std::size_t kEvidenceBytes = std::size_t{1} << 20U;
constexpr std::string_view kUtf8 = "utf-8";
constexpr std::string_view kGb18030 = "gb18030";

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kMarks = {{
    {"\xEF\xBB\xBF", "utf-8"},
    {"\xFF\xFE", "utf-16le"},
    {"\xFE\xFF", "utf-16be"},
    {"\x84\x31\x95\x33", "gb18030"},
}};
constexpr std::size_t kLongestMark = 4;

// What iconv_open gives where it fails, as POSIX has it: (iconv_t)-1.
// NOLINTNEXTLINE(performance-no-int-to-ptr)
iconv_t none() { return reinterpret_cast<iconv_t>(std::intptr_t{-1}); }

std::size_t ascii_prefix(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && static_cast<unsigned char>(text[size]) < 0x80) ++size;
  return size;
}

bool is_utf8(std::string_view text, bool is_last) {
  const std::string_view rest = text.substr(valid_utf8_prefix(text));
  return rest.empty() || (!is_last && first_utf8_sequence(rest).cut);
}

// Whether the bytes are text in the converter's encoding, but for a character cut off at the end.
bool is_text(iconv_t converter, std::string_view text, bool is_last) {
  std::array<char, 16'384> room;
  char* from = const_cast<char*>(text.data());
  std::size_t left = text.size();
  (void)iconv(converter, nullptr, nullptr, nullptr, nullptr);
  while (left > 0) {
    char* to = room.data();
    std::size_t size = room.size();
    if (iconv(converter, &from, &left, &to, &size) != static_cast<std::size_t>(-1)) return true;
    if (errno == EINVAL) return !is_last;
    if (errno != E2BIG) return false;
  }
  return true;
}

}  // namespace

Decoder::Decoder(std::string encoding) : encoding_(std::move(encoding)), converter_(none()) {}

Decoder::~Decoder() {
  if (converter_ != none()) iconv_close(converter_);
}

bool Decoder::open() {
  if (encoding_ == kUtf8 || converter_ != none()) return true;
  converter_ = iconv_open("UTF-8", encoding_.c_str());
  return converter_ != none();
}

// Finds the encoding from what is held; what is plain ASCII before anything tells is decoded. False
// while more is needed to tell.
bool Decoder::decide(bool is_last) {
  if (is_at_begin_) {
    if (held_.size() < kLongestMark && !is_last) return false;
    is_at_begin_ = false;
    for (const auto& [mark, encoding] : kMarks) {
      if (held_.starts_with(mark)) encoding_ = encoding;
    }
    if (!encoding_.empty()) return true;
  }
  const std::size_t plain = ascii_prefix(held_);
  decoded_.append(held_, 0, plain);
  held_.erase(0, plain);
  if (held_.size() < kEvidenceBytes && !is_last) return false;
  encoding_ = kGb18030;
  if (is_utf8(held_, is_last) || (open() && !is_text(converter_, held_, is_last))) {
    encoding_ = kUtf8;
  }
  return true;
}

Result<std::string_view, Diagnostic> Decoder::decode(std::string_view bytes, bool is_last) {
  if (encoding_ == kUtf8 && held_.empty()) return bytes;
  decoded_.clear();
  held_.append(bytes);
  if (encoding_.empty() && !decide(is_last)) return std::string_view(decoded_);
  if (encoding_ == kUtf8) {
    decoded_.append(std::exchange(held_, {}));
    return std::string_view(decoded_);
  }
  if (!open()) {
    return Failure{Diagnostic{"no_encoding", "",
                              "the file is " + encoding_ +
                                  ", which this system's iconv does not read (on Debian 13: the "
                                  "package libc-gconv-modules-extra)"}};
  }
  return convert(is_last);
}

std::string_view Decoder::convert(bool is_last) {
  constexpr char kNoText = '\xFF';
  std::array<char, 65'536> room;
  char* from = held_.data();
  std::size_t left = held_.size();
  (void)iconv(converter_, nullptr, nullptr, nullptr, nullptr);
  while (left > 0) {
    char* to = room.data();
    std::size_t size = room.size();
    const bool is_done =
        iconv(converter_, &from, &left, &to, &size) != static_cast<std::size_t>(-1);
    const int why = errno;
    decoded_.append(room.data(), room.size() - size);
    if (is_done || why == E2BIG) continue;
    if (why == EINVAL && !is_last) break;
    decoded_ += kNoText;
    ++from;
    --left;
  }
  held_.erase(0, held_.size() - left);
  return decoded_;
}

}  // namespace eligibility::command
