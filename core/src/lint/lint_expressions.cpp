// SPDX-License-Identifier: Apache-2.0
// What can be seen of an expression as it is written: values that a name can never have, and forms
// that JsonLogic libraries read in different ways.
#include <algorithm>

#include "check/tokens.h"
#include "lint/linter.h"

namespace eligibility {
namespace {

class Vocabulary {
 public:
  explicit Vocabulary(const CompiledPolicy& policy, const PropertyNames& names)
      : values_(policy.names.entries().size()) {
    add_facts(policy);
    for (const Window& window : policy.windows)
      values_[window.status].assign(kWindowStatuses.begin(), kWindowStatuses.end());
    for (const BusinessPeriodRule& rule : policy.business_periods) {
      for (const Coverage one : {Coverage::official, Coverage::partial, Coverage::none})
        values_[rule.coverage].push_back(coverage_token(one));
    }
    for (const Requirement& requirement : policy.requirements) {
      if (!requirement.outcome) continue;
      for (std::size_t i = requirement.cases.begin; i < requirement.cases.end; ++i)
        values_[*requirement.outcome].push_back(outcome_token(policy.case_pool[i].outcome));
    }
    for (std::size_t i = 0; i < policy.checks.size(); ++i) add_check(policy, names, i);
    if (names.overall) {
      const auto begin = policy.value_pool.begin();
      std::vector<std::string_view>& overall = values_[*names.overall];
      overall.assign(begin + policy.ranking.begin, begin + policy.ranking.end);
      overall.push_back(policy.overall_otherwise);
      overall.push_back(policy.problem_verdict);
    }
  }

  // Empty: any.
  [[nodiscard]] const std::vector<std::string_view>& of(Place place) const {
    return values_[place];
  }

 private:
  void add_facts(const CompiledPolicy& policy) {
    for (Place place = 0; place < policy.facts.size(); ++place) {
      const Fact& fact = policy.facts[place];
      values_[policy.input_problems].push_back(fact.id);
      if (fact.type == Fact::Type::date) continue;
      const auto begin = policy.value_pool.begin();
      values_[place].assign(begin + fact.values.begin, begin + fact.values.end);
      if (fact.unsure && fact.type == Fact::Type::choice) values_[place].push_back(kUnsure);
    }
  }

  void add_check(const CompiledPolicy& policy, const PropertyNames& names, std::size_t index) {
    const Check& check = policy.checks[index];
    std::vector<std::string_view>& verdicts = values_[check.verdict];
    std::vector<std::string_view>& failures = values_[names.failures[index]];
    const auto add_reason = [&](const Case& one) {
      if (one.reason) failures.push_back(policy.reasons[*one.reason].id);
    };
    for (std::size_t i = check.cases.begin; i < check.cases.end; ++i) {
      verdicts.push_back(policy.case_pool[i].token);
      add_reason(policy.case_pool[i]);
    }
    for (std::size_t at = check.requirements.begin; at < check.requirements.end; ++at) {
      const Range cases = policy.requirements[policy.place_pool[at]].cases;
      for (std::size_t i = cases.begin; i < cases.end; ++i) {
        verdicts.push_back(verdict_of(policy.case_pool[i].outcome));
        add_reason(policy.case_pool[i]);
      }
    }
    // A policy may ask for a verdict that a check must never have: all outcomes are words.
    for (const Outcome one : {Outcome::failed, Outcome::not_yet, Outcome::unknown, Outcome::met})
      verdicts.push_back(verdict_of(one));
    verdicts.push_back(policy.problem_verdict);
    for (std::size_t i = check.readiness.begin; i < check.readiness.end; ++i)
      values_[check.readiness_place].push_back(policy.case_pool[i].token);
    for (const Evidence& item : policy.evidence) {
      values_[check.missing].push_back(item.id);
      values_[check.unclear].push_back(item.id);
    }
  }

  std::vector<std::vector<std::string_view>> values_;  // by place
};

class Expressions {
 public:
  explicit Expressions(Linter& linter)
      : linter_(linter), vocabulary_(linter.compiled, linter.properties.names) {}

  void lint(const Value& expression, const std::string& path) {
    path_ = path;
    // Only what decides can do harm on a day that is read in two ways.
    decides_ = !path.starts_with("/warnings") && !path.starts_with("/flags");
    visit(expression);
  }

 private:
  void visit(const Value& part) {
    if (const Array* array = part.array()) {
      for (std::size_t i = 0; i < array->size(); ++i) visit_at((*array)[i], i);
      return;
    }
    const Object* object = part.object();
    if (object == nullptr || object->size() != 1) return;
    const auto& [op, operands] = object->front();
    const std::size_t length = path_.size();
    append_pointer(op, path_);
    if (const Array* list = operands.array()) {
      inspect(op, *list);
      visit(operands);
    }
    path_.resize(length);
  }

  template <typename Step>
  void visit_at(const Value& part, Step step) {
    const std::size_t length = path_.size();
    append_pointer(step, path_);
    visit(part);
    path_.resize(length);
  }

  void inspect(std::string_view op, const Array& operands) {
    if (op == "===" || op == "in") {
      if (operands.size() != 2) return;
      lint_values(operands[0], operands[1], 1);
      lint_values(operands[1], operands[0], 0);
      lint_structure(op, operands);
    }
    if (op == "if" || op == "!") lint_guard(operands[0], 0);
    if (op == "and" || op == "or") {
      for (std::size_t i = 0; i < operands.size(); ++i) lint_guard(operands[i], i);
    }
    if (op == "plusTime" && operands.size() == 3) lint_shift(operands);
  }

  void note(std::string_view code, std::size_t operand,
            std::initializer_list<std::string_view> message) {
    linter_.note(code, path_of(path_, operand), message);
  }

  [[nodiscard]] std::optional<Place> name_at(const Value& operand) const {
    const Value* name = operand.find("var");
    if (name == nullptr || name->string() == nullptr) return std::nullopt;
    const std::size_t place = linter_.compiled.names.place(*name->string());
    if (place == linter_.compiled.names.entries().size()) return std::nullopt;
    return static_cast<Place>(place);
  }

  // `literals`, at that operand, are compared with what stands at `other`.
  void lint_values(const Value& other, const Value& literals, std::size_t operand) {
    const std::optional<Place> place = name_at(other);
    if (!place || vocabulary_.of(*place).empty()) return;
    const auto lint_one = [&](const Value& literal) {
      const std::string* text = literal.string();
      const std::vector<std::string_view>& known = vocabulary_.of(*place);
      if (text == nullptr || std::find(known.begin(), known.end(), *text) != known.end()) return;
      note("impossible_value", operand,
           {linter_.compiled.names.entries()[*place].path, " is never \"", *text, "\""});
    };
    if (const Array* list = literals.array()) {
      for (const Value& one : *list) lint_one(one);
    } else {
      lint_one(literals);
    }
  }

  void lint_structure(std::string_view op, const Array& operands) {
    for (std::size_t i = 0; i < 2; ++i) {
      const std::optional<Place> place = name_at(operands[i]);
      const bool list =
          operands[i].array() != nullptr ||
          (place && linter_.compiled.names.entries()[*place].type == NameType::text_list);
      if (list && (op == "===" || i == 0))
        note("compares_structure", i,
             {"libraries compare lists by identity or by their parts: ask for each part"});
    }
  }

  void lint_guard(const Value& operand, std::size_t index) {
    const Value* name = operand.find("var");
    const bool whole = name != nullptr && name->string() != nullptr && name->string()->empty();
    if (operand.array() == nullptr && !whole) return;
    note("unportable_guard", index,
         {"libraries differ in whether an empty list or object is true"});
  }

  void lint_shift(const Array& operands) {
    const Value& unit = operands[2];
    if (unit == Value("hour")) {
      note("mixed_dates", 2, {"a date has no hours; what a day and hours make is read by zone"});
    } else if (decides_ && unit != Value("day") && operands[1] != Value(std::int64_t{0})) {
      lint_month_end(operands);
    }
  }

  // A day whose months or years later is no day, where the shifted name is a fact.
  void lint_month_end(const Array& operands) {
    const std::string path = path_of(path_, 2);
    const std::initializer_list<std::string_view> message = {
        "libraries differ in what a ", *operands[2].string(),
        " after 29 February, or after the 31st, is: count days"};
    const std::optional<Place> fact = name_at(operands[0]);
    const std::int64_t* amount = operands[1].integer();
    if (!fact || *fact >= linter_.compiled.facts.size() || amount == nullptr)
      return linter_.note("month_end", path, message);
    const std::int64_t months = operands[2] == Value("year") ? *amount * 12 : *amount;
    Found found{PartialCase(linter_.compiled.facts.size()), std::nullopt};
    Date day = usual_today(linter_.compiled);
    for (int tried = 0; tried < 2'000 && has_day(day, months); ++tried) day = day + Days{1};
    found.before[*fact] = {Assumption::Kind::dated, nullptr, day};
    const auto reads_it = [&](CheckedCase& one, CheckedCase&) {
      return !has_day(day, months) && !one.is_blamed(*fact);
    };
    linter_.note_shown("month_end", path, message, found, reads_it);
  }

  // So many months later there is a day of the same number.
  static bool has_day(Date day, std::int64_t months) {
    const YearMonthDay parts = year_month_day(day);
    const std::int64_t month = std::int64_t{parts.year} * 12 + parts.month - 1 + months;
    return make_date({static_cast<std::int32_t>(month / 12),
                      static_cast<std::int32_t>(month % 12) + 1, parts.day})
        .ok();
  }

  Linter& linter_;
  Vocabulary vocabulary_;
  std::string path_;
  bool decides_ = false;
};

}  // namespace

void lint_expressions(Linter& linter) {
  Expressions expressions(linter);
  for (const std::string& path : linter.compiled.program_paths) {
    if (const Value* expression = find_at(linter.compiled.document, path))
      expressions.lint(*expression, path);
  }
}

}  // namespace eligibility
