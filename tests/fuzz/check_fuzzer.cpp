// SPDX-License-Identifier: Apache-2.0
// Any facts against OKorder's policy: a report that is JSON and gives no amount, or a refusal that
// names a fact.
#include "eligibility/check.h"

#include "eligibility/advise.h"
#include "fuzz.h"

namespace eligibility::fuzz {

void fuzz_check(std::string_view text) {
  const Result<Value, Diagnostic> facts = read_json(text);
  if (!facts.ok()) return;
  const Result<Report, std::vector<Diagnostic>> report = check(okorder(), *facts);
  static const Result<PolicySet, std::vector<Diagnostic>> set = PolicySet::make({okorder()});
  const Result<std::vector<Question>, std::vector<Diagnostic>> list = questions(*set, *facts);
  require(list.ok() == report.ok());
  if (!report.ok()) {
    require_good(report.error());
    return;
  }
  require(read_json(write_questions(*list)).ok());
  const std::string written = report->text;
  const Result<Value, Diagnostic> value = read_json(written);
  require(value.ok());
  require(value->find("amounts") != nullptr && value->find("amounts")->is_null());
  for (const Value& reason : *value->find("reasons")->array())
    require(!reason.find("clauses")->array()->empty());
  require(check(okorder(), *facts)->text == written);
}

}  // namespace eligibility::fuzz
