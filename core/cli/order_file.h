// SPDX-License-Identifier: Apache-2.0
// A file of orders as the commands take it, and what is said of it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/orders.h"
#include "policies.h"

namespace eligibility::command {

struct OrderFileOptions {
  std::string file;               // or "-"
  std::string today;              // of orders without one; empty: Beijing's date now
  std::string dates;              // "dmy", "mdy"; empty: an ambiguous day is refused
  std::string encoding;           // empty: found out
  std::vector<std::string> map;   // "Column=fact", "Column=" (not read)
  std::vector<std::string> same;  // "fact=answer", for every order that does not say
};

// What the table's words are: those built in, where they are of this policy. None when something
// was refused; the diagnostics are then on standard error.
[[nodiscard]] std::optional<OrderWords> load_order_words(const Policy& policy);

// How the table is to be read. None when an option is not "name=value", or names nothing.
[[nodiscard]] std::optional<OrderOptions> order_options(const OrderFileOptions& options,
                                                        const Triage& triage);

// Hands on the file's text as UTF-8, piece by piece, and says which is the last. False when the
// file cannot be read, or `use` refuses; the diagnostics are then on standard error.
[[nodiscard]] bool read_pieces(const OrderFileOptions& options,
                               const std::function<bool(std::string_view, bool)>& use);

// The first problems on standard error, and in the end how many there were.
class ProblemList {
 public:
  explicit ProblemList(std::string file) : file_(std::move(file)) {}
  void add(const OrderReader& reader, std::span<const OrderProblem> problems);
  void finish() const;
  [[nodiscard]] bool empty() const { return count_ == 0; }

 private:
  std::string file_;
  std::uint64_t count_ = 0;
};

}  // namespace eligibility::command
