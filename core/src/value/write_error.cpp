// SPDX-License-Identifier: Apache-2.0
#include "value/json_writer.h"

namespace eligibility {

std::string write_error(std::span<const Diagnostic> diagnostics) {
  JsonWriter writer;
  writer.open('{');
  writer.key("error");
  writer.objects(diagnostics, [&writer](const Diagnostic& diagnostic) {
    writer.member("code", diagnostic.code);
    writer.member("path", diagnostic.path);
    writer.member("message", diagnostic.message);
  });
  writer.close('}');
  return writer.take();
}

}  // namespace eligibility
