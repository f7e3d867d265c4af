// One document of a file, for the subcommands that look at one.
#ifndef ANNALS_TOOLS_DOCUMENT_H_
#define ANNALS_TOOLS_DOCUMENT_H_

#include <CLI/CLI.hpp>
#include <string>

#include "annals/extractor.h"
#include "annals/result.h"
#include "inputs.h"
#include "profile.h"

namespace annals::tool {

struct DocumentOptions {
  std::string file;
  InputOptions input;
  Options extractor;
  std::vector<std::string> profiles;
};

// FILE (unless `with_file` is false), --owner, --document-date, --encoding, --lossy, --data,
// --rules, --gazetteer, --profile.
void add_document_options(CLI::App& command, DocumentOptions& options, bool with_file = true);

// --input, for those that read markup too.
void add_markup_option(CLI::App& command, DocumentOptions& options);

// What the options name; notes for the user go to standard error. Error: a file that cannot be
// read, a fault in a profile, rule or list.
Result<Prepared> read_document(DocumentOptions& options);
Result<Extractor> load_extractor(const DocumentOptions& options);

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_DOCUMENT_H_
