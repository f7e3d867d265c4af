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
  } catch (const CLI::RequiredError& error) {
    // CLI11 speaks of what is missing, not of the word in its place.
    const CLI::App* group = &app;
    int at = 1;
    for (; !group->get_subcommands().empty(); ++at) group = group->get_subcommands().front();
    const bool wants_one = group->get_require_subcommand_min() > 0;
    if (wants_one && at < argc && argv[at][0] != '-') {
      std::fprintf(stderr, "annals: there is no subcommand '%s'; --help lists them\n", argv[at]);
      return annals::tool::kUsage;
    }
    app.exit(error);
    return annals::tool::kUsage;
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
