#include "evaluation/names.h"

#include <algorithm>

#include "text/fold.h"

namespace annals::evaluation {
namespace {

void add(std::vector<std::string>& names, std::string_view name) {
  if (!name.empty()) names.push_back(normal_form(name));
}

}  // namespace

std::string normal_form(std::string_view name) {
  std::string spaced;
  for (const char c : name) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space)
      spaced += c;
    else if (!spaced.empty() && spaced.back() != ' ')
      spaced += ' ';
  }
  if (!spaced.empty() && spaced.back() == ' ') spaced.pop_back();
  return text::fold_case(spaced);
}

std::vector<std::string> names_of(const Organization& organization) {
  std::vector<std::string> names;
  add(names, organization.name);
  add(names, organization.acronym);
  for (const std::string& alias : organization.aliases) add(names, alias);
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> names_of(const Where& venue, const Event& event) {
  const std::string name = normal_form(venue.name);
  std::vector<std::string> names = {name};
  for (const Place& place : event.places) {
    if (normal_form(place.name) != name) continue;
    for (const Mention& mention : place.mentions) add(names, mention.text);
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& name) {
    return std::binary_search(b.begin(), b.end(), name);
  });
}

}  // namespace annals::evaluation
