#include "annals/extractor.h"

#include <algorithm>
#include <utility>

#include "data/find.h"
#include "engine.h"
#include "output/timeml.h"
#include "records/annotations.h"
#include "records/records.h"
#include "resolve/dates.h"
#include "resolve/editions.h"
#include "resolve/headings.h"
#include "resolve/names.h"
#include "rules/rule_subset.h"
#include "text/spans.h"
#include "text/tokenizer.h"
#include "workspace.h"

namespace annals {

Scratch::Scratch() : impl_(std::make_unique<Impl>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

Extractor::Extractor(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

namespace {

// What the program asks the rules for must be in them.
Result<void> check_names(const data::Data& data) {
  const std::vector<std::string> missing = data.pack.missing();
  if (missing.empty()) return {};
  constexpr size_t kMost = 12;
  Error error;
  error.file = data.folder + "/" + data::kImageName;
  error.message = "the rules have no ";
  for (size_t i = 0; i < std::min(missing.size(), kMost); ++i)
    error.message += (i > 0 ? ", " : "") + missing[i];
  if (missing.size() > kMost)
    error.message += " and " + std::to_string(missing.size() - kMost) + " more";
  error.message += ", which the program reads; compile the image from all files of data/en/rules";
  return error;
}

}  // namespace

Result<Extractor> Extractor::load(const Options& options) {
  Result<data::Data> data = data::load(options);
  if (!data) return data.error();
  auto impl = std::make_shared<Impl>();
  impl->data = std::move(*data);
  impl->dates = std::make_unique<resolve::DateGrammar>(impl->data.pack);
  impl->names = std::make_unique<resolve::NameGrammar>(impl->data.pack);
  impl->words = std::make_unique<records::Words>(impl->data.pack);
  if (!options.people.empty())
    impl->people = std::make_unique<records::KnownPeople>(options.people);
  impl->explain = options.explain;
  // An extraction of nothing asks for every list and weight by name.
  Scratch scratch;
  impl->analyse(Reading(Text()), {}, false, scratch.impl());
  if (Result<void> whole = check_names(impl->data); !whole) return whole.error();
  return Extractor(std::move(impl));
}

namespace {

// What a call asks for.
enum class Wanted : uint8_t { records, mentions, dates };

uint8_t phase_for(Wanted wanted) {
  if (wanted == Wanted::dates) return rules::kDateRules;
  return wanted == Wanted::mentions ? rules::kMentionRules : uint8_t{0};
}

// The first half of the flow: from the bytes to the dates with their values. Where nothing else is
// wanted, only the rules of dates are tried and names are looked up in headings alone.
mentions::Input find_dates_for(Wanted wanted, const data::Data& data,
                               const resolve::DateGrammar& dates, const Reading& reading,
                               const Document& document, bool explain, Scratch::Impl& work) {
  const std::string_view text = reading.text;
  text::tokenize(text, work.tokens);
  data.pack.annotate(text, work.tokens);
  text::find_layout(text, work.tokens, data::PackAbbreviations(data.pack), work.layout,
                    reading.marks);

  work.phrases.clear();
  if (wanted != Wanted::dates) data.gazetteer.match(text, work.tokens, work.phrases);
  work.phrase_index.build(work.tokens.size(), work.phrases.size(),
                          [&](uint32_t k) { return work.phrases[k].first_token; });

  const uint8_t phase = phase_for(wanted);
  work.matches.clear();
  for (const text::Block& block : work.layout.blocks)
    data.pack.scan(phase, text, work.tokens, block.first_token, block.end_token, {}, work.matches);

  mentions::Input input{text,         work.tokens, work.layout,    work.phrases, work.phrase_index,
                        work.matches, data.pack,   data.gazetteer, document,     explain};
  work.resolved.clear();
  std::vector<resolve::Reading> readings = resolve::evaluate_dates(input, dates, work.resolved);
  resolve::find_editions(input, work.resolved);
  resolve::find_headings(input, work.resolved, reading.carried);
  resolve::anchor_dates(input, dates, std::move(readings), work.resolved);
  return input;
}

// Where only letters were composed, the texts are given as the input writes them.
template <typename Result>
void write_as_given(const Text& text, Result& result) {
  if (text.markup() != Markup::none) return;
  text::for_each_text(result, [&](std::string& slice, Span span) {
    slice = text.bytes().substr(span.begin, span.end - span.begin);
  });
}

// From the text that was read to the bytes of the input: offsets, and the links' targets.
void to_source(const Text& text, Event& event) {
  const text::PlainText& plain = *text.without_markup();
  const auto first = std::lower_bound(
      plain.links.begin(), plain.links.end(), event.span.begin,
      [](const text::LinkTarget& link, uint64_t begin) { return link.begin < begin; });
  const uint64_t end = event.span.end;
  plain.map.convert(event);
  for (auto link = first; link != plain.links.end() && link->begin < end; ++link)
    event.links.push_back({link->url, link->source});
  std::stable_sort(event.links.begin(), event.links.end(),
                   [](const Link& a, const Link& b) { return a.span < b.span; });
  write_as_given(text, event);
}

void to_source(const Text& text, Annotation& annotation) {
  text.without_markup()->map.convert(annotation);
  write_as_given(text, annotation);
}

// Tells the mentions that were found one by one.
void tell(const Text& text, const mentions::Input& input, Scratch::Impl& work,
          const AnnotationSink& sink) {
  records::Annotations annotations(input, work.resolved, work.annotations);
  while (Annotation* annotation = annotations.next()) {
    if (text.without_markup() != nullptr) to_source(text, *annotation);
    if (!sink(*annotation)) return;
  }
}

// The same as a vector.
std::vector<Annotation> collect(const Text& text, const mentions::Input& input,
                                Scratch::Impl& work) {
  std::vector<Annotation> annotations;
  const resolve::Resolved& resolved = work.resolved;
  annotations.reserve(resolved.dates.size() + resolved.names.size() + resolved.events.size());
  tell(text, input, work, [&](Annotation& annotation) {
    annotations.push_back(std::move(annotation));
    return true;
  });
  return annotations;
}

}  // namespace

// The whole flow, to every mention with its value or entity.
mentions::Input Extractor::Impl::analyse(const Reading& reading, const Document& document,
                                         bool explaining, Scratch::Impl& work,
                                         resolve::NameTrace* trace) const {
  mentions::Input input = find_dates(reading, document, explaining, work);
  resolve::resolve_names(input, *names, work.names, work.resolved, trace);
  return input;
}

mentions::Input Extractor::Impl::find_dates(const Reading& reading, const Document& document,
                                            bool explaining, Scratch::Impl& work) const {
  return find_dates_for(Wanted::records, data, *dates, reading, document, explaining, work);
}

mentions::Input Extractor::Impl::find_mentions(const Text& text, const Document& document,
                                               Scratch::Impl& work) const {
  mentions::Input input =
      find_dates_for(Wanted::mentions, data, *dates, Reading(text), document, explain, work);
  resolve::resolve_names(input, *names, work.names, work.resolved);
  return input;
}

mentions::Input Extractor::Impl::find_only_dates(const Text& text, const Document& document,
                                                 Scratch::Impl& work) const {
  return find_dates_for(Wanted::dates, data, *dates, Reading(text), document, explain, work);
}

void Extractor::extract(const Text& text, const Document& document, Scratch& scratch,
                        const Sink& sink, const Control& control) const {
  if (control.stop.stop_requested()) return;
  if (text.without_markup() == nullptr && text.size() > StreamOptions{}.whole) {
    extract_windows(text, document, scratch, sink, control);
    return;
  }
  Scratch::Impl& work = scratch.impl();
  const mentions::Input input = impl_->analyse(Reading(text), document, impl_->explain, work);
  records::Records records(input, work.resolved, *impl_->words, work.records, impl_->people.get());
  while (Event* event = records.next()) {
    if (text.without_markup() != nullptr) to_source(text, *event);
    if (control.stop.stop_requested()) return;
    if (control.progress) control.progress(event->span.end, text.size());
    if (!sink(*event)) return;
  }
  if (control.progress) control.progress(text.size(), text.size());
}

std::vector<Event> Extractor::extract(const Text& text, const Document& document) const {
  Scratch scratch;
  std::vector<Event> events;
  extract(text, document, scratch, [&](Event& event) {
    events.push_back(std::move(event));
    return true;
  });
  return events;
}

void Extractor::annotate(const Text& text, const Document& document, Scratch& scratch,
                         const AnnotationSink& sink) const {
  Scratch::Impl& work = scratch.impl();
  tell(text, impl_->find_mentions(text, document, work), work, sink);
}

std::vector<Annotation> Extractor::annotate(const Text& text, const Document& document,
                                            Scratch& scratch) const {
  Scratch::Impl& work = scratch.impl();
  return collect(text, impl_->find_mentions(text, document, work), work);
}

std::vector<Annotation> Extractor::annotate(const Text& text, const Document& document) const {
  Scratch scratch;
  return annotate(text, document, scratch);
}

void Extractor::annotate_dates(const Text& text, const Document& document, Scratch& scratch,
                               const AnnotationSink& sink) const {
  Scratch::Impl& work = scratch.impl();
  tell(text, impl_->find_only_dates(text, document, work), work, sink);
}

std::vector<Annotation> Extractor::annotate_dates(const Text& text, const Document& document,
                                                  Scratch& scratch) const {
  Scratch::Impl& work = scratch.impl();
  return collect(text, impl_->find_only_dates(text, document, work), work);
}

void Extractor::append_timeml(const Text& text, const Document& document, Scratch& scratch,
                              std::string& out) const {
  // The document holds the text as it was given.
  const Reading reading =
      text.markup() == Markup::none ? Reading(text.bytes(), {}, nullptr) : Reading(text);
  const mentions::Input input = find_dates_for(Wanted::dates, impl_->data, *impl_->dates, reading,
                                               document, false, scratch.impl());
  output::append_timeml(input, scratch.impl().resolved, out);
}

const std::string& Extractor::data_version() const { return impl_->data.version; }
const std::string& Extractor::data_folder() const { return impl_->data.folder; }

}  // namespace annals
