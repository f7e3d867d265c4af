// The parts of a page: its main one, its articles, and what is no text of its own.
//
// By the HTML standard (https://html.spec.whatwg.org/multipage/sections.html, grouping-content.html
// for <main>), the landmark roles of WAI-ARIA 1.2, the classes of microformats and the types of
// schema.org.
#ifndef ANNALS_LIB_TEXT_HTML_PARTS_H_
#define ANNALS_LIB_TEXT_HTML_PARTS_H_

#include <gumbo.h>

#include <vector>

namespace annals::text {

bool is_text(const GumboNode& node);
bool is_element(const GumboNode& node);
// Null: the node can have none.
const GumboVector* children_of(const GumboNode& node);
const GumboNode& child_of(const GumboVector& children, size_t index);

// What a page does not show, or shows beside its text: scripts, forms, navigation, asides, dialogs,
// what is hidden, and the foot of the page.
bool is_left_out(const GumboNode& node);

// An item of news, a post, an event: <article>, role="article", class="h-entry",
// itemtype="…/Event".
bool is_article(const GumboNode& node);

// Where a page says which part is its main one (<main>, role="main"), the rest of it is left out
// but for its header, which may name the archive.
class MainPart {
 public:
  MainPart() = default;
  explicit MainPart(const GumboNode& root);

  // Whether a child of a node that is shown is, too.
  bool shows(const GumboNode& parent, const GumboNode& child) const;

 private:
  std::vector<const GumboNode*> path_;  // from the root to the main part; empty: there is none
};

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_HTML_PARTS_H_
