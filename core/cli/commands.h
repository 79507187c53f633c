// SPDX-License-Identifier: Apache-2.0
// The subcommands. Each returns the exit code: kDone, kFindings or kRefused.
#pragma once

#include <string>
#include <vector>

#include "policies.h"

namespace eligibility::command {

struct CheckOptions {
  PolicyOptions policy;
  std::string facts;            // a file, or "-"
  std::string today;            // for cases without one; empty: Beijing's date now
  std::string language = "en";  // of --text
  bool text = false;
  bool lines = false;  // --jsonl
};
[[nodiscard]] int run_check(const CheckOptions& options);

struct TestOptions {
  PolicyOptions policy;
  std::vector<std::string> vectors;
};
[[nodiscard]] int run_test(const TestOptions& options);

struct ReplyDateOptions {
  PolicyOptions policy;
  std::string applied;
};
[[nodiscard]] int run_reply_date(const ReplyDateOptions& options);

struct EvalOptions {
  std::string lines = "-";      // a file, or "-"
  bool certlogic_only = false;  // refuse JsonLogic's "or"
};
[[nodiscard]] int run_eval(const EvalOptions& options);

struct ValidateLogicOptions {
  std::string lines = "-";
};
[[nodiscard]] int run_validate_logic(const ValidateLogicOptions& options);

}  // namespace eligibility::command
