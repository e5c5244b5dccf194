/* Named arrays with named dimensions, as netCDF readers know them. */
#ifndef GRAPEVINE_RECORD_VARIABLE_H
#define GRAPEVINE_RECORD_VARIABLE_H

#include "record/hdf.h"

#define GV_MOST_DIMENSIONS 4

/// An array to be made in a file.
typedef struct gv_variable {
    const char *name;
    hid_t type; ///< in the file
    unsigned rank;
    const char *dimension[GV_MOST_DIMENSIONS]; ///< names of dimensions of the file
    hsize_t shape[GV_MOST_DIMENSIONS];
    hsize_t chunk[GV_MOST_DIMENSIONS]; ///< all 0: not in chunks, hence not compressed
    const char *long_name;
    const char *units;       ///< NULL: no such attribute
    const char *description; ///< NULL: no such attribute
} gv_variable;

/// Make an array below `group` along dimensions that the file's root has. No fill value.
/// @param[out] out  open dataset (close it)
gv_status gv_variable_create(hid_t group, const gv_variable *variable, hid_t *out,
                             gv_error *err) GV_MUST_USE;
/// The same, write all of it, close it.
/// @param type of `values` in memory
gv_status gv_variable_put(hid_t group, const gv_variable *variable, hid_t type,
                          const void *values, gv_error *err) GV_MUST_USE;

/// Make a dimension and its coordinate values in the file's root.
/// @param scale  of rank 1; its dimension and chunk are left empty
/// @param values of the scale's type
gv_status gv_dimension_put(hid_t file, const gv_variable *scale, const void *values,
                           gv_error *err) GV_MUST_USE;
/// Dimensions counted first, first + 1, ..., and dimensions named by texts [n].
gv_status gv_dimension_count(hid_t file, const char *name, const char *long_name,
                             uint64_t first, uint64_t n, gv_error *err) GV_MUST_USE;
gv_status gv_dimension_words(hid_t file, const char *name, const char *long_name, size_t n,
                             const char *const *words, gv_error *err) GV_MUST_USE;

/// Part of an array, from `start` on `count` long, rank as the dataset has.
gv_status gv_variable_write(hid_t dataset, const hsize_t *start, const hsize_t *count,
                            hid_t type, const void *values, gv_error *err) GV_MUST_USE;
gv_status gv_variable_read(hid_t dataset, const hsize_t *start, const hsize_t *count,
                           hid_t type, void *values, gv_error *err) GV_MUST_USE;

/// An array that was looked for.
typedef struct gv_found {
    hid_t dataset;                     ///< open; negative when there is no such array
    hsize_t shape[GV_MOST_DIMENSIONS]; ///< 1 beyond its rank
} gv_found;
#define GV_NOT_FOUND                                                                       \
    {                                                                                      \
        .dataset = H5I_INVALID_HID, .shape = { 1, 1, 1, 1 }                                \
    }
/// Open a dataset if it is there with that class and rank. Close `out->dataset`.
gv_status gv_variable_open(hid_t group, const char *name, H5T_class_t type, unsigned rank,
                           gv_found *out, gv_error *err) GV_MUST_USE;

/// Texts read from an array: fresh, freed all at once by gv_words_free.
typedef struct gv_texts {
    char **at; ///< [n]
    hsize_t n;
    hid_t type; ///< to free them
} gv_texts;
typedef struct gv_texts_part {
    unsigned rank; ///< 1 or 2
    hsize_t start[2], count[2];
} gv_texts_part;
gv_status gv_texts_read(hid_t group, const char *name, const gv_texts_part *part,
                        gv_texts *out, gv_error *err) GV_MUST_USE;
/// Frees; fine on a zeroed one. @return `status`, or why freeing failed
gv_status gv_texts_free(gv_texts *texts, gv_status status, gv_error *err) GV_MUST_USE;

#endif
