#include "evaluation/diff.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "evaluation/align.h"
#include "evaluation/context.h"

namespace annals::evaluation {
namespace {

struct Fact {
  std::string value;
  std::string rule;
};
// By position, then what it is.
using Facts = std::map<std::tuple<uint64_t, uint64_t, std::string>, Fact>;

std::string or_null(const std::string& value) { return value.empty() ? "null" : value; }

Facts mention_facts(const std::vector<Event>& events) {
  Facts facts;
  const auto add = [&](const char* what, const auto& mention, const std::string& value) {
    facts.try_emplace({mention.span.begin, mention.span.end, what},
                      Fact{"\"" + mention.text + "\" " + value, mention.rule});
  };
  for (const Event& event : events) {
    for (const DateMention& d : event.dates)
      add(d.type.c_str(), d, (d.start.empty() ? d.timex : d.start + "/" + d.end) + " " + d.role);
    for (const Place& p : event.places)
      for (const Mention& m : p.mentions)
        add("place", m, p.name + " (" + or_null(p.country) + ") " + p.role);
    for (const Organization& o : event.organizations)
      for (const Mention& m : o.mentions) add("organization", m, o.name + ", " + o.role);
    for (const Person& p : event.people)
      for (const Mention& m : p.mentions) add("person", m, p.name + ", " + p.role);
  }
  return facts;
}

std::string span_text(const Span& span) {
  return std::to_string(span.begin) + "-" + std::to_string(span.end);
}

std::vector<std::pair<const char*, std::string>> field_facts(const Event& event) {
  std::string where;
  for (const Where& w : event.where)
    where += (where.empty() ? "" : "; ") + w.name + " (" + or_null(w.country) + ")";
  std::string warnings;
  for (const Warning& w : event.warnings) warnings += (warnings.empty() ? "" : "; ") + w.code;
  return {{"record", span_text(event.span)},
          {"when", event.when ? event.when->start + "/" + event.when->end : "null"},
          {"where", where.empty() ? "none" : where},
          {"mode", or_null(event.mode)},
          {"title", event.title ? event.title->text : "null"},
          {"kind", event.kind},
          {"warnings", warnings.empty() ? "none" : warnings}};
}

class Comparison {
 public:
  Comparison(const Records* before, const Records* after)
      : before_(before == nullptr ? none_ : before->events),
        after_(after == nullptr ? none_ : after->events) {
    const Records& named = before == nullptr ? *after : *before;
    document_ = named.document;
    compare_mentions();
    compare_records();
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const Change& a, const Change& b) { return a.span < b.span; });
    add_context(before, after);
  }
  std::vector<Change> take() { return std::move(changes_); }

 private:
  void add(ChangeKind kind, std::string what, const Span& span, std::string before,
           std::string after, std::string rule = {}) {
    Change& change = changes_.emplace_back();
    change.kind = kind;
    change.document = document_;
    change.what = std::move(what);
    change.span = span;
    change.before = std::move(before);
    change.after = std::move(after);
    change.rule = std::move(rule);
  }

  void compare_mentions() {
    const Facts before = mention_facts(before_);
    const Facts after = mention_facts(after_);
    for (const auto& [key, fact] : before) {
      const auto& [begin, end, what] = key;
      const auto found = after.find(key);
      if (found == after.end())
        add(ChangeKind::lost, what, {begin, end}, fact.value, {}, fact.rule);
      else if (found->second.value != fact.value)
        add(ChangeKind::altered, what, {begin, end}, fact.value, found->second.value,
            found->second.rule);
    }
    for (const auto& [key, fact] : after) {
      const auto& [begin, end, what] = key;
      if (!before.contains(key))
        add(ChangeKind::gained, what, {begin, end}, {}, fact.value, fact.rule);
    }
  }

  void compare_records() {
    std::vector<Aligned> left;
    std::vector<Aligned> right;
    for (const Event& event : before_) left.push_back({event.span, 0});
    for (const Event& event : after_) right.push_back({event.span, 0});
    const std::vector<uint32_t> partner = align(left, right, Order::overlap);
    std::vector<bool> taken(after_.size(), false);
    for (size_t i = 0; i < before_.size(); ++i) {
      if (partner[i] == kUnaligned) {
        add(ChangeKind::lost, "record", before_[i].span, span_text(before_[i].span), {});
        continue;
      }
      taken[partner[i]] = true;
      const Event& now = after_[partner[i]];
      const auto old_fields = field_facts(before_[i]);
      const auto new_fields = field_facts(now);
      for (size_t f = 0; f < old_fields.size(); ++f)
        if (old_fields[f].second != new_fields[f].second)
          add(ChangeKind::altered, old_fields[f].first, now.span, old_fields[f].second,
              new_fields[f].second);
    }
    for (size_t j = 0; j < after_.size(); ++j)
      if (!taken[j])
        add(ChangeKind::gained, "record", after_[j].span, {}, span_text(after_[j].span));
  }

  void add_context(const Records* before, const Records* after) {
    const Records* source = before != nullptr && !before->text.empty() ? before : after;
    if (source == nullptr || source->text.empty() || changes_.empty()) return;
    const std::vector<Event>& events = after_.empty() ? before_ : after_;
    const Context context(source->text, events.front().offsets);
    for (Change& change : changes_) {
      change.place.span = change.span;
      context.fill(change.place, Options().context);
    }
  }

  inline static const std::vector<Event> none_;
  const std::vector<Event>& before_;
  const std::vector<Event>& after_;
  std::string document_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> compare(const std::vector<Records>& before, const std::vector<Records>& after) {
  std::unordered_map<std::string_view, const Records*> others;
  for (const Records& records : after) others.emplace(records.document, &records);
  std::vector<Change> changes;
  const auto append = [&](const Records* a, const Records* b) {
    std::vector<Change> more = Comparison(a, b).take();
    std::move(more.begin(), more.end(), std::back_inserter(changes));
  };
  for (const Records& records : before) {
    const auto found = others.find(records.document);
    append(&records, found == others.end() ? nullptr : found->second);
    if (found != others.end()) others.erase(found);
  }
  for (const Records& records : after)
    if (others.contains(records.document)) append(nullptr, &records);
  return changes;
}

}  // namespace annals::evaluation
