// SPDX-License-Identifier: Apache-2.0
#include "logic/fault.h"

namespace eligibility {
namespace {

// Never cuts a UTF-8 character in two.
std::string quoted(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  std::string quote;
  if (text.size() <= kLongest) {
    write_json_string(text, quote);
    return quote;
  }
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  write_json_string(text.substr(0, end), quote);
  quote += " ...";
  return quote;
}

}  // namespace

std::string join(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

std::string describe(const Operand& operand) {
  switch (operand.kind()) {
    case Operand::Kind::null:
      return "null";
    case Operand::Kind::boolean:
      return operand.is_true() ? "true" : "false";
    case Operand::Kind::integer:
      return std::to_string(operand.number());
    case Operand::Kind::string:
      return quoted(operand.text());
    case Operand::Kind::array:
      return "an array";
    case Operand::Kind::object:
      return "an object";
    case Operand::Kind::date_time:
      return "a date-time";
    case Operand::Kind::fraction:
      return quoted(operand.fraction());
    case Operand::Kind::unknown:
      break;
  }
  return "Unknown";
}

std::string_view code_of(FaultCode code) {
  switch (code) {
    case FaultCode::wrong_operand:
      return "wrong_operand";
    case FaultCode::undecided_guard:
      return "undecided_guard";
    case FaultCode::not_a_date:
      return "not_a_date";
    case FaultCode::impossible_date:
      return "impossible_date";
    case FaultCode::overflow:
      return "overflow";
    case FaultCode::too_large:
      break;
  }
  return "too_large";
}

std::string message_of(const Fault& fault) {
  const Operator& described = operator_of(fault.symbol);
  std::string message = "\"";
  message += described.name;
  message += "\": ";
  switch (fault.code) {
    case FaultCode::wrong_operand:
    case FaultCode::undecided_guard:
    case FaultCode::not_a_date:
      message += "expected ";
      message += described.needs;
      message += ", found ";
      message += describe(fault.found);
      break;
    case FaultCode::impossible_date:
      message += describe(fault.found);
      message += " is not a day and time of the calendar";
      break;
    case FaultCode::overflow:
      message += "the result with ";
      message += describe(fault.found);
      message += " is out of range";
      break;
    case FaultCode::too_large:
      message += "the evaluation takes more steps or room than are allowed";
      break;
  }
  return message;
}

}  // namespace eligibility
