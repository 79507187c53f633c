// SPDX-License-Identifier: Apache-2.0
#include "eligibility/logic.h"

namespace eligibility {

Operand Operand::of(const Value& value) {
  if (const std::string* text = value.string()) return string(*text);
  if (const std::int64_t* number = value.integer()) return integer(*number);
  if (const bool* truth = value.boolean()) return boolean(*truth);
  if (value.is_null()) return Operand();
  if (value.is_unknown()) return unknown();
  if (const DateTime* instant = value.date_time()) return date_time(*instant);

  Operand operand;
  operand.value_ = &value;
  operand.kind_ = value.array() != nullptr    ? Kind::array
                  : value.object() != nullptr ? Kind::object
                                              : Kind::fraction;
  return operand;
}

Value Operand::to_value() const {
  switch (kind_) {
    case Kind::null:
      return Value();
    case Kind::boolean:
      return Value(is_true());
    case Kind::integer:
      return Value(number_);
    case Kind::string:
      return Value(text());
    case Kind::date_time:
      return Value(DateTime{number_});
    case Kind::unknown:
      return Value(Unknown{});
    case Kind::array:
    case Kind::object:
    case Kind::fraction:
      break;
  }
  return *value_;
}

}  // namespace eligibility
