// SPDX-License-Identifier: Apache-2.0
#include "clock.h"

#include <chrono>

namespace eligibility::command {

Date beijing_today() {
  using namespace std::chrono;
  const auto there = system_clock::now() + hours{8};
  return Date{Days{static_cast<std::int32_t>(floor<days>(there).time_since_epoch().count())}};
}

}  // namespace eligibility::command
