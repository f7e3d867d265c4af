// annals-image FOLDER OUTPUT: compiles FOLDER/rules/*.toml and FOLDER/gazetteers/*.tsv.
#include <cstdio>

#include "data/data.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: annals-image FOLDER OUTPUT\n");
    return 2;
  }
  const annals::Result<void> built = annals::data::build_image(argv[1], argv[2]);
  if (!built) {
    std::fprintf(stderr, "%s\n", built.error().to_string().c_str());
    return 1;
  }
  return 0;
}
