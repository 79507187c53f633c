// SPDX-License-Identifier: Apache-2.0
#include "typed_arrays.h"

#include <emscripten/emscripten.h>

// clang-format off
EM_JS(void, eligibility_copy_in, (emscripten::EM_VAL array, void* to, int bytes), {
  const from = Emval.toValue(array);
  HEAPU8.set(new Uint8Array(from.buffer, from.byteOffset, bytes), to);
});
EM_JS(emscripten::EM_VAL, eligibility_copy_out, (const void* from, int bytes, int kind), {
  const { buffer } = HEAPU8.slice(from, from + bytes);
  return Emval.toHandle(kind === 0 ? new Uint8Array(buffer) : kind === 1 ? new Int32Array(buffer) : new Uint32Array(buffer));
});
EM_JS(emscripten::EM_VAL, eligibility_text_out, (const char* from, int bytes), {
  // A mark at the beginning is the text's own.
  return Emval.toHandle(new TextDecoder("utf-8", { ignoreBOM: true }).decode(HEAPU8.subarray(from, from + bytes)));
});
// clang-format on

namespace eligibility {
namespace {

emscripten::val copy_bytes_out(const void* from, std::size_t bytes, int kind) {
  return emscripten::val::take_ownership(eligibility_copy_out(from, static_cast<int>(bytes), kind));
}

}  // namespace

void copy_in(const emscripten::val& array, void* to, std::size_t bytes) {
  eligibility_copy_in(array.as_handle(), to, static_cast<int>(bytes));
}

emscripten::val copy_out(std::span<const std::uint8_t> values) {
  return copy_bytes_out(values.data(), values.size_bytes(), 0);
}
emscripten::val copy_out(std::span<const std::int32_t> values) {
  return copy_bytes_out(values.data(), values.size_bytes(), 1);
}
emscripten::val copy_out(std::span<const std::uint32_t> values) {
  return copy_bytes_out(values.data(), values.size_bytes(), 2);
}
emscripten::val copy_out(std::string_view text) {
  return emscripten::val::take_ownership(
      eligibility_text_out(text.data(), static_cast<int>(text.size())));
}

}  // namespace eligibility
