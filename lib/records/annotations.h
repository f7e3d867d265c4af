// All mentions of a text, in order; records or not. Each is written into one of a few annotations,
// whose strings and vectors keep their memory: an annotation has more than a kilobyte.
#ifndef ANNALS_LIB_RECORDS_ANNOTATIONS_H_
#define ANNALS_LIB_RECORDS_ANNOTATIONS_H_

#include <array>
#include <cstddef>
#include <string>

#include "annals/event.h"
#include "mentions/input.h"
#include "records/reuse.h"
#include "resolve/resolved.h"

namespace annals::records {

// Memory that is reused from one text to the next.
struct AnnotationScratch {
  std::array<Annotation, 5> of_label;  // one for each, so that none gives its sort's part away
  Spares<std::string> spare_strings;
};

class Annotations {
 public:
  // Everything given must outlive it; a scratch serves one text at a time.
  Annotations(const mentions::Input& input, const resolve::Resolved& resolved,
              AnnotationScratch& scratch)
      : input_(input), resolved_(resolved), work_(scratch) {}
  Annotations(const Annotations&) = delete;
  Annotations& operator=(const Annotations&) = delete;

  // The next; of those that begin together a date first, then a name, then an event. Null after the
  // last. Valid until the next call; may be moved from.
  Annotation* next();

 private:
  Annotation& cleared(mentions::Label label);
  Annotation& fill(const resolve::Date& date);
  Annotation& fill(const resolve::Name& name);
  Annotation& fill(const resolve::EventName& event);

  const mentions::Input& input_;
  const resolve::Resolved& resolved_;
  AnnotationScratch& work_;
  size_t date_ = 0;  // the next of each
  size_t name_ = 0;
  size_t event_ = 0;
  uint32_t end_ = 0;  // of the last name given
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ANNOTATIONS_H_
