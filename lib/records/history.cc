#include "records/history.h"

#include "records/block_signs.h"

namespace annals::records {
namespace {

using resolve::kNone;
using resolve::Precision;
using text::Block;

class Finder {
 public:
  Finder(const mentions::Input& input, const resolve::Resolved& resolved, const Clauses& clauses,
         const Entries& entries, std::vector<History>& out)
      : input_(input), resolved_(resolved), clauses_(clauses), entries_(entries), out_(out) {}

  void run() {
    out_.clear();
    const auto& blocks = input_.layout.blocks;
    for (uint32_t i = 0; i < blocks.size(); ++i) {
      if (is_prose(i))
        read(i);
      else if (entries_.roles[i] != BlockRole::rule && !is_section(i))
        close();
    }
    close();
  }

 private:
  bool is_prose(uint32_t index) const {
    constexpr uint32_t kLine = text::kBullet | text::kTableRow;
    const BlockRole role = entries_.roles[index];
    const Block& block = input_.layout.blocks[index];
    return (role == BlockRole::free || role == BlockRole::entry) &&
           (block.flags & (kLine | text::kEndsSentence)) == text::kEndsSentence &&
           !opens_with_date(block);
  }

  // "1828 The party was founded. It went out of existence in 1832.": an entry by itself.
  bool opens_with_date(const Block& block) const {
    const size_t first = clauses_.first_date(block.content_token);
    return first < resolved_.dates.size() && resolved_.dates[first].first == block.content_token;
  }

  // "The early years", "Pastors": a history goes on below it.
  bool is_section(uint32_t index) const {
    return entries_.roles[index] == BlockRole::heading && !below_a_date(resolved_, clauses_, index);
  }

  void read(uint32_t index) {
    const Block& block = input_.layout.blocks[index];
    for (uint32_t s = block.first_sentence; s < block.end_sentence; ++s) {
      const text::Sentence& sentence = input_.layout.sentences[s];
      const uint32_t date = clauses_.own_date({sentence.first_token, sentence.end_token}, false);
      if (date == kNone || !resolved_.dates[date].has_value ||
          resolved_.dates[date].precision > Precision::year)
        continue;
      add(index, resolved_.dates[date].value.start.year);
    }
  }

  void add(uint32_t index, int32_t year) {
    if (dates_ > 0 && year < last_) {
      // One look back is background, two are another story.
      if (++looks_back_ > 1) close();
    }
    if (dates_ == 0) {
      first_ = index;
      since_ = last_ = year;
    }
    ++dates_;
    end_ = index + 1;
    if (year <= last_) return;
    ++steps_;
    last_ = year;
    looks_back_ = 0;
  }

  void close() {
    constexpr uint32_t kSteps = 3;
    constexpr int32_t kYears = 5;
    if (steps_ >= kSteps && steps_ * 2 >= dates_ && last_ - since_ >= kYears)
      out_.push_back({first_, end_});
    dates_ = steps_ = looks_back_ = 0;
  }

  const mentions::Input& input_;
  const resolve::Resolved& resolved_;
  const Clauses& clauses_;
  const Entries& entries_;
  std::vector<History>& out_;
  // the run so far
  uint32_t first_ = 0;
  uint32_t end_ = 0;
  uint32_t dates_ = 0;
  uint32_t steps_ = 0;  // to a later year
  uint32_t looks_back_ = 0;
  int32_t since_ = 0;  // years
  int32_t last_ = 0;
};

}  // namespace

void find_histories(const mentions::Input& input, const resolve::Resolved& resolved,
                    const Clauses& clauses, const Entries& entries,
                    std::vector<History>& histories) {
  Finder(input, resolved, clauses, entries, histories).run();
}

}  // namespace annals::records
