// SPDX-License-Identifier: Apache-2.0
#include "value/json_writer.h"

namespace eligibility {

std::string write_error(std::span<const Diagnostic> diagnostics) {
  JsonWriter writer;
  writer.open('{');
  writer.open_member("error", '[');
  for (const Diagnostic& diagnostic : diagnostics) {
    writer.open('{');
    writer.member("code", diagnostic.code);
    writer.member("path", diagnostic.path);
    writer.member("message", diagnostic.message);
    writer.close('}');
  }
  writer.close(']');
  writer.close('}');
  return writer.text();
}

}  // namespace eligibility
