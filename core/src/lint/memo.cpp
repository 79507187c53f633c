// SPDX-License-Identifier: Apache-2.0
#include "lint/memo.h"

#include <algorithm>

namespace eligibility {

Memo::Memo(std::size_t entries, std::size_t notes) : facts_(entries), stands_(entries) {
  const Trail empty{0, false, std::vector<std::uint64_t>(notes / 64 + 1)};
  entries_.assign(entries, empty);
  trails_.push_back(empty);
}

void Memo::reset(Trail& trail) {
  trail.facts = 0;
  trail.supposition = false;
  std::fill(trail.notes.begin(), trail.notes.end(), 0);
}

void Memo::add(const Trail& from, Trail& to) {
  to.facts |= from.facts;
  to.supposition = to.supposition || from.supposition;
  for (std::size_t i = 0; i < to.notes.size(); ++i) to.notes[i] |= from.notes[i];
}

bool Memo::recall(std::size_t entry) {
  if (stands_[entry] == 0) return false;
  add(entries_[entry], making());
  return true;
}

void Memo::begin() {
  if (++depth_ == trails_.size()) trails_.push_back(trails_.front());
  reset(making());
}

void Memo::end(std::size_t entry) {
  std::swap(entries_[entry], making());
  --depth_;
  add(entries_[entry], making());
  facts_[entry] = entries_[entry].facts;
  stands_[entry] = 1;
}

void Memo::change(FactSet facts) {
  for (std::size_t i = 0; i < stands_.size(); ++i)
    stands_[i] = static_cast<std::uint8_t>(stands_[i] & ((facts_[i] & facts) == 0 ? 1U : 0U));
}

void Memo::change_supposition() {
  for (std::size_t i = 0; i < stands_.size(); ++i) {
    if (entries_[i].supposition) stands_[i] = 0;
  }
}

void Memo::change_all() { std::fill(stands_.begin(), stands_.end(), std::uint8_t{0}); }

}  // namespace eligibility
