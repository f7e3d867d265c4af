// The records of a document, judged by extent and fields.
#ifndef ANNALS_LIB_EVALUATION_FIELDS_H_
#define ANNALS_LIB_EVALUATION_FIELDS_H_

#include <vector>

#include "annals/evaluation.h"
#include "evaluation/sheet.h"

namespace annals::evaluation {

void judge_records(const std::vector<Event>& gold, const std::vector<Event>& predicted,
                   Sheet& sheet);

}  // namespace annals::evaluation

#endif  // ANNALS_LIB_EVALUATION_FIELDS_H_
