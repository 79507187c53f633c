// SPDX-License-Identifier: Apache-2.0
// What a policy declares and nothing reads. No facts can show it.
#include <algorithm>

#include "lint/linter.h"

namespace eligibility {
namespace {

class Use {
 public:
  explicit Use(Linter& linter)
      : linter_(linter),
        policy_(linter.policy.compiled()),
        read_(linter.policy.compiled().names.entries().size()) {}

  void lint() {
    find_reads();
    lint_facts();
    lint_days();
    lint_requirements();
    lint_reasons();
    lint_checks();
  }

 private:
  void find_reads() {
    for (std::size_t i = 0; i < policy_.programs.size(); ++i) {
      if (policy_.program_paths[i].ends_with("/askWhen")) continue;
      for (const std::uint32_t place : policy_.programs[i].reads()) read_[place] = true;
    }
    // Of what stands in pools, the dates come from named dates; the rest are requirements.
    for (const NamedDate& date : policy_.dates) {
      for (std::size_t i = date.of.begin; i < date.of.end; ++i) read_[policy_.place_pool[i]] = true;
    }
    for (const Measure& one : policy_.measures) read_[one.from] = read_[one.to] = true;
    for (const Window& one : policy_.windows) {
      read_[one.from] = read_[one.earliest_today] = read_[one.latest_today] = true;
      if (one.applied_on) read_[*one.applied_on] = true;
    }
    for (const BusinessPeriodRule& one : policy_.business_periods)
      read_[one.from] = read_[one.earliest_today] = true;
    for (const Statement& entry : policy_.report) {
      if (entry.place) read_[*entry.place] = true;
    }
  }

  void lint_facts() {
    for (Place fact = 0; fact < policy_.facts.size(); ++fact) {
      const std::string path = path_of("/facts", fact);
      const Value* effect = find_at(policy_.document, path + "/effect");
      const bool today = policy_.facts[fact].id == "today";
      if (read_[fact] && effect != nullptr) {
        linter_.note("unused_fact", path + "/effect",
                     {"it is said to have no effect, but rules read it"});
      } else if (!read_[fact] && effect == nullptr && !today) {
        linter_.note("unused_fact", path,
                     {R"(no rule reads it; if it only selects questions, say "effect": "none")"});
      }
    }
  }

  void lint_days() {
    for (std::size_t i = 0; i < policy_.dates.size(); ++i) {
      if (!read_[policy_.dates[i].place])
        linter_.note("unused_date", path_of("/dates", i), {"nothing reads it"});
    }
    for (std::size_t i = 0; i < policy_.measures.size(); ++i) {
      if (!read_[policy_.measures[i].place])
        linter_.note("unused_measure", path_of("/measures", i), {"nothing reads it"});
    }
    for (std::size_t i = 0, windows = 0, counts = 0; i < windows_and_counts(); ++i) {
      const std::string path = path_of("/periods", i);
      const Value* count = find_at(policy_.document, path + "/count");
      bool used = false;
      if (*count == Value("calendar_days")) {
        const Window& one = policy_.windows[windows++];
        for (const Place place :
             {one.status, one.day, one.days_left, one.apply_by, one.final_day, one.is_last_day})
          used = used || read_[place];
      } else {
        const BusinessPeriodRule& one = policy_.business_periods[counts++];
        for (const Place place : {one.due, one.coverage, one.overdue, one.off, one.work})
          used = used || read_[place];
      }
      if (!used) linter_.note("unused_period", path, {"nothing reads what it yields"});
    }
  }

  [[nodiscard]] std::size_t windows_and_counts() const {
    return policy_.windows.size() + policy_.business_periods.size();
  }

  void lint_requirements() {
    for (std::size_t i = 0; i < policy_.requirements.size(); ++i) {
      const bool used =
          std::any_of(policy_.checks.begin(), policy_.checks.end(), [&](const Check& check) {
            const auto begin = policy_.place_pool.begin();
            return std::find(begin + check.requirements.begin, begin + check.requirements.end, i) !=
                   begin + check.requirements.end;
          });
      if (!used)
        linter_.note("unused_requirement", path_of("/requirements", i), {"no check asks it"});
    }
  }

  void lint_reasons() {
    for (std::uint32_t i = 0; i < policy_.reasons.size(); ++i) {
      const bool given = std::any_of(policy_.case_pool.begin(), policy_.case_pool.end(),
                                     [i](const Case& one) { return one.reason == i; });
      if (!given)
        linter_.note("unused_reason", path_of("/reasons", policy_.reasons[i].id),
                     {"no case gives it"});
    }
  }

  void lint_checks() {
    for (std::size_t i = 0; i < policy_.checks.size(); ++i) {
      if (!has_check(policy_.overall_checks, i) && !read_[policy_.checks[i].verdict])
        linter_.note("unused_check", path_of("/checks", i), {"nothing shows or reads its verdict"});
    }
  }

  Linter& linter_;
  const CompiledPolicy& policy_;
  std::vector<bool> read_;  // by place
};

}  // namespace

void lint_use(Linter& linter) { Use(linter).lint(); }

}  // namespace eligibility
