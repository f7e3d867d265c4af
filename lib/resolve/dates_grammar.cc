#include "resolve/dates_grammar.h"

#include <charconv>

namespace annals::resolve {
namespace {

Slot parse_slot(const rules::Pack& pack, std::string_view text) {
  Slot slot;
  if (text.empty() || text == "?") return slot;
  if (text.front() == '{' && text.back() == '}') {
    slot.capture = pack.capture(text.substr(1, text.size() - 2));
    return slot;
  }
  slot.constant = true;
  slot.word = text;
  std::from_chars(text.data(), text.data() + text.size(), slot.number);
  return slot;
}

// "{year}-{month}-{day}": up to three slots between hyphens.
PointSlots parse_point(const rules::Pack& pack, std::string_view text) {
  PointSlots point;
  Slot* const slots[] = {&point.year, &point.month, &point.day};
  for (Slot* slot : slots) {
    const size_t hyphen = text.find('-');
    *slot = parse_slot(pack, text.substr(0, hyphen));
    if (hyphen == std::string_view::npos) break;
    text.remove_prefix(hyphen + 1);
  }
  return point;
}

void parse_pair(const rules::Pack& pack, std::string_view text, Slot& a, Slot& b) {
  const size_t hyphen = text.find('-');
  a = parse_slot(pack, text.substr(0, hyphen));
  if (hyphen != std::string_view::npos) b = parse_slot(pack, text.substr(hyphen + 1));
}

// "{later}{count}", "{later}1", "{days}", "-1".
void parse_shift(const rules::Pack& pack, std::string_view text, DateRule& rule) {
  const size_t close = text.find('}');
  if (!text.empty() && text.front() == '{' && close + 1 < text.size()) {
    rule.shift_sign = parse_slot(pack, text.substr(0, close + 1));
    text.remove_prefix(close + 1);
  }
  rule.shift_count = parse_slot(pack, text);
}

TimexType parse_type(std::string_view text) {
  if (text == "time") return TimexType::time;
  if (text == "duration") return TimexType::duration;
  if (text == "set") return TimexType::set;
  return TimexType::date;
}

DateRule parse_rule(const rules::Pack& pack, uint32_t number) {
  DateRule rule;
  rule.is_date = pack.rule_kind(number) == "date";
  if (!rule.is_date) return rule;
  const auto value = [&](std::string_view key) { return pack.rule_value(number, key); };
  const auto slot = [&](std::string_view key) { return parse_slot(pack, value(key)); };
  rule.never = value("type") == "none";
  rule.type = parse_type(value("type"));
  rule.start = parse_point(pack, value("start"));
  rule.end = parse_point(pack, value("end"));
  rule.part = slot("part");
  rule.part_end = slot("part-end");
  rule.nth = slot("nth");
  rule.nth_unit = slot("nth-unit");
  rule.unit = slot("unit");
  rule.relative = slot("relative");
  parse_shift(pack, value("shift"), rule);
  rule.holiday = slot("holiday");
  rule.decade = slot("decade");
  rule.decade_end = slot("decade-end");
  rule.century = slot("century");
  rule.century_end = slot("century-end");
  rule.week = slot("week");
  parse_pair(pack, value("numeric"), rule.numeric_a, rule.numeric_b);
  parse_pair(pack, value("numeric-end"), rule.numeric_end_a, rule.numeric_end_b);
  rule.count = slot("count");
  rule.hour = slot("hour");
  rule.minute = slot("minute");
  rule.half = slot("half");
  rule.word = slot("word");
  rule.roman = slot("roman");
  const std::string_view anchor = value("anchor");
  rule.anchor = anchor == "record"     ? Anchor::record
                : anchor == "document" ? Anchor::document
                : anchor == "heading"  ? Anchor::heading
                : anchor == "speaker"  ? Anchor::speaker
                                       : Anchor::mention;
  rule.of_event = value("of") == "event";
  rule.increasing = value("increasing") == "true";
  rule.consecutive = value("consecutive") == "true";
  rule.iso = value("iso") == "true";
  rule.listed = value("listed") == "true";
  rule.early = value("early") == "true";
  rule.timex = value("timex");
  return rule;
}

}  // namespace

DateWeights::DateWeights(const rules::Pack& pack) {
  const auto read = [&](const char* name) { return static_cast<int32_t>(pack.weight(name)); };
  latest_short_year = read("date.latest-short-year");
  short_year_reach = read("date.short-year-reach");
  longest_short_range = read("date.longest-short-range");
  season_break = read("date.season-break");
  turn_forward = read("date.turn-forward");
  turn_back = read("date.turn-back");
  disorder = read("date.disorder");
  first_title_year = read("date.first-title-year");
  last_title_year = read("date.last-title-year");
  tense_reach = read("date.tense-reach");
  auxiliary_reach = read("date.auxiliary-reach");
}

DateGrammar::DateGrammar(const rules::Pack& rules_pack)
    : pack(rules_pack), weights(rules_pack), posting(rules_pack) {
  rules.reserve(pack.rule_count());
  for (uint32_t i = 0; i < pack.rule_count(); ++i) rules.push_back(parse_rule(pack, i));
  month = pack.list("month");
  month_roman = pack.list("month-roman");
  weekday = pack.list("weekday");
  season = pack.list("season");
  term = pack.list("term");
  quarter = pack.list("quarter");
  half = pack.list("half");
  era = pack.list("era");
  ordinal = pack.list("ordinal");
  cardinal = pack.list("cardinal");
  unit = pack.list("unit");
  day_time = pack.list("day-time");
  day_part = pack.list("day-part");
  clock_unit = pack.list("clock-unit");
  set_adverb = pack.list("set-adverb");
  weekday_plural = pack.list("weekday-plural");
  season_plural = pack.list("season-plural");
  part = pack.list("part");
  anaphoric = pack.list("anaphoric");
  deictic = pack.list("deictic");
  instant = pack.list("instant");
  trailing = pack.list("trailing");
  later = pack.list("later");
  deictic_day = pack.list("deictic-day");
  decade_word = pack.list("decade-word");
  feast = pack.list("any-feast");
  feast_side = pack.list("feast-side");
  open_cue = pack.list("open-cue");
  dated_deed = pack.list("dated-deed");
  of = pack.word("of");
  about_cue = pack.list("about-cue");
  uncertain_cue = pack.list("uncertain-cue");
  range_cue = pack.list("range-cue");
  put_off_verb = pack.list("put-off-verb");
  between_cue = pack.list("between-cue");
  and_word = pack.list("and-word");
  range_word = pack.list("range-word");
  loose_range_word = pack.list("loose-range-word");
  year_context = pack.list("year-context");
  time_cue = pack.list("time-cue");
  article = pack.list("date-article");
  past_cue = pack.list("past-cue");
  future_cue = pack.list("future-cue");
  coming_verb = pack.list("coming-verb");
  clause_and = pack.list("clause-and");
  year_word = pack.list("year-word");
  aside_cue = pack.list("aside-cue");
  abstract_label = pack.list("abstract-label");
  friends_month = pack.list("friends-month");
  friends_month_old = pack.list("friends-month-old");
  roman_mark = pack.list("roman-mark");
  c_era = pack.capture("era");
  c_weekday = pack.capture("weekday");
  c_weekday2 = pack.capture("weekday2");
  c_to = pack.capture("to");
  c_approximate = pack.capture("approximate");
  c_separator = pack.capture("separator");
  c_dual = pack.capture("dual");
  c_hundred = pack.capture("hundred");
  c_oldmonth = pack.capture("oldmonth");
  c_numbermonth = pack.capture("numbermonth");
}

}  // namespace annals::resolve
