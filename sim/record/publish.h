/* Files that are whole or do not exist. */
#ifndef GRAPEVINE_RECORD_PUBLISH_H
#define GRAPEVINE_RECORD_PUBLISH_H

#include "grapevine/base.h"

#define GV_TEMPORARY_PREFIX ".tmp-"

/// A folder that stays the same folder whatever happens to its name.
typedef struct gv_place {
    int fd;
    const char *shown; ///< its path in messages; borrowed
} gv_place;

/// A file without its final name. Zero-initialise; fd < 0 or `name` empty: none.
typedef struct gv_temporary {
    gv_place place;
    int fd;
    char name[48];
} gv_temporary;

/// Create a temporary file of a new name in the folder. @return GV_OK, GV_E_OUTPUT
gv_status gv_temporary_create(gv_place place, gv_temporary *out, gv_error *err) GV_MUST_USE;
gv_status gv_temporary_write(const gv_temporary *t, const void *bytes, size_t n,
                             gv_error *err) GV_MUST_USE;
/// Bring the file to disk and give it its final name, replacing a plain file of that name.
/// @return GV_OK, GV_E_OUTPUT (disk full, a link or folder in the way, ...)
gv_status gv_temporary_publish(gv_temporary *t, const char *file,
                               gv_error *err) GV_MUST_USE;
/// Remove it unless it was published. Fine on a zeroed one.
void gv_temporary_drop(gv_temporary *t);

/// Publish bytes: all of the above.
gv_status gv_publish(gv_place place, const char *file, const void *bytes, size_t n,
                     gv_error *err) GV_MUST_USE;
/// Give a published file another name. Brings the change to disk.
gv_status gv_place_rename(gv_place place, const char *from, const char *to,
                          gv_error *err) GV_MUST_USE;
/// Bring the names in the folder to disk: what was made or renamed there survives a power
/// failure. @return GV_OK, GV_E_OUTPUT
gv_status gv_place_settle(gv_place place, gv_error *err) GV_MUST_USE;
/// Remove temporary files that a killed run left.
gv_status gv_place_sweep(gv_place place, gv_error *err) GV_MUST_USE;

#endif
