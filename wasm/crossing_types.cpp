// SPDX-License-Identifier: Apache-2.0
// The types that cross the boundary, told to embind: texts, numbers and JavaScript's values. Its
// own list, which this takes the place of, names 34, and each brings JavaScript and a name that a
// page has to load. What is missing here is an UnboundTypeError on the first call that needs it.
#include <cstdlib>
#include <string>

#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

using namespace emscripten::internal;

extern "C" {
// Emscripten's own names.
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)

// embind names a type that it was not told of; there is none, and naming one would bring printf.
EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const std::type_info* /*type*/) {
  return static_cast<char*>(std::calloc(1, 1));
}

EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void
__embind_register_native_and_builtin_types() {
  _embind_register_float(TypeID<double>::get(), "double", sizeof(double));
  _embind_register_std_string(TypeID<std::string>::get(), "std::string");
  _embind_register_emval(TypeID<emscripten::val>::get(), "emscripten::val");
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
}
