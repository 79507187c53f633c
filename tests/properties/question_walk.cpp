// SPDX-License-Identifier: Apache-2.0
#include "question_walk.h"

#include <algorithm>

#include "eligibility/logic.h"
#include "okorder_policy.h"
#include "reference_model.h"

namespace eligibility {
namespace {

Value only_today(const Value& source) {
  Value facts(Object{{"today", *source.find("today")}});
  if (const Value* local = source.find("today_local"))
    facts.object()->push_back({"today_local", *local});
  return facts;
}

// The conditions for asking, compiled apart from the policy.
class AskWhen {
 public:
  struct Question {
    std::string fact;
    std::optional<Program> when;  // none: it always holds
  };

  AskWhen() {
    const Array& facts = *okorder_document().find("facts")->array();
    for (const Value& fact : facts) {
      const std::string type = at(fact, "type");
      names_.declare(at(fact, "id"), type == "date"      ? NameType::date
                                     : type == "choices" ? NameType::text_list
                                                         : NameType::text);
    }
    for (const Value& fact : facts) {
      const Value* when = fact.find("askWhen");
      if (when == nullptr) continue;
      questions_.push_back({at(fact, "id"), std::nullopt});
      if (when->boolean() != nullptr) continue;
      questions_.back().when = *compile(*when, {.names = &names_});
    }
  }

  [[nodiscard]] const std::vector<Question>& questions() const { return questions_; }

  // Only "true" asks; a fact that is not answered is Unknown.
  [[nodiscard]] bool holds(const Question& question, const Value& facts) const {
    if (!question.when) return true;
    std::vector<Operand> row(names_.entries().size(), Operand::unknown());
    for (const Member& member : *facts.object()) {
      const std::size_t place = names_.place(member.key);
      if (place < row.size()) row[place] = Operand::of(member.value);
    }
    const Result<Operand, Diagnostic> result = run(*question.when, row, Mode::partial, *scratch_);
    return result.ok() && result->is_true();
  }

 private:
  Names names_;
  std::vector<Question> questions_;
  ScratchPointer scratch_ = make_scratch();
};

}  // namespace

const PolicySet& okorder_versions() {
  static const PolicySet set = *PolicySet::make({okorder()});
  return set;
}

std::string result_of(const Value& facts) {
  const Value report = checked(okorder(), facts);
  if (!list_at(report, "input_problems").empty()) return {};
  std::string text = at(report, "overall");
  const auto add = [&text](std::string_view key, std::string_view value) {
    if (!value.empty()) text.append(" ").append(key).append("=").append(value);
  };
  for (const Value& entry : *okorder_document().find("report")->array()) {
    const std::string key = at(entry, "key");
    if (key != "membership.needs") add(key, at(report, key));
  }
  for (const std::string& item : list_at(report, "missing_required")) add("missing", item);
  const Value* evidence = report.find("evidence");
  if (evidence == nullptr) return text;
  for (const Value& item : *evidence->array())
    if (at(item, "level") == "required") add(at(item, "id"), at(item, "status"));
  return text;
}

Value complete_case(RandomCases& cases) {
  Value facts = cases.next(false);
  for (const Value& fact : *okorder_document().find("facts")->array()) {
    const std::string id = at(fact, "id");
    if (fact.find("askWhen") == nullptr || fact.find("absent") != nullptr) continue;
    const Value* answer = facts.find(id);
    if (answer != nullptr && !answer->is_null() && text_of(*answer) != "[]") continue;
    std::erase_if(*facts.object(), [&id](const Member& member) { return member.key == id; });
    const bool is_date = at(fact, "type") == "date";
    const long today = reference::day_number(at(facts, "today"));
    while (facts.find(id) == nullptr) {
      const Value other = cases.next(false);
      answer = other.find(id);
      if (answer == nullptr || answer->is_null() || text_of(*answer) == "[]") continue;
      Value given = *answer;
      if (is_date && at(other, id) != "unsure") {
        // As far from this case's today as it was from the other's.
        const long away =
            reference::day_number(at(other, id)) - reference::day_number(at(other, "today"));
        given = Value(reference::iso_day(std::clamp(today + away, 10'957L, 47'481L)));
      }
      facts.object()->push_back({id, std::move(given)});
    }
  }
  return facts;
}

Walk proposed_walk(const Value& source, bool at_once) {
  Walk walk{at_once ? source : only_today(source), {}};
  std::vector<std::string> left_out;
  if (at_once) {
    for (const Value& fact : *okorder_document().find("facts")->array())
      if (source.find(at(fact, "id")) == nullptr) left_out.push_back(at(fact, "id"));
  }
  for (int step = 0; step < 40; ++step) {
    const auto list = questions(okorder_versions(), walk.facts, left_out);
    if (!list.ok()) {
      ADD_FAILURE() << write_error(list.error());
      return walk;
    }
    if (at_once) {
      Value facts = only_today(source);
      for (const Question& question : *list) {
        walk.asked.emplace_back(question.fact);
        if (const Value* answer = source.find(question.fact))
          facts.object()->push_back({walk.asked.back(), *answer});
      }
      walk.facts = std::move(facts);
      return walk;
    }
    const Question* question = next_question(*list, left_out);
    if (question == nullptr) return walk;
    walk.asked.emplace_back(question->fact);
    if (const Value* answer = source.find(question->fact)) {
      walk.facts.object()->push_back({walk.asked.back(), *answer});
    } else {
      left_out.push_back(walk.asked.back());
    }
  }
  ADD_FAILURE() << "asks for ever: " << text_of(source);
  return walk;
}

Walk fixed_walk(const Value& source) {
  static const AskWhen ask_when;
  Walk walk{only_today(source), {}};
  for (const AskWhen::Question& question : ask_when.questions()) {
    if (!ask_when.holds(question, walk.facts)) continue;
    walk.asked.push_back(question.fact);
    if (const Value* answer = source.find(question.fact))
      walk.facts.object()->push_back({question.fact, *answer});
  }
  return walk;
}

}  // namespace eligibility
