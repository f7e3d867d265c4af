// Days that say when news was put up, and which days are told as news.
#ifndef ANNALS_LIB_RECORDS_HEADLINE_DAYS_H_
#define ANNALS_LIB_RECORDS_HEADLINE_DAYS_H_

#include <cstdint>
#include <vector>

#include "records/survey.h"

namespace annals::records {

// For how long what was, or opens, is news.
constexpr int kNewsDays = 31;
// True if the date is over by the day of the posting, and is news on it.
bool is_news(const resolve::Date& told, const resolve::Date& posted);

// "[2016-11-28] Dam opened", below it "… opened last Friday …": where most stories that tell a day
// tell one that is news, the days of their headlines say when it was put up. `days` becomes the
// first tokens of these, ascending; empty: they say when it was. Linear.
void find_headline_days(const mentions::Input& input, const resolve::Resolved& resolved,
                        const BeginIndex& begins, std::vector<uint32_t>& days);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_HEADLINE_DAYS_H_
