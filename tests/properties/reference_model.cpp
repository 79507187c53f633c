// SPDX-License-Identifier: Apache-2.0
#include "reference_model.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace eligibility::reference {
namespace {

using Day = std::optional<long>;

// -- days
// ----------------------------------------------------------------------------------------------------------

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }
int days_in_month(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

// Counted year by year: slow, and hard to get wrong.
long count_days(int year, int month, int day) {
  long days = 0;
  for (int y = 1970; y < year; ++y) days += is_leap(y) ? 366 : 365;
  for (int y = year; y < 1970; ++y) days -= is_leap(y) ? 366 : 365;
  for (int m = 1; m < month; ++m) days += days_in_month(year, m);
  return days + day - 1;
}

void split_day(long number, int& year, int& month, int& day) {
  year = 1970;
  for (; number < 0; number += is_leap(year) ? 366 : 365) --year;
  for (; number >= (is_leap(year) ? 366 : 365); ++year) number -= is_leap(year) ? 366 : 365;
  for (month = 1; number >= days_in_month(year, month); ++month)
    number -= days_in_month(year, month);
  day = static_cast<int>(number) + 1;
}

// "four, two and two digits with '-', a real day, year 2000 to 2099"
Day read_day(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  int parts[3] = {0, 0, 0};
  for (std::size_t i = 0; i < 10; ++i) {
    if (i == 4 || i == 7) continue;
    if (text[i] < '0' || text[i] > '9') return {};
    int& part = parts[i < 4 ? 0 : i < 7 ? 1 : 2];
    part = part * 10 + (text[i] - '0');
  }
  if (parts[0] < 2000 || parts[0] > 2099 || parts[1] < 1 || parts[1] > 12) return {};
  if (parts[2] < 1 || parts[2] > days_in_month(parts[0], parts[1])) return {};
  return count_days(parts[0], parts[1], parts[2]);
}

// -- section 9: business days
// ---------------------------------------------------------------------------------------

struct Reply {
  long day;
  std::string coverage;
};

Reply tenth_business_day(long applied, const Holidays& holidays) {
  bool some_without = false, some_with = false, late_december = false;
  long day = applied;
  for (int counted = 0; counted < 10;) {
    ++day;
    int year, month, of_month;
    split_day(day, year, month, of_month);
    const bool data = holidays.years.count(year) != 0;
    (data ? some_with : some_without) = true;
    if (data && month == 12 && of_month >= 25 && holidays.years.count(year + 1) == 0)
      late_december = true;
    const bool weekend = ((day % 7) + 7 + 3) % 7 >= 5;  // 1970-01-01 was a Thursday
    const bool business =
        data ? holidays.work.count(day) != 0 || (!weekend && holidays.off.count(day) == 0)
             : !weekend;
    if (business) ++counted;
  }
  if (!some_with) return {day, "none"};
  return {day, some_without || late_december ? "partial" : "official"};
}

// -- the tables
// -----------------------------------------------------------------------------------------------------

enum Outcome { met, unknown, not_yet, failed };  // "failed > not_yet > unknown > met"
const char* verdict_of(Outcome outcome) {
  static const char* const verdicts[] = {"eligible", "cannot_tell", "not_yet", "not_eligible"};
  return verdicts[outcome];
}

class Model {
 public:
  Model(const Value& facts, const Holidays& holidays) : facts_(facts), holidays_(holidays) {}

  Expected run() {
    today_ = *read_day(answer("today"));
    const std::string local = answer("today_local");
    const long there = local.empty() ? today_ : *read_day(local);
    later_ = std::max(today_, there);
    earlier_ = std::min(today_, there);
    read_problems();
    read_dates();
    find_input_problems();
    membership();
    window();
    claims();
    overall();
    race_and_warnings();
    e_.keys["amounts"] = "null";
    cite({"FAQ-3.1", "FAQ-3.2", "FAQ-7"});
    return std::move(e_);
  }

 private:
  // "" when the fact is left out or null, or is no string.
  std::string answer(const char* fact) const {
    const Value* value = facts_.find(fact);
    return value != nullptr && value->string() != nullptr ? *value->string() : "";
  }
  bool is(const char* fact, std::initializer_list<const char*> any) const {
    const std::string given = answer(fact);
    return std::any_of(any.begin(), any.end(), [&](const char* one) { return given == one; });
  }
  bool given(const char* fact) const {
    const Value* value = facts_.find(fact);
    return value != nullptr && !value->is_null();
  }
  void cite(std::initializer_list<const char*> clauses) {
    e_.clauses.insert(clauses.begin(), clauses.end());
  }
  void reason(const char* code, std::initializer_list<const char*> clauses) {
    e_.reasons.insert(code);
    cite(clauses);
  }
  void open(const char* code, std::initializer_list<const char*> clauses) {
    e_.open_points.insert(code);
    cite(clauses);
  }
  Outcome came_to(const char* check_and_requirement, Outcome outcome) {
    static const char* const tokens[] = {"met", "unknown", "not_yet", "failed"};
    e_.outcomes[check_and_requirement] = tokens[outcome];
    return outcome;
  }
  bool has(const char* problem) const { return problems_.count(problem) != 0; }
  bool claim() const { return has("late") || has("quality"); }

  void read_problems() {
    const Value* list = facts_.find("problems");
    if (list == nullptr || list->array() == nullptr) return;
    for (const Value& one : *list->array()) problems_.insert(*one.string());
  }

  // 6.2, first row
  void read_dates() {
    for (const char* fact :
         {"membership_applied_on", "receipt_date", "agreed_delivery_date",
          "inspection_report_expected", "claim_applied_on", "evidence_sent_on"}) {
      if (!given(fact) || answer(fact) == "unsure") continue;
      dates_[fact] = read_day(answer(fact));
      if (!dates_[fact]) e_.input_problems.insert(fact);
    }
  }
  Day date(const char* fact) const {
    const auto found = dates_.find(fact);
    return found == dates_.end() ? Day() : found->second;
  }

  // 6.2, the other rows: over the well-formed dates
  void find_input_problems() {
    for (const char* fact : {"receipt_date", "claim_applied_on", "membership_applied_on"}) {
      if (date(fact) && *date(fact) > later_) e_.input_problems.insert(fact);
    }
    if (has("none") && problems_.size() > 1) e_.input_problems.insert("problems");
    if (is("arrived", {"none"}) && is("customer_receipt", {"delivery", "both"}))
      e_.input_problems.insert("customer_receipt");
    if (has("quality") && date("claim_applied_on") && date("receipt_date") &&
        *date("claim_applied_on") < *date("receipt_date")) {
      e_.input_problems.insert("claim_applied_on");
    }
    for (const std::string& fact : e_.input_problems)
      dates_.erase(fact);  // "counts as not answered in all that follows"
  }

  // 6.5 membership, 6.4 M1
  void membership() {
    std::string verdict;
    if (e_.input_problems.count("membership_applied_on") != 0) {
      verdict = "cannot_tell";
    } else if (is("membership_status", {"member"})) {
      verdict = "already_member";
      reason("R-ALREADY-MEMBER", {"FAQ-1.3"});
    } else if (is("membership_status", {"waiting"})) {
      verdict = "waiting";
      if (date("membership_applied_on")) {
        reply_ = tenth_business_day(*date("membership_applied_on"), holidays_);
        e_.keys["membership.reply_by"] = iso_day(reply_->day);
        e_.keys["membership.reply_coverage"] = reply_->coverage;
        e_.keys["membership.reply_overdue"] = earlier_ > reply_->day ? "true" : "false";
      }
    } else {
      cite({"FAQ-1", "FAQ-1.1"});
      if (!given("rating")) e_.keys["membership.needs"] = "[\"rating\"]";
      if (is("rating", {"3A"})) {
        verdict = "eligible";
        came_to("membership M1", met);
        reason("R-RATING-OK", {"FAQ-1.1", "FAQ-1.3"});
        open("OP-INFO-UNSPECIFIED", {"FAQ-1.2"});
        e_.keys["membership.readiness"] = is("application_info", {"ready"})       ? "ready"
                                          : is("application_info", {"not_ready"}) ? "incomplete"
                                                                                  : "check";
        reply_ = tenth_business_day(today_, holidays_);
        e_.keys["membership.reply_by_if_applied_today"] = iso_day(reply_->day);
      } else if (is("rating", {"none", "A", "2A"})) {
        verdict = "not_yet";
        came_to("membership M1", not_yet);
        reason("R-RATING-LOW", {"FAQ-1.1"});
      } else {
        verdict = "cannot_tell";
        came_to("membership M1", unknown);
        reason("R-RATING-UNKNOWN", {"FAQ-1.1"});
      }
    }
    e_.keys["membership.verdict"] = verdict;
    if (is("membership_status", {"member"}) && is("rating", {"none", "A", "2A"}))
      open("OP-RATING-DROPPED", {"FAQ-1.1"});
    if (reply_) cite({"FAQ-2"});
    if (reply_ && reply_->coverage != "official") open("OP-HOLIDAYS-UNKNOWN", {"FAQ-2"});
  }

  // 6.3
  void window() {
    const Day receipt = date("receipt_date");
    if (is("arrived", {"none"})) {
      status_ = "not_started";
    } else if (!is("arrived", {"all", "part"}) || !receipt) {
      status_ = "unknown";
    } else {
      apply_by_ = *receipt + 14;
      e_.keys["deadline.apply_by"] = iso_day(*apply_by_);
      e_.keys["deadline.final_day"] = iso_day(*receipt + 15);
      const long n = later_ - *receipt;
      bool counted = true;
      if (const Day applied = date("claim_applied_on")) {
        const long d = *applied - *receipt;
        status_ = d <= 15 ? "applied_in_time" : "applied_late";
        e_.keys["deadline.day"] = std::to_string(d);
        applied_on_day_15_ = d == 15;
        counted = false;
      } else if (n <= 14) {
        status_ = "open";
      } else if (n == 15) {
        status_ = "final_day";
      } else if (earlier_ - *receipt <= 15) {
        status_ = "straddles";
      } else if (is("claim_applied_on", {"unsure"})) {
        status_ = "unknown";
        counted = false;
      } else {
        status_ = "passed";
      }
      if (counted) {
        e_.keys["deadline.day"] = std::to_string(n);
        e_.keys["deadline.days_left"] = std::to_string(15 - n);
      }
    }
    e_.keys["deadline.status"] = status_;
  }

  // 6.4
  Outcome l1() {
    const Day agreed = date("agreed_delivery_date"), receipt = date("receipt_date");
    const bool to_arrive = is("agreed_date_basis", {"arrive"});
    if (to_arrive && is("arrived", {"all"}) && receipt && agreed) {
      if (*receipt > *agreed) {
        reason("R-LATE", {"FAQ-4.1", "FAQ-6.1"});
        e_.keys["days_late"] = std::to_string(*receipt - *agreed);
        return met;
      }
      reason("R-NOT-LATE", {"FAQ-4.1"});
      return failed;
    }
    if (to_arrive && is("arrived", {"none", "part"}) && agreed) {
      if (earlier_ > *agreed) {
        reason("R-LATE", {"FAQ-4.1", "FAQ-6.1"});
        e_.keys["days_late"] = std::to_string(earlier_ - *agreed);
        return met;
      }
      reason("R-NOT-DUE-YET", {"FAQ-4.1"});
      return not_yet;
    }
    reason("R-LATENESS-UNKNOWN", {"FAQ-4.1", "FAQ-6.1"});
    return unknown;
  }
  Outcome l2() {
    if (!is("arrived", {"none"}) || is("customer_receipt", {"payment"})) return met;
    if (is("customer_receipt", {"none"})) reason("R-RECEIPT-DOC-UNCLEAR", {"FAQ-6.1"});
    return unknown;
  }
  Outcome q1() {
    if (is("arrived", {"none"})) return reason("R-NOT-RECEIVED", {"FAQ-6.2b"}), not_yet;
    if (is("quality_cause", {"supplier"})) return reason("R-QUALITY-SUPPLIER", {"FAQ-4.2"}), met;
    if (is("quality_cause", {"not_supplier"})) {
      reason("R-QUALITY-NOT-SUPPLIER", {"FAQ-4.2", "FAQ-6.2a"});
      return is("arrived", {"all", "part"}) ? failed : unknown;
    }
    return reason("R-QUALITY-CAUSE-UNKNOWN", {"FAQ-4.2"}), unknown;
  }
  Outcome w1(bool late) {
    const bool over = status_ == "passed" || status_ == "applied_late";
    if (late && is("arrived", {"part"}) && over)
      return reason("R-PARTIAL-WINDOW", {"FAQ-8.2a"}), unknown;
    if (status_ == "not_started") return reason("R-NO-CLOCK", {"FAQ-8.2a"}), met;
    if (status_ == "open" || status_ == "applied_in_time")
      return reason("R-IN-TIME", {"FAQ-8.2a"}), met;
    if (status_ == "final_day") return reason("R-FINAL-DAY", {"FAQ-8.2a"}), met;
    if (over) return reason("R-DEADLINE-PASSED", {"FAQ-8.2a", "FAQ-8.2b"}), failed;
    if (status_ == "straddles") return reason("R-DEADLINE-STRADDLES", {"FAQ-8.2a"}), unknown;
    if (apply_by_) return reason("R-APPLIED-ON-UNKNOWN", {"FAQ-8.2a", "FAQ-8.2b"}), unknown;
    return reason("R-RECEIPT-UNKNOWN", {"FAQ-8.2a"}), unknown;
  }
  Outcome e1() {
    const Day sent = date("evidence_sent_on"), receipt = date("receipt_date");
    if (!sent || !receipt || *sent <= *receipt + 15) return met;
    return reason("R-EVIDENCE-LATE", {"FAQ-6.2b", "FAQ-8.2b"}), unknown;
  }
  Outcome c1() {
    if (is("membership_status", {"member"})) return met;
    return reason("R-MEMBERSHIP-UNCLEAR", {"FAQ-4.Q", "FAQ-5.1"}), unknown;
  }
  Outcome d1() {
    if (!is("integrity_issue", {"yes"})) return met;
    return reason("R-INTEGRITY", {"FAQ-8.1"}), unknown;
  }

  // 6.5 claims, 7, 8
  void claims() {
    if (has("late")) late();
    if (has("quality")) quality();
    if (!claim()) return;
    cite({"FAQ-5.2"});  // E-FORM
    e_.evidence["E-FORM"] = "todo";
    for (const char* item : {"A-CONTRACT", "A-ORDER", "A-PAYMENT", "A-INVOICE", "A-TRANSPORT",
                             "A-POD", "A-NOTICE", "A-LOSS"}) {
      e_.evidence[item] = "todo";
    }
    if (is("arrived", {"part"})) e_.evidence["A-PACKING"] = "todo";
    if (is("membership_status", {"waiting"})) open("OP-MEMBERSHIP-TIMING", {"FAQ-4.Q"});
    if (is("arrived", {"part"})) open("OP-PARTIAL", {"FAQ-6.1", "FAQ-8.2a"});
    if (status_ == "final_day" || status_ == "straddles" ||
        (status_ == "applied_in_time" && applied_on_day_15_)) {
      open("OP-DAY-COUNT", {"FAQ-8.2a"});
    }
    if (!is("integrity_issue", {"no"})) open("OP-INTEGRITY-TERM", {"FAQ-8.1"});
  }

  void late() {
    const Outcome lateness = came_to("late L1", l1());
    const Outcome outcome =
        std::max({lateness, came_to("late L2", l2()), came_to("late W1", w1(true)),
                  came_to("late C1", c1()), came_to("late D1", d1())});
    verdicts_["late"] = verdict_of(outcome);
    const std::string paper = is("customer_receipt", {"none"})               ? "todo"
                              : is("arrived", {"none"})                      ? "unclear"
                              : is("customer_receipt", {"delivery", "both"}) ? "have"
                                                                             : "unclear";
    e_.evidence["E-RECEIPT"] = paper;
    e_.evidence["E-XPERCENT"] = "cannot_check";
    e_.evidence["A-CHANGES"] = "todo";
    cite({"FAQ-6.1"});
    if (paper == "todo") e_.missing_required.insert("E-RECEIPT");
    e_.keys["readiness.late"] = paper == "todo"      ? "incomplete"
                                : paper == "unclear" ? "check"
                                                     : "ready";
    open("OP-X-PERCENT", {"FAQ-6.1"});
    // "unless customer_receipt is delivery or both and arrived is not none": arrived not answered
    // keeps it, since "is not" of an unanswered fact is Unknown (6.1).
    const bool has_paper = is("customer_receipt", {"delivery", "both"}) && given("arrived") &&
                           !is("arrived", {"none"});
    if (!has_paper) open("OP-CUSTOMER-RECEIPT", {"FAQ-6.1"});
    if (is("arrived", {"none"}) && lateness == met) open("OP-NOT-ARRIVED", {"FAQ-6.1", "FAQ-8.2a"});
  }

  void quality() {
    const Outcome in_time = came_to("quality E1", e1());
    verdicts_["quality"] =
        verdict_of(std::max({came_to("quality Q1", q1()), came_to("quality W1", w1(false)), in_time,
                             came_to("quality C1", c1()), came_to("quality D1", d1())}));
    const std::string photos = is("photos", {"yes"}) ? "have" : "todo";
    const std::string report = is("inspection_report", {"third_party"}) ? "have"
                               : is("inspection_report", {"ordered"})   ? "coming"
                               : is("inspection_report", {"unsure", "third_party_before_receipt"})
                                   ? "unclear"
                                   : "todo";
    const std::string liability = is("liability_evidence", {"yes"})      ? "have"
                                  : is("liability_evidence", {"unsure"}) ? "unclear"
                                                                         : "todo";
    const std::map<std::string, std::string> items = {
        {"E-PHOTOS", photos}, {"E-REPORT", report}, {"E-LIABILITY", liability}};
    bool missing = false, unclear = false;
    for (const auto& [item, status] : items) {
      e_.evidence[item] = status;
      if (status == "todo" || status == "coming") e_.missing_required.insert(item), missing = true;
      if (status == "unclear") unclear = true;
    }
    for (const char* item :
         {"A-PACKING", "A-SEAL", "A-PH-WIDE", "A-PH-CLOSE", "A-PH-LABEL", "A-COUNT", "A-SAMPLE"}) {
      e_.evidence[item] = "todo";
    }
    cite({"FAQ-6.2a", "FAQ-6.2b"});
    const Day expected = date("inspection_report_expected"), receipt = date("receipt_date");
    const bool report_too_late =
        is("inspection_report", {"ordered"}) && expected && receipt && *expected > *receipt + 15;
    const bool at_risk = report_too_late || (status_ == "final_day" && missing);
    e_.keys["readiness.quality"] = at_risk   ? "at_risk"
                                   : missing ? "incomplete"
                                   : unclear ? "check"
                                             : "ready";
    if (is("inspection_report", {"own", "supplier", "unsure"}))
      open("OP-THIRD-PARTY", {"FAQ-6.2b"});
    if (is("inspection_report", {"third_party_before_receipt"}))
      open("OP-PRE-RECEIPT-REPORT", {"FAQ-6.2b"});
    if (in_time == unknown || at_risk) open("OP-EVIDENCE-LATE", {"FAQ-6.2b", "FAQ-8.2b"});
  }

  // 6.1 steps (6) to (8), 6.4 needs, 6.5 overall
  void overall() {
    std::set<std::string> verdicts;
    for (const auto& [check, verdict] : verdicts_) verdicts.insert(verdict);
    if (has("other"))
      verdicts.insert("cannot_tell"), reason("R-OTHER-PROBLEM", {"FAQ-4", "FAQ-4.1", "FAQ-4.2"});
    if (has("none") && problems_.size() == 1) {
      verdicts.insert("not_eligible");
      reason("R-NO-GROUND", {"FAQ-4", "FAQ-4.1", "FAQ-4.2"});
    }
    std::string best = "cannot_tell";
    for (const char* verdict : {"not_eligible", "not_yet", "cannot_tell", "eligible"}) {
      if (verdicts.count(verdict) != 0) best = verdict;
    }
    Words blamed = e_.input_problems;
    blamed.erase("membership_applied_on");
    if (!blamed.empty()) {
      best = "cannot_tell";
      for (auto& [check, verdict] : verdicts_) verdict = "cannot_tell";
    }
    e_.keys["overall"] = best;
    for (const auto& [check, verdict] : verdicts_) e_.keys["claims." + check] = verdict;
    if (problems_.empty()) {
      e_.needs = {"problems"};
      e_.only_these_needs = true;
      return;
    }
    if (has("quality") && !given("quality_cause") && !is("arrived", {"none"}))
      e_.needs.insert("quality_cause");
    if (!given("membership_status")) e_.needs.insert("membership_status");
  }

  // 6.6
  void race_and_warnings() {
    const bool running = status_ == "open" || status_ == "final_day" || status_ == "straddles";
    const bool race = claim() && running && reply_ && reply_->day > *apply_by_;
    e_.keys["race_warning"] = race ? "true" : "false";
    int year, month, day;
    split_day(today_, year, month, day);
    e_.date_unusual_is_open = month == 2 && day == 29;
    if (e_.date_unusual_is_open || !date("agreed_delivery_date")) return;
    if (*date("agreed_delivery_date") < count_days(year - 3, month, day))
      e_.warnings.insert("W-DATE-UNUSUAL");
  }

  const Value& facts_;
  const Holidays& holidays_;
  Expected e_;
  long today_ = 0, later_ = 0, earlier_ = 0;
  Words problems_;
  std::map<std::string, Day> dates_;
  std::map<std::string, std::string> verdicts_;
  std::optional<Reply> reply_;
  std::string status_;
  Day apply_by_;
  bool applied_on_day_15_ = false;
};

}  // namespace

long day_number(const std::string& iso) { return *read_day(iso); }

std::string iso_day(long number) {
  int year, month, day;
  split_day(number, year, month, day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
  return text.data();
}

Holidays read_holidays(const std::vector<Value>& calendars) {
  Holidays holidays;
  for (const Value& year : calendars) {
    if (*year.find("status")->string() != "official") continue;
    holidays.years.insert(static_cast<int>(*year.find("year")->integer()));
    for (const Value& day : *year.find("off")->array())
      holidays.off.insert(day_number(*day.find("date")->string()));
    for (const Value& day : *year.find("work")->array())
      holidays.work.insert(day_number(*day.find("date")->string()));
  }
  return holidays;
}

Expected expect(const Value& facts, const Holidays& holidays) {
  return Model(facts, holidays).run();
}

}  // namespace eligibility::reference
