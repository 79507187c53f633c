// SPDX-License-Identifier: Apache-2.0
// The types that cross the boundary, told to embind: texts and numbers; in the full module also
// JavaScript's values (crossing_val.cpp). Its own list, which this takes the place of, names 34,
// and each brings JavaScript and a name that a page has to load.
#include <string>

#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

using namespace emscripten::internal;

extern "C" {
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): Emscripten's name
EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void
__embind_register_native_and_builtin_types() {
  _embind_register_float(TypeID<double>::get(), "double", sizeof(double));
  _embind_register_std_string(TypeID<std::string>::get(), "std::string");
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
}
