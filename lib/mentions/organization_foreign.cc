#include <string_view>

#include "mentions/organization_extent.h"

namespace annals::mentions {
namespace {

class Reader {
 public:
  Reader(const Input& input, const NameWords& words) : input_(input), words_(words) {}

  bool is_capitalised(uint32_t i) const {
    const text::Token& t = input_.tokens[i];
    return t.is_word() && t.is_capitalised() &&
           ((t.shape & text::kAllUpper) != 0 || !contains(words_.stop, i) ||
            contains(words_.link_foreign, i));
  }
  bool is_lower(uint32_t i) const {
    const text::Token& t = input_.tokens[i];
    return t.kind == text::TokenKind::word && !t.is_capitalised();
  }
  bool is_link(uint32_t i) const {
    return is_lower(i) && (contains(words_.link_foreign, i) || is_clitic(input_, i));
  }
  // A link that English has, too ("in", "a"): what follows it must show that the name goes on.
  bool is_weak_link(uint32_t i) const {
    return contains(words_.stop, i) && !contains(words_.link_sure, i);
  }
  bool is_adjective(uint32_t i) const {
    return is_lower(i) && contains(words_.adjective_foreign, i);
  }
  bool is_foreign_word(uint32_t i) const {
    return is_lower(i) && input_.tokens[i].length_class >= 3 && !contains(words_.stop, i) &&
           !is_english(input_, i);
  }
  bool is_plain(uint32_t i) const {
    return is_lower(i) && input_.tokens[i].length_class >= 5 && !contains(words_.stop, i);
  }
  bool is_month(uint32_t i) const { return contains(words_.month, i); }
  bool is_mark(uint32_t i, std::string_view mark) const {
    return input_.tokens[i].kind == text::TokenKind::punctuation &&
           text::slice(input_.text, input_.tokens[i]) == mark;
  }

 private:
  bool contains(rules::ListId list, uint32_t i) const {
    return input_.pack.contains(list, input_.tokens[i].word);
  }

  const Input& input_;
  const NameWords& words_;
};

}  // namespace

uint32_t foreign_end(const Input& input, const NameWords& words, uint32_t i, uint32_t limit) {
  const Reader read(input, words);
  uint32_t end = i;
  while (end < limit) {
    const text::Token& token = input.tokens[end];
    if ((token.gap & text::kBlankLine) != 0) break;
    // "Infante D. Carlos"
    if (end > i && token.length_class == 1 && token.is_capitalised() && end + 2 < limit &&
        read.is_mark(end + 1, ".") && input.tokens[end + 1].is_glued() &&
        read.is_capitalised(end + 2) && (input.tokens[end + 2].gap & text::kBlankLine) == 0) {
      end += 3;
      continue;
    }
    if (read.is_capitalised(end) && !read.is_link(end)) {
      ++end;
      continue;
    }
    if (read.is_mark(end, "-") && token.is_glued() && end + 1 < limit &&
        input.tokens[end + 1].is_glued() && input.tokens[end + 1].is_word()) {
      end += 2;
      continue;
    }
    if (read.is_adjective(end) || (!read.is_link(end) && read.is_foreign_word(end))) {
      ++end;
      continue;
    }
    // A word that English has, too, before a link that it has not: "polarisation du …".
    if (end > i && read.is_plain(end) && end + 1 < limit && read.is_link(end + 1) &&
        !read.is_weak_link(end + 1)) {
      ++end;
      continue;
    }
    // Links, and the word that they lead to. A comma only before another link.
    uint32_t at = end;
    bool strong = false;
    if (read.is_mark(at, ",")) ++at;
    const bool comma = at != end;
    uint32_t links = 0;
    while (at < limit && links < 4 && read.is_link(at)) {
      strong = strong || !read.is_weak_link(at);
      ++at;
      ++links;
    }
    if (links == 0 || at >= limit || (comma && !strong)) break;
    const bool capital = read.is_capitalised(at);
    // "in Lima", "in July": English goes on.
    if (capital && !strong && (place_end(input, at) != 0 || read.is_month(at))) break;
    if (!capital && !(strong && read.is_lower(at) && !read.is_link(at))) break;
    if (capital && comma && links < 2 && input.tokens[at].is_glued() == false) break;
    end = at + 1;
  }
  return end;
}

}  // namespace annals::mentions
