// SPDX-License-Identifier: Apache-2.0
#include "orders/csv_message.h"

#include <string_view>

namespace eligibility {
namespace {

std::string_view sentence_of(CsvFault fault) {
  switch (fault) {
    case CsvFault::stray_quote:
      return "a quote stands in a field that does not begin with one";
    case CsvFault::text_after_quote:
      return "text stands behind a closing quote";
    case CsvFault::unterminated_quote:
      return "a quote is opened and not closed";
    case CsvFault::field_count:
      return "the row has not as many fields as the header: ";
    case CsvFault::not_utf8:
      return "bytes that are no text in the file's encoding";
    case CsvFault::zero_byte:
      return "a NUL, which no text has";
    case CsvFault::field_too_long:
      return "the field has more bytes than are read";
    case CsvFault::row_too_long:
      return "the row has more bytes than are read";
    case CsvFault::too_many_fields:
      return "the row has more fields than are read";
  }
  return {};
}

}  // namespace

std::string message_of(const CsvProblem& problem) {
  std::string message(sentence_of(problem.fault));
  if (problem.fault == CsvFault::field_count) message += std::to_string(problem.column);
  return message;
}

}  // namespace eligibility
