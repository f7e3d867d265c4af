// annals-image FOLDER OUTPUT [IMAGE]: compiles FOLDER/rules/*.toml and FOLDER/gazetteers/*.tsv;
// with IMAGE, takes the gazetteers of that image and compiles the rules alone.
#include <cstdio>

#include "data/data.h"

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    std::fprintf(stderr, "usage: annals-image FOLDER OUTPUT [IMAGE]\n");
    return 2;
  }
  const annals::Result<void> built =
      annals::data::build_image(argv[1], argv[2], argc == 4 ? argv[3] : "");
  if (!built) {
    std::fprintf(stderr, "%s\n", built.error().to_string().c_str());
    return 1;
  }
  return 0;
}
