// SPDX-License-Identifier: Apache-2.0
// Faults that clang-tidy has to find, each where a comment says: at least one of every family of
// checks that .clang-tidy asks for.
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace eligibility {

std::size_t moved_from(std::string text) {
  const std::string taken = std::move(text);
  return taken.size() +
         text.size();  // fault: bugprone-use-after-move clang-analyzer-cplusplus.Move
}

int at_null(bool is_there) {
  const int value = 1;
  const int* found = is_there ? &value : nullptr;
  if (!is_there) return *found;  // fault: clang-analyzer-core.NullDereference
  return 0;
}

int not_begun(bool is_known) {
  int count;  // fault: cppcoreguidelines-init-variables
  if (is_known)
    count = 1;
  else
    count = 2;
  return count;
}

int narrowed(double whole) {
  int part = 0;
  // fault on the next line: bugprone-narrowing-conversions cppcoreguidelines-narrowing-conversions
  part += whole;
  return part;
}

int* cast(const int* place) {
  return (int*)place;  // fault: cppcoreguidelines-pro-type-cstyle-cast
}

int unused(int first, int second) {  // fault: misc-unused-parameters
  return first;
}

const int* nowhere() {
  return 0;  // fault: modernize-use-nullptr
}

std::size_t copied(const std::vector<std::string>& names) {
  std::size_t size = 0;
  for (const std::string name : names) size += name.size();  // fault: performance-for-range-copy
  return size;
}

class misnamed {};  // fault: readability-identifier-naming

void MisnamedToo() {  // fault: readability-identifier-naming
  std::puts("x");
}

int far_from_its_condition(bool is_long) {
  if (is_long)  // fault: readability-braces-around-statements
    return std::puts(
        "a statement over"
        "more lines than two");
  return 0;
}

int tangled(const std::vector<int>& list) {  // fault: readability-function-cognitive-complexity
  int sum = 0;
  for (const int one : list) {
    for (const int two : list) {
      if (one > two) {
        if (one > 3) {
          for (const int three : list) {
            if (three > one && two > 3) {
              if (three > 4 || two > 9) sum += 1;
            }
          }
        }
      }
    }
  }
  return sum;
}

}  // namespace eligibility
