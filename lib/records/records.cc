#include "records/records.h"

namespace annals::records {

void build_records(const mentions::Input&, const resolve::Resolved&, std::vector<Event>& events) {
  events.clear();
}

void build_annotations(const mentions::Input&, const resolve::Resolved&,
                       std::vector<Annotation>& annotations) {
  annotations.clear();
}

}  // namespace annals::records
