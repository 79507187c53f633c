// SPDX-License-Identifier: Apache-2.0
// A file of orders while it is read, and what JavaScript is told of it. bindings_orders.cpp is the
// only caller, orders.mjs the only reader.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "eligibility/orders.h"
#include "eligibility/policy.h"
#include "eligibility/triage.h"

namespace eligibility {

// What one file is read with, in the order in which one needs the other.
struct OrderFile {
  OrderFile(Policy valid, const OrderWords& names, Triage compiled, OrderOptions chosen)
      : policy(std::move(valid)),
        words(names),
        triage(std::move(compiled)),
        options(std::move(chosen)),
        reader(triage, words, options),
        writer(triage, words, policy, OrderWriter::Form::csv) {}

  Policy policy;
  OrderWords words;
  Triage triage;
  OrderOptions options;
  OrderReader reader;
  OrderWriter writer;
  TriageResult result;
  bool has_header = false;
};

// {"number", "results": [{"name", "kind", "tokens"}]}: the tables that decode results.
[[nodiscard]] std::string write_opened(const OrderFile& open, std::size_t number);

// {"header", "columns"}: what stands in the file's first row, and the fact as which each column is
// read, or null; and {"refused"}, where the table cannot be read.
[[nodiscard]] std::string write_table(const OrderReader& reader);

// [{"line", "column", "code", "message"}] of the rows that were read last.
[[nodiscard]] std::string write_problems(const OrderFile& open);

// The cells of the rows that were read last, with U+001F between two, and U+001E between two rows;
// within a cell these are spaces.
[[nodiscard]] std::string cells_of(const OrderReader& reader);

// The number of each row in the file, then each row's first result, its second and so on, in the
// order of the words' results; kNoNumber in all of them where the row is refused.
[[nodiscard]] std::vector<std::int32_t> numbers_of(const OrderFile& open);

}  // namespace eligibility
