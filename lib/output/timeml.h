// TimeML: the text with its temporal expressions marked as TIMEX3 elements.
//
// A range becomes two elements, one for each end, and an empty one of type DURATION whose
// beginPoint and endPoint name them; a stretch whose ends no words name ("the first three months of
// 1920") is such a DURATION itself, followed by its empty ends. What refers to a time without
// naming it ("now") is a TIME with the value PRESENT_REF, PAST_REF or FUTURE_REF. Attributes: tid,
// type, value, mod, quant; temporalFunction and anchorTimeID where the value was told from another
// element.
#ifndef ANNALS_LIB_OUTPUT_TIMEML_H_
#define ANNALS_LIB_OUTPUT_TIMEML_H_

#include <string>

#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::output {

// Appends a document: DOCID, DCT (empty where the document has no date) and TEXT. Characters that
// XML cannot hold become U+FFFD.
void append_timeml(const mentions::Input& input, const resolve::Resolved& resolved,
                   std::string& out);

}  // namespace annals::output

#endif  // ANNALS_LIB_OUTPUT_TIMEML_H_
