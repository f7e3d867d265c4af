#include "evaluation/ranking.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "evaluation/measures.h"
#include "evaluation/names.h"

namespace annals::evaluation {

std::vector<ErrorGroup> rank_errors(const Report& report, size_t measure) {
  std::map<std::tuple<uint32_t, Outcome, std::string, std::string>, size_t> index;
  std::vector<ErrorGroup> groups;
  for (const DocumentReport& document : report.documents) {
    for (const Item& item : document.items) {
      if (item.outcome == Outcome::right) continue;
      if (measure < kMeasures && item.measure != measure) continue;
      const auto [found, is_new] = index.emplace(
          std::tuple(item.measure, item.outcome, normal_form(item.gold), normal_form(item.got)),
          groups.size());
      if (is_new) groups.push_back({item.measure, item.outcome, {}});
      groups[found->second].places.push_back({&document, &item});
    }
  }
  std::stable_sort(groups.begin(), groups.end(), [](const ErrorGroup& a, const ErrorGroup& b) {
    if (a.places.size() != b.places.size()) return a.places.size() > b.places.size();
    return a.measure < b.measure;
  });
  return groups;
}

std::string key_of(const Item& item) {
  std::string key(measures()[item.measure].name);
  key += ' ' + std::to_string(item.span.begin) + '-' + std::to_string(item.span.end);
  if (item.measure != kBoundary && item.measure != kRecord) key += ' ' + item.gold;
  for (char& c : key)
    if (c == '\n' || c == '\r') c = ' ';  // one line of an allow-list
  return key;
}

std::string subject_of(const Item& item) {
  switch (item.outcome) {
    case Outcome::right:
    case Outcome::missed:
      return item.gold;
    case Outcome::spurious:
      return item.got;
    case Outcome::wrong:
      return item.gold + ", got " + item.got;
  }
  return {};
}

}  // namespace annals::evaluation
