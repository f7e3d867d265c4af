// annals show: records as a table that a person can read.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>

#include "annals/json.h"
#include "commands.h"
#include "records_files.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace annals::tool {
namespace {

struct Totals {
  size_t records = 0, dates = 0, places = 0, organizations = 0, people = 0, warnings = 0;
};

// At most `width` code points, the last an ellipsis where something was cut.
std::string fit(std::string_view shown, size_t width) {
  const std::string text = text::printable(shown);
  std::string out;
  size_t count = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool lead = !text::is_continuation(text[i]);
    if (lead && count == width) {
      while (!out.empty() && text::is_continuation(out.back())) out.pop_back();
      if (!out.empty()) out.pop_back();
      return out + "…";
    }
    count += lead;
    out += text[i];
  }
  out.append(width - count, ' ');
  return out;
}

std::string when_of(const Event& event) {
  if (!event.when) return "-";
  return event.when->start == event.when->end ? event.when->start
                                              : event.when->start + "/" + event.when->end;
}

std::string where_of(const Event& event) {
  std::string out;
  for (const Where& where : event.where) {
    if (!out.empty()) out += ", ";
    out += where.name;
    if (!where.country.empty()) out += " (" + where.country + ")";
  }
  if (out.empty()) out = event.mode.empty() ? "-" : event.mode;
  return out;
}

std::string what_of(const Event& event) {
  if (event.title) return event.title->text;
  return event.text ? "… " + *event.text : "-";
}

void print_row(const Event& event) {
  std::printf("%s %s %s %s\n", fit(when_of(event), 21).c_str(), fit(event.kind, 12).c_str(),
              fit(where_of(event), 22).c_str(), fit(what_of(event), 60).c_str());
}

int show(const std::string& file) {
  std::istringstream opened;
  if (file != "-") {
    Result<std::string> bytes = read_file(file);
    if (!bytes) return report_error(bytes.error());
    opened.str(std::move(*bytes));
  }
  std::istream& in = file == "-" ? std::cin : opened;
  Totals totals;
  std::map<std::string, size_t> warnings;
  std::string line;
  for (size_t number = 1; std::getline(in, line); ++number) {
    const std::string_view json = record_of_line(line);
    if (json.empty()) continue;
    const Result<Event> event = parse_event(json);
    if (!event) {
      std::fprintf(stderr, "annals: %s:%zu: %s; give the output of annals extract\n",
                   file == "-" ? "stdin" : file.c_str(), number, event.error().message.c_str());
      return kBadInput;
    }
    print_row(*event);
    ++totals.records;
    totals.dates += event->dates.size();
    totals.places += event->places.size();
    totals.organizations += event->organizations.size();
    totals.people += event->people.size();
    for (const Warning& warning : event->warnings) ++warnings[warning.code];
  }
  std::printf("\n%zu records; in them %zu dates, %zu places, %zu organizations, %zu people\n",
              totals.records, totals.dates, totals.places, totals.organizations, totals.people);
  for (const auto& [code, count] : warnings)
    std::printf("%zu × %s (see \"warnings\" in the records)\n", count, code.c_str());
  return kDone;
}

}  // namespace

void add_show(CLI::App& app, Run& chosen) {
  auto file = std::make_shared<std::string>("-");
  CLI::App& command = *app.add_subcommand("show", "Records as a table that a person can read");
  command.add_option("RECORDS", *file, "Output of annals extract; default: standard input")
      ->type_name("");
  command.footer(
      "Example:\n"
      "  annals extract archive.txt | annals show\n"
      "Exit codes: 0 done; 1 the input is not records; 2 usage.");
  command.callback([file, &chosen] { chosen = [file] { return show(*file); }; });
}

}  // namespace annals::tool
