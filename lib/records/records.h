// Records: blocks and sentences become events.
//
//   records::Records records(input, resolved, words, scratch);
//   while (Event* event = records.next()) …
//
// All records are outlined first (outline.h), then written one by one into the same Event, so that
// an archive's records never stand in memory together. In the steady state nothing is allocated.
#ifndef ANNALS_LIB_RECORDS_RECORDS_H_
#define ANNALS_LIB_RECORDS_RECORDS_H_

#include <string>
#include <vector>

#include "annals/event.h"
#include "mentions/input.h"
#include "records/known_people.h"
#include "records/outline.h"
#include "records/reuse.h"
#include "records/trace.h"
#include "records/words.h"
#include "resolve/resolved.h"

namespace annals::records {

// Which of the event's entities each entity of the text became.
class Slots {
 public:
  void reset(size_t entities) {
    at_.assign(entities, resolve::kNone);
    used_.clear();
  }
  void clear() {
    for (const uint32_t entity : used_) at_[entity] = resolve::kNone;
    used_.clear();
    counts.clear();
  }
  // True if the entity is new: it becomes the next.
  bool add(uint32_t entity, uint32_t& slot) {
    const bool added = at_[entity] == resolve::kNone;
    if (added) {
      at_[entity] = static_cast<uint32_t>(used_.size());
      used_.push_back(entity);
    }
    slot = at_[entity];
    return added;
  }

  std::vector<uint32_t> counts;  // of each slot, the mentions written

 private:
  std::vector<uint32_t> at_;
  std::vector<uint32_t> used_;
};

// Memory that is reused from one text to the next.
struct RecordScratch {
  Survey survey;
  HeadingCues headings;
  OutlineScratch outline;
  std::vector<Outline> outlines;
  std::vector<Venue> venues;
  std::vector<Range> sentences;
  Slots places, organizations, people;
  std::vector<uint32_t> index_of;  // the event's entity of each name of the record

  Event event;
  // What the event held and has no use for at the moment.
  When when;
  Title title;
  Spares<Heading> spare_headings;
  Spares<Where> spare_where;
  Spares<DateMention> spare_dates;
  Spares<Place> spare_places;
  Spares<Organization> spare_organizations;
  Spares<Person> spare_people;
  Spares<Mention> spare_mentions;
  Spares<Attendance> spare_attendance;
  Spares<Link> spare_links;
  Spares<Warning> spare_warnings;
  Spares<std::string> spare_strings;
};

class Records {
 public:
  // Segments the text and decides what its records are. Everything given must outlive it; a scratch
  // serves one text at a time.
  Records(const mentions::Input& input, const resolve::Resolved& resolved, const Words& words,
          RecordScratch& scratch, const KnownPeople* known = nullptr);
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;

  size_t size() const { return work_.outlines.size(); }
  const Outline& outline(size_t index) const { return work_.outlines[index]; }

  // Begins with the record of this index, which gets this number; otherwise with the first and 1.
  void begin_at(size_t index, uint64_t number) {
    done_ = index;
    number_ = number - index;
  }

  // The next record, filled: when, where, mode, title, kind, roles, attendance, links, warnings.
  // Null after the last. Valid until the next call; may be moved from.
  Event* next();

  // For explanations, where no people are known: decides the record that was given last once more,
  // told to the trace.
  void retrace(Trace& trace);

 private:
  void add_headings();
  void add_dates();
  void add_all_names();
  void add_where();
  void add_warnings(const Outline& outline);
  void assign_id(size_t ordinal, std::string& id) const;

  const mentions::Input& input_;
  const resolve::Resolved& resolved_;
  RecordScratch& work_;
  const KnownPeople* known_;  // null: nobody is
  Event& event_;
  Clauses clauses_;
  Scope scope_;
  size_t done_ = 0;
  uint64_t number_ = 1;  // of the record with index 0
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_RECORDS_H_
