// SPDX-License-Identifier: Apache-2.0
// Answers that nobody can give: whatever else is said, a constraint finds fault with the case.
#include <algorithm>

#include "lint/linter.h"

namespace eligibility {
namespace {

bool chooses(const Value& answer, const Value& value) {
  if (answer == value) return true;
  const Array* set = answer.array();
  return set != nullptr && std::find(set->begin(), set->end(), value) != set->end();
}

bool can_stand(Linter& linter, Place fact, Assumption assumption) {
  PartialCase start(linter.compiled.facts.size());
  start[fact] = assumption;
  const Goal no_problem = [](PartialState& state, PartialState&) {
    return opposite(state.has_input_problem());
  };
  return linter.search.find(no_problem, nullptr, &start).has_value() || linter.search.was_cut();
}

void note(Linter& linter, Place fact, std::string path, Assumption assumption) {
  PartialCase one(linter.compiled.facts.size());
  one[fact] = assumption;
  // Facts that show the fault: some answers for which a constraint holds.
  const Goal problem = [](PartialState& state, PartialState&) { return state.has_input_problem(); };
  const auto found = linter.search.find(problem, nullptr, &one);
  const std::string_view message =
      "whoever answers so has an input problem, whatever else is answered";
  if (!found) return linter.note("contradiction", std::move(path), {message});
  linter.note_shown("contradiction", std::move(path), {message}, *found,
                    [](CheckedCase& checked, CheckedCase&) { return checked.has_input_problem(); });
}

}  // namespace

void lint_answers(Linter& linter) {
  const CompiledPolicy& policy = linter.compiled;
  if (policy.constraints.empty()) return;
  for (Place fact = 0; fact < policy.facts.size(); ++fact) {
    const Fact& rule = policy.facts[fact];
    const std::string path = path_of("/facts", fact);
    const Assumption some_day{Assumption::Kind::dated, nullptr, std::nullopt};
    if (rule.type == Fact::Type::date && !can_stand(linter, fact, some_day))
      note(linter, fact, path, some_day);
    for (std::size_t i = rule.values.begin; i < rule.values.end; ++i) {
      const Value value(policy.value_pool[i]);
      const Value* shown = nullptr;
      bool stands = false;
      for (const Value& answer : linter.search.domains()[fact].answers) {
        if (stands || !chooses(answer, value)) continue;
        if (shown == nullptr) shown = &answer;
        stands = can_stand(linter, fact, {Assumption::Kind::answered, &answer, std::nullopt});
      }
      if (!stands && shown != nullptr) {
        note(linter, fact, path_of(path + "/values", i - rule.values.begin),
             {Assumption::Kind::answered, shown, std::nullopt});
      }
    }
  }
}

}  // namespace eligibility
