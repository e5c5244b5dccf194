/* Small things every HDF5 file of ours needs: closing with care, text, attributes. */
#ifndef GRAPEVINE_RECORD_HDF_H
#define GRAPEVINE_RECORD_HDF_H

#include "base/foreign.h"

/* Later libraries give several functions other arguments unless asked not to. */
#ifndef H5_USE_110_API
#define H5_USE_110_API
#endif
#include <hdf5.h>

/// Go to `done` with HDF5's own words when a call returns a negative number.
#define GV_HDF_TRY(call, doing)                                                            \
    do {                                                                                   \
        if ((call) < 0) {                                                                  \
            status = gv_foreign_hdf5(err, (doing));                                        \
            goto done;                                                                     \
        }                                                                                  \
    } while (0)

/// Close whatever `id` is; a negative one is no handle and left alone.
/// @return `status`, or why closing failed when `status` was GV_OK
gv_status gv_hdf_close(hid_t id, gv_status status, gv_error *err) GV_MUST_USE;

/// Is there memory for libhdf5 to work with? It does not survive a lack of memory (1.10
/// crashes where a cache cannot be made, and at exit when a flush failed), so ask before a
/// file is begun, opened or finished. Cost: two system calls.
/// @return GV_OK or GV_E_MEMORY
gv_status gv_hdf_room(gv_error *err) GV_MUST_USE;

/// Text as files hold it: UTF-8 of variable length. netCDF 4.9 damages its heap on texts of
/// fixed length. Close it.
/// @return GV_OK, or GV_E_LIBRARY with `*out` untouched
gv_status gv_hdf_text_type(hid_t *out, gv_error *err) GV_MUST_USE;

/// Attributes of an object. A text may be NULL, which is stored as "".
gv_status gv_hdf_put_text(hid_t object, const char *name, const char *text,
                          gv_error *err) GV_MUST_USE;
/// @param n 0: a scalar, else a list of n
gv_status gv_hdf_put_numbers(hid_t object, const char *name, hid_t type, size_t n,
                             const void *values, gv_error *err) GV_MUST_USE;
/// A text attribute. @param[out] out  fresh text, or NULL when there is no such text
gv_status gv_hdf_text(hid_t object, const char *name, char **out,
                      gv_error *err) GV_MUST_USE;
/// A scalar whole-number attribute. @param[out] out  untouched when there is none
gv_status gv_hdf_number(hid_t object, const char *name, uint64_t *out,
                        gv_error *err) GV_MUST_USE;

/// Is there a dataset of that name right in this group?
bool gv_hdf_has(hid_t group, const char *name);

#endif
