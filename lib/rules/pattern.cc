#include "rules/pattern.h"

#include <algorithm>
#include <charconv>

#include "text/unicode.h"

namespace annals::rules {
namespace {

constexpr uint32_t kMostRepeats = 8;
constexpr int kDeepest = 32;

// Characters that end a bare word; the language's own signs.
bool is_sign(char c) {
  return std::string_view(" \t\n()|?{}<>~@:#/%$\"'").find(c) != std::string_view::npos;
}

class Parser {
 public:
  Parser(std::string_view pattern, const Macros& macros, int depth)
      : pattern_(pattern), macros_(macros), depth_(depth) {}

  Result<Node> parse() {
    if (depth_ > kDeepest) return fail("macros are nested too deep; does one name itself?");
    Result<Node> node = choice();
    if (node && at_ < pattern_.size())
      return fail(std::string("'") + pattern_[at_] + "' closes nothing");
    return node;
  }

 private:
  Error fail(std::string problem, size_t at) const {
    return Error{.message = std::move(problem), .column = at + 1};
  }
  Error fail(std::string problem) const { return fail(std::move(problem), at_); }

  void blanks() {
    while (at_ < pattern_.size() &&
           (pattern_[at_] == ' ' || pattern_[at_] == '\n' || pattern_[at_] == '\t'))
      ++at_;
  }
  char peek() const { return at_ < pattern_.size() ? pattern_[at_] : '\0'; }

  // True where a sequence ends. A '|' that stands in for the character itself is quoted.
  bool at_end() const {
    return at_ >= pattern_.size() || peek() == ')' || peek() == '|' || peek() == '>';
  }

  Result<Node> choice() {
    Node node{.kind = NodeKind::choice};
    while (true) {
      Result<Node> part = sequence();
      if (!part) return part;
      node.children.push_back(std::move(*part));
      if (peek() != '|') break;
      ++at_;
    }
    if (node.children.size() == 1) return Node(std::move(node.children.front()));
    return node;
  }

  Result<Node> sequence() {
    Node node{.kind = NodeKind::sequence};
    for (blanks(); !at_end(); blanks()) {
      Result<Node> part = repeated();
      if (!part) return part;
      node.children.push_back(std::move(*part));
    }
    if (node.children.empty()) return fail("nothing stands here; write an element");
    return node;
  }

  Result<Node> repeated() {
    const size_t begin = at_;
    Result<Node> part = element();
    if (!part) return part;
    while (true) {
      if (peek() == '?') {
        ++at_;
        part = repeat(std::move(*part), 0, 1);
      } else if (peek() == '{') {
        const size_t close = pattern_.find('}', at_);
        if (close == std::string_view::npos) return fail("'{' is not closed");
        const std::string_view bounds = pattern_.substr(at_ + 1, close - at_ - 1);
        const size_t comma = bounds.find(',');
        uint32_t low = 0;
        uint32_t high = 0;
        if (comma == std::string_view::npos || !number(bounds.substr(0, comma), low) ||
            !number(bounds.substr(comma + 1), high))
          return fail("repetition is written {least,most}");
        if (high > kMostRepeats || low > high || high == 0)
          return fail("repetition is bounded by 0 and " + std::to_string(kMostRepeats) +
                      ", least before most");
        at_ = close + 1;
        part = repeat(std::move(*part), low, high);
      } else if (peek() == '*' || peek() == '+') {
        if (begin + 1 == at_) break;  // a literal star or plus follows
        return fail("unbounded repetition; write {0," + std::to_string(kMostRepeats) + "}");
      } else {
        return part;
      }
    }
    return part;
  }

  static Node repeat(Node child, uint32_t low, uint32_t high) {
    Node node{.kind = NodeKind::repeat, .low = low, .high = high};
    node.children.push_back(std::move(child));
    return node;
  }

  static bool number(std::string_view digits, uint32_t& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
  }

  std::string_view name() {
    const size_t begin = at_;
    while (at_ < pattern_.size()) {
      const char c = pattern_[at_];
      const bool part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
      if (!part) break;
      ++at_;
    }
    // A list's or a class's name does not end with a full stop or a dash.
    while (at_ > begin && (pattern_[at_ - 1] == '.' || pattern_[at_ - 1] == '-')) --at_;
    return pattern_.substr(begin, at_ - begin);
  }

  static Node leaf(NodeKind kind, std::string_view text) {
    return Node{.kind = kind, .text = std::string(text)};
  }

  // A sign that stands for itself: nothing that it could begin follows.
  Node literal(size_t length) {
    Node node = leaf(NodeKind::word, pattern_.substr(at_, length));
    at_ += length;
    return node;
  }

  Result<Node> named(NodeKind kind) {
    const size_t begin = at_++;
    const std::string_view text = name();
    if (text.empty()) {
      at_ = begin;
      return literal(1);
    }
    Node node = leaf(kind, text);
    if (kind == NodeKind::list && peek() == '^') {
      node.capitalised = true;
      ++at_;
    }
    return node;
  }

  Result<Node> quoted(char quote, NodeKind kind) {
    const size_t close = pattern_.find(quote, at_ + 1);
    if (close == std::string_view::npos) return literal(1);  // an apostrophe by itself
    const std::string_view text = pattern_.substr(at_ + 1, close - at_ - 1);
    if (text.empty() || text.find(' ') != std::string_view::npos)
      return fail("a quoted literal is one token without spaces");
    at_ = close + 1;
    return leaf(kind, text);
  }

  Result<Node> regex() {
    size_t close = at_ + 1;
    while (close < pattern_.size() && pattern_[close] != '/' && pattern_[close] != ' ')
      close += pattern_[close] == '\\' ? 2 : 1;
    if (close >= pattern_.size() || pattern_[close] != '/' || close == at_ + 1) return literal(1);
    Node node = leaf(NodeKind::regex, pattern_.substr(at_ + 1, close - at_ - 1));
    at_ = close + 1;
    return node;
  }

  Result<Node> range() {
    const size_t begin = at_++;
    uint32_t low = 0;
    uint32_t high = 0;
    const size_t first = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    if (!number(pattern_.substr(first, at_ - first), low)) {
      at_ = begin;
      return literal(1);
    }
    if (peek() == 'd') {
      ++at_;
      return Node{.kind = NodeKind::digits, .low = low};
    }
    high = low;
    if (peek() == '-') {
      const size_t second = ++at_;
      while (peek() >= '0' && peek() <= '9') ++at_;
      if (!number(pattern_.substr(second, at_ - second), high) || high < low)
        return fail("a range is written #low-high", begin);
    }
    return Node{.kind = NodeKind::range, .low = low, .high = high};
  }

  Result<Node> macro(std::string_view macro_name, size_t at) {
    const auto found = macros_.find(macro_name);
    if (found == macros_.end())
      return fail("there is no macro '" + std::string(macro_name) + "'; define it under [macro]",
                  at);
    Result<Node> node = Parser(found->second, macros_, depth_ + 1).parse();
    if (!node)
      return fail("in macro '" + std::string(macro_name) + "': " + node.error().message, at);
    return node;
  }

  Result<Node> capture() {
    const size_t begin = at_++;
    blanks();
    const std::string_view capture_name = name();
    if (capture_name.empty()) {
      at_ = begin;
      return literal(1);
    }
    Node node = leaf(NodeKind::capture, capture_name);
    Result<Node> inner = Node{};
    if (peek() == ':') {
      ++at_;
      // Just a macro's name, or a pattern.
      const size_t close = pattern_.find('>', at_);
      const std::string_view body =
          close == std::string_view::npos ? std::string_view() : pattern_.substr(at_, close - at_);
      if (macros_.find(body) != macros_.end()) {
        inner = macro(body, at_);
        at_ = close;
      } else {
        inner = choice();
      }
    } else {
      inner = macro(capture_name, begin + 1);
    }
    if (!inner) return inner;
    blanks();
    if (peek() != '>') return fail("'<' is not closed by '>'", begin);
    ++at_;
    node.children.push_back(std::move(*inner));
    return node;
  }

  Result<Node> element() {
    const char c = peek();
    const size_t begin = at_;
    switch (c) {
      case '(': {
        ++at_;
        Result<Node> inner = choice();
        if (!inner) return inner;
        if (peek() != ')') return fail("'(' is not closed by ')'", begin);
        ++at_;
        return inner;
      }
      case '<':
        return capture();
      case '~':
        ++at_;
        return Node{.kind = NodeKind::glue};
      case '^':
        ++at_;
        return Node{.kind = NodeKind::start};
      case '@':
        return named(NodeKind::list);
      case ':':
        return named(NodeKind::klass);
      case '%':
        return named(NodeKind::known);
      case '#':
        return range();
      case '/':
        return regex();
      case '"':
        return quoted('"', NodeKind::word);
      case '\'':
        return quoted('\'', NodeKind::exact);
      case '$': {
        ++at_;
        const std::string_view macro_name = name();
        if (macro_name.empty()) return Node{.kind = NodeKind::end};
        return macro(macro_name, begin);
      }
      default:
        return word();
    }
  }

  // A bare word, or one punctuation character.
  Result<Node> word() {
    const text::Decoded first = text::decode(pattern_, at_);
    const text::CharClass kind = text::classify(first.code_point);
    if (kind == text::CharClass::punctuation) return literal(first.length);
    const size_t begin = at_;
    while (at_ < pattern_.size() && !is_sign(pattern_[at_])) {
      const text::Decoded c = text::decode(pattern_, at_);
      const text::CharClass part = text::classify(c.code_point);
      if (part == text::CharClass::punctuation || part == text::CharClass::space) break;
      at_ += c.length;
    }
    // An apostrophe between letters is the word's own ("o'clock").
    if (peek() == '\'' && at_ > begin && at_ + 1 < pattern_.size() && !is_sign(pattern_[at_ + 1])) {
      ++at_;
      while (at_ < pattern_.size() && !is_sign(pattern_[at_])) ++at_;
    }
    return leaf(NodeKind::word, pattern_.substr(begin, at_ - begin));
  }

  std::string_view pattern_;
  const Macros& macros_;
  int depth_;
  size_t at_ = 0;
};

}  // namespace

Result<Node> parse_pattern(std::string_view pattern, const Macros& macros) {
  return Parser(pattern, macros, 0).parse();
}

}  // namespace annals::rules
