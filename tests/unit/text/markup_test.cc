// Markdown and HTML: the text without the markup, and where each word of it stands in the source.
#include "text/markup.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "annals/text.h"
#include "text/html_nesting.h"

namespace annals {
namespace {

struct Case {
  const char* name;
  Markup markup;
  std::string source;
  std::string plain;
  // Words of `plain`, and the source that each stands for.
  std::vector<std::pair<std::string, std::string>> words;
};

Text read(Markup markup, std::string source, bool lossy = false) {
  Result<Text> text = Text::from(std::move(source), {.lossy = lossy, .markup = markup});
  EXPECT_TRUE(text) << text.error().to_string();
  return *text;
}

std::string source_of(const Text& text, const std::string& word) {
  const size_t at = text.plain().find(word);
  if (at == text.plain().npos) return "(not in the text)";
  const Span span = text.in_bytes({at, at + word.size()});
  return std::string(text.bytes().substr(span.begin, span.end - span.begin));
}

const Case kCases[] = {
    {"entities",
     Markup::html,
     "<p>Ren&eacute; &amp; Zo&#235; &#x26; caf&copy2020 a&b &nosuch;",
     "René & Zoë & caf©2020 a&b &nosuch;",
     {{"René", "Ren&eacute;"},
      {"& Z", "&amp; Z"},
      {"Zoë", "Zo&#235;"},
      {"caf©", "caf&copy"},
      {"2020", "2020"},
      {"a&b", "a&b"}}},
    {"spaces",
     Markup::html,
     "<p>  one\n\t two&nbsp;three <b> four</b>\r\nfive </p>",
     "one two\u00A0three four five",
     {{"one two", "one\n\t two"}, {"four five", "four</b>\r\nfive"}}},
    {"blocks",
     Markup::html,
     "<h1>T</h1><p>a<p>b<div>c</div><div>d</div>",
     "T\n\na\n\nb\n\nc\nd",
     {}},
    {"breaks", Markup::html, "<p>a<br>b<br/>\n<br>c</p>", "a\nb\n\nc", {{"a\nb", "a<br>b"}}},
    {"lists",
     Markup::html,
     "<p>x<ul><li>a<ul><li>b<li>c</ul></li><li><p>d</p></li></ul>y",
     "x\n\na\nb\nc\n\nd\n\ny",
     {}},
    {"table",
     Markup::html,
     "<table><tr><td>5 May</td><td>\n <p>Lyon</p> </td><td></td><td>Fair<tr><td>x</table>",
     "5 May | Lyon | Fair\nx",
     {{"Lyon", "Lyon"}, {"May | Lyon", "May</td><td>\n <p>Lyon"}}},
    {"layout table",
     Markup::html,
     "<table><td><p>a</p><p>b</p></td><td><ul><li>c</ul></table>",
     "a\n\nb\n\nc",
     {}},
    {"pre",
     Markup::html,
     "<pre>\n2019\r\n\n  5 May  Lyon\n</pre>z",
     "2019\n\n  5 May  Lyon\n\nz",
     {{"Lyon", "Lyon"}}},
    {"noise",
     Markup::html,
     "<title>t</title><style>p{}</style><nav><a href=/x>n</a></nav>a<script>1<2</script>"
     "<p hidden>h</p><template>t</template><!-- c --> b<select><option>o</select>",
     "a b",
     {{"b", "b"}}},
    {"pieces without white space",
     Markup::html,
     "<span>2019-05-04</span><span>5 May</span><time>2020</time>Fair <span>T</span>he "
     "H<span>2</span>O",
     "2019-05-04 5 May 2020 Fair The H2O",
     {}},
    {"what stands beside the text",
     Markup::html,
     "a<aside>x</aside><div role='navigation search'>x</div><p aria-hidden=true>x</p>"
     "<article><p>b<footer>c</footer></article><footer>x</footer>",
     "a\n\nb\n\nc",
     {{"c", "c"}}},
    {"main part",
     Markup::html,
     "<div>x</div><header>a</header><div>x<main>b<header>c</header><footer>d</footer></main>x</"
     "div>",
     "a\n\nb\n\nc\n\nd",
     {{"b", "b"}}},
    {"several main parts", Markup::html, "a<main>b</main><main>c</main>", "a\n\nb\n\nc", {}},
    {"empty main part", Markup::html, "a<main><nav>x</nav></main>", "a", {}},
    {"comments and stray tags",
     Markup::html,
     "<p>on<!-- > --> 5</span> May<!---->x",
     "on 5 Mayx",
     {{"5 May", "5</span> May"}}},
    {"CDATA", Markup::html, "<p>a<![CDATA[ b ]]> c", "a c", {}},
    {"unclosed", Markup::html, "<p>a <b>b <i>c<p>d</b> e", "a b c\n\nd e", {{"d", "d"}}},
    {"stray text of a table",
     Markup::html,
     "<table>one<tr><td>two</table>three",
     "one\n\ntwo\n\nthree",
     {{"one", "one"}, {"two", "two"}, {"three", "three"}}},
    {"quotes", Markup::html, "<p>on <q>Silence</q>", "on “Silence”", {{"Silence", "Silence"}}},
    {"less than", Markup::html, "<p>1 < 2 and 3<4", "1 < 2 and 3<4", {{"3<4", "3<4"}}},
    {"empty", Markup::html, "", "", {}},
    {"markup only", Markup::html, "<p><br><p></p>", "", {}},
    {"unclosed tag", Markup::html, "<p>a <b", "a", {}},
    {"emphasis",
     Markup::markdown,
     "On *5* **May** `x` ~~y~~ \\*z\\* a_b_c",
     "On 5 May x y *z* a_b_c",
     {{"5 May", "5* **May"}, {"*z", "*z"}}},
    {"markdown entities",
     Markup::markdown,
     "Ren&eacute; &lt;x",
     "René <x",
     {{"René", "Ren&eacute;"}}},
    {"markdown headings", Markup::markdown, "# A #\nb\n\nC\n---\n## D\n", "A\n\nb\n\nC\n\nD", {}},
    {"markdown lists",
     Markup::markdown,
     "- a\n- b\n  1. c\n  2. d\n\n12. May\n* **e**\n+ f",
     "- a\n- b\n1. c\n2. d\n\n12. May\n\n* e\n\n+ f",
     {{"- b", "- b"}, {"12. May", "12. May"}}},
    {"markdown lines",
     Markup::markdown,
     "a\nb  \nc\\\nd\n\n> q\n> r",
     "a\nb\nc\nd\n\nq\nr",
     {{"a\nb", "a\nb"}, {"q\nr", "q\n> r"}}},
    {"markdown table",
     Markup::markdown,
     "| D | P |\n|---|---|\n| 5 May | Lyon |\n",
     "D | P\n5 May | Lyon",
     {{"May | Lyon", "May | Lyon"}}},
    {"markdown html",
     Markup::markdown,
     "<div>a<br>b</div>\n\nc <i>d</i><br>e <!-- f -->",
     "a\nb\n\nc d\ne",
     {{"b", "b"}, {"d", "d"}}},
    {"markdown code",
     Markup::markdown,
     "```\n5 May\n\n  x\n```\n    indented",
     "5 May\n\n  x\n\nindented",
     {}},
    {"markdown image", Markup::markdown, "a ![alt *x*](p.png) b", "a b", {}},
};

TEST(Markup, GivesPlainTextWithOffsets) {
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.name);
    const Text text = read(one.markup, one.source);
    EXPECT_EQ(text.plain(), one.plain);
    EXPECT_EQ(text.bytes(), one.source);
    for (const auto& [word, source] : one.words) EXPECT_EQ(source_of(text, word), source);
  }
}

// Whatever the bytes, every span of the text is a span of the source, in its bounds.
TEST(Markup, MapsEveryOffsetIntoTheSource) {
  for (const Case& one : kCases)
    for (const Markup markup : {Markup::html, Markup::markdown})
      for (size_t cut = 0; cut <= one.source.size(); ++cut) {
        const Text text = read(markup, one.source.substr(0, cut), true);
        for (size_t at = 0; at < text.plain().size(); ++at) {
          const Span span = text.in_bytes({at, at + 1});
          ASSERT_LE(span.begin, span.end) << one.source.substr(0, cut);
          ASSERT_LE(span.end, cut) << one.source.substr(0, cut);
        }
      }
}

TEST(Markup, CopiesInvalidBytesAsTheyAre) {
  const Text text = read(Markup::html, "<p>a\xFF\xFE z&eacute;", true);
  EXPECT_EQ(source_of(text, "z\xC3\xA9"), "z&eacute;");
}

TEST(Markup, TellsTheLayoutOfHeadingsItemsAndBoldLines) {
  using text::kBold, text::kBullet, text::kHash, text::kNumbered, text::kRule;
  const Text page =
      read(Markup::html,
           "<h2>A</h2><p><b>B</b> <strong>b</strong></p><p><b>C</b> c</p><ul><li>D</ul>"
           "<ol><li>E</ol><table><tr><th>F<th>f<tr><th>2019</table>");
  std::vector<std::pair<std::string, uint32_t>> found;
  for (const text::LineMark& mark : page.without_markup()->marks)
    found.emplace_back(page.plain().substr(mark.begin, mark.end - mark.begin), mark.flags);
  EXPECT_EQ(found, (std::vector<std::pair<std::string, uint32_t>>{{"A", kHash},
                                                                  {"B b", kBold},
                                                                  {"D", kBullet},
                                                                  {"E", kNumbered},
                                                                  {"F | f", kRule},
                                                                  {"2019", kBold}}));
  EXPECT_EQ(page.without_markup()->marks.front().level, 2);
}

TEST(Markup, KeepsTheTargetsOfLinks) {
  const std::string source =
      "<a href='https://x.org/?a=1&amp;b=2'>X</a> <a href=\"#top\">up</a> <a>no</a> "
      "<a href=https://y.org>https://y.org</a> <a href=\"javascript:f()\">f</a>";
  const Text page = read(Markup::html, source);
  const auto& links = page.without_markup()->links;
  ASSERT_EQ(links.size(), 1u);
  EXPECT_EQ(links[0].url, "https://x.org/?a=1&b=2");
  EXPECT_EQ(source.substr(links[0].source.begin, links[0].source.end - links[0].source.begin),
            "https://x.org/?a=1&amp;b=2");
  const std::string markdown = "a [b c][1] [d](<https://e.org> \"t\")\n\n[1]: https://x.org";
  const Text other = read(Markup::markdown, markdown);
  const auto& others = other.without_markup()->links;
  ASSERT_EQ(others.size(), 2u);
  EXPECT_EQ(others[0].url, "https://x.org");
  EXPECT_EQ(others[1].url, "https://e.org");
}

TEST(Markup, IsDetectedByTheBeginning) {
  const std::pair<const char*, Markup> cases[] = {
      {"<!DOCTYPE html><p>x", Markup::html},
      {"\xEF\xBB\xBF \n<HTML>", Markup::html},
      {"2019<br>\n<b>5 May</b> Lyon<br>", Markup::html},
      {"Some words\n<p>x</p>\n<p>y</p>", Markup::html},
      {"# 2019\n\nx", Markup::markdown},
      {"See [a](b).\nAnd **bold**.", Markup::markdown},
      {"a | b\n--- | ---\n", Markup::markdown},
      {"# A\n\nx<br>y<br>z</b>", Markup::markdown},
      {"2019\n\n- 5 May: Lyon\n* 6 May: Paris\n", Markup::none},
      {"In C one writes a < b and <p> is a tag", Markup::none},
      {"5 * 3 ** 2 ** x", Markup::none},
      {"#hashtag and #another", Markup::none},
      {"", Markup::none},
  };
  for (const auto& [source, markup] : cases)
    EXPECT_EQ(text::detect_markup(source), markup) << source;
}

TEST(Markup, RefusesWhatIsTooLong) {
  const std::string bytes(text::kMostMarkup + 1, 'x');
  const Result<Text> text = Text::borrow(bytes, {.markup = Markup::html});
  ASSERT_FALSE(text);
  EXPECT_NE(text.error().message.find("split it"), std::string::npos);
}

std::string times(size_t count, const std::string& what) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += what;
  return out;
}

// Each of these is quadratic, or overruns the stack, in a reader that does not guard against it.
TEST(Markup, SurvivesHostilePages) {
  constexpr size_t kMany = 200000;
  for (const char* unit : {"<div>", "<b>", "<table><td>", "<ul><li>", "<p><font color=x>",
                           "<div><object></div></object>", "</b></p>", "<a href=x>", "<svg>",
                           "&amp", "<", "<!--", "<button>", "<select><option>"}) {
    const Text text = read(Markup::html, times(kMany, unit) + "<p>x");
    EXPECT_LE(text.plain().size(), text.size()) << unit;
  }
  for (const char* unit : {"> ", "- ", "[", "*a ", "`", "<b>", "| ", "![", "\\", "&#"})
    EXPECT_LE(read(Markup::markdown, times(kMany, unit) + "\nx").plain().size(), 4 * kMany) << unit;
}

TEST(HtmlNesting, BlanksWhatLiesDeeper) {
  std::string buffer;
  const std::string shallow = times(100000, "<p>a<li>b<br>") + times(10000, "<div>c</div>");
  EXPECT_EQ(text::limit_nesting(shallow, buffer).data(), shallow.data());
  const std::string deep = times(600, "<div>") + "x";
  const std::string_view limited = text::limit_nesting(deep, buffer);
  EXPECT_EQ(limited.size(), deep.size());
  EXPECT_EQ(limited, times(512, "<div>") + times(88, "     ") + "x");
}

}  // namespace
}  // namespace annals
