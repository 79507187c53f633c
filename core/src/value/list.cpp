// SPDX-License-Identifier: Apache-2.0
#include "value/list.h"

#include <algorithm>
#include <new>

namespace eligibility {

ListStorage::~ListStorage() { ::operator delete(items_); }

void ListStorage::reserve(std::size_t capacity, std::size_t bytes) {
  if (capacity <= capacity_) return;
  void* const moved = ::operator new(capacity* bytes);
  std::copy_n(static_cast<const unsigned char*>(items_), size_ * bytes,
              static_cast<unsigned char*>(moved));
  ::operator delete(items_);
  items_ = moved;
  capacity_ = capacity;
}

void* ListStorage::append(std::size_t more, std::size_t bytes) {
  if (size_ + more > capacity_) reserve(std::max(size_ + more, 2 * capacity_), bytes);
  void* const end = static_cast<unsigned char*>(items_) + size_ * bytes;
  size_ += more;
  return end;
}

void ListStorage::swap(ListStorage& other) noexcept {
  std::swap(items_, other.items_);
  std::swap(size_, other.size_);
  std::swap(capacity_, other.capacity_);
}

}  // namespace eligibility
