// SPDX-License-Identifier: Apache-2.0
// libFuzzer's way in; ELIGIBILITY_FUZZ names the target. The input is copied to a buffer of exactly
// its size, so that AddressSanitizer sees one byte too far.
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<char> exact(data, data + size);
  eligibility::fuzz::ELIGIBILITY_FUZZ({exact.data(), exact.size()});
  return 0;
}
