// Marks and records: out of each other.
#include <algorithm>

#include "annals/offsets.h"
#include "gold.h"

namespace annals::tool {
namespace {

bool contains(Span outer, Span inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}
bool overlaps(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

// Calls `f(label, span, text)` for every mention of a record.
template <typename EventType, typename F>
void for_each_mention(EventType& event, const F& f) {
  for (auto& date : event.dates) f("date", date.span, date.text);
  for (auto& place : event.places)
    for (auto& mention : place.mentions) f("place", mention.span, mention.text);
  for (auto& organization : event.organizations)
    for (auto& mention : organization.mentions) f("organization", mention.span, mention.text);
  for (auto& person : event.people)
    for (auto& mention : person.mentions) f("person", mention.span, mention.text);
  if (event.title) f("event", event.title->span, event.title->text);
}

template <typename Entities>
void drop_mentions(Entities& entities, const std::vector<Mark>& gone, const char* label) {
  for (auto& entity : entities)
    std::erase_if(entity.mentions, [&](const Mention& mention) {
      return std::find(gone.begin(), gone.end(), Mark{label, mention.span}) != gone.end();
    });
  std::erase_if(entities, [](const auto& entity) { return entity.mentions.empty(); });
}

template <typename Entities>
void add_mention(Entities& entities, Mention mention, const char* role) {
  auto known = std::find_if(entities.begin(), entities.end(), [&](const auto& entity) {
    return entity.name == mention.text ||
           std::any_of(entity.mentions.begin(), entity.mentions.end(),
                       [&](const Mention& other) { return other.text == mention.text; });
  });
  if (known == entities.end()) {
    entities.emplace_back();
    known = entities.end() - 1;
    known->name = mention.text;
    known->role = role;
  }
  known->mentions.push_back(std::move(mention));
  std::sort(known->mentions.begin(), known->mentions.end(),
            [](const Mention& a, const Mention& b) { return a.span < b.span; });
}

class Merger {
 public:
  Merger(const Marked& marked, std::string_view text) : marked_(marked), text_(text) {}

  std::vector<Event> run(const std::string& document) {
    for (const MarkedRecord& record : marked_.records) {
      Event event = record.event;
      if (!record.known) {
        event.document = document;
        event.kind = "other";
      }
      event.span = record.span;
      if (event.text) event.text = slice(record.span);
      events_.push_back(std::move(event));
    }
    std::stable_sort(events_.begin(), events_.end(),
                     [](const Event& a, const Event& b) { return a.span < b.span; });
    settle();
    for (size_t i = 0; i < events_.size(); ++i)
      if (events_[i].id.empty()) events_[i].id = document + "#" + std::to_string(i + 1);
    renumber(document);
    return std::move(events_);
  }

 private:
  std::string slice(Span span) const {
    return std::string(text_.substr(span.begin, span.end - span.begin));
  }

  // Ids are ordinals; a new record in between moves the others.
  void renumber(const std::string& document) {
    const bool new_one = std::any_of(marked_.records.begin(), marked_.records.end(),
                                     [](const MarkedRecord& record) { return !record.known; });
    if (!new_one) return;
    for (size_t i = 0; i < events_.size(); ++i)
      events_[i].id = document + "#" + std::to_string(i + 1);
  }

  void settle() {
    std::vector<Mark> before = marks_of(events_);
    std::vector<Mark> fresh;
    for (const Mark& mark : marked_.marks)
      if (std::find(before.begin(), before.end(), mark) == before.end()) fresh.push_back(mark);
    std::vector<Mark> gone;
    for (const Mark& mark : before)
      if (std::find(marked_.marks.begin(), marked_.marks.end(), mark) == marked_.marks.end())
        gone.push_back(mark);
    // A mark of the same label that overlaps one that is gone is that one, moved.
    for (auto mark = fresh.begin(); mark != fresh.end();) {
      const auto old = std::find_if(gone.begin(), gone.end(), [&](const Mark& one) {
        return one.label == mark->label && overlaps(one.span, mark->span);
      });
      if (old == gone.end()) {
        ++mark;
        continue;
      }
      move(*old, mark->span);
      gone.erase(old);
      mark = fresh.erase(mark);
    }
    for (Event& event : events_) drop(gone, event);
    for (const Mark& mark : fresh) add(mark);
  }

  void move(const Mark& old, Span span) {
    for (Event& event : events_)
      for_each_mention(event, [&](const char* label, Span& at, std::string& text) {
        if (old.label != label || at != old.span) return;
        at = span;
        text = slice(span);
      });
  }

  static void drop(const std::vector<Mark>& gone, Event& event) {
    if (gone.empty()) return;
    std::erase_if(event.dates, [&](const DateMention& date) {
      return std::find(gone.begin(), gone.end(), Mark{"date", date.span}) != gone.end();
    });
    drop_mentions(event.places, gone, "place");
    drop_mentions(event.organizations, gone, "organization");
    drop_mentions(event.people, gone, "person");
    if (event.title &&
        std::find(gone.begin(), gone.end(), Mark{"event", event.title->span}) != gone.end())
      event.title.reset();
  }

  void add(const Mark& mark) {
    for (Event& event : events_) {
      const bool inside = contains(event.span, mark.span);
      const bool above =
          std::any_of(event.headings.begin(), event.headings.end(), [&](const Heading& heading) {
            return heading.kind == "place" && contains(heading.span, mark.span);
          });
      if (!inside && !(above && mark.label == "place")) continue;
      Mention mention;
      mention.text = slice(mark.span);
      mention.span = mark.span;
      if (mark.label == "date") {
        DateMention date;
        date.text = mention.text;
        date.span = mark.span;
        date.type = "date";
        date.role = "reference";
        const auto at = std::find_if(
            event.dates.begin(), event.dates.end(),
            [&](const DateMention& other) { return other.span.begin > mark.span.begin; });
        event.dates.insert(at, std::move(date));
      } else if (mark.label == "place") {
        const size_t count = event.places.size();
        add_mention(event.places, std::move(mention), "mentioned");
        if (event.places.size() > count) event.places.back().kind = "other";
      } else if (mark.label == "organization") {
        add_mention(event.organizations, std::move(mention), "mentioned");
      } else if (mark.label == "person") {
        add_mention(event.people, std::move(mention), "mentioned");
      } else if (mark.label == "event" && !event.title) {
        event.title = Title{mention.text, mark.span, {}, {}};
      }
    }
  }

  const Marked& marked_;
  std::string_view text_;
  std::vector<Event> events_;
};

}  // namespace

std::vector<Mark> marks_of(const std::vector<Event>& events) {
  std::vector<Mark> marks;
  for (const Event& event : events)
    for_each_mention(event, [&](const char* label, const Span& span, const std::string&) {
      marks.push_back({label, span});
    });
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.label < b.label;
  });
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  return marks;
}

Result<std::vector<Event>> merge(const Marked& marked, std::string_view text,
                                 const std::string& document) {
  return Merger(marked, text).run(document);
}

Result<void> to_bytes(std::string_view text, std::vector<Event>& events) {
  for (Event& event : events) {
    if (event.offsets != OffsetUnit::byte)
      return Error{.message = "record " + event.id +
                              " counts in another unit than bytes; "
                              "extract with --offsets byte"};
    Span last = event.span;
    for_each_mention(event, [&](const char*, const Span& span, const std::string&) {
      last.end = std::max(last.end, span.end);
    });
    if (last.end > text.size() || event.span.begin > event.span.end)
      return Error{.message = "record " + event.id + " goes beyond the text; is this its text?"};
  }
  return {};
}

}  // namespace annals::tool
