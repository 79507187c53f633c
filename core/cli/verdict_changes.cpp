// SPDX-License-Identifier: Apache-2.0
#include "verdict_changes.h"

namespace eligibility::command {
namespace {

Value verdict_value(std::string_view verdict) { return verdict.empty() ? Value() : Value(verdict); }

Value integer(std::uint64_t count) { return Value(static_cast<std::int64_t>(count)); }

std::string_view verdict_text(std::string_view verdict) { return verdict.empty() ? "-" : verdict; }

}  // namespace

VerdictChanges::VerdictChanges(std::vector<std::string> keys) {
  for (std::string& key : keys) keys_.push_back({std::move(key), 0, {}});
}

bool VerdictChanges::count(std::size_t key, std::string_view before, std::string_view after) {
  Cell& cell = keys_[key].matrix[{before, after}];
  ++cell.count;
  if (before == after) return false;
  ++keys_[key].changed;
  is_changed_ = true;
  return cell.examples.size() < kExamples;
}

void VerdictChanges::add_example(std::size_t key, Way way, Example example) {
  keys_[key].matrix[way].examples.push_back(std::move(example));
}

void VerdictChanges::end_case() {
  ++cases_;
  changed_ += is_changed_ ? 1 : 0;
  is_changed_ = false;
}

Value changes_value(const VerdictChanges& changes) {
  Array verdicts;
  for (const VerdictChanges::Key& key : changes.keys()) {
    Array ways;
    for (const auto& [way, cell] : key.matrix) {
      Object one{{"before", verdict_value(way.first)},
                 {"after", verdict_value(way.second)},
                 {"count", integer(cell.count)}};
      Array examples;
      for (const VerdictChanges::Example& example : cell.examples)
        examples.emplace_back(Object{{"row", integer(example.row)}, {"facts", example.facts}});
      if (way.first != way.second) one.push_back({"examples", Value(std::move(examples))});
      ways.emplace_back(std::move(one));
    }
    verdicts.emplace_back(Object{{"key", Value(key.key)},
                                 {"changed", integer(key.changed)},
                                 {"ways", Value(std::move(ways))}});
  }
  return Value(Object{{"cases", integer(changes.cases())},
                      {"changed", integer(changes.changed())},
                      {"verdicts", Value(std::move(verdicts))}});
}

std::string changes_text(const VerdictChanges& changes) {
  std::string text = std::to_string(changes.cases()) + " cases, " +
                     std::to_string(changes.changed()) + " with another verdict\n";
  for (const VerdictChanges::Key& key : changes.keys()) {
    text += "\n" + key.key + ": " + std::to_string(key.changed) + " change\n";
    for (const auto& [way, cell] : key.matrix) {
      text += "  " + std::string(verdict_text(way.first)) +
              (way.first == way.second ? " stays: "
                                       : " -> " + std::string(verdict_text(way.second)) + ": ") +
              std::to_string(cell.count) + "\n";
      for (const VerdictChanges::Example& example : cell.examples) {
        text += "    row " + std::to_string(example.row) + " ";
        write_json(example.facts, text);
        text += "\n";
      }
    }
  }
  return text;
}

}  // namespace eligibility::command
