// SPDX-License-Identifier: Apache-2.0
// JavaScript's values cross in the full module only: its typed arrays. Beyond crossing_types.cpp,
// Emscripten's own JavaScript of embind needs this.
#include <cstdlib>

#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

using namespace emscripten::internal;

extern "C" {
// A type that embind was not told of is an UnboundTypeError on the first call that needs it. There
// is none, and naming it would bring printf.
// NOLINTNEXTLINE(bugprone-reserved-identifier,readability-identifier-naming): Emscripten's name
EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const std::type_info* /*type*/) {
  return static_cast<char*>(std::calloc(1, 1));
}
}

EMSCRIPTEN_BINDINGS(crossing_val) {
  _embind_register_emval(TypeID<emscripten::val>::get(), "emscripten::val");
}
