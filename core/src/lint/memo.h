// SPDX-License-Identifier: Apache-2.0
// What has been worked out of a case, kept while the next cases differ only in other facts. Each
// entry knows what it has used; whoever uses it has used the same.
//
//   if (!memo.recall(entry)) {
//     memo.begin();
//     kept[entry] = ...;  // calls use(), note(), and this again for what it needs
//     memo.end(entry);
//   }
//
// It refuses to hold results: those stay with who makes them.
#pragma once

#include <vector>

#include "policy/compiled.h"

namespace eligibility {

class Memo {
 public:
  // `notes`: how many different notes there are; see note().
  Memo(std::size_t entries, std::size_t notes);

  // Whether the entry still stands; then its user has used what it used.
  [[nodiscard]] bool recall(std::size_t entry);
  void begin();
  void end(std::size_t entry);

  void use(FactSet facts) { making().facts |= facts; }
  void use_supposition() { making().supposition = true; }
  // Something to be remembered beside the result, 0 to notes - 1.
  void note(std::size_t note) { making().notes[note / 64] |= std::uint64_t{1} << note % 64; }

  // What was used has changed: entries that used it do not stand.
  void change(FactSet facts);
  void change_supposition();
  void change_all();

  // The notes of everything that was used since restart(), outside of begin and end.
  [[nodiscard]] bool has(std::size_t note) const {
    return (trails_.front().notes[note / 64] >> note % 64 & 1U) != 0;
  }
  void restart() { reset(trails_.front()); }

 private:
  struct Trail {
    FactSet facts = 0;
    bool supposition = false;
    std::vector<std::uint64_t> notes;
  };
  [[nodiscard]] Trail& making() { return trails_[depth_]; }
  static void reset(Trail& trail);
  static void add(const Trail& from, Trail& to);

  std::vector<Trail> entries_;
  std::vector<FactSet> facts_;        // by entry: as its trail, close together
  std::vector<std::uint8_t> stands_;  // by entry
  std::vector<Trail> trails_;         // the outermost first; kept to be used again
  std::size_t depth_ = 0;
};

}  // namespace eligibility
