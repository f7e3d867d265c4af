#include "records/outline.h"

#include "records/kind.h"
#include "records/title.h"
#include "records/when.h"

namespace annals::records {

void find_outlines(const mentions::Input& input, const resolve::Resolved& resolved, Scope& scope,
                   OutlineScratch& scratch, std::vector<Outline>& outlines) {
  outlines.clear();
  scope.venues.clear();
  find_segments(input, resolved, scope.words, scratch.segment, scratch.segments, nullptr);
  size_t sentence = 0;
  for (const Segment& segment : scratch.segments) {
    set_segment(scope, segment, sentence);
    find_when(scope);
    find_title(scope);
    find_kind(scope);
    find_where(scope, scratch.venue);
    find_mode(scope);
    outlines.push_back({segment, scope});
  }
  link_twins(scope, scratch.twin_table, outlines);
}

}  // namespace annals::records
