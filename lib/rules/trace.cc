#include "rules/trace.h"

#include <algorithm>
#include <set>
#include <utility>

#include "rules/image.h"
#include "rules/list_match.h"
#include "rules/matcher.h"
#include "rules/pack_impl.h"
#include "rules/token_class.h"

namespace annals::rules {
namespace {

constexpr uint32_t kFarthestBack = 16;  // tokens before the stretch at which a rule may begin

// A step as the rules' language writes it.
std::string spelling(const Program& program, const Step& step) {
  constexpr const char* kLabelNames[] = {"%date", "%place", "%organization", "%person", "%event"};
  const auto word = [&](uint32_t id) { return std::string(program.string(program.words[id])); };
  switch (step.op) {
    case Op::word:
      return word(step.low);
    case Op::exact:
      return "'" + word(step.low) + "'";
    case Op::words: {
      std::string out = "(" + word(program.sequences[step.low]);
      for (uint32_t i = step.low + 1; i < step.high; ++i)
        out += i < step.low + 6    ? " | " + word(program.sequences[i])
               : i == step.low + 6 ? " | …"
                                   : "";
      return out + ")";
    }
    case Op::list:
      return "@" + std::string(program.string(program.lists[step.arg].name)) +
             (step.flag != 0 ? "^" : "");
    case Op::klass:
      for (const NamedClasses& one : kNamedClasses)
        if (one.mask == step.low) return ":" + std::string(one.name);
      return "a token of certain classes";
    case Op::range:
      return "#" + std::to_string(step.low) + "-" + std::to_string(step.high);
    case Op::digits:
      return "#" + std::to_string(step.low) + "d";
    case Op::regex:
      return "/" + std::string(program.string(program.regexes[step.arg].pattern)) + "/";
    case Op::known:
      return step.arg < std::size(kLabelNames) ? kLabelNames[step.arg] : "%";
    case Op::glue:
      return "~";
    case Op::start:
      return "^";
    case Op::end:
      return "$";
    default:
      return {};
  }
}

// All ways through a pattern, and the farthest token that one of them reached.
class Walk {
 public:
  Walk(const Pack::Impl& impl, const Matcher& matcher, text::TokenSpan tokens, uint32_t end)
      : impl_(impl), matcher_(matcher), tokens_(tokens), end_(end) {}

  void run(const Code& code, uint32_t at) {
    seen_.clear();
    ends_.clear();
    failed_.clear();
    reached_ = at;
    visit(code.start, at);
  }
  uint32_t reached() const { return reached_; }
  const std::set<uint32_t>& ends() const { return ends_; }

  std::string expected() const {
    std::string out;
    std::set<std::string> told;
    for (const uint32_t step : failed_) {
      const std::string one = spelling(impl_.program, impl_.program.steps[step]);
      if (one.empty() || !told.insert(one).second) continue;
      if (told.size() > 4) return out + " | …";
      out += (out.empty() ? "" : " | ") + one;
    }
    return out;
  }

 private:
  void visit(uint32_t index, uint32_t at) {
    if (index == kNoStep || !seen_.emplace(index, at).second || seen_.size() > 20000) return;
    const Step& step = impl_.program.steps[index];
    switch (step.op) {
      case Op::split:
        visit(step.next, at);
        visit(step.alt, at);
        return;
      case Op::open:
      case Op::close:
        visit(step.next, at);
        return;
      case Op::match:
        ends_.insert(at);
        return;
      case Op::list: {
        const bool capital = at < end_ && (step.flag == 0 || tokens_[at].is_capitalised());
        const uint32_t lengths = capital && tokens_[at].word != 0
                                     ? entry_lengths(impl_.program, step.arg, tokens_, at, end_)
                                     : 0;
        if (lengths == 0) return fail(index, at);
        for (uint32_t length = 1; lengths >> length != 0; ++length)
          if ((lengths >> length & 1) != 0) visit(step.next, at + length);
        return;
      }
      default: {
        uint32_t next = at;
        if (!matcher_.fits(step, next)) return fail(index, at);
        visit(step.next, next);
      }
    }
  }

  void fail(uint32_t index, uint32_t at) {
    if (at < reached_) return;
    if (at > reached_) failed_.clear();
    reached_ = at;
    failed_.push_back(index);
  }

  const Pack::Impl& impl_;
  const Matcher& matcher_;
  text::TokenSpan tokens_;
  uint32_t end_;
  std::set<std::pair<uint32_t, uint32_t>> seen_;
  std::set<uint32_t> ends_;
  std::vector<uint32_t> failed_;
  uint32_t reached_ = 0;
};

bool better(const Attempt& a, const Attempt& b) {
  const bool a_whole = a.condition != "pattern";
  const bool b_whole = b.condition != "pattern";
  if (a_whole != b_whole) return a_whole;
  return a.elements > b.elements;
}

}  // namespace

std::vector<Attempt> trace(const Pack& pack, uint8_t phase, std::string_view text,
                           text::TokenSpan tokens, uint32_t first, uint32_t end,
                           std::span<const Known> known, uint32_t from, uint32_t to) {
  std::vector<Attempt> out;
  if (first >= end) return out;
  const std::vector<std::byte> image = pack.serialise();  // the program, without the pack's leave
  const Result<Program> mapped = map_program(image);
  if (!mapped) return out;
  const Pack::Impl impl(image, *mapped);
  const Program& program = impl.program;
  MatchBuffer buffer;
  fill_infos(program, text, tokens, first, end, buffer.infos);
  Matcher matcher(program, impl.regexes, text, tokens, first, end, known, buffer);
  Walk walk(impl, matcher, tokens, end);
  const uint32_t begin = std::max(first, from - std::min(from, kFarthestBack));
  for (uint32_t index = 0; index < program.rules.size(); ++index) {
    const Rule& rule = program.rules[index];
    if (rule.phase != phase) continue;
    Attempt best;
    bool any = false;
    for (uint32_t at = begin; at < std::min(to, end); ++at) {
      walk.run(rule.pattern, at);
      Attempt one{index, at, walk.reached(), walk.reached() - at, "pattern", walk.expected()};
      for (const uint32_t match : walk.ends()) {
        const char* refusal = matcher.refusing_context(rule, at, match);
        one = {index, at, match, match - at, refusal == nullptr ? "" : refusal, ""};
        if (refusal == nullptr) break;
      }
      if (one.elements == 0 || one.reached < from || (one.reached == from && at < from)) continue;
      if (!any || better(one, best)) best = std::move(one);
      any = true;
    }
    if (any) out.push_back(std::move(best));
  }
  std::stable_sort(out.begin(), out.end(), better);
  return out;
}

}  // namespace annals::rules
