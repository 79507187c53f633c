// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "eligibility/logic.h"

namespace eligibility {

std::size_t Names::lower_bound(std::string_view path) const {
  const auto found = std::lower_bound(sorted_.begin(), sorted_.end(), path,
                                      [this](std::uint32_t place, std::string_view wanted) {
                                        return entries_[place].path < wanted;
                                      });
  return static_cast<std::size_t>(found - sorted_.begin());
}

bool Names::declare(std::string path, NameType type) {
  const std::size_t position = lower_bound(path);
  if (position < sorted_.size() && entries_[sorted_[position]].path == path) return false;
  sorted_.insert(sorted_.begin() + static_cast<std::ptrdiff_t>(position),
                 static_cast<std::uint32_t>(entries_.size()));
  entries_.push_back({std::move(path), type});
  return true;
}

std::size_t Names::place(std::string_view path) const {
  const std::size_t position = lower_bound(path);
  if (position == sorted_.size()) return entries_.size();
  const std::uint32_t candidate = sorted_[position];
  return entries_[candidate].path == path ? candidate : entries_.size();
}

}  // namespace eligibility
