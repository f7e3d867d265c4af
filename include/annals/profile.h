// What is known of an archive before it is read, from a TOML file (docs/profiles.md).
//
//   auto profile = annals::Profile::read("club.profile.toml");
//   if (!profile) return fail(profile.error());
//   annals::Options options;
//   annals::Document document;
//   profile->apply(options, document);
//
// Several profiles: apply them in order; of what can be said once the later one wins, lists are
// joined, and the entries of the later one come first.
// Errors: file, line and column of the first fault, with its cure. Threads: plain data.
#ifndef ANNALS_PROFILE_H_
#define ANNALS_PROFILE_H_

#include <optional>
#include <string>
#include <vector>

#include "annals/export.h"
#include "annals/extractor.h"
#include "annals/result.h"

namespace annals {

struct ANNALS_EXPORT Profile {
  std::string owner;                 // empty: not said
  std::vector<std::string> aliases;  // of the owner
  std::string document_date;         // YYYY-MM-DD
  std::vector<std::string> rules;    // paths; those of the file are relative to its folder
  std::vector<std::string> gazetteers;
  std::vector<NameTable> tables;  // the known organizations, people and places
  std::vector<KnownPerson> people;
  std::optional<Order> order;  // of the archive's entries
  std::optional<bool> explain;
  std::optional<bool> with_text;

  static Result<Profile> read(const std::string& path);
  // The same from bytes; `path` names the file in messages and its folder.
  static Result<Profile> parse(const std::string& text, const std::string& path);

  // Sets what the profile says, leaves the rest.
  void apply(Options& options, Document& document) const;
};

}  // namespace annals

#endif  // ANNALS_PROFILE_H_
