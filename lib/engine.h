// The inside of an Extractor, for the stages that look at an extraction afterwards.
#ifndef ANNALS_LIB_ENGINE_H_
#define ANNALS_LIB_ENGINE_H_

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "annals/extractor.h"
#include "data/data.h"
#include "mentions/input.h"
#include "records/known_people.h"
#include "records/words.h"
#include "resolve/dates_grammar.h"
#include "resolve/names.h"
#include "text/markup.h"
#include "workspace.h"

namespace annals {

// What is read: a text without markup, and what its markup told of the lines.
struct Reading {
  explicit Reading(const Text& given) : text(given.plain()) {
    if (given.without_markup() != nullptr) marks = given.without_markup()->marks;
  }
  Reading(std::string_view window, std::span<const text::LineMark> lines,
          const std::vector<resolve::Heading>* open)
      : text(window), marks(lines), carried(open) {}

  std::string_view text;
  std::span<const text::LineMark> marks;
  const std::vector<resolve::Heading>* carried = nullptr;  // see resolve/headings.h
};

struct Extractor::Impl {
  data::Data data;
  std::unique_ptr<const resolve::DateGrammar> dates;   // of data.pack
  std::unique_ptr<const resolve::NameGrammar> names;   // of data.pack
  std::unique_ptr<const records::Words> words;         // of data.pack
  std::unique_ptr<const records::KnownPeople> people;  // null: nobody is known
  bool explain = false;

  // The flow, from the bytes to every mention with its value or entity. `trace`, if not null, is
  // told what the names competed with.
  mentions::Input analyse(const Reading& reading, const Document& document, bool explaining,
                          Scratch::Impl& work, resolve::NameTrace* trace = nullptr) const;
  // Its first half: to the dates with their values, and the headings.
  mentions::Input find_dates(const Reading& reading, const Document& document, bool explaining,
                             Scratch::Impl& work) const;
  // Where no records are wanted: the same mentions, without the matches of the rules that only
  // records ask for.
  mentions::Input find_mentions(const Text& text, const Document& document,
                                Scratch::Impl& work) const;
  // Where no names are wanted.
  mentions::Input find_only_dates(const Text& text, const Document& document,
                                  Scratch::Impl& work) const;
};

}  // namespace annals

#endif  // ANNALS_LIB_ENGINE_H_
