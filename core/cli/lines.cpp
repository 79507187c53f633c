// SPDX-License-Identifier: Apache-2.0
#include "lines.h"

#include <cstdio>
#include <utility>

#include "diagnostics.h"
#include "eligibility/json.h"
#include "files.h"

namespace eligibility::command {
namespace {

// How many refused lines are named again on standard error; all are answered on standard output.
constexpr std::size_t kNamedLines = 100;

class Lines {
 public:
  explicit Lines(const LineHandler& handler) : handler_(handler) {}

  void answer(const std::string& line, bool too_long) {
    ++number_;
    if (line.find_first_not_of(" \t\r") == std::string::npos) return;  // an empty line asks nothing
    if (too_long) {
      refuse({{"too_large", "",
               "at most " + std::to_string(kMaxLineBytes) + " bytes are read of a line"}});
      return;
    }
    Result<Value, Diagnostic> value = read_json(line);
    if (!value.ok()) {
      refuse({value.error()});
      return;
    }
    const Result<std::string, std::vector<Diagnostic>> answer = handler_.answer(std::move(*value));
    if (answer.ok()) {
      print_line(*answer);
    } else {
      refuse(answer.error());
    }
  }

  [[nodiscard]] int finish() const {
    for (const auto& [source, diagnostics] : named_) print_diagnostics(source, diagnostics);
    if (refused_ > named_.size()) {
      std::fprintf(stderr, "and %zu more lines, each answered with its error\n",
                   refused_ - named_.size());
    }
    return refused_ == 0 ? kDone : kRefused;
  }

 private:
  void refuse(const std::vector<Diagnostic>& diagnostics) {
    print_line(handler_.write_refusal(diagnostics));
    ++refused_;
    if (named_.size() < kNamedLines)
      named_.emplace_back("line " + std::to_string(number_), diagnostics);
  }

  const LineHandler& handler_;
  std::size_t number_ = 0;
  std::size_t refused_ = 0;
  std::vector<std::pair<std::string, std::vector<Diagnostic>>> named_;
};

int refuse_file(const std::string& path, const char* message) {
  print_diagnostics(path, std::vector<Diagnostic>{{"unreadable", "", message}});
  return kRefused;
}

}  // namespace

int answer_lines(const std::string& path, const LineHandler& handler) {
  LineReader reader(path);
  if (!reader.opened()) return refuse_file(path, "cannot read the file");
  Lines lines(handler);
  std::string line;
  bool too_long = false;
  while (reader.next(line, too_long)) lines.answer(line, too_long);
  const int exit_code = lines.finish();
  return reader.failed() ? refuse_file(path, "reading failed") : exit_code;
}

}  // namespace eligibility::command
