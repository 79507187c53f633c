// SPDX-License-Identifier: Apache-2.0
#include "logic/kinds.h"

#include <array>
#include <string_view>

namespace eligibility {

Kinds either(Kinds left, Kinds right) {
  return {.own = static_cast<KindSet>(left.own | right.own),
          .elements = static_cast<KindSet>(left.elements | right.elements)};
}

Kinds kinds_of(NameType type) {
  switch (type) {
    case NameType::text:
      return {.own = kText | kNull, .elements = 0};
    case NameType::text_list:
      return {.own = kArray | kNull, .elements = kText};
    case NameType::integer:
      return {.own = kInteger | kNull, .elements = 0};
    case NameType::boolean:
      return {.own = kBoolean | kNull, .elements = 0};
    case NameType::date:
      break;
  }
  return {.own = kDate | kNull, .elements = 0};
}

bool can_be_equal(KindSet left, KindSet right) {
  constexpr KindSet kAnyText = kText | kDate;
  if ((left & kAnyText) != 0 && (right & kAnyText) != 0) return true;
  return (left & right & ~kNull) != 0;
}

std::string words_of(KindSet kinds) {
  struct Word {
    KindSet kind;
    std::string_view text;
  };
  constexpr std::array<Word, 8> kWords = {{{kBoolean, "a boolean"},
                                           {kInteger, "an integer"},
                                           {kDate, "a date as text"},
                                           {kText, "text"},
                                           {kArray, "an array"},
                                           {kObject, "an object"},
                                           {kDateTime, "a date-time"},
                                           {kFraction, "a fraction"}}};
  std::string words;
  for (const Word& word : kWords) {
    if ((kinds & word.kind) == 0) continue;
    if (!words.empty()) words += " or ";
    words += word.text;
  }
  return words.empty() ? "null" : words;
}

}  // namespace eligibility
