// SPDX-License-Identifier: Apache-2.0
// Partial mode beside its definition: the value that strict has for every way to answer what was
// not answered, and Unknown where those values differ or strict fails.
#pragma once

#include <cstdint>
#include <ostream>
#include <vector>

#include "logic_row.h"

namespace eligibility {

// By place: the answers that a name can have.
using Domains = std::vector<std::vector<Operand>>;

struct Tally {
  std::uint64_t rows = 0;           // with at least one Unknown
  std::uint64_t decided = 0;        // partial has a value
  std::uint64_t less_exact = 0;     // partial is Unknown, and strict has one and the same value
  std::uint64_t over_failures = 0;  // decided, though strict fails for some of the answers
  std::uint64_t contradictions = 0;

  void add(const Tally& other) {
    rows += other.rows;
    decided += other.decided;
    less_exact += other.less_exact;
    over_failures += other.over_failures;
    contradictions += other.contradictions;
  }
};

inline std::ostream& operator<<(std::ostream& stream, const Tally& tally) {
  const std::uint64_t exact = tally.decided + tally.less_exact;
  return stream << tally.rows << " rows with an Unknown, " << tally.decided << " decided, "
                << tally.less_exact << " Unknown though every answer gives the same ("
                << static_cast<double>(tally.less_exact * 10'000 / (exact == 0 ? 1 : exact)) / 100
                << " % of what can be decided), " << tally.over_failures
                << " decided though strict fails for some answer, " << tally.contradictions
                << " contradictions";
}

// Holds one program against its definition, row by row. A row has for each name that the program
// reads a position in its domain, or the domain's size for Unknown.
class Completions {
 public:
  Completions(const Program& program, const Domains& domains)
      : program_(program), domains_(domains), row_(domains.size()) {
    for (const std::uint32_t place : program.reads()) {
      places_.push_back(place);
      strides_.push_back(complete_count_);
      complete_count_ *= domains[place].size();
    }
    strict_.reserve(complete_count_);
    for (std::size_t code = 0; code < complete_count_; ++code) {
      for (std::size_t at = 0; at < places_.size(); ++at) {
        const std::vector<Operand>& domain = domains_[places_[at]];
        row_[places_[at]] = domain[code / strides_[at] % domain.size()];
      }
      strict_.push_back(row_result(program_, row_, Mode::strict, *scratch_));
    }
  }

  // All rows in which no name but those of `can_be_unknown` is Unknown.
  Tally all_rows(const std::vector<bool>& can_be_unknown) {
    Tally tally;
    std::vector<std::size_t> digits(places_.size(), 0);
    while (true) {
      compare(digits, tally);
      std::size_t at = 0;
      for (; at < places_.size(); ++at) {
        const std::size_t place = places_[at];
        if (++digits[at] < domains_[place].size() + (can_be_unknown[place] ? 1 : 0)) break;
        digits[at] = 0;
      }
      if (at == places_.size()) return tally;
    }
  }

 private:
  static bool is_error(const std::string& result) { return result.starts_with("error"); }

  void compare(const std::vector<std::size_t>& digits, Tally& tally) {
    bool has_unknown = false;
    for (std::size_t at = 0; at < places_.size(); ++at) {
      const std::vector<Operand>& domain = domains_[places_[at]];
      const bool is_unknown = digits[at] == domain.size();
      row_[places_[at]] = is_unknown ? Operand::unknown() : domain[digits[at]];
      has_unknown = has_unknown || is_unknown;
    }
    if (!has_unknown) return;
    const std::string said = row_result(program_, row_, Mode::partial, *scratch_);
    const bool is_decided = said.find(R"({"unknown":true})") == std::string::npos;
    bool fails = false;
    bool differs = false;  // from what partial said
    bool is_same = true;   // strict's values among themselves
    const std::string* first = nullptr;
    visit_completions(digits, 0, 0, [&](const std::string& strict) {
      if (is_error(strict)) {
        fails = true;
        return;
      }
      differs = differs || strict != said;
      is_same = is_same && (first == nullptr || *first == strict);
      if (first == nullptr) first = &strict;
    });
    ++tally.rows;
    if (is_decided) {
      ++tally.decided;
      if (differs) ++tally.contradictions;
      if (fails && !is_error(said)) ++tally.over_failures;
    } else if (first != nullptr && is_same && !fails) {
      ++tally.less_exact;
    }
  }

  template <typename Visitor>
  void visit_completions(const std::vector<std::size_t>& digits, std::size_t at, std::size_t code,
                         const Visitor& visitor) {
    if (at == places_.size()) {
      visitor(strict_[code]);
      return;
    }
    const std::size_t size = domains_[places_[at]].size();
    const bool is_unknown = digits[at] == size;
    const std::size_t end = is_unknown ? size : digits[at] + 1;
    for (std::size_t digit = is_unknown ? 0 : digits[at]; digit < end; ++digit) {
      visit_completions(digits, at + 1, code + digit * strides_[at], visitor);
    }
  }

  const Program& program_;
  const Domains& domains_;
  std::vector<Operand> row_;
  std::vector<std::size_t> places_;
  std::vector<std::size_t> strides_;
  std::size_t complete_count_ = 1;
  std::vector<std::string> strict_;
  ScratchPointer scratch_ = make_scratch();
};

}  // namespace eligibility
