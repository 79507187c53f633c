// SPDX-License-Identifier: Apache-2.0
// Builds a Value from the events of a parser, without recursion, so that no text can exhaust the
// stack. It knows no parser: read_json.cpp brings nlohmann's events to it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eligibility/json.h"

namespace eligibility {

// Every event answers whether to go on; after `false`, problem() says why.
class ValueBuilder {
 public:
  explicit ValueBuilder(const JsonLimits& limits) : limits_(limits) {}

  bool add(Value value);  // anything but an array or an object
  bool begin_array();
  bool begin_object();
  bool key(std::string key);
  bool end();
  bool refuse(std::string code, std::string path, std::string message);

  [[nodiscard]] const std::optional<Diagnostic>& problem() const { return problem_; }
  [[nodiscard]] Value take() { return std::move(root_); }

 private:
  struct Frame {
    Value container;
    std::string key;  // of the member that is being read, when the container is an object
  };

  bool begin(Value container);
  bool count();
  void attach(Value value);
  [[nodiscard]] std::string path_to_frame() const;

  const JsonLimits limits_;
  std::vector<Frame> frames_;
  std::size_t values_ = 0;
  Value root_;
  std::optional<Diagnostic> problem_;
};

}  // namespace eligibility
