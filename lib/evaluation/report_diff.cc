#include "annals/json.h"
#include "evaluation/diff.h"

namespace annals::evaluation {
namespace {

std::string_view name_of(ChangeKind kind) {
  return kind == ChangeKind::gained ? "gained" : kind == ChangeKind::lost ? "lost" : "altered";
}

std::string_view sign_of(ChangeKind kind) {
  return kind == ChangeKind::gained ? "+" : kind == ChangeKind::lost ? "-" : "~";
}

}  // namespace

std::string diff_text(const std::vector<Change>& changes) {
  std::string out;
  size_t counts[3] = {};
  for (const Change& change : changes) {
    ++counts[static_cast<size_t>(change.kind)];
    out += sign_of(change.kind);
    out += " " + change.document;
    if (change.place.line != 0)
      out += ":" + std::to_string(change.place.line);
    else
      out += " " + std::to_string(change.span.begin) + "-" + std::to_string(change.span.end);
    out += ": " + change.what + " " + change.before;
    if (change.kind == ChangeKind::altered) out += " → ";
    out += change.after;
    if (change.place.line != 0)
      out += "  | " + change.place.before + "[" + change.place.words + "]" + change.place.after;
    if (!change.rule.empty()) out += "  (" + change.rule + ")";
    out += "\n";
  }
  return out + std::to_string(counts[0]) + " gained, " + std::to_string(counts[1]) + " lost, " +
         std::to_string(counts[2]) + " altered\n";
}

std::string diff_json(const std::vector<Change>& changes) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const Change& change : changes) {
    nlohmann::ordered_json entry;
    entry["change"] = name_of(change.kind);
    entry["document"] = detail::to_value(change.document);
    entry["what"] = change.what;
    entry["span"] = {change.span.begin, change.span.end};
    if (!change.before.empty()) entry["before"] = detail::to_value(change.before);
    if (!change.after.empty()) entry["after"] = detail::to_value(change.after);
    if (!change.rule.empty()) entry["rule"] = change.rule;
    if (change.place.line != 0) entry["line"] = change.place.line;
    out.push_back(std::move(entry));
  }
  return out.dump(1) + "\n";
}

}  // namespace annals::evaluation
