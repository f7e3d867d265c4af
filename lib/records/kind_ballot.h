// What speaks for each sort of occasion, summed up.
#ifndef ANNALS_LIB_RECORDS_KIND_BALLOT_H_
#define ANNALS_LIB_RECORDS_KIND_BALLOT_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "records/scope.h"

namespace annals::records {

class Ballot {
 public:
  explicit Ballot(const Scope& scope) : scope_(scope) {}

  // `first`, `end`: the tokens that say so; `what`: the weight; `rule`: of the pack. The same words
  // count once for a kind, however many cues they are.
  void add(std::string_view kind, double score, uint32_t first, uint32_t end, const char* what,
           uint32_t rule = resolve::kNone);

  // Only tells the trace, which there must be, of what counts without being a cue.
  void tell(std::string_view kind, double score, uint32_t first, uint32_t end, const char* what,
            uint32_t rule = resolve::kNone) const;

  // What the record's words say of a kind, once for each kind at most: it is added to what its cues
  // say.
  void lean(std::string_view kind, double score);

  // The kind that most speaks for: its best cue, and a part of the others; empty: nothing tells it.
  std::string_view winner() const;
  // True if what speaks for some kind is worth as much.
  bool tells(double score) const;

  // True if a heading speaks for some kind.
  bool is_headed() const;

  // What a cue in this sentence is worth, as a factor.
  double nearness(uint32_t sentence) const;

 private:
  // Without initialisers: a ballot is made for each record, and few of its cues are used.
  struct Cue {
    const char* text;  // of the kind
    uint32_t size;
    uint32_t first, end;
    uint32_t sentence;  // kNone: of a heading
    double score;
    std::string_view kind() const { return {text, size}; }
  };

  double score_of(std::string_view kind) const;
  double leaning(std::string_view kind) const;
  double in_order(const Cue& cue) const;

  const Scope& scope_;
  std::array<Cue, 48> cues_;  // the first ones
  size_t count_ = 0;
  struct Leaning {
    const char* text;  // of the kind
    uint32_t size;
    double score;
    std::string_view kind() const { return {text, size}; }
  };
  std::array<Leaning, 32> leanings_;
  size_t leaning_count_ = 0;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_KIND_BALLOT_H_
