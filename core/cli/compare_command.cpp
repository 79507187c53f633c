// SPDX-License-Identifier: Apache-2.0
// eligibility compare OLD.json NEW.json CASES: what a change of the policy does to many cases.
#include <algorithm>
#include <cstdio>

#include "clock.h"
#include "commands.h"
#include "diagnostics.h"
#include "eligibility/check.h"
#include "eligibility/json.h"
#include "files.h"
#include "order_file.h"
#include "verdict_changes.h"

namespace eligibility::command {
namespace {

constexpr std::string_view kRefusedVerdict = "refused";
constexpr std::uint64_t kNamedLines = 100;

// The keys of a report that hold a verdict.
bool is_verdict(const TriageOutput& output) {
  return output.kind == TriageOutput::Kind::code &&
         (output.key == "overall" || output.name.starts_with("verdict."));
}

std::vector<std::string> verdict_keys(const Triage& triage) {
  std::vector<std::string> keys;
  for (const TriageOutput& output : triage.outputs())
    if (is_verdict(output)) keys.push_back(output.key);
  return keys;
}

// One of the two policies, at work.
struct Side {
  Policy policy;
  Triage triage;
  TriageResult result = {};
  std::vector<bool> refused = {};  // rows that triage was not asked for

  [[nodiscard]] bool is_refused(std::size_t row) const {
    return refused[row] || result.refused[row] != 0;
  }
  [[nodiscard]] std::string_view verdict(std::size_t key, std::size_t row) const {
    if (is_refused(row)) return kRefusedVerdict;
    const std::uint8_t code = result.outputs[key].codes[row];
    return code == kNoCode ? std::string_view() : triage.outputs()[key].tokens[code];
  }
};

std::optional<Policy> load_one(const std::string& path, const std::string& calendars) {
  const std::optional<PolicySet> policies =
      // cppcheck-suppress legacyUninitvar ; a designated initialiser, no variable
      load_policies({.policies = {path}, .calendars = calendars});
  if (!policies) return std::nullopt;
  return policies->versions().front();
}

std::optional<Triage> make_triage(const std::string& path, const Policy& policy,
                                  const std::vector<std::string>& keys) {
  const std::vector<std::string_view> views(keys.begin(), keys.end());
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(policy, views);
  if (triage.ok()) return std::move(*triage);
  print_diagnostics(path, triage.error());
  return std::nullopt;
}

class Comparison {
 public:
  Comparison(Side before, Side after, std::vector<std::string> keys)
      : before_(std::move(before)), after_(std::move(after)), changes_(std::move(keys)) {}

  [[nodiscard]] const VerdictChanges& changes() const { return changes_; }
  [[nodiscard]] bool has_refusals() const { return has_refusals_; }

  // False when the cases cannot be read.
  bool read_lines(const OrderFileOptions& options) {
    LineReader lines(options.file);
    if (!lines.opened()) return refuse_file(options.file);
    FactColumns old_facts(before_.triage);
    FactColumns new_facts(after_.triage);
    std::vector<std::uint64_t> numbers;
    std::string line;
    bool is_too_long = false;
    std::uint64_t number = 0;
    const auto judge_lines = [&] {
      judge(numbers, old_facts.facts(), new_facts.facts());
      old_facts.clear();
      new_facts.clear();
      numbers.clear();
    };
    while (lines.next(line, is_too_long)) {
      ++number;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const Value facts = facts_of_line(line, is_too_long, number, options.today);
      add(before_, old_facts, facts, number);
      add(after_, new_facts, facts, number);
      numbers.push_back(number);
      if (numbers.size() == OrderReader::kBatchRows) judge_lines();
    }
    if (!numbers.empty()) judge_lines();
    return !lines.failed() || refuse_file(options.file);
  }

  bool read_table(const OrderFileOptions& options) {
    const std::optional<OrderWords> old_words = load_order_words(before_.policy);
    const std::optional<OrderWords> new_words = load_order_words(after_.policy);
    if (!old_words || !new_words) return false;
    std::optional<OrderOptions> old_options = order_options(options, before_.triage);
    std::optional<OrderOptions> new_options = order_options(options, after_.triage);
    if (!old_options || !new_options) return false;
    OrderReader old_orders(before_.triage, *old_words, std::move(*old_options));
    OrderReader new_orders(after_.triage, *new_words, std::move(*new_options));
    ProblemList problems(options.file);
    const auto use = [&](std::string_view text, bool is_last) {
      for (OrderReader* orders : {&old_orders, &new_orders}) {
        orders->feed(text);
        if (is_last) orders->finish();
      }
      while (old_orders.next() && new_orders.next()) {
        std::vector<std::uint64_t> numbers;
        for (std::size_t row = 0; row < old_orders.rows(); ++row)
          numbers.push_back(old_orders.number(row));
        mark_refused(before_, old_orders);
        mark_refused(after_, new_orders);
        problems.add(new_orders, new_orders.problems());
        judge(numbers, old_orders.facts(), new_orders.facts());
      }
      return old_orders.refusals().empty() && new_orders.refusals().empty();
    };
    const bool is_read = read_pieces(options, use);
    problems.finish();
    print_diagnostics(options.file, old_orders.refusals().empty() ? new_orders.refusals()
                                                                  : old_orders.refusals());
    return is_read;
  }

 private:
  static bool refuse_file(const std::string& path) {
    print_diagnostics(path, std::vector<Diagnostic>{{"unreadable", "", "cannot read the file"}});
    return false;
  }

  // Null for a line that is no case.
  Value facts_of_line(const std::string& line, bool is_too_long, std::uint64_t number,
                      const std::string& today) {
    if (is_too_long) {
      name_line(number, {{"too_large", "", "the line has more bytes than are read"}});
      return {};
    }
    Result<Value, Diagnostic> document = read_json(line);
    if (document.ok()) return eligibility::command::facts_of(std::move(*document), today);
    name_line(number, {document.error()});
    return {};
  }

  // A row for the case, an empty one where the policy refuses it.
  void add(Side& side, FactColumns& columns, const Value& facts, std::uint64_t number) {
    const bool is_good = columns.add(facts);
    side.refused.push_back(!is_good);
    if (is_good) return;
    if (!columns.add(Value(Object{}))) std::abort();  // no facts are always facts
    if (facts.is_null()) return;
    const Result<Report, std::vector<Diagnostic>> report = check(side.policy, facts);
    if (!report.ok()) name_line(number, report.error());
  }

  void name_line(std::uint64_t number, const std::vector<Diagnostic>& diagnostics) {
    has_refusals_ = true;
    if (number == last_named_ || ++named_ > kNamedLines) return;
    last_named_ = number;
    print_diagnostics("line " + std::to_string(number), diagnostics);
  }

  static void mark_refused(Side& side, const OrderReader& orders) {
    side.refused.assign(orders.rows(), false);
    for (const OrderProblem& problem : orders.problems())
      if (problem.is_refused) side.refused[problem.row] = true;
  }

  void judge(const std::vector<std::uint64_t>& numbers, std::span<const Column> old_facts,
             std::span<const Column> new_facts) {
    const bool is_judged = before_.triage.run(numbers.size(), old_facts, before_.result).empty() &&
                           after_.triage.run(numbers.size(), new_facts, after_.result).empty();
    if (!is_judged) std::abort();  // the columns are made for the triage that takes them
    for (std::size_t row = 0; row < numbers.size(); ++row) {
      has_refusals_ = has_refusals_ || before_.is_refused(row) || after_.is_refused(row);
      for (std::size_t key = 0; key < changes_.keys().size(); ++key) {
        const std::string_view before = before_.verdict(key, row);
        const std::string_view after = after_.verdict(key, row);
        if (!changes_.count(key, before, after)) continue;
        const bool is_of_old = !before_.refused[row];
        changes_.add_example(key, {before, after},
                             {numbers[row], is_of_old ? before_.triage.facts_of(old_facts, row)
                                                      : after_.triage.facts_of(new_facts, row)});
      }
      changes_.end_case();
    }
    before_.refused.clear();
    after_.refused.clear();
  }

  Side before_;
  Side after_;
  VerdictChanges changes_;
  std::uint64_t named_ = 0;
  std::uint64_t last_named_ = 0;
  bool has_refusals_ = false;
};

// JSON lines begin with a bracket, and no table does.
bool is_json_lines(const std::string& path) {
  std::FILE* const file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  const int first = std::getc(file);
  if (file == stdin) {
    std::ungetc(first, file);
  } else {
    std::fclose(file);
  }
  return first == '{';
}

Value identity(const Policy& policy) {
  return Value(Object{{"policy", Value(policy.id())}, {"version", Value(policy.version())}});
}

}  // namespace

int run_compare(const CompareOptions& given) {
  CompareOptions options = given;
  if (options.cases.today.empty()) options.cases.today = write_date(beijing_today());
  const std::optional<Policy> before = load_one(options.old_policy, options.calendars);
  const std::optional<Policy> after = load_one(options.new_policy, options.calendars);
  if (!before || !after) return kRefused;
  const std::optional<Triage> old_all = make_triage(options.old_policy, *before, {});
  const std::optional<Triage> new_all = make_triage(options.new_policy, *after, {});
  if (!old_all || !new_all) return kRefused;
  // Verdicts that both have; of the others there is no before, or no after.
  std::vector<std::string> keys = verdict_keys(*old_all);
  const std::vector<std::string> new_keys = verdict_keys(*new_all);
  std::erase_if(keys, [&new_keys](const std::string& key) {
    return std::find(new_keys.begin(), new_keys.end(), key) == new_keys.end();
  });
  std::optional<Triage> old_triage = make_triage(options.old_policy, *before, keys);
  std::optional<Triage> new_triage = make_triage(options.new_policy, *after, keys);
  if (!old_triage || !new_triage) return kRefused;
  Comparison comparison({.policy = *before, .triage = std::move(*old_triage)},
                        {.policy = *after, .triage = std::move(*new_triage)}, keys);
  const bool is_read = is_json_lines(options.cases.file) ? comparison.read_lines(options.cases)
                                                         : comparison.read_table(options.cases);
  if (!is_read) return kRefused;
  if (options.text) {
    std::fputs(changes_text(comparison.changes()).c_str(), stdout);
  } else {
    Object object{{"old", identity(*before)}, {"new", identity(*after)}};
    Value changes = changes_value(comparison.changes());
    for (Member& member : *changes.object()) object.push_back(std::move(member));
    std::string text;
    write_json(Value(std::move(object)), text);
    print_line(text);
  }
  return comparison.has_refusals() ? kRefused : kDone;
}

}  // namespace eligibility::command
