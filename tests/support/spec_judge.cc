#include <algorithm>

#include "support/spec.h"

namespace annals::test {
namespace {

void put(SpecMention& mention, const char* key, const std::string& value) {
  if (!value.empty()) mention.fields[key] = value;
}

// The mark of a mention, in the form of the spec files.
std::string mark_of(const SpecMention& mention) {
  std::string out = mention.label;
  std::map<std::string, std::string> fields = mention.fields;
  const auto take = [&](const char* key) {
    const auto found = fields.find(key);
    if (found == fields.end()) return std::string();
    std::string value = std::move(found->second);
    fields.erase(found);
    return value;
  };
  const char* own = mention.label == "place" ? "country" : "name";
  std::string value = take(own);
  if (mention.label == "date") {
    value = take("start");
    const std::string end = take("end");
    if (end != value) value += "/" + end;
  }
  if (!value.empty()) out += "=" + value;
  for (const auto& [key, text] : fields) out += " " + key + "=" + text;
  return out;
}

// The fields that marks state, and the value of each label: what a reader compares.
SpecMention without_details(const SpecMention& mention,
                            const std::vector<const SpecMention*>& expected) {
  SpecMention out{mention.label, mention.span, {}};
  for (const auto& [key, value] : mention.fields) {
    const bool main = key == "start" || key == "end" ||
                      (mention.label == "place" ? key == "country" : key == "name");
    const bool stated = std::any_of(expected.begin(), expected.end(),
                                    [&](const SpecMention* e) { return e->fields.contains(key); });
    if (main || stated) out.fields[key] = value;
  }
  return out;
}

std::string marked_text(const SpecCase& spec, std::vector<const SpecMention*> mentions) {
  std::sort(mentions.begin(), mentions.end(),
            [](const SpecMention* a, const SpecMention* b) { return a->span < b->span; });
  std::string out;
  size_t done = 0;
  for (const SpecMention* m : mentions) {
    if (m->span.begin < done) continue;
    out += spec.text.substr(done, m->span.begin - done);
    out += "[" + spec.text.substr(m->span.begin, m->span.end - m->span.begin) + "]{";
    out += mark_of(*m) + "}";
    done = m->span.end;
  }
  return out + spec.text.substr(done);
}

std::string quoted(const SpecCase& spec, const SpecMention& m) {
  return "\"" + spec.text.substr(m.span.begin, m.span.end - m.span.begin) + "\" {" + mark_of(m) +
         "}";
}

// What of `expected` the found mention contradicts.
std::string contradiction(const SpecMention& expected, const SpecMention& found) {
  for (const auto& [key, value] : expected.fields) {
    const auto it = found.fields.find(key);
    const std::string got = it == found.fields.end() ? "nothing" : it->second;
    if (got != value) return key + " is " + got + ", not " + value;
  }
  return {};
}

}  // namespace

SpecMention describe(const Annotation& annotation) {
  SpecMention m;
  m.label = annotation.label;
  m.span = annotation.span;
  put(m, "rule", annotation.rule);
  if (annotation.date) {
    m.label = annotation.date->type;
    put(m, "start", annotation.date->start);
    put(m, "end", annotation.date->end);
    put(m, "edtf", annotation.date->edtf);
    put(m, "timex", annotation.date->timex);
    put(m, "precision", annotation.date->precision);
    std::string implied;
    for (const Implied& part : annotation.date->implied)
      implied += (implied.empty() ? "" : ",") + part.part + ":" + part.source;
    put(m, "implied", implied);
  }
  if (annotation.place) {
    put(m, "name", annotation.place->name);
    put(m, "kind", annotation.place->kind);
    put(m, "country", annotation.place->country);
    put(m, "subdivision", annotation.place->subdivision);
    if (annotation.place->geonames) put(m, "geonames", std::to_string(*annotation.place->geonames));
  }
  if (annotation.organization) {
    put(m, "name", annotation.organization->name);
    put(m, "acronym", annotation.organization->acronym);
    put(m, "kind", annotation.organization->kind);
    put(m, "country", annotation.organization->country);
  }
  if (annotation.person) {
    put(m, "name", annotation.person->name);
    put(m, "honorific", annotation.person->honorific);
  }
  if (annotation.title) {
    put(m, "name", annotation.title->text);
    if (annotation.title->edition) put(m, "edition", std::to_string(*annotation.title->edition));
    put(m, "theme", annotation.title->theme);
  }
  return m;
}

std::string judge(const SpecCase& spec, const std::vector<SpecMention>& found) {
  std::vector<const SpecMention*> expected;
  std::vector<const SpecMention*> judged;
  for (const SpecMention& m : spec.expected)
    if (spec.is_judged(m.label)) expected.push_back(&m);
  for (const SpecMention& m : found)
    if (spec.is_judged(m.label) && m.span.begin >= spec.body) judged.push_back(&m);

  std::string problems;
  std::vector<const SpecMention*> left = judged;
  for (const SpecMention* e : expected) {
    const auto match = std::find_if(left.begin(), left.end(), [&](const SpecMention* f) {
      return f->label == e->label && f->span == e->span;
    });
    if (match == left.end()) {
      problems += "  missing: " + quoted(spec, *e) + "\n";
      continue;
    }
    const std::string wrong = contradiction(*e, **match);
    if (!wrong.empty()) problems += "  wrong: " + quoted(spec, *e) + ": " + wrong + "\n";
    left.erase(match);
  }
  for (const SpecMention* f : left) problems += "  unexpected: " + quoted(spec, *f) + "\n";
  if (problems.empty()) return {};
  std::vector<SpecMention> shown;
  shown.reserve(judged.size());
  for (const SpecMention* m : judged) shown.push_back(without_details(*m, expected));
  std::vector<const SpecMention*> shown_pointers;
  for (const SpecMention& m : shown) shown_pointers.push_back(&m);
  return problems + "expected:\n" + marked_text(spec, expected) + "\nfound:\n" +
         marked_text(spec, shown_pointers) + "\n";
}

}  // namespace annals::test
