// SPDX-License-Identifier: Apache-2.0
// Numbers by the thousand cross whole, as typed arrays, never one by one; so do long texts.
#pragma once

#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace eligibility {

// The first `bytes` of a typed array, for which `to` has room. Throws into JavaScript where it has
// not so many.
void copy_in(const emscripten::val& array, void* to, std::size_t bytes);

// A typed array of its own memory: Uint8Array, Int32Array, Uint32Array.
[[nodiscard]] emscripten::val copy_out(std::span<const std::uint8_t> values);
[[nodiscard]] emscripten::val copy_out(std::span<const std::int32_t> values);
[[nodiscard]] emscripten::val copy_out(std::span<const std::uint32_t> values);

// A string, from UTF-8. embind's own way goes over each byte twice before the browser decodes it.
[[nodiscard]] emscripten::val copy_out(std::string_view text);

}  // namespace eligibility
