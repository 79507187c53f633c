// SPDX-License-Identifier: Apache-2.0
// Every code, question and paper has its words in every language; the words have the same
// placeholders everywhere, and the policy says what fills them. No facts can show what is wrong
// here: a text is missing whether or not somebody reads it.
#include <algorithm>

#include "lint/linter.h"
#include "value/document.h"

namespace eligibility {
namespace {

// A text has one form, or several of which a count selects one.
std::vector<std::string_view> forms_of(const Value& text) {
  std::vector<std::string_view> forms;
  if (text.string() != nullptr) forms.push_back(*text.string());
  if (const Object* counted = text.object()) {
    for (const Member& form : *counted) {
      if (form.value.string() != nullptr) forms.push_back(*form.value.string());
    }
  }
  return forms;
}

bool is_word(char one) {
  return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') ||
         one == '_';
}

// "{n}" in a form: "n"; each once, in order.
std::vector<std::string_view> placeholders_of(std::string_view form) {
  std::vector<std::string_view> found;
  for (std::size_t at = form.find('{'); at != std::string_view::npos; at = form.find('{', at + 1)) {
    std::size_t end = at + 1;
    while (end < form.size() && is_word(form[end])) ++end;
    if (end < form.size() && form[end] == '}' && end > at + 1)
      found.push_back(form.substr(at + 1, end - at - 1));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

class Texts {
 public:
  Texts(Linter& linter, std::span<const LanguageTexts> languages)
      : linter_(linter), policy_(linter.policy.compiled()), languages_(languages) {}

  void lint() {
    for (Place fact = 0; fact < policy_.facts.size(); ++fact) lint_fact(fact);
    for (const Requirement& one : policy_.requirements) need({"req.", one.id});
    for (const Check& one : policy_.checks) need({"check.", one.id});
    for (const Evidence& item : policy_.evidence) {
      need({"ev.", item.id});
      need({"ev.", item.level});
      for (std::size_t i = item.cases.begin; i < item.cases.end; ++i)
        need({"ev.", policy_.case_pool[i].token});
    }
    lint_codes("reason.", "/reasons", policy_.reasons);
    lint_codes("op.", "/openPoints", policy_.open_points);
    for (const Statement& one : policy_.warnings) need({one.text});
    for (const Statement& one : policy_.constraints) need({one.text});
    for (const std::string_view text :
         {policy_.not_real_text, policy_.out_of_range_text, policy_.incomplete_text})
      need({text});
    for (std::size_t i = 1; i < languages_.size(); ++i) compare(languages_[0], languages_[i]);
  }

 private:
  void note(std::string_view code, const LanguageTexts& texts, std::string_view key,
            std::initializer_list<std::string_view> message) {
    linter_.note(code, path_of(path_of("/texts", texts.language), key), message);
  }

  void need(std::initializer_list<std::string_view> parts) { need_one_of({sentence(parts)}); }

  // The first of the keys is the usual one.
  void need_one_of(const std::vector<std::string>& keys) {
    if (std::find(needed_.begin(), needed_.end(), keys[0]) != needed_.end()) return;
    needed_.push_back(keys[0]);
    for (const LanguageTexts& texts : languages_) {
      const auto known = std::find_if(keys.begin(), keys.end(), [&texts](const std::string& key) {
        return texts.texts->find(key) != nullptr;
      });
      if (known == keys.end()) {
        note("missing_text", texts, keys[0], {"the policy needs it, and the language lacks it"});
        continue;
      }
      const std::vector<std::string_view> forms = forms_of(*texts.texts->find(*known));
      const bool empty = std::any_of(forms.begin(), forms.end(),
                                     [](std::string_view form) { return form.empty(); });
      if (forms.empty() || empty) note("missing_text", texts, *known, {"it has no words"});
    }
  }

  void lint_fact(Place place) {
    const Fact& fact = policy_.facts[place];
    if (fact.device) return;
    const std::string question = sentence({"q.", fact.id});
    need({question, ".label"});
    if (fact.type != Fact::Type::date) {
      for (std::size_t i = fact.values.begin; i < fact.values.end; ++i) {
        const std::string_view value = policy_.value_pool[i];
        need_one_of({sentence({question, ".", value}), sentence({"app.", value})});
      }
    }
    if (fact.unsure) need_one_of({sentence({question, ".unsure"}), "app.not_sure"});
    if (fact.changeable == Fact::Changeable::yes) need({"change.", fact.id});
    const Value* absent = find_at(policy_.document, path_of("/facts", place) + "/absent");
    if (absent == nullptr) return;
    need({*absent->find("text")->string()});
    if (const Value* gate = absent->find("gate")) need({"q.", *gate->string(), ".label"});
  }

  // Reasons and open points: their texts, what fills them, and texts for codes that are gone.
  void lint_codes(std::string_view prefix, std::string_view section,
                  const List<Statement>& statements) {
    for (const Statement& one : statements) {
      const std::string key = sentence({prefix, one.id});
      need({key});
      for (const LanguageTexts& texts : languages_) lint_params(one, key, section, texts);
    }
    for (const LanguageTexts& texts : languages_) {
      for (const Member& text : *texts.texts->object()) {
        if (!text.key.starts_with(prefix)) continue;
        const std::string_view code = std::string_view(text.key).substr(prefix.size());
        const bool known = std::any_of(statements.begin(), statements.end(),
                                       [code](const Statement& one) { return one.id == code; });
        if (!known) note("unknown_text", texts, text.key, {"the policy has no ", code});
      }
    }
  }

  void lint_params(const Statement& one, const std::string& key, std::string_view section,
                   const LanguageTexts& texts) {
    const Value* text = texts.texts->find(key);
    if (text == nullptr) return;
    std::vector<std::string_view> used;
    for (const std::string_view form : forms_of(*text)) {
      for (const std::string_view name : placeholders_of(form)) used.push_back(name);
    }
    const auto begin = policy_.param_pool.begin();
    for (const std::string_view name : used) {
      const bool filled =
          std::any_of(begin + one.params.begin, begin + one.params.end,
                      [name](const ParamSource& param) { return param.name == name; });
      if (!filled) note("unknown_placeholder", texts, key, {"no \"params\" fill {", name, "}"});
    }
    for (auto param = begin + one.params.begin; param != begin + one.params.end; ++param) {
      const bool is_first = &texts == languages_.data();
      if (is_first && std::find(used.begin(), used.end(), param->name) == used.end()) {
        linter_.note("unused_param",
                     path_of(path_of(path_of(section, one.id), "params"), param->name),
                     {"the text has no {", param->name, "}"});
      }
    }
  }

  void compare(const LanguageTexts& left, const LanguageTexts& right) {
    for (const Member& text : *left.texts->object()) {
      const Value* other = right.texts->find(text.key);
      if (other == nullptr) {
        if (std::find(needed_.begin(), needed_.end(), text.key) == needed_.end())
          note("missing_text", right, text.key, {left.language, " has it"});
        continue;
      }
      const std::vector<std::string_view> forms = forms_of(text.value);
      if (forms.empty()) continue;
      const std::vector<std::string_view> wanted = placeholders_of(forms.front());
      const auto differs = [&wanted](std::string_view form) {
        return placeholders_of(form) != wanted;
      };
      const std::vector<std::string_view> others = forms_of(*other);
      if (std::any_of(forms.begin(), forms.end(), differs))
        note("unknown_placeholder", left, text.key, {"its forms have not the same placeholders"});
      if (std::any_of(others.begin(), others.end(), differs))
        note("unknown_placeholder", right, text.key,
             {"it has not the placeholders of ", left.language});
    }
    for (const Member& text : *right.texts->object()) {
      if (left.texts->find(text.key) == nullptr &&
          std::find(needed_.begin(), needed_.end(), text.key) == needed_.end())
        note("missing_text", left, text.key, {right.language, " has it"});
    }
  }

  Linter& linter_;
  const CompiledPolicy& policy_;
  std::span<const LanguageTexts> languages_;
  std::vector<std::string> needed_;
};

}  // namespace

void lint_texts(Linter& linter, std::span<const LanguageTexts> languages) {
  if (!languages.empty()) Texts(linter, languages).lint();
}

}  // namespace eligibility
