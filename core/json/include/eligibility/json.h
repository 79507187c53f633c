// SPDX-License-Identifier: Apache-2.0
// JSON text to Value, for the native side; in a browser the browser's own parser does this. It
// takes RFC 8259 and nothing more: no comments, no trailing commas, no key twice, no text in
// another encoding than UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

#include "eligibility/result.h"
#include "eligibility/value.h"

namespace eligibility {

// What comes from outside is read up to here, and refused beyond.
struct JsonLimits {
  std::size_t bytes = std::size_t{16} << 20U;
  std::size_t depth = 256;  // arrays and objects within each other
  std::size_t values = 1'000'000;
};

// Reads one JSON text. Members keep their order, and a number is exactly what its digits say.
//
//   read_json(R"({"a": 4.2e1})")       // {"a": 42}
//   read_json("0.5")                   // Fraction{"0.5"}
//   read_json("{\"a\":1,}")            // not_json: line 1, column 8: found '}' ...
//   read_json(R"({"a/b": 1, "a/b": 2})")   // duplicate_key at /a~1b
//
// Units:    a column counts characters, from 1; a byte order mark before the text is passed over.
// Errors:   not_json; not_utf8; duplicate_key, too_deep (both with the path); number_too_large
// (beyond 1.8e308, where
//           parsers part: JavaScript's answers Infinity); too_large (over `bytes` or `values`).
// Source:   RFC 8259.
[[nodiscard]] Result<Value, Diagnostic> read_json(std::string_view text,
                                                  const JsonLimits& limits = {});

}  // namespace eligibility
