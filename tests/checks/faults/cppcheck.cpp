// SPDX-License-Identifier: Apache-2.0
// Faults that cppcheck has to find, each where its line says: an error, a warning, and one of each
// further kind that analysers.mjs asks for.
#include <cstdio>
#include <string>

namespace eligibility {

int beyond() {
  int list[3] = {1, 2, 3};
  return list[3];  // fault: arrayIndexOutOfBounds
}

int no_value(bool is_known) {
  int count;
  if (is_known) count = 1;
  return count;  // fault: uninitvar
}

void forgotten() {
  int* count = new int(3);
  std::printf("%d", *count);
}  // fault: memleak

void other_type(int count) {
  std::printf("%s", count);  // fault: invalidPrintfArgType_s
}

int address(const int* place) {
  return place;  // fault: CastAddressToIntegerAtReturn
}

std::size_t copied(std::string name) {  // fault: passedByValue
  return name.size();
}

}  // namespace eligibility
