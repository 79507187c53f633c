// SPDX-License-Identifier: Apache-2.0
// Numbers by the thousand cross whole, as typed arrays, never one by one.
#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <span>

namespace eligibility {

// `to` has room for all bytes of `array`, which is a typed array.
void copy_in(const emscripten::val& array, void* to);

// A typed array of its own memory: Uint8Array, Int32Array, Uint32Array.
[[nodiscard]] emscripten::val copy_out(std::span<const std::uint8_t> values);
[[nodiscard]] emscripten::val copy_out(std::span<const std::int32_t> values);
[[nodiscard]] emscripten::val copy_out(std::span<const std::uint32_t> values);

}  // namespace eligibility
