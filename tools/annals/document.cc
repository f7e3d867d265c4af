#include "document.h"

#include <cstdio>

#include "records_files.h"

namespace annals::tool {

void add_document_options(CLI::App& command, DocumentOptions& options, bool with_file) {
  if (with_file)
    command.add_option("file", options.file, "The document")->required()->type_name("FILE");
  command.add_option("--owner", options.input.owner, "Whose archive it is: NAME[;ALIAS…]")
      ->type_name("NAME");
  command.add_option("--document-date", options.input.document_date, "When it was written")
      ->type_name("YYYY-MM-DD");
  command.add_option("--encoding", options.input.encoding, "Of the file")
      ->type_name("NAME")
      ->capture_default_str();
  command.add_flag("--lossy", options.input.lossy, "Read invalid bytes as U+FFFD, with a warning");
  command
      .add_option("--data", options.extractor.data,
                  "Folder of annals.image; default: ANNALS_DATA, else the installed one")
      ->type_name("FOLDER");
  command.add_option("--rules", options.extractor.rules, "Rule packs of your own; later ones win")
      ->allow_extra_args(false)
      ->type_name("FILE.toml");
  command.add_option("--gazetteer", options.extractor.gazetteers, "Lists of your own names")
      ->allow_extra_args(false)
      ->type_name("FILE.tsv|.image");
  command.add_option("--profile", options.profiles, "What is known of the archive; later ones win")
      ->allow_extra_args(false)
      ->type_name("FILE.toml");
}

void add_markup_option(CLI::App& command, DocumentOptions& options) {
  command.add_option("--input", options.input.format, "text, markdown, html or auto")
      ->check(CLI::IsMember({"text", "markdown", "html", "auto"}))
      ->type_name("FORMAT")
      ->capture_default_str();
}

Result<Prepared> read_document(DocumentOptions& options) {
  Result<std::string> bytes = read_file(options.file);
  if (!bytes) return bytes.error();
  if (Result<void> done = apply_profiles(options.profiles, options.extractor, options.input); !done)
    return done.error();
  options.input.files = {options.file};
  if (Result<void> checked = check_inputs(options.input); !checked) return checked.error();
  Result<Prepared> prepared =
      prepare({.file = options.file, .line = 0, .bytes = std::move(*bytes)}, options.input);
  if (prepared)
    for (const std::string& note : prepared->notes)
      std::fprintf(stderr, "annals: %s\n", note.c_str());
  return prepared;
}

Result<Extractor> load_extractor(const DocumentOptions& options) {
  return Extractor::load(options.extractor);
}

}  // namespace annals::tool
