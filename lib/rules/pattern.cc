#include "rules/pattern.h"

#include <charconv>
#include <utility>

#include "text/unicode.h"

namespace annals::rules {
namespace {

constexpr int kDeepest = 32;
constexpr size_t kMostNodes = 20000;

// Characters that end a bare word; the language's own signs.
bool is_sign(char c) {
  return std::string_view(" \t\r\n()|?{}<>~@:#/%$\"'*+^").find(c) != std::string_view::npos;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

class Parser {
 public:
  Parser(std::string_view pattern, const Macros& macros, int depth, size_t& nodes)
      : pattern_(pattern), macros_(macros), depth_(depth), nodes_(nodes) {}

  Result<Node> parse() {
    if (depth_ > kDeepest)
      return fail("macros are nested too deep or in a circle; take one out", 0);
    Result<Node> node = choice();
    if (node && at_ < pattern_.size())
      return fail(std::string("'") + peek() + "' closes nothing; quote it, or open it before");
    return node;
  }

 private:
  static Error fail(std::string problem, size_t at) {
    Error error;
    error.message = std::move(problem);
    error.offset = at;
    error.has_offset = true;
    return error;
  }
  Error fail(std::string problem) const { return fail(std::move(problem), at_); }

  char peek(size_t ahead = 0) const {
    return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
  }
  void blanks() {
    while (at_ < pattern_.size() && is_blank(pattern_[at_])) ++at_;
  }

  // Whether an element may end at `at`: what follows does not go on with it.
  bool is_boundary(size_t at) const {
    if (at >= pattern_.size()) return true;
    const char c = pattern_[at];
    return is_blank(c) || std::string_view("()|>?{").find(c) != std::string_view::npos;
  }

  bool at_sequence_end() const {
    return at_ >= pattern_.size() || peek() == ')' || peek() == '|' || peek() == '>';
  }

  Node make(NodeKind kind, std::string_view text, size_t at) const {
    Node node;
    node.kind = kind;
    node.text = text;
    node.at = static_cast<uint32_t>(at);
    return node;
  }

  Result<Node> choice() {
    if (++nesting_ > kDeepest) return fail("brackets are nested too deep; use a macro");
    Result<Node> node = alternatives();
    --nesting_;
    return node;
  }

  Result<Node> alternatives() {
    Node node = make(NodeKind::choice, {}, at_);
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
    Node node = make(NodeKind::sequence, {}, at_);
    for (blanks(); !at_sequence_end(); blanks()) {
      Result<Node> part = repeated();
      if (!part) return part;
      node.children.push_back(std::move(*part));
    }
    if (node.children.empty())
      return fail("an element is missing here; write one, or quote a sign that is meant itself");
    if (node.children.size() == 1) return Node(std::move(node.children.front()));
    return node;
  }

  Result<Node> repeated() {
    const size_t begin = at_;
    if (++nodes_ > kMostNodes) return fail("the pattern is too large; split the rule");
    if (peek() == '?' || peek() == '{' || peek() == '}')
      return fail(std::string("'") + peek() + "' follows no element; quote it if it is meant");
    Result<Node> part = element();
    if (!part) return part;
    while (true) {
      Node node = make(NodeKind::repeat, {}, begin);
      if (peek() == '?') {
        ++at_;
        node.high = 1;
      } else if (peek() == '{') {
        if (Result<void> done = bounds(node); !done) return done.error();
      } else if (peek() == '*' || peek() == '+') {
        return fail("unbounded repetition; write {0," + std::to_string(kMostRepeats) +
                    "}, or quote the sign");
      } else {
        return part;
      }
      node.children.push_back(std::move(*part));
      part = std::move(node);
    }
  }

  // {least,most} or {count}
  Result<void> bounds(Node& node) {
    const size_t close = pattern_.find('}', at_);
    if (close == std::string_view::npos) return fail("'{' is not closed by '}'");
    const std::string_view inside = pattern_.substr(at_ + 1, close - at_ - 1);
    const size_t comma = inside.find(',');
    const bool written = comma == std::string_view::npos
                             ? number(inside, node.low) && number(inside, node.high)
                             : number(inside.substr(0, comma), node.low) &&
                                   number(inside.substr(comma + 1), node.high);
    if (!written) return fail("repetition is written {least,most}; both are needed");
    if (node.low > node.high || node.high == 0 || node.high > kMostRepeats)
      return fail("repetition goes from 0 to " + std::to_string(kMostRepeats) +
                  ", the least first");
    at_ = close + 1;
    return {};
  }

  static bool number(std::string_view digits, uint32_t& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
  }

  std::string_view name() {
    const size_t begin = at_;
    while (at_ < pattern_.size() && is_name_char(pattern_[at_])) ++at_;
    // A full stop or a dash at the end is an element of its own.
    while (at_ > begin && (pattern_[at_ - 1] == '.' || pattern_[at_ - 1] == '-')) --at_;
    return pattern_.substr(begin, at_ - begin);
  }

  // A sign that stands for itself.
  Node literal(size_t length) {
    Node node = make(NodeKind::word, pattern_.substr(at_, length), at_);
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
    Node node = make(kind, text, begin);
    if (kind == NodeKind::list && peek() == '^') {
      node.capitalised = true;
      ++at_;
    }
    return node;
  }

  // "x" or 'x'. An apostrophe that is not closed before the next blank is one in the text: alone,
  // or the possessive 's.
  Result<Node> quoted(char quote, NodeKind kind) {
    const size_t close = pattern_.find(quote, at_ + 1);
    const std::string_view text = close == std::string_view::npos
                                      ? std::string_view()
                                      : pattern_.substr(at_ + 1, close - at_ - 1);
    bool whole = !text.empty();
    for (const char c : text) whole = whole && !is_blank(c);
    if (!whole && quote == '\'') {
      const bool possessive = peek(1) == 's' && is_boundary(at_ + 2);
      return literal(possessive ? 2 : 1);
    }
    if (!whole && is_boundary(at_ + 1)) return literal(1);
    if (!whole) return fail("a quoted literal is one token, without blanks, and closed by '\"'");
    Node node = make(kind, text, at_);
    at_ = close + 1;
    return node;
  }

  // /re/: closed before the next blank, where an element may end. Else the slash itself.
  Result<Node> regex() {
    size_t close = at_ + 1;
    const char first = peek(1);
    if (first == '|' || first == ')' || first == '>') return literal(1);
    while (close < pattern_.size() && !is_blank(pattern_[close]) &&
           (pattern_[close] != '/' || !is_boundary(close + 1)))
      close += pattern_[close] == '\\' && close + 1 < pattern_.size() ? 2 : 1;
    if (close >= pattern_.size() || pattern_[close] != '/' || close == at_ + 1) return literal(1);
    Node node = make(NodeKind::regex, pattern_.substr(at_ + 1, close - at_ - 1), at_);
    at_ = close + 1;
    return node;
  }

  // #1-31, #7, #4d; else the sign itself.
  Result<Node> range() {
    const size_t begin = at_++;
    Node node = make(NodeKind::range, {}, begin);
    if (!digits(node.low)) {
      at_ = begin;
      return literal(1);
    }
    if (peek() == 'd') {
      ++at_;
      node.kind = NodeKind::digits;
      return node;
    }
    node.high = node.low;
    if (peek() == '-') {
      ++at_;
      if (!digits(node.high) || node.high < node.low)
        return fail("a range is written #least-most", begin);
    }
    return node;
  }

  bool digits(uint32_t& value) {
    const size_t begin = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    return number(pattern_.substr(begin, at_ - begin), value);
  }

  Result<Node> macro(std::string_view macro_name, size_t at) {
    const auto found = macros_.find(macro_name);
    if (found == macros_.end())
      return fail("there is no macro '" + std::string(macro_name) + "'; define it under [macro]",
                  at);
    Result<Node> node = Parser(found->second, macros_, depth_ + 1, nodes_).parse();
    if (!node)
      return fail("in macro '" + std::string(macro_name) + "': " + node.error().message, at);
    place(*node, static_cast<uint32_t>(at));
    return node;
  }

  static void place(Node& node, uint32_t at) {
    node.at = at;
    for (Node& child : node.children) place(child, at);
  }

  Result<Node> capture() {
    const size_t begin = at_++;
    blanks();
    const std::string_view capture_name = name();
    if (capture_name.empty())
      return fail("a capture is written <name: …>; quote the sign if it is meant", begin);
    Node node = make(NodeKind::capture, capture_name, begin);
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
    const size_t begin = at_;
    switch (peek()) {
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
        return make(NodeKind::glue, {}, begin);
      case '^':
        ++at_;
        return make(NodeKind::start, {}, begin);
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
        if (macro_name.empty()) return make(NodeKind::end, {}, begin);
        return macro(macro_name, begin);
      }
      default:
        return word();
    }
  }

  // A bare word, or one punctuation character.
  Result<Node> word() {
    constexpr std::string_view kCurlyPossessive = "’s";
    if (pattern_.compare(at_, kCurlyPossessive.size(), kCurlyPossessive) == 0 &&
        is_boundary(at_ + kCurlyPossessive.size()))
      return literal(kCurlyPossessive.size());
    const text::Decoded first = text::decode(pattern_, at_);
    if (text::classify(first.code_point) == text::CharClass::punctuation)
      return literal(first.length);
    const size_t begin = at_;
    while (at_ < pattern_.size()) {
      const bool apostrophe = peek() == '\'' && at_ > begin && !is_boundary(at_ + 1);
      if (is_sign(peek()) && !apostrophe) break;
      const text::Decoded c = text::decode(pattern_, at_);
      const text::CharClass part = text::classify(c.code_point);
      const bool ends = part == text::CharClass::punctuation || part == text::CharClass::space ||
                        part == text::CharClass::newline;
      if (ends && !apostrophe && c.code_point != 0x2019) break;
      at_ += c.length;
    }
    if (at_ == begin) return fail("this character cannot stand in a pattern; take it out");
    return make(NodeKind::word, pattern_.substr(begin, at_ - begin), begin);
  }

  std::string_view pattern_;
  const Macros& macros_;
  int depth_;
  size_t& nodes_;  // of the whole pattern, its macros included
  size_t at_ = 0;
  int nesting_ = 0;
};

}  // namespace

Result<Node> parse_pattern(std::string_view pattern, const Macros& macros) {
  size_t nodes = 0;
  return Parser(pattern, macros, 0, nodes).parse();
}

}  // namespace annals::rules
