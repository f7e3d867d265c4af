// When two names are one: letter case, white space and the form of apostrophes do not count.
#ifndef ANNALS_LIB_EVALUATION_NAMES_H_
#define ANNALS_LIB_EVALUATION_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "annals/event.h"

namespace annals::evaluation {

std::string normal_form(std::string_view name);

// Ascending, normal: the organization's name, acronym and aliases.
std::vector<std::string> names_of(const Organization& organization);

// The same of a venue: its name, and the words of the text for the place of that name.
std::vector<std::string> names_of(const Where& venue, const Event& event);

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace annals::evaluation

#endif  // ANNALS_LIB_EVALUATION_NAMES_H_
