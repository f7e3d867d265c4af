// Files of records, for the subcommands that compare them.
#ifndef ANNALS_TOOLS_RECORDS_FILES_H_
#define ANNALS_TOOLS_RECORDS_FILES_H_

#include <string>
#include <string_view>
#include <vector>

#include "annals/evaluation.h"
#include "annals/result.h"

namespace annals::tool {

// Reads JSON Lines of records from a file, or from each *.jsonl of a folder (of a folder that has
// some, only each *.gold.jsonl when `gold`), and groups them by document, in the order of the
// files. A gold file without records is a document without records, of the file's name.
// Error: the file and the line.
Result<std::vector<evaluation::Records>> read_records(const std::string& path, bool gold);

// Gives each document its text: `path` is the text of the only document, or a folder with
// DOCUMENT.txt for each; a document without such a file gets none. Empty path: nothing to do.
Result<void> read_texts(const std::string& path, std::vector<evaluation::Records>& documents);

// The record of a line of JSON Lines, or of --format json as `annals extract` writes it: empty for
// a blank line, the header and the end.
std::string_view record_of_line(std::string_view line);

// The bytes of a file. Error: what the system says, or that it is a folder.
Result<std::string> read_file(const std::string& path);

// Writes the whole and puts the file in its place; empty: standard output. Gives an exit code and
// says what went wrong.
int write_output(const std::string& path, std::string_view bytes);

// "annals: …" on standard error; kBadInput.
int report_error(const Error& error);

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_RECORDS_FILES_H_
