// SPDX-License-Identifier: Apache-2.0
// Any document as a policy: refused with its mistakes, or a policy that gives a report whatever the
// facts.
#include "eligibility/check.h"
#include "fuzz.h"

namespace eligibility::fuzz {

void fuzz_policy(std::string_view text) {
  const Result<Value, Diagnostic> document = read_json(text);
  if (!document.ok()) return;
  const Result<Policy, std::vector<Diagnostic>> policy = load_policy(*document, calendars());
  if (!policy.ok()) {
    require_good(policy.error());
    return;
  }
  static const std::vector<Value> cases = {
      *read_json(R"({"today": "2026-03-20"})"),
      *read_json(
          R"({"today": "2026-03-20", "home": "town", "borrowed_on": "2026-03-01", "letter": "no"})"),
      *read_json(
          R"({"today": "2026-03-20", "problems": ["late", "quality"], "arrived": "all", "receipt_date": "2026-03-05",
                     "membership_status": "waiting", "membership_applied_on": "2026-03-02", "agreed_date_basis": "arrive",
                     "agreed_delivery_date": "2026-02-30"})")};
  for (const Value& facts : cases) {
    const Result<Report, std::vector<Diagnostic>> report = check(*policy, facts);
    if (report.ok()) {
      require(read_json(report->text).ok());
    } else {
      require_good(report.error());
    }
  }
}

}  // namespace eligibility::fuzz
