// SPDX-License-Identifier: Apache-2.0
// Any bytes: refused, or read so that what is written again is read as the same.
#include "fuzz.h"

namespace eligibility::fuzz {

void fuzz_json(std::string_view text) {
  const Result<Value, Diagnostic> value = read_json(text);
  if (!value.ok()) {
    require_good({value.error()});
    return;
  }
  std::string written;
  write_json(*value, written);
  const Result<Value, Diagnostic> again = read_json(written);
  require(again.ok() && *again == *value);
  std::string twice;
  write_json(*again, twice);
  require(twice == written);
}

}  // namespace eligibility::fuzz
