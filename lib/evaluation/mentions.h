// The mentions of a document, judged by type, extent, value and entity.
#ifndef ANNALS_LIB_EVALUATION_MENTIONS_H_
#define ANNALS_LIB_EVALUATION_MENTIONS_H_

#include <vector>

#include "annals/evaluation.h"
#include "evaluation/sheet.h"

namespace annals::evaluation {

void judge_mentions(const std::vector<Event>& gold, const std::vector<Event>& predicted,
                    const Options& options, Sheet& sheet);

}  // namespace annals::evaluation

#endif  // ANNALS_LIB_EVALUATION_MENTIONS_H_
