// SPDX-License-Identifier: Apache-2.0
#include "order_file.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "builtin.h"
#include "decode.h"
#include "diagnostics.h"

namespace eligibility::command {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 18U;
constexpr std::uint64_t kNamedProblems = 100;

struct Pair {
  std::string name;
  std::string value;
};

std::optional<Pair> pair_of(const std::string& text, const char* option) {
  const std::size_t at = text.rfind('=');
  if (at != std::string::npos && at > 0) return Pair{text.substr(0, at), text.substr(at + 1)};
  print_diagnostics(option, std::vector<Diagnostic>{
                                {"wrong_kind", "", "\"" + text + R"(" is not "name=value")"}});
  return std::nullopt;
}

// Answers to a fact of kind `choices` stand with commas between.
Value answer_value(const std::string& text, TriageInput::Kind kind) {
  if (kind != TriageInput::Kind::choices) return Value(text);
  Array list;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    list.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return Value(std::move(list));
}

bool is_builtin_policy(const Policy& policy, const Value& document) {
  const Value* const id = document.find("policy");
  return id != nullptr && id->string() != nullptr && *id->string() == policy.id();
}

}  // namespace

std::optional<OrderWords> load_order_words(const Policy& policy) {
  const Value document = builtin_json("orders.json");
  std::vector<Value> texts;
  if (is_builtin_policy(policy, document)) {
    for (const BuiltinFile& file : builtin_files()) {
      if (file.name.starts_with("texts/")) texts.push_back(builtin_json(file.name));
    }
  }
  Result<OrderWords, std::vector<Diagnostic>> words = OrderWords::make(policy, document, texts);
  if (words.ok()) return std::move(*words);
  print_diagnostics("orders.json", words.error());
  return std::nullopt;
}

std::optional<OrderOptions> order_options(const OrderFileOptions& options, const Triage& triage) {
  OrderOptions read;
  if (options.dates == "dmy") read.dates = DateOrder::dmy;
  if (options.dates == "mdy") read.dates = DateOrder::mdy;
  for (const std::string& text : options.map) {
    const std::optional<Pair> pair = pair_of(text, "--map");
    if (!pair) return std::nullopt;
    read.columns.push_back({pair->name, pair->value});
  }
  Object same;
  for (const std::string& text : options.same) {
    const std::optional<Pair> pair = pair_of(text, "--same");
    if (!pair) return std::nullopt;
    TriageInput::Kind kind = TriageInput::Kind::choice;
    for (const TriageInput& input : triage.inputs()) {
      if (input.fact == pair->name) kind = input.kind;
    }
    same.push_back({pair->name, answer_value(pair->value, kind)});
  }
  if (Value(same).find("today") == nullptr) same.push_back({"today", Value(options.today)});
  read.same = Value(std::move(same));
  return read;
}

bool read_pieces(const OrderFileOptions& options,
                 const std::function<bool(std::string_view, bool)>& use) {
  const auto refuse = [&](const char* why) {
    print_diagnostics(options.file, std::vector<Diagnostic>{{"unreadable", "", why}});
    return false;
  };
  if (std::error_code error;
      options.file != "-" && std::filesystem::is_directory(options.file, error))
    return refuse("it is a directory");
  std::FILE* const file = options.file == "-" ? stdin : std::fopen(options.file.c_str(), "rb");
  if (file == nullptr) return refuse("cannot read the file");
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> closes(file == stdin ? nullptr : file,
                                                               std::fclose);
  Decoder decoder(options.encoding);
  std::string piece(kPieceBytes, '\0');
  bool is_last = false;
  while (!is_last) {
    const std::size_t count = std::fread(piece.data(), 1, piece.size(), file);
    if (std::ferror(file) != 0) return refuse("reading failed");
    is_last = count < piece.size();
    const Result<std::string_view, Diagnostic> text =
        decoder.decode(std::string_view(piece).substr(0, count), is_last);
    if (!text.ok()) {
      print_diagnostics(options.file, {&text.error(), 1});
      return false;
    }
    if (!use(*text, is_last)) return false;
  }
  return true;
}

void ProblemList::add(const OrderReader& reader, std::span<const OrderProblem> problems) {
  for (const OrderProblem& problem : problems) {
    if (++count_ > kNamedProblems) continue;
    std::string place = file_ + ": row " + std::to_string(reader.number(problem.row));
    if (problem.column != 0) {
      place += ", column " + std::to_string(problem.column);
      if (problem.column <= reader.columns().size())
        place += " (" + reader.columns()[problem.column - 1].name + ")";
    }
    print_diagnostics(place, std::vector<Diagnostic>{{problem.code, "", problem.message}});
  }
}

void ProblemList::finish() const {
  if (count_ <= kNamedProblems) return;
  std::fprintf(stderr, "and %llu more problems, each in its row\n",
               static_cast<unsigned long long>(count_ - kNamedProblems));
}

}  // namespace eligibility::command
