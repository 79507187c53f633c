// SPDX-License-Identifier: Apache-2.0
#include "text_report.h"

#include <array>

#include "eligibility/date.h"

namespace eligibility::command {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

// "Friday, 27 March 2026 (2026-03-27)": the weekday helps to notice a wrong day. In other languages
// the ISO form alone.
std::string spoken(const std::string& iso, const Texts& texts) {
  const Result<Date, DateError> date = read_date(iso);
  if (!date.ok() || !texts.is_english()) return iso;
  const YearMonthDay parts = year_month_day(*date);
  return std::string(kWeekdays[static_cast<std::size_t>(weekday(*date))]) + ", " +
         std::to_string(parts.day) + " " +
         std::string(kMonths[static_cast<std::size_t>(parts.month - 1)]) + " " +
         std::to_string(parts.year) + " (" + iso + ")";
}

class TextReport {
 public:
  TextReport(const Report& report, const Texts& texts) : report_(report), texts_(texts) {}

  std::string write() {
    if (is_about_a_claim()) {
      write_claim();
    } else {
      write_membership();
    }
    write_problems();
    write_missing();
    write_reasons();
    write_open_points();
    line("");
    line(texts_.get("app.not_decision"));
    line(texts_.get("foot.independent"));
    line(std::string(report_.policy.id()) + " " + std::string(report_.policy.version()));
    return std::move(text_);
  }

 private:
  void line(std::string_view text) { text_.append(text).append("\n"); }
  void heading(std::string_view key) {
    line("");
    line(texts_.get(key));
  }
  void quote(std::string_view clause) {
    line("    " + std::string(clause) + ": \"" + std::string(report_.policy.quote(clause)) + "\"");
  }

  std::string text_at(std::string_view key) const {
    const Value* value = report_.find(key);
    return value != nullptr && value->string() != nullptr ? *value->string() : std::string();
  }

  bool is_about_a_claim() const {
    for (const Reason& reason : report_.reasons) {
      for (const std::string_view check : reason.checks) {
        if (check != "membership") return true;
      }
    }
    return report_.evidence.has_value();
  }

  bool has_problem(std::string_view fact) const {
    for (const InputProblem& problem : report_.input_problems) {
      if (problem.fact == fact) return true;
    }
    return false;
  }

  bool has_flag(std::string_view id) const {
    for (const Flag& flag : report_.flags) {
      if (flag.id == id) return flag.value;
    }
    return false;
  }

  void write_membership() {
    const std::string verdict = text_at("membership.verdict");
    const bool wrong_date = verdict == "cannot_tell" && has_problem("membership_applied_on");
    line(texts_.get("res.mem." + verdict + (wrong_date ? "_date.h" : ".h")));
    const std::string reply_by = text_at("membership.reply_by");
    if (reply_by.empty()) return;
    const Placeholder date{"date", spoken(reply_by, texts_)};
    line(texts_.get("rep.h", {&date, 1}));
    line(texts_.get("rep.how"));
    const Value* overdue = report_.find("membership.reply_overdue");
    if (overdue != nullptr && *overdue == Value(true)) line(texts_.get("rep.overdue"));
    if (text_at("membership.reply_coverage") != "official") line(texts_.get("rep.partial"));
  }

  void write_claim() {
    const std::string verdict(report_.overall);
    std::string key = "res.claim." + verdict;
    for (const std::string_view check : {"late", "quality"}) {
      const std::string path(check);
      if (verdict == "eligible" && text_at("claims." + path) == "eligible") {
        key = "res.claim.eligible." + text_at("readiness." + path);
      }
    }
    line(texts_.get(key + ".h"));
    line(texts_.get("res.claim." + verdict + ".p"));
    const std::string apply_by = text_at("deadline.apply_by");
    const std::string status = text_at("deadline.status");
    if (status.starts_with("applied"))
      return;  // the reason says whether it was in time; there is no day to keep any more
    if (apply_by.empty()) {
      line(texts_.get(status == "not_started" ? "dl.not_started" : "dl.unknown"));
      return;
    }
    const Placeholder safe{"date", spoken(apply_by, texts_)};
    const Placeholder last{"date", spoken(text_at("deadline.final_day"), texts_)};
    const Value* days_left = report_.find("deadline.days_left");
    const bool safe_day_is_today =
        status == "open" && days_left != nullptr && *days_left == Value(std::int64_t{1});
    if (status == "open" && !safe_day_is_today) line(texts_.get("dl.h", {&safe, 1}));
    if (status == "final_day" || safe_day_is_today) line(texts_.get("dl.today"));
    line(texts_.get("dl.final", {&last, 1}));
    if (has_flag("race_warning")) {
      const std::string waiting = text_at("membership.reply_by");
      const std::string reply =
          waiting.empty() ? text_at("membership.reply_by_if_applied_today") : waiting;
      const std::array<Placeholder, 2> days = {Placeholder{"reply", spoken(reply, texts_)}, safe};
      line(texts_.get("dl.race", days));
    }
  }

  void write_problems() {
    for (const InputProblem& problem : report_.input_problems) {
      line(std::string(problem.fact) + ": " + texts_.get(problem.text));
    }
    for (const Warning& warning : report_.warnings)
      line(std::string(warning.code) + ": " + texts_.get(warning.text));
    for (const std::string& ignored : report_.ignored_facts)
      line(ignored + ": ignored, the policy has no such fact");
  }

  void write_missing() {
    if (!report_.missing_required.empty()) heading("res.missing");
    for (const std::string_view item : report_.missing_required) {
      line("  " + std::string(item) + ": " + texts_.get("ev." + std::string(item)));
    }
    if (report_.needs.empty()) return;
    heading("res.find_out");
    for (const std::string_view fact : report_.needs)
      line("  " + texts_.get("q." + std::string(fact) + ".label"));
  }

  std::string with_params(const std::string& key, const std::vector<Param>& params) const {
    std::vector<Placeholder> placeholders;
    std::int64_t count = 0;
    for (const Param& param : params) {
      if (const std::string* date = param.value.string())
        placeholders.push_back({param.name, spoken(*date, texts_)});
      if (const std::int64_t* number = param.value.integer()) {
        placeholders.push_back({param.name, std::to_string(*number)});
        count = *number;
      }
    }
    return texts_.get(key, placeholders, count);
  }

  void write_reasons() {
    if (!report_.reasons.empty()) heading("res.why");
    for (const Reason& reason : report_.reasons) {
      line("  " + with_params("reason." + std::string(reason.code), reason.params) + " (" +
           std::string(reason.code) + ")");
      for (const std::string_view clause : reason.clauses) quote(clause);
    }
  }

  void write_open_points() {
    if (!report_.open_points.empty()) heading("app.unclear");
    for (const OpenPoint& point : report_.open_points) {
      line("  " + with_params("op." + std::string(point.code), point.params) + " (" +
           std::string(point.code) + ")");
      for (const std::string_view clause : point.clauses) quote(clause);
    }
  }

  const Report& report_;
  const Texts& texts_;
  std::string text_;
};

}  // namespace

std::string text_report(const Report& report, const Texts& texts) {
  return TextReport(report, texts).write();
}

}  // namespace eligibility::command
