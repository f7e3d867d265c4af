// HTML without its markup, by Gumbo's tree of it.
#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "text/html_align.h"
#include "text/html_nesting.h"
#include "text/html_parts.h"
#include "text/markup.h"
#include "text/plain_builder.h"

namespace annals::text {
namespace {

// All that a parser allocates, released at once: Gumbo's own way is recursive.
class Arena {
 public:
  static void* allocate(void* arena, size_t size) {
    return static_cast<Arena*>(arena)->take((size + 15) & ~size_t{15});
  }
  static void release(void*, void*) {}

 private:
  void* take(size_t size) {
    constexpr size_t kChunk = 1 << 20;
    if (size > left_) {
      left_ = std::max(size, kChunk);
      chunks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
      at_ = chunks_.back().get();
    }
    void* out = at_;
    at_ += size;
    left_ -= size;
    return out;
  }

  std::vector<std::unique_ptr<char[]>> chunks_;
  char* at_ = nullptr;
  size_t left_ = 0;
};

GumboOutput* parse(std::string_view html, Arena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Arena::allocate;
  options.deallocator = Arena::release;
  options.userdata = &arena;
  options.max_errors = 0;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

// What pages show as pieces apart, though no white space stands between them.
bool is_piece(GumboTag tag) {
  return tag == GUMBO_TAG_A || tag == GUMBO_TAG_SPAN || tag == GUMBO_TAG_TIME;
}

uint8_t heading_level(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_H1:
      return 1;
    case GUMBO_TAG_H2:
      return 2;
    case GUMBO_TAG_H3:
      return 3;
    case GUMBO_TAG_H4:
      return 4;
    case GUMBO_TAG_H5:
      return 5;
    case GUMBO_TAG_H6:
      return 6;
    default:
      return 0;
  }
}

bool is_list(GumboTag tag) {
  return tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_DL ||
         tag == GUMBO_TAG_MENU || tag == GUMBO_TAG_DIR;
}

// Line ends before and after an element: 2 where a page leaves space, 1 for another line, 0 within
// a line.
unsigned breaks_of(GumboTag tag) {
  if (is_list(tag) || heading_level(tag) > 0) return 2;
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIELDSET:
      return 2;
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HTML:
      return 1;
    default:
      return 0;
  }
}

bool is_cell(GumboTag tag) { return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH; }
bool is_bold(GumboTag tag) { return tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG; }
bool is_verbatim(GumboTag tag) {
  return tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_XMP ||
         tag == GUMBO_TAG_PLAINTEXT;
}

class Reader {
 public:
  // `base`: where `html` begins in the source.
  Reader(std::string_view html, uint64_t base, PlainBuilder& out)
      : html_(html), base_(base), out_(out) {}

  void run(const GumboNode& root) {
    parts_ = MainPart(root);
    enter(root, false);
    while (!open_.empty()) {
      Frame& frame = open_.back();
      const GumboVector& children = *children_of(*frame.node);
      if (frame.next == children.length) {
        leave(frame);
        open_.pop_back();
        continue;
      }
      const GumboNode& child = child_of(children, frame.next++);
      if (!parts_.shows(*frame.node, child)) continue;
      if (is_text(child))
        text(child.v.text);
      else if (children_of(child) != nullptr)
        enter(child, frame.cell && is_alone(children));
    }
  }

 private:
  struct Frame {
    const GumboNode* node = nullptr;
    size_t next = 0;      // of its children
    unsigned breaks = 0;  // after it
    bool cell = false;    // a cell of a row, or all that is in one
    bool link = false;
  };

  // No other child but white space.
  static bool is_alone(const GumboVector& children) {
    unsigned count = 0;
    for (unsigned i = 0; i < children.length && count < 2; ++i) {
      const GumboNodeType type = child_of(children, i).type;
      count += type != GUMBO_NODE_WHITESPACE && type != GUMBO_NODE_COMMENT;
    }
    return count == 1;
  }

  void enter(const GumboNode& node, bool fills_cell) {
    Frame frame{.node = &node};
    if (!is_element(node)) {
      open_.push_back(frame);
      return;
    }
    const GumboElement& element = node.v.element;
    if (is_left_out(node)) return;
    const GumboTag tag = element.tag;
    frame.cell = fills_cell || is_cell(tag);
    // A paragraph that is all of a cell stays in its row.
    frame.breaks = fills_cell && (tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV) ? 0 : breaks_of(tag);
    if (is_list(tag)) {
      if (lists_ > 0) frame.breaks = 1;
      out_.set_depth(lists_++);
    }
    if (tag == GUMBO_TAG_DT) out_.break_lines(2);
    if (is_piece(tag)) out_.part_words();
    if (frame.breaks > 0) out_.break_lines(frame.breaks);
    if (tag == GUMBO_TAG_BR) out_.line_end();
    if (tag == GUMBO_TAG_TR) out_.begin_row();
    if (is_cell(tag)) out_.cell(tag == GUMBO_TAG_TH);
    if (tag == GUMBO_TAG_LI) out_.begin_item(in_ordered_list(node) ? kNumbered : kBullet);
    if (is_bold(tag)) out_.set_bold(true);
    if (is_verbatim(tag)) out_.set_verbatim(true);
    if (const uint8_t level = heading_level(tag); level > 0) out_.set_heading(level);
    if (tag == GUMBO_TAG_Q) quote("“", element.original_tag);
    if (tag == GUMBO_TAG_A) frame.link = link(element);
    if (is_article(node) && articles_++ == 0) out_.begin_article();
    open_.push_back(frame);
  }

  void leave(const Frame& frame) {
    if (!is_element(*frame.node)) return;
    const GumboElement& element = frame.node->v.element;
    if (frame.link) out_.close_link();
    if (is_article(*frame.node) && --articles_ == 0) out_.end_article();
    if (is_piece(element.tag)) out_.part_words();
    if (element.tag == GUMBO_TAG_Q) quote("”", element.original_end_tag);
    if (heading_level(element.tag) > 0) out_.set_heading(0);
    if (is_verbatim(element.tag)) out_.set_verbatim(false);
    if (is_bold(element.tag)) out_.set_bold(false);
    if (element.tag == GUMBO_TAG_LI) out_.begin_item(0);
    if (is_list(element.tag)) out_.set_depth(--lists_ > 0 ? lists_ - 1 : 0);
    if (element.tag == GUMBO_TAG_TR) out_.end_row();
    if (frame.breaks > 0) out_.break_lines(frame.breaks);
  }

  static bool in_ordered_list(const GumboNode& node) {
    return node.parent != nullptr && is_element(*node.parent) &&
           node.parent->v.element.tag == GUMBO_TAG_OL;
  }

  uint64_t offset(const char* at) const { return base_ + static_cast<uint64_t>(at - html_.data()); }

  void text(const GumboText& node) {
    std::string_view original(node.original_text.data, node.original_text.length);
    if (original.starts_with("<![CDATA[") && original.ends_with("]]>"))
      original = original.substr(9, original.size() - 12);
    aligner_.align(node.text, original, offset(original.data()), out_);
  }

  void quote(std::string_view mark, const GumboStringPiece& tag) {
    if (tag.data == nullptr) return;
    const uint64_t at = offset(tag.data);
    out_.replace(mark, at, at + tag.length);
  }

  bool link(const GumboElement& element) {
    const GumboAttribute* target = gumbo_get_attribute(&element.attributes, "href");
    if (target == nullptr) return false;
    std::string_view written(target->original_value.data, target->original_value.length);
    if (written.size() >= 2 && (written.front() == '"' || written.front() == '\''))
      written = written.substr(1, written.size() - 2);
    Span source;
    if (!written.empty()) {
      source.begin = offset(written.data());
      source.end = source.begin + written.size();
    }
    out_.open_link(target->value, source);
    return true;
  }

  std::string_view html_;
  uint64_t base_;
  PlainBuilder& out_;
  HtmlAligner aligner_;
  MainPart parts_;
  unsigned lists_ = 0;
  unsigned articles_ = 0;  // open ones, one within the other
  std::vector<Frame> open_;
};

}  // namespace

void append_html(std::string_view bytes, uint64_t base, PlainBuilder& out) {
  std::string buffer;
  const std::string_view html = limit_nesting(bytes, buffer);
  Arena arena;
  const GumboOutput* tree = parse(html, arena);
  Reader(html, base, out).run(*tree->root);
}

PlainText read_html(std::string_view bytes) {
  PlainBuilder out;
  append_html(bytes, 0, out);
  return out.finish();
}

std::string html_charset(std::string_view bytes) {
  constexpr size_t kReach = 1024;  // as browsers do
  Arena arena;
  std::vector<const GumboNode*> open = {parse(bytes.substr(0, kReach), arena)->root};
  while (!open.empty()) {
    const GumboNode& node = *open.back();
    open.pop_back();
    if (is_element(node) && node.v.element.tag == GUMBO_TAG_META) {
      const GumboVector& attributes = node.v.element.attributes;
      if (const GumboAttribute* charset = gumbo_get_attribute(&attributes, "charset"))
        return charset->value;
      const GumboAttribute* content = gumbo_get_attribute(&attributes, "content");
      const std::string_view value = content == nullptr ? "" : content->value;
      constexpr std::string_view kName = "charset=";
      if (const size_t at = value.find(kName); at != value.npos)
        return std::string(value.substr(at + kName.size()));
    }
    if (const GumboVector* children = children_of(node))
      for (unsigned i = children->length; i-- > 0;) open.push_back(&child_of(*children, i));
  }
  return {};
}

std::string decode_entity(std::string_view entity) {
  // A letter before it: white space at the start of a page is dropped.
  const std::string html = "x" + std::string(entity);
  Arena arena;
  const GumboNode* node = parse(html, arena)->root;
  for (const GumboVector* children = children_of(*node);
       children != nullptr && children->length > 0; children = children_of(*node)) {
    node = &child_of(*children, children->length - 1);
    if (is_text(*node)) return std::string(node->v.text.text).substr(1);
  }
  return std::string(entity);
}

}  // namespace annals::text
