// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "advise/outlook.h"
#include "check/state.h"
#include "check/versions.h"
#include "eligibility/advise.h"
#include "value/json_writer.h"

namespace eligibility {
namespace {

void write_object(const Question& question, JsonWriter& writer) {
  writer.open('{');
  writer.member("fact", question.fact);
  writer.key("answered");
  writer.boolean(question.answered);
  writer.open_member("why", '[');
  for (const std::string_view clause : question.why) writer.string(clause);
  writer.close(']');
  writer.close('}');
}

// Chooses, of the facts whose condition for asking holds, those that matter. An answered fact is
// judged by the answers before it, as it was when it was asked; so the list rests on the answers
// alone, not on the way on which they came. One that is not answered is judged by all answers.
class QuestionList {
 public:
  QuestionList(State& state, std::span<const std::string> asked) : state_(state), asked_(asked) {}

  FactSet choose(FactSet askable) {
    const List<Fact>& facts = state_.policy().facts;
    for (Place place = 0; place < facts.size(); ++place) {
      if (facts[place].asked) reopen(place);
    }
    FactSet listed = 0;
    for (const bool answered : {true, false}) {
      for (Place place = 0; place < facts.size(); ++place) {
        if (!has_fact(askable, place) || is_settled(place) != answered || !matters(place)) continue;
        listed |= fact_bit(place);
        if (answered) settle(place);
      }
    }
    return listed;
  }

 private:
  // Answered, or left out on purpose.
  [[nodiscard]] bool is_settled(Place place) const {
    return state_.is_answered(place) ||
           std::find(asked_.begin(), asked_.end(), state_.policy().facts[place].id) != asked_.end();
  }

  [[nodiscard]] bool matters(Place place) {
    if (state_.policy().facts[place].selects) return true;
    if (is_stale_) {
      // What was closed may open again with another answer.
      for (Place fact = 0; fact < state_.policy().facts.size(); ++fact) {
        if (has_fact(open_, fact)) reopen(fact);
      }
      close_what_is_not_asked(state_);
      facts_ = look_ahead(state_).facts;
      is_stale_ = false;
    }
    return has_fact(facts_, place);
  }

  void reopen(Place place) {
    state_.set_open(place, fact_bit(place));
    open_ |= fact_bit(place);
  }

  // A date with an input problem has to be corrected: it stays open.
  void settle(Place place) {
    const Answer& answer = state_.answers[place];
    const bool is_date = state_.policy().facts[place].type == Fact::Type::date;
    if (is_date && !answer.problem.empty()) return;
    open_ &= ~fact_bit(place);
    is_stale_ = true;
    if (answer.given != nullptr) {
      state_.set_given(place, *answer.given);
    } else {
      state_.set_open(place, 0);
    }
  }

  State& state_;
  std::span<const std::string> asked_;
  FactSet open_ = 0;
  FactSet facts_ = 0;  // of the last look ahead
  bool is_stale_ = true;
};

}  // namespace

Result<std::vector<Question>, std::vector<Diagnostic>> questions(
    const PolicySet& versions, const Value& facts, std::span<const std::string> asked) {
  const Result<Policy, std::vector<Diagnostic>> policy = policy_for(versions, facts);
  if (!policy.ok()) return Failure{policy.error()};
  const CompiledPolicy& compiled = policy->compiled();
  State state(compiled);
  std::vector<Diagnostic> problems = read_facts(facts, state);
  if (!problems.empty()) return Failure{std::move(problems)};
  FactSet askable = 0;
  for (Place place = 0; place < compiled.facts.size(); ++place) {
    const Fact& fact = compiled.facts[place];
    if (fact.asked && state.holds(fact.ask_when)) askable |= fact_bit(place);
  }
  if (!state.faults.empty()) return Failure{std::move(state.faults)};
  apply_constraints(state);
  const FactSet listed = QuestionList(state, asked).choose(askable);
  std::vector<Question> list;
  for (Place place = 0; place < compiled.facts.size(); ++place) {
    if (!has_fact(listed, place)) continue;
    Question& question = list.emplace_back();
    question.fact = compiled.facts[place].id;
    question.answered = state.is_answered(place);
    const Range clauses = compiled.facts[place].clauses;
    for (std::size_t i = clauses.begin; i < clauses.end; ++i) {
      question.why.push_back(compiled.clauses[compiled.clause_pool[i]].id);
    }
  }
  return list;
}

const Question* next_question(std::span<const Question> questions,
                              std::span<const std::string> asked) {
  const auto open =
      std::find_if(questions.begin(), questions.end(), [asked](const Question& question) {
        return !question.answered &&
               std::find(asked.begin(), asked.end(), question.fact) == asked.end();
      });
  return open == questions.end() ? nullptr : &*open;
}

std::string write_questions(std::span<const Question> questions) {
  JsonWriter writer;
  writer.open('[');
  for (const Question& question : questions) write_object(question, writer);
  writer.close(']');
  return writer.text();
}

std::string write_question(const Question* question) {
  JsonWriter writer;
  if (question == nullptr) {
    writer.null();
  } else {
    write_object(*question, writer);
  }
  return writer.text();
}

}  // namespace eligibility
