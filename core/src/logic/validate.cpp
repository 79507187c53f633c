// SPDX-License-Identifier: Apache-2.0
// CertLogic's validator: what the published validation suite calls an issue, in its words. It knows
// no names and no data; what can only be known with those is for `compile` and `run`.
#include <algorithm>
#include <optional>
#include <utility>

#include "eligibility/logic.h"
#include "logic/fault.h"
#include "logic/operators.h"
#include "value/json_writer.h"

namespace eligibility {
namespace {

constexpr std::size_t kMaxIssues = 1'000;
constexpr std::size_t kMaxQuotedBytes = std::size_t{16} << 20U;

// Whether a number that is no 64-bit integer is whole all the same, as 1.5e300 is: whether its last
// digit but zeros stands before the point that its exponent moves.
bool is_whole(std::string_view text) {
  constexpr std::int64_t kFar = 1'000'000'000'000;
  const std::size_t mark = std::min(text.find_first_of("eE"), text.size());
  const std::string_view digits = text.substr(0, mark);
  std::string_view exponent = text.substr(std::min(mark + 1, text.size()));
  const bool is_small = exponent.starts_with('-');
  if (is_small || exponent.starts_with('+')) exponent.remove_prefix(1);
  std::int64_t shift = 0;
  for (const char digit : exponent) shift = std::min(shift * 10 + (digit - '0'), kFar);
  const auto dot = static_cast<std::int64_t>(std::min(digits.find('.'), digits.size()));
  const auto last = static_cast<std::int64_t>(digits.find_last_not_of(".0"));
  const std::int64_t decimals = last > dot ? last - dot : last + 1 - dot;
  return decimals <= (is_small ? -shift : shift);
}

// What a message shows of an operand: text and fractions without quotes, the rest as `describe`
// does.
std::string shown(const Value& value) {
  const std::string text = describe(Operand::of(value));
  const bool is_quoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
  return is_quoted ? text.substr(1, text.size() - 2) : text;
}

std::string arity_message(const Operator& described, std::size_t count) {
  const std::string_view name = described.name;
  const std::string found = std::to_string(count);
  switch (described.symbol) {
    case Symbol::negation:
      return join(
          {"a !-operation (logical not/negation) must have exactly 1 operand, but it has ", found});
    case Symbol::conjunction:
    case Symbol::disjunction:
      return join(
          {"an \"", name, "\" operation must have at least 2 operands, but it has ", found});
    case Symbol::conditional:
    case Symbol::extract:
      return join({"an \"", name, "\"-operation must have exactly ",
                   std::to_string(described.fewest), " values/operands, but it has ", found});
    case Symbol::plus_time:
    case Symbol::reduce:
      return join(
          {"a \"", name, "\"-operation must have exactly 3 values/operands, but it has ", found});
    case Symbol::date_of_birth:
      return join(
          {"a \"", name, "\"-operation must have exactly 1 value/operand, but it has ", found});
    case Symbol::less:
    case Symbol::at_most:
    case Symbol::greater:
    case Symbol::at_least:
    case Symbol::after:
    case Symbol::before:
    case Symbol::not_after:
    case Symbol::not_before:
      return join({"an operation with operator \"", name,
                   "\" must have 2 or 3 operands, but it has ", found});
    case Symbol::equal:
    case Symbol::member:
    case Symbol::plus:
      break;
  }
  return join(
      {"an operation with operator \"", name, "\" must have 2 operands, but it has ", found});
}

class Validator {
 public:
  Result<std::vector<Issue>, Diagnostic> validate(const Value& value) {
    expression(value);
    if (limit_) return Failure{std::move(*limit_)};
    return std::move(issues_);
  }

 private:
  void expression(const Value& value) {
    if (limit_) return;
    if (++parts_ > kMaxInstructions) {
      refuse("too_large",
             join({"an expression has at most ", std::to_string(kMaxInstructions), " parts"}));
      return;
    }
    if (const Fraction* fraction = value.fraction()) {
      const std::string_view what = is_whole(fraction->text)
                                        ? " is a whole number beyond those that are computed with"
                                        : " is a non-integer number";
      issue(value, join({shown(value), what}));
      return;
    }
    if (value.string() != nullptr || value.integer() != nullptr || value.boolean() != nullptr)
      return;
    if (value.array() == nullptr && value.object() == nullptr) {
      issue(value, "invalid CertLogic expression");
      return;
    }
    if (depth_ == kMaxExpressionDepth) {
      refuse("too_deep", join({"expressions are nested at most ",
                               std::to_string(kMaxExpressionDepth), " deep"}));
      return;
    }
    ++depth_;
    if (const Array* items = value.array()) {
      first_of(*items, items->size());
    } else {
      operation(value, *value.object());
    }
    --depth_;
  }

  void first_of(const Array& items, std::size_t count) {
    for (std::size_t index = 0; index < std::min(count, items.size()); ++index) {
      const std::size_t length = path_.size();
      append_pointer(index, path_);
      expression(items[index]);
      path_.resize(length);
    }
  }

  void operation(const Value& value, const Object& object) {
    if (object.size() != 1) {
      issue(value, join({"expression object must have exactly one key, but it has ",
                         std::to_string(object.size())}));
      return;
    }
    const Member& member = object.front();
    if (member.key == "var") return variable(value, member.value);
    const Array* operands = member.value.array();
    if (operands == nullptr) {
      issue(value, R"(operation not of the form { "<operator>": [ <values...> ] })");
      return;
    }
    const Operator* described = find_operator(member.key);
    if (described == nullptr || described->symbol == Symbol::disjunction) {
      issue(value, join({"unrecognised operator: ", describe(Operand::string(member.key))}));
      return;
    }
    const std::size_t count = operands->size();
    const bool fits = count >= described->fewest && count <= described->most;
    if (!fits) issue(value, arity_message(*described, count));

    const std::size_t length = path_.size();
    append_pointer(member.key, path_);
    first_of(*operands,
             described->symbol == Symbol::negation && !fits ? 0 : expressions(*described));
    path_.resize(length);

    if (described->symbol == Symbol::plus_time) plus_time(value, *operands);
    if (described->symbol == Symbol::extract) integer(value, *operands, "index", "extractFromUVCI");
  }

  // How many of the operands are expressions; the others are literals.
  static std::size_t expressions(const Operator& described) {
    return described.symbol == Symbol::plus_time || described.symbol == Symbol::extract
               ? 1
               : described.most;
  }

  void variable(const Value& value, const Value& path) {
    const std::string* text = path.string();
    if (text == nullptr) {
      issue(value, R"(not of the form { "var": "<path>" })");
      return;
    }
    const bool has_empty_step =
        text->starts_with('.') || text->ends_with('.') || text->find("..") != std::string::npos;
    if (has_empty_step)
      issue(value, join({"data access path doesn't have a valid format: ", shown(path)}));
  }

  void plus_time(const Value& value, const Array& operands) {
    integer(value, operands, "amount", "plusTime");
    if (operands.size() < 3) return;
    const std::string* unit = operands[2].string();
    if (unit != nullptr &&
        (*unit == "year" || *unit == "month" || *unit == "day" || *unit == "hour"))
      return;
    issue(value, join({R"("unit" argument (#3) of "plusTime" must be a string equal to one of )",
                       "year, month, day, hour, but it is: ", shown(operands[2])}));
  }

  void integer(const Value& value, const Array& operands, std::string_view what,
               std::string_view name) {
    if (operands.size() < 2 || operands[1].integer() != nullptr) return;
    issue(value, join({"\"", what, "\" argument (#2) of \"", name,
                       "\" must be an integer, but it is: ", shown(operands[1])}));
  }

  // Expressions within each other quote each other again: without a limit to what is quoted in all,
  // a text of 16 MiB could make issues of two gigabytes.
  void issue(const Value& value, std::string message) {
    if (issues_.size() == kMaxIssues || limit_) return;
    std::string quote;
    write_json(value, quote);
    quoted_bytes_ += quote.size();
    if (quoted_bytes_ > kMaxQuotedBytes) {
      refuse("too_large", join({"the issues would quote more than ",
                                std::to_string(kMaxQuotedBytes), " bytes of the expression"}));
      return;
    }
    issues_.push_back({&value, path_, std::move(message)});
  }

  void refuse(std::string_view code, std::string message) {
    limit_ = Diagnostic{std::string(code), path_, std::move(message)};
  }

  std::vector<Issue> issues_;
  std::optional<Diagnostic> limit_;
  std::string path_;
  std::size_t parts_ = 0;
  std::size_t depth_ = 0;
  std::size_t quoted_bytes_ = 0;
};

}  // namespace

Result<std::vector<Issue>, Diagnostic> validate_logic(const Value& expression) {
  return Validator().validate(expression);
}

std::string write_issues(std::span<const Issue> issues) {
  JsonWriter writer;
  writer.open('{');
  writer.open_member("issues", '[');
  for (const Issue& issue : issues) {
    writer.open('{');
    writer.key("expr");
    writer.value(*issue.expr);
    writer.member("path", issue.path);
    writer.member("message", issue.message);
    writer.close('}');
  }
  writer.close(']');
  writer.close('}');
  return writer.text();
}

}  // namespace eligibility
