// SPDX-License-Identifier: Apache-2.0
#include "text_report.h"

#include <algorithm>
#include <array>

#include "eligibility/date.h"
#include "eligibility/json.h"

namespace eligibility::command {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

constexpr std::array<std::string_view, 4> kReadiness = {"ready", "check", "incomplete", "at_risk"};

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

// What stands at a path of names, "membership.reply_by"; null where nothing does.
const Value& at(const Value& report, std::string_view path) {
  static const Value nothing;
  const std::size_t dot = path.find('.');
  const Value* found = report.object() != nullptr ? report.find(path.substr(0, dot)) : nullptr;
  if (found == nullptr) return nothing;
  return dot == std::string_view::npos ? *found : at(*found, path.substr(dot + 1));
}

std::string text_of(const Value& value) {
  return value.string() != nullptr ? *value.string() : std::string();
}

const Array& list_at(const Value& report, std::string_view path) {
  static const Array empty;
  const Array* list = at(report, path).array();
  return list != nullptr ? *list : empty;
}

class TextReport {
 public:
  TextReport(const Value& report, const Policy& policy, std::span<const Change> changes,
             const Texts& texts)
      : report_(report), policy_(policy), changes_(changes), texts_(texts) {}

  std::string write() {
    if (is_about_a_claim()) {
      write_claim();
    } else {
      write_membership();
    }
    write_problems();
    write_missing();
    write_said("reasons", "res.why", "reason.");
    write_changes();
    write_said("open_points", "app.unclear", "op.");
    line("");
    line(texts_.get("app.not_decision"));
    line(texts_.get("foot.independent"));
    line(text_at("policy") + " " + text_at("version"));
    return std::move(text_);
  }

 private:
  void line(std::string_view text) { text_.append(text).append("\n"); }
  void heading(std::string_view key) {
    line("");
    line(texts_.get(key));
  }

  [[nodiscard]] std::string text_at(std::string_view path) const {
    return text_of(at(report_, path));
  }

  [[nodiscard]] bool is_about_a_claim() const {
    for (const Value& reason : list_at(report_, "reasons")) {
      for (const Value& check : list_at(reason, "checks")) {
        if (check != Value("membership")) return true;
      }
    }
    return report_.find("evidence") != nullptr;
  }

  [[nodiscard]] bool has_problem(std::string_view fact) const {
    for (const Value& problem : list_at(report_, "input_problems")) {
      if (problem == Value(fact)) return true;
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
    if (at(report_, "membership.reply_overdue") == Value(true)) line(texts_.get("rep.overdue"));
    if (text_at("membership.reply_coverage") != "official") line(texts_.get("rep.partial"));
  }

  // Of two claims the one that is less ready names what is missing.
  [[nodiscard]] std::string claim_heading(const std::string& verdict) const {
    std::string key = "res.claim." + verdict;
    if (verdict != "eligible") return key + ".h";
    std::size_t worst = 0;
    for (const char* check : {"late", "quality"}) {
      if (text_at(std::string("claims.") + check) != verdict) continue;
      const auto readiness = std::find(kReadiness.begin(), kReadiness.end(),
                                       text_at(std::string("readiness.") + check));
      worst = std::max(worst, static_cast<std::size_t>(readiness - kReadiness.begin()));
    }
    return key.append(".").append(kReadiness.at(worst)).append(".h");
  }

  void write_claim() {
    const std::string verdict = text_at("overall");
    const std::string apply_by = text_at("deadline.apply_by");
    const std::string status = text_at("deadline.status");
    const bool is_sent = status.starts_with("applied");
    line(texts_.get(is_sent && verdict == "eligible" ? "res.sent.h" : claim_heading(verdict)));
    if (is_sent) line(texts_.get("res.sent.p"));
    line(texts_.get("res.claim." + verdict + ".p"));
    if (verdict == "not_yet") line(texts_.get("res.ask"));
    // The reason says whether it was in time; there is no day to keep any more.
    if (is_sent) return;
    if (apply_by.empty()) {
      line(texts_.get(status == "not_started" ? "dl.not_started" : "dl.unknown"));
      return;
    }
    const Placeholder safe{"date", spoken(apply_by, texts_)};
    const Placeholder last{"date", spoken(text_at("deadline.final_day"), texts_)};
    const bool safe_day_is_today =
        status == "open" && at(report_, "deadline.days_left") == Value(std::int64_t{1});
    if (status == "open" && !safe_day_is_today) line(texts_.get("dl.h", {&safe, 1}));
    if (status == "final_day" || status == "straddles" || safe_day_is_today)
      line(texts_.get("dl.today"));
    line(texts_.get("dl.final", {&last, 1}));
    if (at(report_, "race_warning") == Value(true)) {
      const std::string waiting = text_at("membership.reply_by");
      const std::string reply =
          waiting.empty() ? text_at("membership.reply_by_if_applied_today") : waiting;
      const std::array<Placeholder, 2> days = {Placeholder{"reply", spoken(reply, texts_)}, safe};
      line(texts_.get("dl.race", days));
    }
  }

  void write_problems() {
    for (const Value& problem : list_at(report_, "input_problem_details"))
      line(text_of(at(problem, "fact")) + ": " + texts_.get(text_of(at(problem, "text"))));
    for (const Value& warning : list_at(report_, "warnings"))
      line(text_of(at(warning, "code")) + ": " + texts_.get(text_of(at(warning, "text"))));
    for (const Value& ignored : list_at(report_, "ignored_facts"))
      line(text_of(ignored) + ": ignored, the policy has no such fact");
  }

  void write_missing() {
    const Array& missing = list_at(report_, "missing_required");
    if (!missing.empty()) heading("res.missing");
    // What an inspection costs comes before any advice to order one.
    if (std::find(missing.begin(), missing.end(), Value("E-REPORT")) != missing.end())
      line("  " + texts_.get("ev.cost"));
    for (const Value& item : missing)
      line("  " + text_of(item) + ": " + texts_.get("ev." + text_of(item)));
    const Array& needs = list_at(report_, "needs");
    if (!needs.empty()) heading("res.find_out");
    for (const Value& fact : needs) line("  " + texts_.get("q." + text_of(fact) + ".label"));
  }

  [[nodiscard]] std::string with_params(const std::string& key, const Value& params) const {
    std::vector<Placeholder> placeholders;
    std::int64_t count = 0;
    if (params.object() == nullptr) return texts_.get(key, placeholders, count);
    for (const Member& param : *params.object()) {
      if (const std::string* date = param.value.string())
        placeholders.emplace_back(param.key, spoken(*date, texts_));
      if (const std::int64_t* number = param.value.integer()) {
        placeholders.emplace_back(param.key, std::to_string(*number));
        count = *number;
      }
    }
    return texts_.get(key, placeholders, count);
  }

  // Reasons or open points, each with the sentences that it rests on.
  void write_said(std::string_view list, std::string_view title, const std::string& texts) {
    const Array& said = list_at(report_, list);
    if (!said.empty()) heading(title);
    for (const Value& one : said) {
      const std::string code = text_of(at(one, "code"));
      std::string text = "  ";
      text.append(with_params(texts + code, at(one, "params"))).append(" (").append(code) += ')';
      line(text);
      for (const Value& clause : list_at(one, "clauses")) {
        const std::string id = text_of(clause);
        line("    " + id + ": \"" + std::string(policy_.quote(id)) + "\"");
      }
    }
  }

  // What a change leads to, as the page says it: worth an act is what comes to "You can apply", or
  // to papers that are ready for a claim that can be made; that nothing helps is said beside a
  // clear "no" alone. Empty: nothing worth saying.
  [[nodiscard]] std::string result_of(const Change& change) const {
    if (change.before == change.after) return change.before == "not_eligible" ? "change.none" : "";
    if (change.after == "ready") {
      const std::string check(change.target.substr(change.target.find('.') + 1));
      const std::string claim = text_at("claims." + check);
      return claim.starts_with("not_") ? "" : "change.ready";
    }
    if (change.after != "eligible") return "";
    for (const Member& act : change.set) {
      if (is_found_out(policy_, act.key)) return "change.maybe";
    }
    return is_about_a_claim() ? "res.short.eligible" : "res.mem.eligible.h";
  }

  void write_changes() {
    bool any = false;
    for (const Change& change : changes_) {
      const std::size_t dot = change.target.find('.');
      if (dot == std::string_view::npos) continue;  // overall: its claims say it
      const bool is_membership = change.target.substr(0, dot) == "membership";
      const std::string result = result_of(change);
      if (result.empty() || is_membership == is_about_a_claim()) continue;
      if (!any) heading("change.h");
      any = true;
      const std::string check(change.target.substr(dot + 1));
      line("  " + (is_membership ? std::string() : texts_.get("check." + check) + ": ") +
           texts_.get(result));
      for (const Member& act : change.set) line("    " + act_of(act));
    }
  }

  // An act in the world; a fact that can only be found out is named by its question, never by an
  // answer to it.
  [[nodiscard]] std::string act_of(const Member& act) const {
    if (is_found_out(policy_, act.key)) {
      const Placeholder question{"question", texts_.get("q." + act.key + ".label")};
      return texts_.get("change.find", {&question, 1});
    }
    const Placeholder date{"date", spoken(text_of(at(act.value, "to")), texts_)};
    return texts_.get("change." + act.key, {&date, 1});
  }

  const Value& report_;
  const Policy& policy_;
  std::span<const Change> changes_;
  const Texts& texts_;
  std::string text_;
};

}  // namespace

std::string text_report(const Report& report, std::span<const Change> changes, const Texts& texts) {
  const Result<Value, Diagnostic> read = read_json(report.text);
  return TextReport(*read, report.policy, changes, texts).write();
}

}  // namespace eligibility::command
