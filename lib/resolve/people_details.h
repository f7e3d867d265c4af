// What the text beside a person's name tells of the person.
#ifndef ANNALS_LIB_RESOLVE_PEOPLE_DETAILS_H_
#define ANNALS_LIB_RESOLVE_PEOPLE_DETAILS_H_

#include <string>
#include <string_view>
#include <vector>

#include "mentions/input.h"
#include "mentions/person_evidence.h"
#include "resolve/people_ledger.h"
#include "resolve/resolved.h"
#include "text/token_index.h"

namespace annals::resolve {

// Reads honorific, titles and affiliations of people from the cues beside their mentions.
class PersonDetails {
 public:
  PersonDetails(const mentions::Input& input, const mentions::PersonEvidence& evidence,
                std::string& scratch, text::TokenIndex& names, Resolved& resolved);

  // The sex that an honorific right before the mention tells.
  Sex honorific_sex(uint32_t first) const;

  // Adds to `person` what stands beside the mention in tokens [first, end).
  void read(uint32_t first, uint32_t end, PersonEntity& person) const;

 private:
  void add_title(uint32_t first, uint32_t end, PersonEntity& person) const;
  void add_affiliation(uint32_t token, PersonEntity& person) const;
  void read_brackets(uint32_t open, PersonEntity& person) const;
  const rules::Capture* captured_title(const rules::Match& match) const;
  const rules::Match* title_before(uint32_t token) const;
  const rules::Match* title_before_honorific(uint32_t lead) const;
  const rules::Match* title_label(uint32_t lead) const;
  bool labels_next(uint32_t token) const;
  bool is_label_mark(uint32_t token) const;
  uint32_t label_mark_before(uint32_t token) const;
  bool is_labelled(uint32_t token) const;
  std::string_view text_of(uint32_t first, uint32_t end) const;  // valid until the next call
  void add_once(std::string_view value, std::vector<std::string>& all) const;
  bool is_mark(uint32_t token, std::string_view mark) const;
  bool is_lower(uint32_t token, uint32_t word) const;  // the word in lower case
  bool is_in(rules::ListId list, uint32_t token) const;
  std::vector<Name>::const_iterator first_name(uint32_t token) const;
  const Name* name_at(uint32_t token) const;
  const Name* name_ending(uint32_t token) const;
  bool leads_officer(uint32_t token) const;
  const rules::Match* title_of_body(const Name& body) const;
  bool best_is_honorific(uint32_t token) const;  // what stands before it
  bool is_person(uint32_t token) const;          // one's name begins at it
  bool leads_to_person(uint32_t token, bool titled) const;

  const mentions::Input& input_;
  const mentions::PersonEvidence& evidence_;
  std::string& scratch_;
  const text::TokenIndex& names_;  // of the first tokens of the names that stand
  Resolved& resolved_;
  const mentions::PersonWords& w_;
};

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PEOPLE_DETAILS_H_
