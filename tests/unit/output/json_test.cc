#include "annals/json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "annals/writer.h"
#include "gold.h"
#include "output/json_string.h"

namespace annals {
namespace {

// A record with every optional field filled.
Event full_event() {
  Event e;
  e.id = "a#1";
  e.document = "a";
  e.offsets = OffsetUnit::utf16;
  e.encoding = "windows-1252";
  e.span = {3, 90};
  e.headings = {{"1987", {0, 2}, "date"}, {"Lyon", {2, 3}, "place"}};
  e.text = "Tab\t, \"quoted\" \\ line\nend \x01 \x7f é 𝕏";
  e.title = Title{"7th Congress", {5, 17}, 7, "Water"};
  e.kind = "congress";
  e.when = When{"-0044-03-15", "-0044-03-15", "-0044-03-15", "day", "text"};
  e.where = {{"Lyon", "FR", "Auvergne", 2996944, 45.74846, 4.84671, "heading"}};
  e.mode = "hybrid";
  DateMention d;
  d.text = "15 March";
  d.span = {20, 28};
  d.type = "date";
  d.start = d.end = d.edtf = d.timex = "0044-03-15";
  d.precision = "day";
  d.role = "event";
  d.rule = "date.day-month";
  d.implied = {{"year", "heading", Span{0, 2}}, {"century", "rule", std::nullopt}};
  d.confidence = 0.5;
  e.dates = {d};
  const std::vector<Mention> mentions = {{"X", {30, 31}, "r", 0.25}, {"Y", {33, 34}, "", {}}};
  e.places = {{"Lyon", "city", "", "FR-69", -1, -46.0, 179.999999, "venue", mentions}};
  e.organizations = {{"Society", "S", {"Soc", "The S"}, "club", "FR", "ror:1", "host", mentions}};
  e.people = {{"Ann Lee", "Dr", {"Chair"}, {"Society"}, "speaker", mentions}};
  e.attendance = {{120, "about", "people", "some 120 people", {40, 55}}};
  e.links = {{"https://a.example/?q=\"", {56, 70}}};
  e.warnings = {{"year-mismatch", "look", Span{20, 28}, {"a#2"}, "A sentence."}};
  return e;
}

std::string line_of(const Event& event) {
  std::string line;
  append_json_line(event, line);
  return line;
}

TEST(Json, GoldRecordsRoundTripByteForByte) {
  const std::vector<std::string> lines = test::gold_lines();
  ASSERT_EQ(lines.size(), 265u);
  for (const std::string& line : lines) {
    const nlohmann::ordered_json value = nlohmann::ordered_json::parse(line);
    const Result<Event> event = from_json(value);
    ASSERT_TRUE(event.ok()) << event.error().to_string() << "\n" << line;
    EXPECT_EQ(to_json(*event).dump(), value.dump());
    EXPECT_EQ(line_of(*event), value.dump() + "\n");
  }
}

TEST(Json, EveryFieldRoundTrips) {
  const Event event = full_event();
  const nlohmann::ordered_json value = to_json(event);
  const Result<Event> back = from_json(value);
  ASSERT_TRUE(back.ok()) << back.error().to_string();
  EXPECT_EQ(*back, event);
  EXPECT_EQ(line_of(event), value.dump() + "\n");
  EXPECT_TRUE(parse_event(line_of(event)).ok());
}

TEST(Json, EmptyOptionalFieldsAreLeftOutAndNullsStay) {
  Event event;
  event.id = "a#1";
  event.document = "a";
  event.kind = "other";
  EXPECT_EQ(line_of(event),
            R"({"id":"a#1","document":"a","offsets":"byte","span":[0,0],"headings":[],)"
            R"("title":null,"kind":"other","when":null,"where":[],"mode":null,"dates":[],)"
            R"("places":[],"organizations":[],"people":[],"warnings":[]})"
            "\n");
  EXPECT_EQ(line_of(event), to_json(event).dump() + "\n");
}

TEST(Json, KeysStandInTheOrderOfTheSchema) {
  std::ifstream file(std::string(ANNALS_SOURCE_DIR) + "/docs/event.schema.json");
  const auto schema = nlohmann::ordered_json::parse(file);
  const nlohmann::ordered_json event = to_json(full_event());
  const auto keys = [](const nlohmann::ordered_json& object) {
    std::vector<std::string> names;
    for (const auto& item : object.items()) names.push_back(item.key());
    return names;
  };
  const auto& properties = schema["properties"];
  EXPECT_EQ(keys(event), keys(properties));
  for (const char* name : {"headings", "where", "dates", "places", "organizations", "people",
                           "attendance", "links", "warnings"})
    EXPECT_EQ(keys(event[name][0]), keys(properties[name]["items"]["properties"])) << name;
  for (const char* name : {"title", "when"})
    EXPECT_EQ(keys(event[name]), keys(properties[name]["oneOf"][1]["properties"])) << name;
  EXPECT_EQ(keys(event["people"][0]["mentions"][0]),
            keys(schema["$defs"]["mentions"]["items"]["properties"]));
  EXPECT_EQ(keys(event["dates"][0]["implied"][0]),
            keys(properties["dates"]["items"]["properties"]["implied"]["items"]["properties"]));
}

TEST(Json, InvalidBytesReadAsOneReplacementEach) {
  Event event = full_event();
  event.text = "a\xff\xe2\x82z\"";
  EXPECT_EQ(to_json(event)["text"], "a\uFFFD\uFFFD\uFFFDz\"");
  EXPECT_EQ(line_of(event), to_json(event).dump() + "\n");
  std::string buffer;
  EXPECT_EQ(valid_utf8("plain é", buffer), "plain é");
  EXPECT_TRUE(buffer.empty());
}

TEST(Json, EveryByteIsEscapedAsTheLibraryDoes) {
  for (int c = 0; c < 0x80; ++c) {
    const std::string text = "x" + std::string(1, static_cast<char>(c)) + "y";
    std::string out;
    append_json(text, out);
    EXPECT_EQ(out, nlohmann::json(text).dump());
  }
}

// Strings are copied by blocks: each sort of byte at each place of strings of many lengths.
TEST(Json, EscapesWhereverTheyStand) {
  for (const std::string mark : {"\"", "\\", "\n", "\x01", "\x7f", "é", "–", "𝕏", "~"}) {
    for (size_t length = 0; length <= 50; ++length) {
      for (size_t at = 0; at <= length; ++at) {
        const std::string text =
            std::string(at, 'a') + mark + std::string(length - at, 'b') + (at % 3 == 0 ? mark : "");
        std::string out = "before";
        append_json(text, out);
        ASSERT_EQ(out, "before" + nlohmann::json(text).dump());
        out.clear();
        output::JsonBytes(out).string(text);  // what it holds behind its end must not matter
        ASSERT_EQ(out, nlohmann::json(text).dump());
      }
    }
  }
}

TEST(Json, IntegersOfEveryLength) {
  for (uint64_t value = 0; value < 3000000; value += value < 20000 ? 1 : 97) {
    std::string out;
    {
      output::JsonBytes bytes(out);
      bytes.make_room(output::JsonBytes::kNumber);
      bytes.number(value);
    }
    ASSERT_EQ(out, std::to_string(value));
  }
  uint64_t power = 1;
  for (int digits = 0; digits < 20; ++digits, power *= 10) {
    for (const uint64_t value : {power - 1, power, power + 1, power * 7}) {
      std::string out;
      const auto other = static_cast<int64_t>(~value);
      {
        output::JsonBytes bytes(out);
        bytes.make_room(2 * output::JsonBytes::kShort);
        bytes.number(other);
        bytes.span(value, ~value);
      }
      const std::string span = std::to_string(value) + "," + std::to_string(~value);
      ASSERT_EQ(out, std::to_string(other) + "[" + span + "]");
    }
  }
}

TEST(Json, NumbersAreWrittenAsTheLibraryDoes) {
  const auto written = [](double value) {
    std::string out;
    output::append_double(value, out);
    return out;
  };
  EXPECT_EQ(written(46.0), "46.0");
  EXPECT_EQ(written(-0.5), "-0.5");
  EXPECT_EQ(written(NAN), "null");
  for (double value : {0.0, -0.0, 1e-9, 0.001, 0.00099, 1e20, 123.456789012345, 999.99999, 1000.0,
                       0.1 + 0.2, 1.0 / 3, 5e-324, 1.7976931348623157e308})
    EXPECT_EQ(written(value), nlohmann::json(value).dump());
  for (int units = -18000000; units <= 18000000; units += 101)
    ASSERT_EQ(written(units / 100000.0), nlohmann::json(units / 100000.0).dump());
}

struct Fault {
  const char* name;
  std::function<void(nlohmann::ordered_json&)> make;
  const char* message;
};

TEST(Json, InvalidRecordsNameThePlace) {
  const std::vector<Fault> faults = {
      {"missing", [](auto& v) { v.erase("when"); }, "when: is missing"},
      {"unknown", [](auto& v) { v["colour"] = 1; }, "colour: is no key of the schema"},
      {"type", [](auto& v) { v["id"] = 7; }, "id: must be a string"},
      {"list", [](auto& v) { v["people"] = "Ann"; }, "people: must be an array"},
      {"object", [](auto& v) { v["people"][0] = 3; }, "people[0]: must be an object"},
      {"choice", [](auto& v) { v["mode"] = "remote"; },
       "mode: \"remote\" is none of: in_person online hybrid"},
      {"part of a choice", [](auto& v) { v["places"][0]["role"] = "ven"; },
       "places[0].role: \"ven\" is none of: venue origin mentioned"},
      {"day", [](auto& v) { v["when"]["start"] = "2018-3-1"; },
       "when.start: must be a day as YYYY-MM-DD"},
      {"span",
       [](auto& v) {
         v["people"][0]["mentions"][1]["span"] = {5, 2};
       },
       "people[0].mentions[1].span: must be [begin, end] with 0 <= begin <= end"},
      {"negative",
       [](auto& v) {
         v["span"] = {-5, 2};
       },
       "span: must be [begin, end] with 0 <= begin <= end"},
      {"country", [](auto& v) { v["where"][0]["country"] = "Fr"; },
       "where[0].country: must be null or two capital letters (ISO 3166-1)"},
      {"edition", [](auto& v) { v["title"]["edition"] = 0; }, "title.edition: must be 1 or more"},
      {"count", [](auto& v) { v["attendance"][0]["count"] = 1.5; },
       "attendance[0].count: must be a whole number"},
      {"confidence", [](auto& v) { v["dates"][0]["confidence"] = 1.5; },
       "dates[0].confidence: must be from 0 to 1"},
      {"unit", [](auto& v) { v["offsets"] = "char"; },
       "offsets: \"char\" is none of: byte codepoint utf16"},
  };
  for (const Fault& fault : faults) {
    nlohmann::ordered_json value = to_json(full_event());
    fault.make(value);
    const Result<Event> event = from_json(value);
    ASSERT_FALSE(event.ok()) << fault.name;
    EXPECT_EQ(event.error().message, fault.message) << fault.name;
  }
  EXPECT_EQ(from_json(nlohmann::ordered_json(3)).error().message, "must be an object");
}

TEST(Json, BrokenLinesNameTheByte) {
  const Result<Event> event = parse_event("{\"id\": nope}");
  ASSERT_FALSE(event.ok());
  EXPECT_TRUE(event.error().has_offset);
  EXPECT_EQ(event.error().offset, 8u);
  EXPECT_FALSE(parse_event("").ok());
  EXPECT_FALSE(parse_event("{\"id\": \"\xff\"}").ok());
}

TEST(Json, AnnotationsCarryTheFieldsOfTheirSort) {
  const Event event = full_event();
  Annotation date{"date", "15 March", {20, 28}, "", event.dates[0], {}, {}, {}, {}};
  Annotation place{"place", "Lyon", {2, 3}, "gazetteer", {}, event.places[0], {}, {}, {}};
  Annotation organization{"organization", "S", {4, 5}, "", {}, {}, event.organizations[0], {}, {}};
  Annotation person{"person", "Ann Lee", {6, 8}, "", {}, {}, {}, event.people[0], {}};
  Annotation occasion{"event", "7th Congress", {5, 17}, "", {}, {}, {}, {}, event.title};
  EXPECT_EQ(to_json(place).dump(),
            R"({"label":"place","text":"Lyon","span":[2,3],"rule":"gazetteer","name":"Lyon",)"
            R"("kind":"city","country":null,"subdivision":"FR-69","geonames":-1,)"
            R"("latitude":-46.0,"longitude":179.999999})");
  EXPECT_EQ(to_json(occasion).dump(),
            R"({"label":"event","text":"7th Congress","span":[5,17],"edition":7,"theme":"Water"})");
  EXPECT_EQ(to_json(date)["implied"].size(), 2u);
  EXPECT_FALSE(to_json(date).contains("role"));
  EXPECT_FALSE(to_json(organization).contains("mentions"));

  const std::vector<Annotation> all = {date, place, organization, person, occasion};
  std::string line;
  append_json_line("a", OffsetUnit::codepoint, all, line, "latin1");
  nlohmann::ordered_json expected = {{"id", "a"}, {"offsets", "codepoint"}, {"encoding", "latin1"}};
  for (const Annotation& annotation : all) expected["mentions"].push_back(to_json(annotation));
  EXPECT_EQ(line, expected.dump() + "\n");
}

}  // namespace
}  // namespace annals
