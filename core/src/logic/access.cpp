// SPDX-License-Identifier: Apache-2.0
#include "logic/access.h"

#include <cstddef>

#include "date/digits.h"

namespace eligibility {
namespace {

const Value* element(const Array& array, std::string_view fragment) {
  if (fragment.empty() || !all_digits(fragment)) return nullptr;
  std::size_t index = 0;
  for (const char digit : fragment) {
    index = index * 10 + static_cast<std::size_t>(digit - '0');
    if (index >= array.size()) return nullptr;  // long before it could overflow
  }
  return &array[index];
}

}  // namespace

Operand access(const Operand& data, std::string_view path) {
  if (path.empty()) return data;
  Operand current = data;
  while (true) {
    if (current.is_unknown()) return current;
    const Value* found = nullptr;
    const std::size_t dot = path.find('.');
    const std::string_view fragment = path.substr(0, dot);
    if (current.kind() == Operand::Kind::array) {
      found = element(current.array(), fragment);
    } else if (current.kind() == Operand::Kind::object) {
      found = current.held()->find(fragment);
    }
    if (found == nullptr) return Operand();
    current = Operand::of(*found);
    if (dot == std::string_view::npos) return current;
    path.remove_prefix(dot + 1);
  }
}

}  // namespace eligibility
