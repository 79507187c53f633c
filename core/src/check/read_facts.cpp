// SPDX-License-Identifier: Apache-2.0
// The facts as they come in. What the caller got wrong is a diagnostic and ends the check; what the person got wrong, an
// impossible date, is an input problem and part of the report.
#include <algorithm>

#include "check/state.h"
#include "policy/node.h"

namespace eligibility {
namespace {

constexpr std::size_t kMaxFactsGiven = 1'000;

class FactReader {
 public:
  FactReader(State& state, std::vector<Diagnostic>& problems) : state_(state), problems_(problems) {}

  void read(Place place, const Value& value) {
    const Fact& fact = state_.policy().facts[place];
    switch (fact.type) {
      case Fact::Type::choice: read_choice(place, fact, value); break;
      case Fact::Type::choices: read_choices(place, fact, value); break;
      case Fact::Type::date: read_date_fact(place, fact, value); break;
    }
  }

 private:
  void problem(const Fact& fact, std::string_view code, std::string message) {
    std::string path;
    append_pointer(fact.id, path);
    problems_.push_back({std::string(code), std::move(path), std::move(message)});
  }

  [[nodiscard]] static bool is_answer(const Fact& fact, std::string_view token) {
    return std::find(fact.values.begin(), fact.values.end(), token) != fact.values.end();
  }

  void not_an_answer(const Fact& fact, std::string_view found) {
    std::string message = fact.id + " is " + quoted(found) + ", which is not one of";
    for (const std::string& value : fact.values) message.append(" ").append(value);
    if (fact.unsure) message.append(" ").append(kUnsure);
    problem(fact, "not_an_answer", std::move(message));
  }

  void accept(Place place, const Value& value) {
    state_.answers[place].given = &value;
    state_.set_given(place, value);
  }

  void read_choice(Place place, const Fact& fact, const Value& value) {
    const std::string* token = value.string();
    if (token == nullptr) {
      problem(fact, "wrong_kind", fact.id + " is " + std::string(kind_name(value)) + ", where a string is expected");
    } else if (is_answer(fact, *token) || (fact.unsure && *token == kUnsure)) {
      accept(place, value);
    } else {
      not_an_answer(fact, *token);
    }
  }

  void read_choices(Place place, const Fact& fact, const Value& value) {
    const Array* list = value.array();
    if (list == nullptr) {
      problem(fact, "wrong_kind", fact.id + " is " + std::string(kind_name(value)) + ", where an array is expected");
      return;
    }
    if (list->empty()) return;  // nothing chosen is not an answer
    if (list->size() > kMaxFactsGiven) {
      problem(fact, "too_many", fact.id + " has " + std::to_string(list->size()) + " entries");
      return;
    }
    bool good = true;
    for (const Value& element : *list) {
      const std::string* token = element.string();
      if (token != nullptr && is_answer(fact, *token)) continue;
      not_an_answer(fact, token == nullptr ? kind_name(element) : std::string_view(*token));
      good = false;
    }
    if (good) accept(place, value);
  }

  void read_date_fact(Place place, const Fact& fact, const Value& value) {
    const std::string* text = value.string();
    if (text != nullptr && fact.unsure && *text == kUnsure) {
      accept(place, value);
      return;
    }
    const InputProblemRule& texts = state_.policy().input_problem_rule;
    std::string_view problem_text;
    std::optional<Date> date;
    if (text == nullptr) {
      problem_text = texts.incomplete;
    } else {
      const Result<Date, DateError> read = read_date(*text);
      if (!read.ok()) {
        problem_text = read.error() == DateError::not_real ? texts.not_real : texts.incomplete;
      } else if ((fact.from && *read < *fact.from) || (fact.to && *fact.to < *read)) {
        problem_text = texts.out_of_range;
      } else {
        date = *read;
      }
    }
    if (fact.device && !date) {
      const std::string found = text == nullptr ? std::string(kind_name(value)) : quoted(*text);
      problem(fact, "not_a_date", fact.id + " is " + found + ", where a day from " + write_date(*fact.from) + " to " +
                                      write_date(*fact.to) + " is expected");
      return;
    }
    state_.answers[place] = {&value, date, problem_text};
    if (date) state_.set_given(place, value);
  }

  State& state_;
  std::vector<Diagnostic>& problems_;
};

// The facts that stand in for those that were left out.
void apply_defaults(State& state) {
  const std::vector<Fact>& facts = state.policy().facts;
  for (Place place = 0; place < facts.size(); ++place) {
    if (facts[place].default_fact && !state.is_answered(place)) {
      state.set_date(place, state.date(*facts[place].default_fact));
    }
  }
}

}  // namespace

std::vector<Diagnostic> read_facts(const Value& facts, State& state) {
  std::vector<Diagnostic> problems;
  const Object* object = facts.object();
  if (object == nullptr) {
    problems.push_back({"not_an_object", "", "facts are an object, not " + std::string(kind_name(facts))});
    return problems;
  }
  if (object->size() > kMaxFactsGiven) {
    problems.push_back({"too_many", "", "at most " + std::to_string(kMaxFactsGiven) + " facts are read"});
    return problems;
  }
  const Names& names = state.policy().names;
  const std::size_t count = state.policy().facts.size();
  FactReader reader(state, problems);
  for (const Member& member : *object) {
    const std::size_t place = names.place(member.key);
    if (place >= count) {
      state.ignored.push_back(member.key);
    } else if (!member.value.is_null()) {
      reader.read(static_cast<Place>(place), member.value);
    }
  }
  // By their bytes, since the order of an object's members is not the same in JavaScript and JSON.
  std::sort(state.ignored.begin(), state.ignored.end());
  for (Place place = 0; place < count; ++place) {
    const Fact& fact = state.policy().facts[place];
    const Value* given = facts.find(fact.id);
    if (!fact.required || (given != nullptr && !given->is_null())) continue;
    std::string path;
    append_pointer(fact.id, path);
    problems.push_back({"missing_fact", std::move(path), fact.id + " is missing"});
  }
  if (!problems.empty()) return problems;
  apply_defaults(state);
  return problems;
}

}  // namespace eligibility
