// SPDX-License-Identifier: Apache-2.0
#include "random_case.h"

#include "reference_model.h"

namespace eligibility {

void RandomCases::choice(const char* fact, std::initializer_list<const char*> answers) {
  if (one_in(6)) return;
  if (one_in(20)) {
    facts_.push_back({fact, Value()});
  } else {
    facts_.push_back({fact, Value(pick(answers))});
  }
}

void RandomCases::date(const char* fact, long day, bool unsure, bool slips) {
  if (one_in(8)) return;
  if (unsure && one_in(10)) {
    facts_.push_back({fact, Value("unsure")});
  } else if (slips && one_in(25)) {
    switch (below(10)) {
      case 0:
        facts_.push_back({fact, Value(std::int64_t{20260320})});
        break;
      case 1:
        facts_.push_back({fact, Value(true)});
        break;
      case 2:
        facts_.push_back({fact, Value(Array{})});
        break;
      case 3:
        facts_.push_back({fact, Value(Fraction{"0.5"})});
        break;
      default:
        facts_.push_back({fact, Value(pick({"2026-02-30", "2026-13-01", "1999-12-31", "2100-01-01",
                                            "2026-3-5", "", "2026-03-20T00:00:00Z", "20-03-2026",
                                            "yesterday", "0000-00-00"}))});
    }
  } else {
    facts_.push_back({fact, Value(reference::iso_day(day))});
  }
}

void RandomCases::problems() {
  if (one_in(12)) return;
  Array chosen;
  const std::uint32_t bits = one_in(3) ? below(16) : 1 + below(3);  // mostly late, quality, or both
  const char* const names[] = {"late", "quality", "other", "none"};
  const std::uint32_t first = below(4);
  for (std::uint32_t i = 0; i < 4; ++i) {
    const std::uint32_t at = (first + i) % 4;  // the list has no order
    if ((bits >> at & 1U) != 0) chosen.emplace_back(names[at]);
  }
  facts_.push_back({"problems", Value(std::move(chosen))});
}

Value RandomCases::next(bool slips) {
  facts_.clear();
  const auto days = [this](std::uint32_t count) { return static_cast<long>(below(count)); };
  // 2000-01-01 is day 10957, 2099-12-31 day 47481; the calendars cover 2025 and 2026.
  static const long starts[] = {10'957, 47'000, 20'089, 20'454};
  const std::uint32_t when = below(20);
  long today = when < 2 ? starts[when] + days(480) : 20'000 + days(1'200);
  facts_.push_back({"today", Value(reference::iso_day(today))});
  if (one_in(4)) {
    long local = one_in(10) ? today + days(60) - 30 : today + days(3) - 1;
    if (local < 10'957) local = 10'957;
    if (local > 47'481) local = 47'481;
    facts_.push_back({"today_local", Value(reference::iso_day(local))});
  }
  // Receipt: 14 to 17 days ago half of the time, where the statuses change.
  long receipt = today - (one_in(2) ? 13 + days(5) : days(40) - 4);
  const auto inside = [](long day) { return day < 10'957 ? 10'957 : day > 47'481 ? 47'481 : day; };
  receipt = inside(receipt);
  choice("purpose", {"membership", "claim", "reply"});
  choice("membership_status", {"member", "member", "waiting", "not_member", "unsure"});
  choice("rating", {"none", "A", "2A", "3A", "3A", "unsure"});
  choice("application_info", {"ready", "not_ready", "unsure"});
  date("membership_applied_on", inside(today - days(30) + 1), true, slips);
  problems();
  choice("arrived", {"all", "all", "part", "none", "unsure"});
  date("receipt_date", receipt, true, slips);
  choice("agreed_date_basis", {"arrive", "arrive", "arrive", "ship", "unsure"});
  const long anchors[] = {receipt, today, today - 1'095};
  date("agreed_delivery_date", inside(anchors[one_in(5) ? 2 : below(2)] + days(9) - 4), true,
       slips);
  choice("customer_receipt", {"delivery", "payment", "both", "none", "unsure"});
  choice("quality_cause", {"supplier", "supplier", "not_supplier", "unsure"});
  choice("photos", {"yes", "yes", "no"});
  choice("inspection_report", {"third_party", "third_party", "third_party_before_receipt",
                               "ordered", "ordered", "own", "supplier", "none", "unsure"});
  date("inspection_report_expected", inside(receipt + 13 + days(5)), true, slips);
  choice("liability_evidence", {"yes", "yes", "no", "unsure"});
  if (one_in(3)) date("claim_applied_on", inside(receipt + days(20) - 2), true, slips);
  if (one_in(3)) date("evidence_sent_on", inside(receipt + 13 + days(5)), true, slips);
  choice("integrity_issue", {"no", "no", "no", "yes", "unsure"});
  return Value(facts_);
}

}  // namespace eligibility
