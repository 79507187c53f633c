// SPDX-License-Identifier: Apache-2.0
// A program of somebody else's: the installed policy, one case, its verdict and its day.
#include <eligibility/check.h>
#include <eligibility/json.h>

#include <fstream>
#include <iostream>
#include <iterator>

namespace {

eligibility::Value read(const std::string& path) {
  std::ifstream file(path);
  const auto value = eligibility::read_json(std::string{std::istreambuf_iterator<char>(file), {}});
  return value.ok() ? *value : eligibility::Value();
}

}  // namespace

int main() {
  const std::string data = POLICY_DIR;
  const eligibility::Value calendars[] = {read(data + "/calendar/cn-2025.json"),
                                          read(data + "/calendar/cn-2026.json")};
  const auto policy = eligibility::load_policy(read(data + "/okorder-credit.json"), calendars);
  if (!policy.ok()) return 1;
  const auto facts = eligibility::read_json(R"({
    "today": "2026-03-20", "membership_status": "member", "problems": ["late"], "arrived": "all",
    "receipt_date": "2026-03-12", "agreed_date_basis": "arrive", "agreed_delivery_date": "2026-03-10"})");
  const auto report = eligibility::check(*policy, *facts);
  if (!report.ok()) return 2;
  const auto said = eligibility::read_json(report->text);
  if (!said.ok()) return 3;
  std::cout << *said->find("overall")->string() << " by "
            << *said->find("deadline")->find("apply_by")->string() << "\n";
}
