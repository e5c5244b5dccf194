/* What bytes must be before a YAML parser may see them. */
#ifndef GRAPEVINE_SCENARIO_SCREEN_H
#define GRAPEVINE_SCENARIO_SCREEN_H

#include "scenario/diagnostic.h"

/// At most `limit + 1` bytes of a file, so that a caller sees when there are too many.
/// @param[out] bytes free with gv_free; [n] bytes; untouched on failure
/// @return GV_OK, GV_E_DATA (cannot be read: why), GV_E_MEMORY
gv_status gv_screen_read(const char *path, size_t limit, char **bytes, size_t *n,
                         gv_error *err) GV_MUST_USE;

/// Bytes of a byte order mark of UTF-8 at the head: 3 or 0.
size_t gv_screen_mark(const char *bytes, size_t n);

/// Is this UTF-8 text without NUL, control characters and invisible line ends? The first
/// offence is complained about. O(n).
/// @param origin  which setting it is, or which file
bool gv_screen_text(const char *bytes, size_t n, gv_place origin,
                    gv_diagnostics *complaints);

#endif
