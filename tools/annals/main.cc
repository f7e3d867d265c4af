// The annals command. Everything is in the subcommands; here is only the choice among them.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>

#include "annals/version.h"
#include "commands.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen where we write
  CLI::App app{"Annals turns the prose archive of an organisation into event records."};
  app.name("annals");
  app.set_version_flag("--version", "annals " ANNALS_VERSION);
  app.require_subcommand(1);
  app.footer("Help of one subcommand: annals extract --help");
  annals::tool::Run run;
  annals::tool::add_extract(app, run);
  annals::tool::add_annotate(app, run);
  annals::tool::add_dates(app, run);
  annals::tool::add_show(app, run);
  annals::tool::add_eval(app, run);
  annals::tool::add_diff(app, run);
  annals::tool::add_gazetteer(app, run);
  annals::tool::add_lint(app, run);
  annals::tool::add_explain(app, run);
  annals::tool::add_coverage(app, run);
  annals::tool::add_gold(app, run);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? annals::tool::kDone : annals::tool::kUsage;
  }
  try {
    return run();
  } catch (const std::exception& error) {  // out of memory, or a defect of ours
    std::fprintf(stderr, "annals: %s\n", error.what());
    return annals::tool::kBadInput;
  }
}
