#include "profile.h"

#include "annals/profile.h"

namespace annals::tool {

Result<void> apply_profiles(const std::vector<std::string>& profiles, Options& extractor,
                            InputOptions& inputs, bool* no_text) {
  Options options;
  Document document;
  for (const std::string& path : profiles) {
    const Result<Profile> profile = Profile::read(path);
    if (!profile) return profile.error();
    profile->apply(options, document);
  }
  options.rules.insert(options.rules.end(), extractor.rules.begin(), extractor.rules.end());
  options.gazetteers.insert(options.gazetteers.end(), extractor.gazetteers.begin(),
                            extractor.gazetteers.end());
  extractor.rules = std::move(options.rules);
  extractor.gazetteers = std::move(options.gazetteers);
  extractor.tables = std::move(options.tables);
  extractor.people = std::move(options.people);
  inputs.order = document.order;
  extractor.explain = extractor.explain || options.explain;
  if (inputs.document_date.empty()) inputs.document_date = document.date;
  if (inputs.owner.empty()) {
    inputs.owner = document.owner;
    for (const std::string& alias : document.aliases) inputs.owner += ";" + alias;
  }
  if (no_text != nullptr && !document.with_text) *no_text = true;
  return {};
}

}  // namespace annals::tool
