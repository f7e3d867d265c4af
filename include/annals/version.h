// Versions: of the program and of the output schema. Extractor::data_version has the data's.
#ifndef ANNALS_VERSION_H_
#define ANNALS_VERSION_H_

#define ANNALS_VERSION_MAJOR 0
#define ANNALS_VERSION_MINOR 1
#define ANNALS_VERSION_PATCH 0
#define ANNALS_VERSION "0.1.0"
#define ANNALS_SCHEMA "urn:annals:event:1"

#endif  // ANNALS_VERSION_H_
