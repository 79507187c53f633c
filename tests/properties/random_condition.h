// SPDX-License-Identifier: Apache-2.0
// Random conditions over the names of OKorder's policy: every operator, operands of the kinds that
// it takes and now and then of another, names of every kind.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>

namespace eligibility {

class RandomConditions {
 public:
  // `random(n)` is any number below n.
  using Random = std::function<std::uint32_t(std::uint32_t)>;
  explicit RandomConditions(Random random) : random_(std::move(random)) {}

  // As JSON. Not every one is a condition that a policy takes: "in" may look in an empty list.
  std::string next() { return guard(3); }

 private:
  std::string guard(int depth);
  std::string truth(int depth);
  std::string text(int depth);
  std::string number(int depth);
  std::string day(int depth);
  std::string list(int depth);
  std::string comparable(int depth);
  std::string choice_of(int depth, std::string (RandomConditions::*kind)(int));
  std::string one_of(std::initializer_list<const char*> texts);

  Random random_;
};

}  // namespace eligibility
