// SPDX-License-Identifier: Apache-2.0
#include "orders/words.h"

#include <algorithm>

#include "policy/compiled.h"
#include "value/document.h"

namespace eligibility {
namespace {

constexpr std::size_t kWideBytes = 3;

bool takes_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '_' || byte == '-';
}

// U+FF01 to U+FF5E are the printable characters of ASCII, twice as wide; U+3000 is their space.
// The plain form of the character that `text` begins with; 0 for any other.
char plain_of_wide(std::string_view text) {
  if (text.size() < kWideBytes) return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  const auto third = static_cast<unsigned char>(text[2]);
  if (text[0] == '\xE3' && second == 0x80 && third == 0x80) return ' ';
  if (text[0] != '\xEF' || (second != 0xBC && second != 0xBD)) return 0;
  const int code = (second - 0xBC) * 0x40 + third - 0x80 + 0x20;
  return code < '!' || code > '~' ? '\0' : static_cast<char>(code);
}

// Takes a wide character away and gives its plain form, or else takes a byte and gives that.
char take(std::string_view& text) {
  const char plain = plain_of_wide(text);
  const char byte = plain != 0 ? plain : text.front();
  text.remove_prefix(plain != 0 ? kWideBytes : 1);
  return byte;
}

bool is_end_mark(char byte) { return byte == '?' || byte == ':' || byte == '.' || byte == '*'; }

}  // namespace

std::string plain_form(std::string_view name) {
  std::string plain;
  bool is_space_due = false;
  while (!name.empty()) {
    const char byte = take(name);
    if (takes_space(byte)) {
      is_space_due = true;
      continue;
    }
    if (is_space_due && !plain.empty()) plain += ' ';
    is_space_due = false;
    plain += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  }
  while (plain.size() > 1 && (is_end_mark(plain.back()) || plain.back() == ' ')) plain.pop_back();
  return plain;
}

std::string narrow_form(std::string_view text) {
  std::string narrow;
  while (!text.empty()) narrow += take(text);
  return narrow;
}

void WordList::add(std::string_view name, std::int32_t meaning) {
  words_.push_back({plain_form(name), meaning});
}

std::optional<std::string> WordList::settle() {
  std::stable_sort(words_.begin(), words_.end(),
                   [](const Word& left, const Word& right) { return left.plain < right.plain; });
  std::optional<std::string> twice;
  for (std::size_t i = 1; i < words_.size() && !twice; ++i) {
    const bool is_same = words_[i].plain == words_[i - 1].plain;
    if (is_same && words_[i].meaning != words_[i - 1].meaning) twice = words_[i].plain;
  }
  return twice;
}

std::optional<std::int32_t> WordList::find(std::string_view plain) const {
  const auto word =
      std::lower_bound(words_.begin(), words_.end(), plain,
                       [](const Word& left, std::string_view right) { return left.plain < right; });
  if (word == words_.end() || word->plain != plain) return std::nullopt;
  return word->meaning;
}

namespace {

class WordReader {
 public:
  WordReader(const CompiledPolicy& policy, OrderWords::Words& words)
      : policy_(policy), words_(words) {}

  // The ids of facts and answers, and what is said where nothing else is.
  void add_own_names() {
    for (Place place = 0; place < policy_.facts.size(); ++place) {
      const Fact& fact = policy_.facts[place];
      words_.columns.add(fact.id, static_cast<std::int32_t>(place));
      words_.facts.push_back({std::string(fact.id), {}});
      for (std::size_t i = fact.values.begin; i < fact.values.end; ++i)
        add_answer(place, policy_.value_pool[i], policy_.value_pool[i]);
      if (fact.unsure) add_answer(place, kUnsure, kUnsure);
      add_answer(place, "", "");
    }
    words_.results = {
        {"verdict", "overall"}, {"reasons", "reasons"}, {"missing_required", "missing_required"}};
    words_.urgency = words_.results.size();
    words_.separators = {";", "|", ","};
  }

  void add_texts(const Value& texts) {
    for (Place place = 0; place < policy_.facts.size(); ++place) {
      const Fact& fact = policy_.facts[place];
      const std::string prefix = "q." + std::string(fact.id) + ".";
      if (const std::string* label = text_of(texts, prefix + "label"))
        words_.columns.add(*label, static_cast<std::int32_t>(place));
      for (std::size_t i = fact.values.begin; i < fact.values.end; ++i) {
        const std::string_view token = policy_.value_pool[i];
        if (const std::string* label = text_of(texts, prefix + std::string(token)))
          add_answer(place, token, *label);
      }
      if (!fact.unsure) continue;
      for (const std::string& key : {prefix + std::string(kUnsure), std::string("app.not_sure")})
        if (const std::string* label = text_of(texts, key)) add_answer(place, kUnsure, *label);
    }
  }

  void add_document(Node root) {
    const Node policy = root.required("policy");
    if (policy && policy.text() != policy_.id) return;  // another policy's
    const Node columns = root.member("columns");
    for (std::size_t i = 0; i < columns.map_size(); ++i) {
      const std::optional<Place> place = place_of(columns, i);
      if (!place) continue;
      for_each_text(columns.part(i), [&](std::string_view name) {
        words_.columns.add(name, static_cast<std::int32_t>(*place));
      });
    }
    add_words(root.member("words"));
    add_answers(root.member("answers"));
    for_each_text(root.member("notAnswered"), [&](std::string_view name) {
      for (Place place = 0; place < policy_.facts.size(); ++place) add_answer(place, "", name);
    });
    if (const Node separators = root.member("separators")) {
      words_.separators.clear();
      for_each_text(separators,
                    [&](std::string_view text) { words_.separators.emplace_back(text); });
    }
    if (const Node results = root.member("results")) read_results(results, root.member("urgency"));
  }

 private:
  static const std::string* text_of(const Value& texts, std::string_view key) {
    const Value* text = texts.find(key);
    return text == nullptr ? nullptr : text->string();
  }

  template <typename Use>
  static void for_each_text(Node list, Use use) {
    for (std::size_t i = 0; i < list.list_size(); ++i) {
      const std::string_view text = list.part(i).text();
      if (!text.empty()) use(text);
    }
  }

  std::optional<Place> place_of(Node map, std::size_t index) {
    const std::size_t place = policy_.names.place(map.key(index));
    if (place < policy_.facts.size()) return static_cast<Place>(place);
    map.part(index).problem("unknown_fact", {map.key(index), " is no fact of the policy"});
    return std::nullopt;
  }

  // False for a token that the fact has not.
  bool add_answer(Place place, std::string_view token, std::string_view name) {
    const Fact& fact = policy_.facts[place];
    WordList& answers = words_.facts[place].answers;
    if (token.empty()) {
      answers.add(name, kLeftOut);
      return true;
    }
    if (token == kUnsure && fact.unsure) {
      answers.add(name, kUnsureWord);
      return true;
    }
    for (std::size_t i = fact.values.begin; i < fact.values.end; ++i) {
      if (policy_.value_pool[i] != token) continue;
      answers.add(name, static_cast<std::int32_t>(i - fact.values.begin));
      return true;
    }
    return false;
  }

  // Words for an answer, whatever fact has it.
  void add_words(Node words) {
    for (std::size_t i = 0; i < words.map_size(); ++i) {
      for_each_text(words.part(i), [&](std::string_view name) {
        for (Place place = 0; place < policy_.facts.size(); ++place)
          (void)add_answer(place, words.key(i), name);
      });
    }
  }

  void add_answers(Node facts) {
    for (std::size_t i = 0; i < facts.map_size(); ++i) {
      const std::optional<Place> place = place_of(facts, i);
      if (!place) continue;
      const Node answers = facts.part(i);
      for (std::size_t j = 0; j < answers.map_size(); ++j) {
        for_each_text(answers.part(j), [&](std::string_view name) {
          if (!add_answer(*place, answers.key(j), name)) {
            answers.part(j).problem(
                "not_an_answer", {answers.key(j), " is no answer of ", policy_.facts[*place].id});
          }
        });
      }
    }
  }

  void read_results(Node results, Node urgency) {
    words_.results.clear();
    for (std::size_t i = 0; i < results.list_size(); ++i) {
      const Node result = results.part(i);
      words_.results.push_back({std::string(result.required("name").text()),
                                std::string(result.required("key").text())});
    }
    words_.urgency = 0;
    const std::string_view name = urgency.text();
    while (words_.urgency < words_.results.size() && words_.results[words_.urgency].name != name)
      ++words_.urgency;
  }

  const CompiledPolicy& policy_;
  OrderWords::Words& words_;
};

}  // namespace

Result<OrderWords, std::vector<Diagnostic>> OrderWords::make(const Policy& policy,
                                                             const Value& document,
                                                             std::span<const Value> texts) {
  auto words = std::make_unique<Words>();
  Document read;
  WordReader reader(policy.compiled(), *words);
  reader.add_own_names();
  for (const Value& one : texts) reader.add_texts(one);
  if (!document.is_null()) reader.add_document(read.root(document));
  const auto settle = [&read](WordList& list, std::string_view of) {
    const std::optional<std::string> twice = list.settle();
    if (!twice) return;
    read.problems.push_back({"duplicate", "", sentence({quoted(*twice), " stands for two ", of})});
  };
  settle(words->columns, "facts");
  for (Words::FactWords& fact : words->facts) settle(fact.answers, "answers of " + fact.id);
  if (!read.problems.empty()) return Failure{std::move(read.problems)};
  return OrderWords(Shared<Words>(words.release()));
}

OrderWords::OrderWords(Shared<Words> words) : words_(std::move(words)) {}
OrderWords::OrderWords(const OrderWords& other) = default;
OrderWords& OrderWords::operator=(const OrderWords& other) = default;
OrderWords::~OrderWords() = default;

std::span<const ResultColumn> OrderWords::results() const { return words_->results; }
std::size_t OrderWords::urgency() const { return words_->urgency; }

std::vector<std::string_view> OrderWords::result_keys() const {
  std::vector<std::string_view> keys;
  for (const ResultColumn& result : words_->results) keys.push_back(result.key);
  return keys;
}

}  // namespace eligibility
