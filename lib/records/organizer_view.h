// What those who look for an occasion's organizers ask of the names of its record.
#ifndef ANNALS_LIB_RECORDS_ORGANIZER_VIEW_H_
#define ANNALS_LIB_RECORDS_ORGANIZER_VIEW_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "records/scope.h"

namespace annals::records {

// The names (indices into Resolved::names) that a cue tells to be organizers. More than its room
// are no list that anybody reads.
class OrganizerList {
 public:
  void add(size_t name) {
    if (count_ < names_.size()) names_[count_++] = name;
  }
  bool empty() const { return count_ == 0; }
  std::span<const size_t> names() const { return {names_.data(), count_}; }

 private:
  std::array<size_t, 48> names_;  // the first `count_` are written
  size_t count_ = 0;
};

// Cheap to make and to copy.
class OrganizerView {
 public:
  explicit OrganizerView(const Scope& scope) : scope_(scope), words_(scope.words) {}

  // "A's B": A is only whose B is.
  bool is_parent(size_t i) const;

 protected:
  const resolve::Name& name(size_t i) const { return scope_.resolved.names[i]; }
  bool is_organization(size_t i) const { return name(i).label == mentions::Label::organization; }
  // True if only words that join or lead in names stand in [at, end).
  bool passes(uint32_t at, uint32_t end, bool joined) const;
  // Back over "the", "of the" and the like that end right before `at`.
  uint32_t back_over_skip(uint32_t first, uint32_t at) const;

  const Scope& scope_;
  const Words& words_;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ORGANIZER_VIEW_H_
