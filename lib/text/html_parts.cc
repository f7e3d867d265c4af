#include "text/html_parts.h"

#include <algorithm>
#include <string_view>

namespace annals::text {
namespace {

std::string_view attribute(const GumboNode& node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

// Whether one of the words that spaces part in `list` is among `words`.
template <size_t size>
bool has_word(std::string_view list, const std::string_view (&words)[size]) {
  while (!list.empty()) {
    const size_t end = std::min(list.find_first_of(" \t\r\n\f"), list.size());
    if (std::find(std::begin(words), std::end(words), list.substr(0, end)) != std::end(words))
      return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

// The foot of the page, and not of one of its articles or sections.
bool is_foot_of_page(const GumboNode& footer) {
  for (const GumboNode* node = footer.parent; node != nullptr && is_element(*node);
       node = node->parent) {
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_MAIN ||
        is_article(*node))
      return false;
  }
  return true;
}

bool is_main(const GumboNode& node) {
  return node.v.element.tag == GUMBO_TAG_MAIN || attribute(node, "role") == "main";
}

bool has_text(const GumboNode& root) {
  std::vector<const GumboNode*> open = {&root};
  while (!open.empty()) {
    const GumboNode& node = *open.back();
    open.pop_back();
    if (node.type == GUMBO_NODE_TEXT) return true;
    if (is_element(node) && is_left_out(node)) continue;
    if (const GumboVector* children = children_of(node))
      for (unsigned i = 0; i < children->length; ++i) open.push_back(&child_of(*children, i));
  }
  return false;
}

// The only one of the page; null: it has none or several.
const GumboNode* find_main(const GumboNode& root) {
  const GumboNode* found = nullptr;
  std::vector<const GumboNode*> open = {&root};
  while (!open.empty()) {
    const GumboNode& node = *open.back();
    open.pop_back();
    if (is_element(node)) {
      if (is_left_out(node)) continue;
      if (is_main(node)) {
        if (found != nullptr) return nullptr;
        found = &node;
        continue;
      }
    }
    if (const GumboVector* children = children_of(node))
      for (unsigned i = 0; i < children->length; ++i) open.push_back(&child_of(*children, i));
  }
  return found;
}

}  // namespace

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  return is_element(node) ? &node.v.element.children : nullptr;
}

const GumboNode& child_of(const GumboVector& children, size_t index) {
  return *static_cast<const GumboNode*>(children.data[index]);
}

bool is_left_out(const GumboNode& node) {
  constexpr std::string_view kRoles[] = {"navigation",  "search",  "complementary",
                                         "contentinfo", "dialog",  "alertdialog",
                                         "menu",        "menubar", "toolbar"};
  switch (node.v.element.tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_TEXTAREA:
      return true;
    case GUMBO_TAG_FOOTER:
      if (is_foot_of_page(node)) return true;
      break;
    default:
      break;
  }
  return gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr ||
         attribute(node, "aria-hidden") == "true" || has_word(attribute(node, "role"), kRoles);
}

bool is_article(const GumboNode& node) {
  constexpr std::string_view kClasses[] = {"h-entry", "hentry", "h-event", "vevent"};
  constexpr std::string_view kTypes[] = {
      "http://schema.org/Event",       "https://schema.org/Event",
      "http://schema.org/Article",     "https://schema.org/Article",
      "http://schema.org/NewsArticle", "https://schema.org/NewsArticle",
      "http://schema.org/BlogPosting", "https://schema.org/BlogPosting"};
  return node.v.element.tag == GUMBO_TAG_ARTICLE || attribute(node, "role") == "article" ||
         has_word(attribute(node, "class"), kClasses) ||
         has_word(attribute(node, "itemtype"), kTypes);
}

MainPart::MainPart(const GumboNode& root) {
  const GumboNode* main = find_main(root);
  if (main == nullptr || !has_text(*main)) return;
  for (const GumboNode* node = main; node != nullptr; node = node->parent) path_.push_back(node);
  std::reverse(path_.begin(), path_.end());
}

bool MainPart::shows(const GumboNode& parent, const GumboNode& child) const {
  const auto above = std::find(path_.begin(), path_.end(), &parent);
  // Of what lies above the main part only the way to it.
  if (above == path_.end() || above + 1 == path_.end() || *(above + 1) == &child) return true;
  return is_element(child) && child.v.element.tag == GUMBO_TAG_HEADER;
}

}  // namespace annals::text
