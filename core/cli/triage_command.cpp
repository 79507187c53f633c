// SPDX-License-Identifier: Apache-2.0
// eligibility triage ORDERS.csv: the orders with what the policy says of each.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "clock.h"
#include "commands.h"
#include "diagnostics.h"
#include "order_file.h"

namespace eligibility::command {
namespace {

// How soon an order must be looked at: those with days left, fewest first; those for which no days
// run; those whose days are over, the latest first; and those that were refused.
struct Urgency {
  std::int32_t group;
  std::int32_t days;
};

class Table {
 public:
  Table(const TriageOptions& options, const Policy& policy, Triage& triage, const OrderWords& words,
        OrderReader& reader)
      : options_(options),
        triage_(triage),
        words_(words),
        reader_(reader),
        writer_(triage, words, policy,
                options.lines ? OrderWriter::Form::json : OrderWriter::Form::csv),
        problems_(options.orders.file),
        shows_progress_(isatty(STDERR_FILENO) != 0) {}

  // False when the table is refused.
  bool take(std::string_view text, bool is_last) {
    reader_.feed(text);
    if (is_last) reader_.finish();
    while (reader_.next()) judge();
    if (reader_.refusals().empty() && (is_last || !reader_.columns().empty())) say_columns();
    return reader_.refusals().empty();
  }

  void finish() {
    if (options_.sort) write_sorted();
    flush();
    if (shows_progress_) std::fputs("\r\x1b[K", stderr);
    problems_.finish();
    std::string line = options_.orders.file + ": " + std::to_string(orders_) + " orders";
    for (const auto& [verdict, count] : verdicts_) {
      line += (verdict == verdicts_.begin()->first ? ": " : ", ") + std::to_string(count) + " " +
              std::string(verdict);
    }
    std::fprintf(stderr, "%s\n", line.c_str());
  }

  [[nodiscard]] bool has_problems() const { return !problems_.empty(); }

 private:
  void judge() {
    say_columns();
    const std::vector<Diagnostic> wrong = triage_.run(reader_.rows(), reader_.facts(), result_);
    if (!wrong.empty()) std::abort();  // the reader makes the columns that triage takes
    ends_.clear();
    writer_.write(reader_, result_, ends_);
    problems_.add(reader_, writer_.problems());
    std::vector<bool> is_refused(reader_.rows());
    for (const OrderProblem& problem : writer_.problems())
      if (problem.is_refused) is_refused[problem.row] = true;
    for (std::size_t row = 0; row < reader_.rows(); ++row) count(row, is_refused[row]);
    if (options_.sort) {
      keep(is_refused);
    } else {
      flush();
    }
    show_progress();
  }

  void count(std::size_t row, bool is_refused) {
    ++orders_;
    const std::uint8_t code = result_.outputs[0].codes[row];
    const std::string_view verdict =
        is_refused || code == kNoCode ? "refused" : triage_.outputs()[0].tokens[code];
    ++verdicts_[verdict];
  }

  // Which column is read as what, once.
  void say_columns() {
    if (is_header_written_) return;
    is_header_written_ = true;
    writer_.write_header(reader_, !options_.no_mark);
    std::string read = "read:";
    std::string carried = "carried:";
    for (const OrderColumn& column : reader_.columns()) {
      if (column.fact.empty()) {
        carried += " \"" + column.name + "\"";
      } else {
        read += " \"" + column.name + "\"=" + column.fact;
      }
    }
    std::fprintf(stderr, "%s: %s; %s\n", options_.orders.file.c_str(), read.c_str(),
                 carried.c_str());
    if (options_.sort) {
      header_ = writer_.text();
      writer_.clear();
    }
  }

  void keep(const std::vector<bool>& is_refused) {
    std::size_t begin = 0;
    for (std::size_t row = 0; row < reader_.rows(); ++row) {
      const std::size_t offset = kept_text_.size();
      kept_text_.append(writer_.text().substr(begin, ends_[row] - begin));
      begin = ends_[row];
      kept_.push_back({urgency_of(row, is_refused[row]), offset, kept_text_.size() - offset});
    }
    writer_.clear();
  }

  [[nodiscard]] Urgency urgency_of(std::size_t row, bool is_refused) const {
    if (is_refused) return {3, 0};
    const std::int32_t days = result_.outputs[words_.urgency()].numbers[row];
    if (days == kNoNumber) return {1, 0};
    return days >= 0 ? Urgency{0, days} : Urgency{2, -days};
  }

  void write_sorted() {
    std::stable_sort(kept_.begin(), kept_.end(), [](const Kept& left, const Kept& right) {
      if (left.urgency.group != right.urgency.group)
        return left.urgency.group < right.urgency.group;
      return left.urgency.days < right.urgency.days;
    });
    std::fwrite(header_.data(), 1, header_.size(), stdout);
    for (const Kept& kept : kept_)
      std::fwrite(kept_text_.data() + kept.offset, 1, kept.size, stdout);
  }

  void flush() {
    std::fwrite(writer_.text().data(), 1, writer_.text().size(), stdout);
    writer_.clear();
  }

  void show_progress() const {
    constexpr std::uint64_t kStep = 64 * OrderReader::kBatchRows;
    if (shows_progress_ && orders_ % kStep == 0)
      std::fprintf(stderr, "\r%llu orders", static_cast<unsigned long long>(orders_));
  }

  struct Kept {
    Urgency urgency;
    std::size_t offset;
    std::size_t size;
  };

  const TriageOptions& options_;
  Triage& triage_;
  const OrderWords& words_;
  OrderReader& reader_;
  OrderWriter writer_;
  TriageResult result_;
  ProblemList problems_;
  std::vector<std::size_t> ends_;
  std::uint64_t orders_ = 0;
  std::map<std::string_view, std::uint64_t> verdicts_;
  std::string header_;
  std::string kept_text_;
  std::vector<Kept> kept_;
  bool shows_progress_;
  bool is_header_written_ = false;
};

// The version that is valid on the day; rows of other days are refused by it.
const Policy* version_on(const PolicySet& policies, const std::string& today) {
  const Result<Date, DateError> day = read_date(today);
  if (!day.ok()) {
    print_diagnostics(
        "--today", std::vector<Diagnostic>{{"not_a_date", "", today + " is no day, YYYY-MM-DD"}});
    return nullptr;
  }
  const Policy* const policy = policies.valid_on(*day);
  if (policy == nullptr) {
    print_diagnostics("--policy", std::vector<Diagnostic>{
                                      {"no_policy_for_day", "", "none is valid on " + today}});
  }
  return policy;
}

}  // namespace

int run_triage(const TriageOptions& given) {
  TriageOptions options = given;
  if (options.orders.today.empty()) options.orders.today = write_date(beijing_today());
  const std::optional<PolicySet> policies = load_policies(options.policy);
  if (!policies) return kRefused;
  const Policy* const policy = version_on(*policies, options.orders.today);
  if (policy == nullptr) return kRefused;
  const std::optional<OrderWords> words = load_order_words(*policy);
  if (!words) return kRefused;
  Result<Triage, std::vector<Diagnostic>> triage = Triage::make(*policy, words->result_keys());
  if (!triage.ok()) {
    print_diagnostics("orders.json", triage.error());
    return kRefused;
  }
  if (options.sort && words->urgency() == words->results().size()) {
    print_diagnostics("--sort", std::vector<Diagnostic>{
                                    {"unknown_name", "", "the policy has no deadline to sort by"}});
    return kRefused;
  }
  std::optional<OrderOptions> reading = order_options(options.orders, *triage);
  if (!reading) return kRefused;
  OrderReader reader(*triage, *words, std::move(*reading));
  Table table(options, *policy, *triage, *words, reader);
  const bool is_read = read_pieces(options.orders, [&table](std::string_view text, bool is_last) {
    return table.take(text, is_last);
  });
  if (!is_read) {
    print_diagnostics(options.orders.file, reader.refusals());
    return kRefused;
  }
  table.finish();
  return table.has_problems() ? kRefused : kDone;
}

}  // namespace eligibility::command
