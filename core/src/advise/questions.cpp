// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "check/state.h"
#include "check/versions.h"
#include "eligibility/advise.h"
#include "value/json_writer.h"

namespace eligibility {
namespace {

void write_members(const Question& question, JsonWriter& writer) {
  writer.member("fact", question.fact);
  writer.key("answered");
  writer.boolean(question.answered);
  writer.member_list("why", question.why);
}

}  // namespace

Result<std::vector<Question>, std::vector<Diagnostic>> questions(const PolicySet& versions,
                                                                 const Value& facts) {
  const Result<Policy, std::vector<Diagnostic>> policy = policy_for(versions, facts);
  if (!policy.ok()) return Failure{policy.error()};
  const CompiledPolicy& compiled = policy->compiled();
  State state(compiled);
  std::vector<Diagnostic> problems = read_facts(facts, state);
  if (!problems.empty()) return Failure{std::move(problems)};
  std::vector<Question> asked;
  for (Place place = 0; place < compiled.facts.size(); ++place) {
    const Fact& fact = compiled.facts[place];
    if (!fact.asked || !state.holds(fact.ask_when)) continue;
    Question& question = asked.emplace_back();
    question.fact = fact.id;
    question.answered = state.is_answered(place);
    for (std::size_t i = fact.clauses.begin; i < fact.clauses.end; ++i) {
      question.why.push_back(compiled.clauses[compiled.clause_pool[i]].id);
    }
  }
  if (!state.faults.empty()) return Failure{std::move(state.faults)};
  return asked;
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
  writer.objects(questions,
                 [&writer](const Question& question) { write_members(question, writer); });
  return writer.take();
}

std::string write_question(const Question* question) {
  JsonWriter writer;
  if (question == nullptr) {
    writer.null();
  } else {
    writer.open('{');
    write_members(*question, writer);
    writer.close('}');
  }
  return writer.take();
}

}  // namespace eligibility
