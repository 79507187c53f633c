// SPDX-License-Identifier: Apache-2.0
// The facts as they come in. What the caller got wrong is a diagnostic and ends the check; what the
// person got wrong, an impossible date, is an input problem and part of the report.
#include <algorithm>
#include <functional>

#include "check/state.h"
#include "value/document.h"
#include "value/heap_sort.h"

namespace eligibility {
namespace {

class FactReader {
 public:
  FactReader(State& state, std::vector<Diagnostic>& problems)
      : state_(state), problems_(problems) {}

  void read(Place place, const Value& value) {
    const Fact& fact = state_.policy().facts[place];
    switch (fact.type) {
      case Fact::Type::choice:
        return read_choice(place, fact, value);
      case Fact::Type::choices:
        return read_choices(place, fact, value);
      case Fact::Type::date:
        return read_date_fact(place, fact, value);
    }
  }

  void problem(const Fact& fact, std::string_view code,
               std::initializer_list<std::string_view> message) {
    std::string path;
    append_pointer(fact.id, path);
    problems_.push_back({std::string(code), std::move(path), sentence(message)});
  }

 private:
  [[nodiscard]] bool is_answer(const Fact& fact, const Value& value) const {
    const std::string* token = value.string();
    if (token == nullptr) return false;
    for (std::size_t i = fact.values.begin; i < fact.values.end; ++i) {
      if (state_.policy().value_pool[i] == *token) return true;
    }
    return false;
  }
  [[nodiscard]] static bool is_unsure(const Fact& fact, const Value& value) {
    return fact.unsure && value.string() != nullptr && *value.string() == kUnsure;
  }

  void not_an_answer(const Fact& fact, const Value& value) {
    if (value.string() == nullptr) {
      return problem(fact, "wrong_kind",
                     {fact.id, " is ", kind_name(value), ", where a text is expected"});
    }
    std::string answers;
    for (std::size_t i = fact.values.begin; i < fact.values.end; ++i) {
      answers.append(" ").append(state_.policy().value_pool[i]);
    }
    if (fact.unsure) answers.append(" ").append(kUnsure);
    problem(fact, "not_an_answer",
            {fact.id, " is ", quoted(*value.string()), ", which is not one of", answers});
  }

  void accept(Place place, const Value& value) {
    state_.answers[place].given = &value;
    state_.set_given(place, value);
  }

  void read_choice(Place place, const Fact& fact, const Value& value) {
    if (is_answer(fact, value) || is_unsure(fact, value)) {
      accept(place, value);
    } else {
      not_an_answer(fact, value);
    }
  }

  void read_choices(Place place, const Fact& fact, const Value& value) {
    const Array* list = value.array();
    if (list == nullptr) {
      return problem(fact, "wrong_kind",
                     {fact.id, " is ", kind_name(value), ", where an array is expected"});
    }
    if (list->empty()) return;  // nothing chosen is not an answer
    if (list->size() > kMaxGiven)
      return problem(fact, "too_many", {fact.id, " has too many entries"});
    for (const Value& element : *list) {
      if (!is_answer(fact, element)) return not_an_answer(fact, element);
    }
    accept(place, value);
  }

  // The key of the text that says what is wrong; empty when nothing is.
  [[nodiscard]] std::string_view read_day(const Fact& fact, const std::string* text,
                                          std::optional<Date>& date) const {
    const CompiledPolicy& policy = state_.policy();
    if (text == nullptr) return policy.incomplete_text;
    const Result<Date, DateError> read = read_date(*text);
    if (!read.ok())
      return read.error() == DateError::not_real ? policy.not_real_text : policy.incomplete_text;
    if ((fact.from && *read < *fact.from) || (fact.to && *fact.to < *read))
      return policy.out_of_range_text;
    date = *read;
    return {};
  }

  void read_date_fact(Place place, const Fact& fact, const Value& value) {
    if (is_unsure(fact, value)) return accept(place, value);
    std::optional<Date> date;
    const std::string_view wrong = read_day(fact, value.string(), date);
    if (fact.device && !date) {
      const std::string found =
          value.string() == nullptr ? std::string(kind_name(value)) : quoted(*value.string());
      return problem(
          fact, "not_a_date",
          {fact.id, " is ", found, ", where a day is expected, YYYY-MM-DD and in its range"});
    }
    state_.answers[place] = {&value, date, wrong};
    if (date) state_.set_given(place, value);
  }

  State& state_;
  std::vector<Diagnostic>& problems_;
};

// The facts that stand in for those that were left out.
void apply_defaults(State& state) {
  const List<Fact>& facts = state.policy().facts;
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
    problems.push_back(
        {"not_an_object", "", sentence({"facts are an object, not ", kind_name(facts)})});
    return problems;
  }
  if (object->size() > kMaxGiven) {
    problems.push_back(
        {"too_many", "", sentence({"at most ", std::to_string(kMaxGiven), " facts are read"})});
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
  heap_sort(state.ignored, std::less<>());
  for (Place place = 0; place < count; ++place) {
    const Fact& fact = state.policy().facts[place];
    const Value* given = facts.find(fact.id);
    if (!fact.required || (given != nullptr && !given->is_null())) continue;
    reader.problem(fact, "missing_fact", {fact.id, " is missing"});
  }
  if (!problems.empty()) return problems;
  apply_defaults(state);
  return problems;
}

}  // namespace eligibility
