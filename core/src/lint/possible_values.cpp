// SPDX-License-Identifier: Apache-2.0
#include "lint/possible_values.h"

#include <algorithm>

namespace eligibility {

std::vector<Value> lists_of(const std::vector<std::string_view>& codes,
                            const std::vector<bool>& sure) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (!sure[i]) open.push_back(i);
  }
  if (open.size() > 6) return {};
  std::vector<Value> lists;
  for (std::uint32_t bits = 0; bits < (1U << open.size()); ++bits) {
    Array list;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const auto at = std::find(open.begin(), open.end(), i) - open.begin();
      if (sure[i] || (bits >> at & 1U) != 0) list.emplace_back(codes[i]);
    }
    lists.push_back(list.empty() ? Value() : Value(std::move(list)));
  }
  return lists;
}

void add_new(Value value, std::vector<Value>& values) {
  if (std::find(values.begin(), values.end(), value) == values.end())
    values.push_back(std::move(value));
}

}  // namespace eligibility
