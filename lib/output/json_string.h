// JSON strings and numbers, written as nlohmann's dump() writes them.
#ifndef ANNALS_LIB_OUTPUT_JSON_STRING_H_
#define ANNALS_LIB_OUTPUT_JSON_STRING_H_

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace annals::output {

// The end of a string that JSON is appended to. Room is made some way ahead, so that most members
// cost one question for it; the string has its true size again when the object ends.
class JsonBytes {
 public:
  explicit JsonBytes(std::string& out) : out_(out), at_(out.data() + out.size()), end_(at_) {}
  // Goes on behind the string's first `used` bytes, and tells how many they are at the end, instead
  // of cutting the string: for one that is appended to again and again.
  JsonBytes(std::string& out, size_t& used)
      : out_(out), used_(&used), at_(out.data() + used), end_(out.data() + out.size()) {}
  ~JsonBytes() {
    if (used_ != nullptr)
      *used_ = size();
    else
      out_.resize(size());
  }
  JsonBytes(const JsonBytes&) = delete;
  JsonBytes& operator=(const JsonBytes&) = delete;

  size_t size() const { return static_cast<size_t>(at_ - out_.data()); }
  // The byte at an offset below `size`.
  char& operator[](size_t offset) { return out_[offset]; }

  // Makes room for `count` bytes that `put`, `number` and `span` append.
  void make_room(size_t count) {
    if (static_cast<size_t>(end_ - at_) < count) [[unlikely]]
      grow(count);
  }
  void put(char c) { *at_++ = c; }
  void put(std::string_view bytes) {
    std::memcpy(at_, bytes.data(), bytes.size());
    at_ += bytes.size();
  }
  // ,"key": with room for it and a short value. A literal becomes a few stores.
  [[gnu::always_inline]] void key(std::string_view k) {
    make_room(k.size() + 4 + kShort);
    char* to = at_;
    std::memcpy(to, ",\"", 2);  // NOLINT: no C string
    std::memcpy(to + 2, k.data(), k.size());
    std::memcpy(to + 2 + k.size(), "\":", 2);  // NOLINT: no C string
    at_ = to + k.size() + 4;
  }
  static constexpr size_t kNumber = 24;              // the most bytes of an integer
  static constexpr size_t kShort = 3 + 2 * kNumber;  // … of two as a span
  void number(uint64_t value);
  void number(int64_t value) {
    if (value < 0) put('-');
    number(value < 0 ? ~static_cast<uint64_t>(value) + 1 : static_cast<uint64_t>(value));
  }
  void span(uint64_t begin, uint64_t end);  // [begin,end]

  // These make their own room (`value`: beyond a short one), and leave some for two bytes more.
  // In quotation marks, escaped; each invalid UTF-8 byte as U+FFFD.
  void string(std::string_view text);
  // The same, where there is room for a short value: behind a key.
  void value(const std::string& text);
  // Digits that read back as `value`, with ".0" where it is whole; null when it is not finite.
  void real(double value);

 private:
  void grow(size_t count);
  void close_string(std::string_view rest);
  size_t copy_plain(const char* from, size_t count);
  size_t copy_other(std::string_view text);

  std::string& out_;
  size_t* used_ = nullptr;
  char* at_;
  char* end_;
};

// Appends one of these.
void append_string(std::string_view text, std::string& out);
void append_double(double value, std::string& out);

}  // namespace annals::output

#endif  // ANNALS_LIB_OUTPUT_JSON_STRING_H_
