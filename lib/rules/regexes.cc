#include "rules/regexes.h"

#include <re2/re2.h>

namespace annals::rules {
namespace {

// Compares ASCII letters without case: a filter may let too much pass, never too little.
bool ends_with(std::string_view text, std::string_view suffix) {
  if (text.size() < suffix.size()) return false;
  const char* at = text.data() + (text.size() - suffix.size());
  for (const char c : suffix) {
    const char t = *at++;
    if (t == c) continue;
    const char folded = t >= 'A' && t <= 'Z' ? static_cast<char>(t + 32) : t;
    if (folded != (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c)) return false;
  }
  return true;
}

bool is_plain(std::string_view literal) {
  return !literal.empty() && literal.find_first_of("\\.[](){}?*+|^$") == std::string_view::npos;
}

}  // namespace

std::vector<std::string_view> alternatives(std::string_view pattern) {
  std::vector<std::string_view> out;
  int depth = 0;
  size_t begin = 0;
  for (size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '\\') {
      ++at;
    } else if (c == '(' || c == '[') {
      ++depth;
    } else if (c == ')' || c == ']') {
      --depth;
    } else if (c == '|' && depth == 0) {
      out.push_back(pattern.substr(begin, at - begin));
      begin = at + 1;
    }
  }
  if (depth != 0) return {};
  out.push_back(pattern.substr(begin));
  return out;
}

namespace {

// What one alternative ends with: a group of literals, "(st|nd|rd|th)", or a literal, "0s".
bool add_suffixes(std::string_view pattern, std::vector<std::string>& out) {
  if (!pattern.empty() && pattern.back() == ')') {
    const size_t open = pattern.rfind('(');
    if (open == std::string_view::npos || (open > 0 && pattern[open - 1] == '\\')) return false;
    std::string_view rest = pattern.substr(open + 1, pattern.size() - open - 2);
    while (true) {
      const size_t bar = rest.find('|');
      if (!is_plain(rest.substr(0, bar))) return false;
      out.emplace_back(rest.substr(0, bar));
      if (bar == std::string_view::npos) return true;
      rest.remove_prefix(bar + 1);
    }
  }
  size_t begin = pattern.size();
  while (begin > 0 && is_plain(pattern.substr(begin - 1, 1))) --begin;
  if (begin > 0 && pattern[begin - 1] == '\\') ++begin;  // an escape, not its letter
  if (begin >= pattern.size()) return false;
  out.emplace_back(pattern.substr(begin));
  return true;
}

}  // namespace

std::vector<std::string> suffixes_of(std::string_view pattern) {
  // Without case, letters beyond ASCII would need Unicode folding.
  for (const char c : pattern)
    if (static_cast<unsigned char>(c) >= 0x80 && pattern.find("(?") != std::string_view::npos)
      return {};
  std::vector<std::string> out;
  const std::vector<std::string_view> parts = alternatives(pattern);
  for (const std::string_view part : parts)
    if (!add_suffixes(part, out)) return {};
  return out;
}

Regexes::Regexes(size_t count)
    : count_(count), compiled_(std::make_unique<std::atomic<const re2::RE2*>[]>(count)) {}

Regexes::~Regexes() {
  for (size_t i = 0; i < count_; ++i) delete compiled_[i].load(std::memory_order_relaxed);
}

bool Regexes::matches(const Program& program, size_t index, std::string_view text) const {
  const Regex& source = program.regexes[index];
  bool may_end = source.suffix_count == 0;
  for (uint32_t i = 0; i < source.suffix_count && !may_end; ++i)
    may_end = ends_with(text, program.string(program.suffixes[source.first_suffix + i]));
  if (!may_end) return false;
  const re2::RE2* regex = compiled_[index].load(std::memory_order_acquire);
  if (regex == nullptr) {
    const std::string_view pattern = program.string(source.pattern);
    auto fresh = std::make_unique<const re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()),
                                                  re2::RE2::Quiet);
    if (compiled_[index].compare_exchange_strong(regex, fresh.get(), std::memory_order_acq_rel))
      regex = fresh.release();
  }
  return regex->Match(re2::StringPiece(text.data(), text.size()), 0, text.size(),
                      re2::RE2::ANCHOR_BOTH, nullptr, 0);
}

}  // namespace annals::rules
