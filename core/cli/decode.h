// SPDX-License-Identifier: Apache-2.0
// The bytes of a table as UTF-8. Excel in China saves GB18030, its "Unicode text" is UTF-16; the
// core reads UTF-8 alone.
#pragma once

#include <iconv.h>

#include <string>
#include <string_view>

#include "eligibility/result.h"

namespace eligibility::command {

// Decodes a stream, piece by piece.
//
// Reading:  a byte order mark says which encoding it is. Without one: ASCII reads the same in UTF-8
//           and GB18030, so the first byte beyond it decides, with the mebibyte that follows: UTF-8
//           where that is UTF-8, else GB18030 where it is that, else UTF-8. Bytes that are none
//           come through as 0xFF, which the reader of rows reports in its row.
class Decoder {
 public:
  // `encoding`: "utf-8", "gb18030", "utf-16le", "utf-16be"; empty: found out.
  explicit Decoder(std::string encoding);
  ~Decoder();
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  // The next bytes as UTF-8, as far as they can be told; good until the next call. Errors:
  // no_encoding, where the system's iconv lacks it.
  [[nodiscard]] Result<std::string_view, Diagnostic> decode(std::string_view bytes, bool is_last);

 private:
  bool decide(bool is_last);
  [[nodiscard]] bool open();
  std::string_view convert(bool is_last);

  std::string encoding_;
  std::string held_;  // not decoded yet
  std::string decoded_;
  iconv_t converter_;
  bool is_at_begin_ = true;
};

}  // namespace eligibility::command
