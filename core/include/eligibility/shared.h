// SPDX-License-Identifier: Apache-2.0
// Shared ownership of something that never changes. std::shared_ptr would do, but its virtual
// control block brings 6 KB of the C++ runtime into the shipped module, and its atomic counter is
// of no use where there are no threads: one value and its copies belong to one thread.
#pragma once

#include <cstdint>
#include <utility>

namespace eligibility {

template <typename T>
class Shared {
 public:
  // Takes what was allocated with new.
  explicit Shared(const T* object) : block_(new Block{object, 1}) {}
  // cppcheck-suppress copyCtorPointerCopying ; sharing is what it is for
  Shared(const Shared& other) : block_(other.block_) { ++block_->count; }
  Shared(Shared&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  Shared& operator=(Shared other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~Shared() {
    if (block_ == nullptr || --block_->count != 0) return;
    delete block_->object;
    delete block_;
  }

  [[nodiscard]] const T& operator*() const { return *block_->object; }
  [[nodiscard]] const T* operator->() const { return block_->object; }

 private:
  struct Block {
    const T* object;
    std::uint32_t count;
  };
  Block* block_;
};

}  // namespace eligibility
