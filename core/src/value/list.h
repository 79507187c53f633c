// SPDX-License-Identifier: Apache-2.0
// A growing list of plain items, which can be copied byte by byte. std::vector would do, but it
// brings half a kilobyte of its own growing into the shipped module for each of the thirty types
// that the engine keeps lists of; here all grow by the same code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace eligibility {

class ListStorage {
 public:
  ListStorage() = default;
  ListStorage(const ListStorage&) = delete;
  ListStorage& operator=(const ListStorage&) = delete;
  ~ListStorage();

 protected:
  // Room for as many items of so many bytes, without another allocation.
  void reserve(std::size_t capacity, std::size_t bytes);
  // Room for `more` items of so many bytes after the last, which count as there from now on.
  void* append(std::size_t more, std::size_t bytes);
  void swap(ListStorage& other) noexcept;

  void* items_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

template <typename T>
class List : private ListStorage {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  List() = default;
  explicit List(std::size_t size) { resize(size); }
  List(const List& other) {
    for (const T& item : other) push_back(item);
  }
  List(List&& other) noexcept { swap(other); }
  List& operator=(List other) noexcept {
    swap(other);
    return *this;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] T* data() { return static_cast<T*>(items_); }
  [[nodiscard]] const T* data() const { return static_cast<const T*>(items_); }
  [[nodiscard]] T* begin() { return data(); }
  [[nodiscard]] T* end() { return data() + size_; }
  [[nodiscard]] const T* begin() const { return data(); }
  [[nodiscard]] const T* end() const { return data() + size_; }
  [[nodiscard]] T& operator[](std::size_t index) { return data()[index]; }
  [[nodiscard]] const T& operator[](std::size_t index) const { return data()[index]; }
  [[nodiscard]] T& back() { return data()[size_ - 1]; }
  [[nodiscard]] const T& back() const { return data()[size_ - 1]; }

  void push_back(T item) { *add(1) = item; }
  // Room for more items, of which none is made yet.
  // NOLINTNEXTLINE(bugprone-sizeof-expression): T may well be a pointer
  [[nodiscard]] T* add(std::size_t more) { return static_cast<T*>(append(more, sizeof(T))); }
  void pop_back() { --size_; }
  void clear() { size_ = 0; }
  // NOLINTNEXTLINE(bugprone-sizeof-expression)
  void reserve(std::size_t capacity) { ListStorage::reserve(capacity, sizeof(T)); }
  // New items are as T{} makes them.
  void resize(std::size_t size) {
    if (size > size_) {
      const std::size_t more = size - size_;
      T* const added = add(more);
      for (std::size_t i = 0; i < more; ++i) added[i] = T{};
    }
    size_ = size;
  }
};

}  // namespace eligibility
