#include "resolve/timelines.h"

namespace annals::resolve {
namespace {

// The sections of one sort: from a year to the next.
class Sections {
 public:
  explicit Sections(uint32_t most, bool may_be_empty) : most_(most), may_be_empty_(may_be_empty) {}

  void begin() {
    end();
    open_ = true;
    blocks_ = days_ = 0;
    clean_ = true;
  }

  void add(const text::Block& block, const Line& line, const std::vector<Date>& dates) {
    if ((block.flags & text::kRule) != 0) return;
    ++blocks_;
    days_ += line.has_date() && dates[line.first_date].precision <= Precision::day;
    clean_ &= line.lead == kNone && !line.row;
  }

  void end() {
    if (!open_) return;
    ++all_;
    told_ += clean_ && days_ <= 1 && blocks_ <= most_ && (blocks_ > 0 || may_be_empty_);
    open_ = false;
  }

  bool make_timeline() const {
    constexpr uint32_t kLeast = 3;
    return told_ >= kLeast && told_ * 3 >= all_ * 2;
  }

 private:
  uint32_t most_;
  bool may_be_empty_;
  bool open_ = false;
  bool clean_ = true;
  uint32_t blocks_ = 0;
  uint32_t days_ = 0;  // blocks that give one
  uint32_t all_ = 0;
  uint32_t told_ = 0;
};

}  // namespace

bool is_bare_year(const Line& line, const std::vector<Date>& dates) {
  return line.pure && !line.row && dates[line.lead].precision >= Precision::year;
}

bool is_marked_year(const mentions::Input& input, const text::Block& block, const Line& line,
                    const std::vector<Date>& dates) {
  if ((block.flags & text::kHash) == 0 || line.lead == kNone || line.pure) return false;
  const Date& year = dates[line.lead];
  return year.first == block.content_token && year.precision == Precision::year &&
         year.end + 1 < block.content_end &&
         (mentions::mark_at(input, year.end) == ':' || mentions::is_parting_dash(input, year.end));
}

Timeline find_timeline(const mentions::Input& input, const std::vector<Line>& lines,
                       const std::vector<Date>& dates) {
  constexpr uint32_t kBare = 3;  // blocks
  constexpr uint32_t kMarked = 6;
  Sections bare(kBare, false);
  Sections marked(kMarked, true);
  const auto& blocks = input.layout.blocks;
  for (uint32_t i = 0; i < lines.size(); ++i) {
    if (is_bare_year(lines[i], dates))
      bare.begin();
    else
      bare.add(blocks[i], lines[i], dates);
    if (is_marked_year(input, blocks[i], lines[i], dates))
      marked.begin();
    else
      marked.add(blocks[i], lines[i], dates);
  }
  bare.end();
  marked.end();
  return {bare.make_timeline(), marked.make_timeline()};
}

}  // namespace annals::resolve
