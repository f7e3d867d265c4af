#include "output/timeml.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "annals/writer.h"

namespace annals::output {
namespace {

using resolve::Date;
using resolve::TimexType;

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// U+FFFE and U+FFFF, which XML has no place for.
bool is_noncharacter(std::string_view three) {
  return three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";
}

class Writer {
 public:
  Writer(const mentions::Input& input, const resolve::Resolved& resolved, std::string& out)
      : input_(input), resolved_(resolved), out_(out) {}

  void run() {
    out_ +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n"
        "<DOCID>";
    text(input_.document.name);
    out_ += "</DOCID>\n<DCT>";
    if (!input_.document.date.empty()) {
      out_ += "<TIMEX3 tid=\"t0\" type=\"DATE\" value=\"";
      text(input_.document.date);
      out_ += "\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">";
      text(input_.document.date);
      out_ += "</TIMEX3>";
    }
    out_ += "</DCT>\n<TEXT>";
    uint32_t done = 0;
    for (const Date& date : resolved_.dates) {
      text(input_.text.substr(done, begin(date) - done));
      write(date);
      done = end(date);
    }
    text(input_.text.substr(done));
    out_ += "</TEXT>\n</TimeML>\n";
  }

 private:
  uint32_t begin(const Date& date) const { return input_.tokens[date.first].begin; }
  uint32_t end(const Date& date) const { return input_.tokens[date.end - 1].end; }

  // Characters as XML 1.0 holds them.
  void text(std::string_view raw) {
    const std::string_view valid = valid_utf8(raw, buffer_);
    for (size_t i = 0; i < valid.size(); ++i) {
      const char c = valid[i];
      switch (c) {
        case '&':
          out_ += "&amp;";
          break;
        case '<':
          out_ += "&lt;";
          break;
        case '>':
          out_ += "&gt;";
          break;
        case '"':
          out_ += "&quot;";
          break;
        case '\r':
          out_ += "&#13;";
          break;
        default:
          if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') {
            out_ += kReplacement;
          } else if (is_noncharacter(valid.substr(i, 3))) {
            out_ += kReplacement;
            i += 2;
          } else {
            out_ += c;
          }
      }
    }
  }

  void write(const Date& date) {
    const size_t slash = date.timex.find('/');
    const bool split = date.joint_first != resolve::kNone && date.joint_first > date.first &&
                       date.joint_end < date.end && slash != std::string::npos;
    const std::string_view value = date.timex;
    if (!split && slash != std::string::npos) {
      write_stretch(date, value.substr(0, slash), value.substr(slash + 1));
      return;
    }
    if (!split) {
      element(date, value, date.mod, begin(date), end(date));
      ids_.emplace(begin(date), Ids{next_ - 1, next_ - 1, date.value.end});
      return;
    }
    const uint32_t first_end = input_.tokens[date.joint_first - 1].end;
    const uint32_t second = input_.tokens[date.joint_end].begin;
    element(date, value.substr(0, slash), date.mod, begin(date), first_end);
    text(input_.text.substr(first_end, second - first_end));
    element(date, value.substr(slash + 1), date.mod_end, second, end(date));
    ids_.emplace(begin(date), Ids{next_ - 2, next_ - 1, date.value.end});
    out_ += "<TIMEX3 tid=\"t" + std::to_string(next_) + "\" type=\"DURATION\" value=\"" +
            distance(date) + "\" beginPoint=\"t" + std::to_string(next_ - 2) + "\" endPoint=\"t" +
            std::to_string(next_ - 1) + "\" temporalFunction=\"true\"/>";
    ++next_;
  }

  // "The first three months of 1920": one expression, whose ends no words of the text name.
  void write_stretch(const Date& date, std::string_view from, std::string_view to) {
    const std::string tid = std::to_string(next_);
    out_ += "<TIMEX3 tid=\"t" + tid + "\" type=\"DURATION\" value=\"" + length(date) +
            "\" beginPoint=\"t" + std::to_string(next_ + 1) + "\" endPoint=\"t" +
            std::to_string(next_ + 2) + '"';
    if (!date.implied.empty()) anchor(date, date.implied.front());
    out_ += '>';
    text(input_.text.substr(begin(date), end(date) - begin(date)));
    out_ += "</TIMEX3>";
    ++next_;
    for (const std::string_view value : {from, to}) {
      out_ += "<TIMEX3 tid=\"t" + std::to_string(next_++) + "\" type=\"DATE\" value=\"";
      out_ += value;
      out_ += "\" temporalFunction=\"true\" anchorTimeID=\"t" + tid + "\"/>";
    }
    ids_.emplace(begin(date), Ids{next_ - 2, next_ - 1, date.value.end});
  }

  static const char* type_of(const Date& date) {
    switch (date.type) {
      case TimexType::time:
        return "TIME";
      case TimexType::duration:
        return "DURATION";
      case TimexType::set:
        return "SET";
      default:
        return date.timex.find('T') == std::string::npos ? "DATE" : "TIME";
    }
  }

  void element(const Date& date, std::string_view value, std::string_view mod, uint32_t first,
               uint32_t last) {
    out_ +=
        "<TIMEX3 tid=\"t" + std::to_string(next_) + "\" type=\"" + type_of(date) + "\" value=\"";
    out_ += value.empty() ? std::string_view("XXXX-XX-XX") : value;
    out_ += '"';
    if (!mod.empty()) {
      out_ += " mod=\"";
      out_ += mod;
      out_ += '"';
    }
    if (date.type == TimexType::set) out_ += " quant=\"EVERY\"";
    if (!date.implied.empty()) anchor(date, date.implied.front());
    out_ += '>';
    text(input_.text.substr(first, last - first));
    out_ += "</TIMEX3>";
    ++next_;
  }

  // The element that the value was told from, where it is one before this; of a range its end,
  // if the date lies after it.
  void anchor(const Date& date, const resolve::ImpliedPart& part) {
    out_ += " temporalFunction=\"true\"";
    if (part.source == resolve::ImpliedBy::document) {
      out_ += " anchorTimeID=\"t0\"";
    } else if (part.first != resolve::kNone) {
      const auto found = ids_.find(input_.tokens[part.first].begin);
      if (found == ids_.end()) return;
      const Ids& ids = found->second;
      const bool after = date.has_value && ids.value_end < date.value.start;
      out_ += " anchorTimeID=\"t" + std::to_string(after ? ids.last : ids.first) + '"';
    }
  }

  // From a stretch's first day to its last.
  static std::string length(const Date& date) {
    if (!date.has_value) return "PX";
    const calendar::Day& from = date.value.start;
    const calendar::Day& to = date.value.end;
    const int64_t days = calendar::to_serial(to) - calendar::to_serial(from) + 1;
    if (date.precision == resolve::Precision::year)
      return "P" + std::to_string(to.year - from.year + 1) + "Y";
    if (date.precision == resolve::Precision::month)
      return "P" + std::to_string((to.year - from.year) * 12 + to.month - from.month + 1) + "M";
    return days % 7 == 0 ? "P" + std::to_string(days / 7) + "W" : "P" + std::to_string(days) + "D";
  }

  // From the beginning of a range's first end to the beginning of its last.
  static std::string distance(const Date& date) {
    if (!date.has_value || date.value.end < date.value.start) return "PX";
    const calendar::Day& from = date.value.start;
    const calendar::Day& to = date.value.end;
    switch (date.precision) {
      case resolve::Precision::year:
      case resolve::Precision::decade:
      case resolve::Precision::century:
        return "P" + std::to_string(to.year - from.year) + "Y";
      case resolve::Precision::month:
      case resolve::Precision::season:
        return "P" + std::to_string((to.year - from.year) * 12 + to.month - from.month) + "M";
      default:
        return "P" + std::to_string(calendar::to_serial(to) - calendar::to_serial(from)) + "D";
    }
  }

  const mentions::Input& input_;
  const resolve::Resolved& resolved_;
  std::string& out_;
  std::string buffer_;
  // The numbers of a date's elements: two of a range.
  struct Ids {
    uint32_t first = 0;
    uint32_t last = 0;
    calendar::Day value_end;
  };

  uint32_t next_ = 1;
  std::unordered_map<uint32_t, Ids> ids_;  // by the byte where the date begins
};

}  // namespace

void append_timeml(const mentions::Input& input, const resolve::Resolved& resolved,
                   std::string& out) {
  Writer(input, resolved, out).run();
}

}  // namespace annals::output
