// SPDX-License-Identifier: Apache-2.0
// Triage for JavaScript: typed arrays go in and come out whole, never by element. full.mjs is the
// only caller.
#include <emscripten/bind.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "eligibility/triage.h"
#include "loaded.h"
#include "typed_arrays.h"

namespace {

using namespace eligibility;
using emscripten::val;

// The last that was asked for: a file comes in many parts, and its rules need compiling once.
struct Compiled {
  Policy policy;
  std::vector<std::string> keys;
  Triage triage;
  TriageResult result;
};

std::optional<Compiled>& last() {
  static std::optional<Compiled> compiled;
  return compiled;
}

std::vector<std::string> texts_of(const val& list) {
  std::vector<std::string> texts;
  const auto size = static_cast<std::size_t>(list["length"].as<double>());
  for (std::size_t i = 0; i < size; ++i)
    texts.push_back(list[static_cast<double>(i)].as<std::string>());
  return texts;
}

// The columns as they were handed over, in this module's memory.
struct Handed {
  std::vector<std::string> facts;
  std::vector<Column> columns;

  Handed(const val& names, const val& arrays) : facts(texts_of(names)), memory_(facts.size()) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const val array = arrays[static_cast<double>(i)];
      const auto length = static_cast<std::size_t>(array["length"].as<double>());
      const bool is_codes = array["BYTES_PER_ELEMENT"].as<double>() == 1;
      const std::size_t bytes = length * (is_codes ? 1 : sizeof(std::int32_t));
      // Not a vector, which would write zeroes first.
      memory_[i].reset(new std::byte[bytes]);
      void* const to = memory_[i].get();
      copy_in(array, to, bytes);
      columns.push_back({facts[i], {}, {}});
      if (is_codes) {
        columns.back().codes = {static_cast<const std::uint8_t*>(to), length};
      } else {
        columns.back().numbers = {static_cast<const std::int32_t*>(to), length};
      }
    }
  }

 private:
  std::vector<std::unique_ptr<std::byte[]>> memory_;
};

// The version that is valid on the first row's day; rows of other days it refuses itself.
const Policy& version_for(const PolicySet& set, const Handed& handed) {
  for (const Column& column : handed.columns) {
    if (column.fact != "today" || column.numbers.empty()) continue;
    const Policy* policy = set.valid_on(Date(Days{column.numbers[0]}));
    if (policy != nullptr) return *policy;
  }
  return set.versions().front();
}

std::string_view kind_token(TriageOutput::Kind kind) {
  constexpr std::string_view kTokens[] = {"code", "boolean", "integer", "day", "set"};
  return kTokens[static_cast<std::size_t>(kind)];
}

std::string describe(const Compiled& compiled) {
  Array outputs;
  for (const TriageOutput& output : compiled.triage.outputs()) {
    Array tokens;
    for (const std::string_view token : output.tokens) tokens.emplace_back(token);
    outputs.emplace_back(Object{{"key", Value(output.key)},
                                {"kind", Value(kind_token(output.kind))},
                                {"tokens", Value(std::move(tokens))}});
  }
  Array fallbacks;
  for (const Diagnostic& one : compiled.triage.fallbacks()) {
    fallbacks.emplace_back(Object{
        {"code", Value(one.code)}, {"path", Value(one.path)}, {"message", Value(one.message)}});
  }
  std::string text;
  write_json(Value(Object{{"version", Value(compiled.policy.version())},
                          {"outputs", Value(std::move(outputs))},
                          {"fallbacks", Value(std::move(fallbacks))}}),
             text);
  return text;
}

// [text, refused, values of each output ...], or [text] of what is wrong.
val triage_rows(double policy, double rows, const val& facts, const val& arrays, const val& keys) {
  val answer = val::array();
  double parts = 0;
  const auto add = [&](const val& part) { answer.set(parts++, part); };
  const Handed handed(facts, arrays);
  std::vector<std::string> wanted = texts_of(keys);
  const Policy& version = version_for(loaded(policy), handed);
  std::optional<Compiled>& compiled = last();
  if (!compiled || &compiled->policy.compiled() != &version.compiled() ||
      compiled->keys != wanted) {
    const std::vector<std::string_view> views(wanted.begin(), wanted.end());
    Result<Triage, std::vector<Diagnostic>> triage = Triage::make(version, views);
    if (!triage.ok()) {
      add(val(write_error(triage.error())));
      return answer;
    }
    compiled.emplace(Compiled{version, std::move(wanted), std::move(*triage), {}});
  }
  const std::vector<Diagnostic> problems =
      compiled->triage.run(static_cast<std::size_t>(rows), handed.columns, compiled->result);
  add(val(problems.empty() ? describe(*compiled) : write_error(problems)));
  if (!problems.empty()) return answer;
  add(copy_out(compiled->result.refused));
  for (std::size_t i = 0; i < compiled->result.outputs.size(); ++i) {
    const TriageResult::Values& values = compiled->result.outputs[i];
    switch (compiled->triage.outputs()[i].kind) {
      case TriageOutput::Kind::code:
      case TriageOutput::Kind::boolean:
        add(copy_out(values.codes));
        break;
      case TriageOutput::Kind::integer:
      case TriageOutput::Kind::day:
        add(copy_out(values.numbers));
        break;
      case TriageOutput::Kind::set:
        add(copy_out(values.bits));
        break;
    }
  }
  return answer;
}

}  // namespace

EMSCRIPTEN_BINDINGS(eligibility_triage) { emscripten::function("triage", &triage_rows); }
