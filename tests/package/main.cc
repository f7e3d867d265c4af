// A program of someone else's: the installed library, its headers and its data.
#include <annals/extractor.h>
#include <annals/json.h>

#include <iostream>

int main() {
  auto extractor = annals::Extractor::load();
  if (!extractor) return std::cerr << extractor.error().to_string() << '\n', 1;
  auto text = annals::Text::from("2018\nOn July 4 and 5, the Harbour Choir sang in Tunis.\n");
  if (!text) return std::cerr << text.error().to_string() << '\n', 1;
  for (const annals::Event& event : extractor->extract(*text, {.name = "choir"}))
    std::cout << annals::to_json(event).dump() << '\n';
}
