// Where the data are.
#ifndef ANNALS_LIB_DATA_FIND_H_
#define ANNALS_LIB_DATA_FIND_H_

#include <string>
#include <vector>

#include "annals/result.h"

namespace annals::data {

inline constexpr char kImageName[] = "annals.image";

// The folders that may hold the image when none is named, best first (data.h tells the order).
std::vector<std::string> default_folders();

// The folder that holds the image: `named` if it is not empty, else $ANNALS_DATA if that is set,
// else the first of default_folders(). Error: the image is not there; names the places searched.
Result<std::string> find_folder(const std::string& named);

}  // namespace annals::data

#endif  // ANNALS_LIB_DATA_FIND_H_
