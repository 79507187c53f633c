// SPDX-License-Identifier: Apache-2.0
#include "random_condition.h"

namespace eligibility {
namespace {

std::string name(const std::string& path) { return R"({"var":")" + path + "\"}"; }

std::string operation(const std::string& op, std::initializer_list<std::string> operands) {
  std::string text = "{\"" + op + "\":[";
  const char* between = "";
  for (const std::string& operand : operands) {
    text += between + operand;
    between = ",";
  }
  return text + "]}";
}

}  // namespace

std::string RandomConditions::one_of(std::initializer_list<const char*> texts) {
  return texts.begin()[random_(static_cast<std::uint32_t>(texts.size()))];
}

// What CertLogic takes for true or false, though it is no boolean.
std::string RandomConditions::guard(int depth) {
  switch (random_(12)) {
    case 0:
      return text(depth);
    case 1:
      return number(depth);
    case 2:
      return list(depth);
    case 3:
      return day(depth);
    default:
      return truth(depth);
  }
}

std::string RandomConditions::truth(int depth) {
  if (depth == 0) {
    return random_(4) == 0
               ? one_of({"true", "false"})
               : name(one_of({"periods.claim_window.is_last_day", "periods.reply.overdue",
                              "periods.reply_if_applied_today.overdue"}));
  }
  switch (random_(8)) {
    case 0:
      return operation("!", {guard(depth - 1)});
    case 1:
      return operation(one_of({"and", "or"}), {guard(depth - 1), guard(depth - 1)});
    case 2:
      return choice_of(depth, &RandomConditions::truth);
    case 3:
      return operation("===", {comparable(depth - 1), comparable(depth - 1)});
    case 4: {
      std::string (RandomConditions::*const kinds[])(int) = {
          &RandomConditions::truth, &RandomConditions::text, &RandomConditions::number};
      const auto kind = kinds[random_(3)];
      return operation("===", {(this->*kind)(depth - 1), (this->*kind)(depth - 1)});
    }
    case 5:
      return operation(
          "in", {random_(4) == 0 ? comparable(depth - 1) : text(depth - 1), list(depth - 1)});
    case 6: {
      const std::string op = one_of({"<", "<=", ">", ">="});
      if (random_(3) == 0)
        return operation(op, {number(depth - 1), number(depth - 1), number(depth - 1)});
      return operation(op, {number(depth - 1), number(depth - 1)});
    }
    default: {
      const std::string op = one_of({"after", "before", "not-after", "not-before"});
      if (random_(3) == 0) return operation(op, {day(depth - 1), day(depth - 1), day(depth - 1)});
      return operation(op, {day(depth - 1), day(depth - 1)});
    }
  }
}

std::string RandomConditions::choice_of(int depth, std::string (RandomConditions::*kind)(int)) {
  return operation("if", {guard(depth - 1), (this->*kind)(depth - 1), (this->*kind)(depth - 1)});
}

std::string RandomConditions::text(int depth) {
  switch (random_(depth == 0 ? 6U : 8U)) {
    case 0:
    case 1:
      return one_of({R"("3A")", R"("none")", R"("yes")", R"("open")", R"("unsure")", R"("")",
                     R"("failed")", R"("official")", R"("not_eligible")", R"("2026-03-20")"});
    case 2:
      return name(one_of({"rating", "arrived", "photos", "agreed_date_basis"}));
    case 3:
      return name(one_of({"inspection_report", "quality_cause", "membership_status"}));
    case 4:
    case 5:
      return name(
          one_of({"periods.claim_window.status", "periods.reply.coverage",
                  "periods.reply_if_applied_today.coverage", "outcome.M1", "outcome.E1",
                  "verdict.late", "verdict.quality", "readiness.quality", "readiness.membership"}));
    case 6:
      return choice_of(depth, &RandomConditions::text);
    default:
      return operation(one_of({"and", "or"}), {text(depth - 1), text(depth - 1)});
  }
}

std::string RandomConditions::number(int depth) {
  switch (random_(depth == 0 ? 5U : 7U)) {
    case 0:
    case 1:
      return std::to_string(static_cast<int>(random_(40)) - 12);
    case 2:
      return name(one_of({"days_overdue", "days_received_late"}));
    case 3:
    case 4:
      return name(one_of({"periods.claim_window.day", "periods.claim_window.days_left"}));
    case 5:
      return choice_of(depth, &RandomConditions::number);
    default:
      return operation("+", {number(depth - 1), number(depth - 1)});
  }
}

std::string RandomConditions::day(int depth) {
  const std::string date = name(
      one_of({"today", "receipt_date", "claim_applied_on", "evidence_due", "agreed_delivery_date",
              "periods.claim_window.final_day", "periods.claim_window.apply_by",
              "periods.reply.due", "periods.reply_if_applied_today.due"}));
  switch (random_(depth == 0 ? 6U : 7U)) {
    case 0:
      return operation("plusTime", {one_of({R"("2026-03-20")", R"("2026-03-20T10:00:00Z")"}),
                                    std::to_string(random_(3)), R"("day")"});
    case 1:
      return operation("plusTime", {date, std::to_string(static_cast<int>(random_(7)) - 3),
                                    one_of({R"("month")", R"("year")", R"("hour")"})});
    case 2:
      return operation("dccDateOfBirth", {date});
    case 6:
      return choice_of(depth, &RandomConditions::day);
    default:
      return operation("plusTime",
                       {date, std::to_string(static_cast<int>(random_(33)) - 16), R"("day")"});
  }
}

std::string RandomConditions::list(int depth) {
  switch (random_(depth == 0 ? 5U : 7U)) {
    case 0:
      return name("problems");
    case 1:
      return name(one_of({"input_problems", "missing.quality", "missing.late", "unclear.quality",
                          "needs.late", "needs.membership"}));
    case 2:
      return name(
          one_of({"periods.reply.off", "periods.reply.work", "periods.reply_if_applied_today.off",
                  "periods.reply_if_applied_today.work"}));
    case 3:
    case 4:
      return one_of({R"(["3A","none"])", R"(["late"])", R"([])", R"([1,2,14])", R"(["yes",3,true])",
                     R"(["open","final_day","receipt_date"])"});
    case 5:
      return "[" + comparable(depth - 1) + "," + comparable(depth - 1) + "]";
    default:
      return choice_of(depth, &RandomConditions::list);
  }
}

std::string RandomConditions::comparable(int depth) {
  switch (random_(7)) {
    case 0:
      return truth(depth);
    case 1:
      return number(depth);
    case 2:
      return list(depth);
    case 3:
      return name(one_of({"receipt_date", "today", "evidence_due", "claim_applied_on"}));
    case 4:
      return operation("extractFromUVCI", {text(0), std::to_string(random_(2))});
    default:
      return text(depth);
  }
}

}  // namespace eligibility
