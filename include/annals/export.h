// Symbol visibility: everything is hidden but what carries ANNALS_EXPORT.
#ifndef ANNALS_EXPORT_H_
#define ANNALS_EXPORT_H_

#if defined(__GNUC__)
#define ANNALS_EXPORT __attribute__((visibility("default")))
#else
#define ANNALS_EXPORT
#endif

#endif  // ANNALS_EXPORT_H_
