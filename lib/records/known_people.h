// People who were known before the text was read, with their service (Options::people).
//
// What the text says comes first: a name that the text itself gives in full stays what it is. Where
// a name is a form of one known person's, the record's person is that one; on the day of the record
// some may not have served yet, or any more.
#ifndef ANNALS_LIB_RECORDS_KNOWN_PEOPLE_H_
#define ANNALS_LIB_RECORDS_KNOWN_PEOPLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "annals/event.h"
#include "annals/extractor.h"
#include "calendar/civil.h"
#include "records/scope.h"
#include "resolve/person_name.h"

namespace annals::records {

// Threads: immutable.
class KnownPeople {
 public:
  explicit KnownPeople(const std::vector<KnownPerson>& people);

  bool empty() const { return people_.empty(); }

  // Names the people of a record that is written: their fullest names, the functions that they had
  // on its days, and whose; joins those that are one; adds those whom it calls by their function
  // alone ("the President").
  void apply(const Scope& scope, Event& event) const;

 private:
  struct Function {
    std::string title;
    std::vector<std::string> words;  // of the title, folded
    std::string organization;        // empty: the archive's owner
    calendar::Interval days;
    bool dated = false;
  };
  struct Person {
    std::string name;
    std::vector<std::vector<resolve::NameWord>> forms;
    std::vector<Function> functions;
  };

  // Whether the function may have been held on the record's days.
  static bool covers(const Function& function, const Moment& moment);
  static bool serves(const Person& person, const Moment& moment);
  uint32_t find(std::string_view name, const Moment& moment) const;
  void add_functions(const Scope& scope, uint32_t known, annals::Person& person) const;
  void find_functions(const Scope& scope, std::vector<uint32_t>& known, Event& event) const;
  void find_function(const Scope& scope, uint32_t person, const Function& function,
                     std::vector<uint32_t>& known, Event& event) const;

  resolve::NameBook book_;  // the words of the forms
  std::vector<Person> people_;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_KNOWN_PEOPLE_H_
