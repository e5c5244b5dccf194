/// @file
/// Layer 7: results on disk (HDF5). A file with its final name is whole or does not exist.
/// One thread at a time. The process must ignore SIGXFSZ, so that a limit on file sizes is
/// told as an error.
///
/// Every file begins with a seal of 512 bytes (HDF5's "user block"): readable lines with
/// the XXH3-128 of all that follows. It is checked before libhdf5 sees a byte, because
/// libhdf5 may hang or crash on damaged files. Every HDF5 tool skips it.
#ifndef GRAPEVINE_RECORD_H
#define GRAPEVINE_RECORD_H

#include "grapevine/engine.h"

/// A run's folder, `<base>/<scenario>/<world hash>/`, locked for one writer:
/// `.lock`, `.shards/`, `result.h5`, `contest.h5`, `cascades.h5`, `report.html`.
typedef struct gv_record gv_record;

/// Make and lock the folder, sweep away stale temporary files, look at what is already
/// there. Nothing is simulated before this succeeds.
/// @param base  used during the call, made if missing; NULL: "results". Symbolic links are
///              followed in it and refused below it.
/// @param plan  borrowed until gv_record_close
/// @return GV_OK; GV_E_BUSY (another writer); GV_E_OUTPUT (cannot write there, a symbolic
/// link or a plain file in the way, ...); GV_E_DATA (a result there is damaged);
/// GV_E_MEMORY
gv_status gv_record_open(const char *base, const gv_plan *plan, gv_record **out,
                         gv_error *err) GV_MUST_USE;
/// Unlock and free. Keeps all files. NULL is fine.
/// The same for one of several processes that live different shards of one plan: the folder
/// is shared with others that do the same, and with nobody else. recall of the sink fails
/// with GV_E_BUSY when another process is at that shard. gv_record_finish is for
/// gv_record_open alone.
gv_status gv_record_share(const char *base, const gv_plan *plan, gv_record **out,
                          gv_error *err) GV_MUST_USE;
void gv_record_close(gv_record *record);
/// Path of the folder, or of a file in it. Borrowed; free with gv_free.
const char *gv_record_folder(const gv_record *record);
char *gv_record_path(const gv_record *record, const char *file, gv_error *err) GV_MUST_USE;

/// Shards go to `.shards/0-<block>.h5`; lives found there or in `result.h5` are recalled if
/// every outcome of the plan was measured with the same parameters. Failed lives are not
/// recalled: they are tried again. A damaged shard counts as absent. recall fails with
/// GV_E_DATA (the strategies of a replicate lived on different networks), GV_E_MEMORY,
/// GV_E_LIBRARY; accept with GV_E_OUTPUT, GV_E_MEMORY, GV_E_LIBRARY.
gv_sink gv_record_sink(gv_record *record);
/// When every shard of the plan is there: merge them, shard by shard, into `result.h5`,
/// publish it, remove the shards. Does nothing when the result already stands; one with
/// more replicates than asked for stands. A result that has what the new one lacks (other
/// measures) is kept as `result-<hash>.h5`. Memory: one shard, the compressed result up to
/// some hundred megabytes (above that, pages of a temporary file), and all values of one
/// strategy at some steps.
/// @return GV_OK, GV_E_STOPPED (some lives have not been lived), GV_E_OUTPUT, GV_E_DATA,
/// GV_E_MEMORY, GV_E_LIBRARY; all shards stay after a failure
gv_status gv_record_finish(gv_record *record, gv_error *err) GV_MUST_USE;

/// The same from what is there: lives that were never lived have the status
/// GV_LIFE_MISSING. All shards stay, and running what is missing makes the result whole.
gv_status gv_record_finish_part(gv_record *record, gv_error *err) GV_MUST_USE;

/// What of the plan stands in the folder.
typedef struct gv_survey {
    uint64_t n_shards;  ///< of the plan
    uint64_t n_missing; ///< of these, shards in which some life has not been lived
    uint64_t n_strange; ///< files among the shards that do not belong there
    uint64_t missing_lives;
    uint64_t failed_lives;
} gv_survey;
/// Look at every shard. `tell` hears of each that is missing or strange: its file, and why.
/// @param tell  may be NULL
/// @return GV_OK, GV_E_OUTPUT (the folder cannot be listed), GV_E_MEMORY, GV_E_LIBRARY,
/// GV_E_DATA (strategies of a replicate on different networks). Memory: one shard.
gv_status gv_record_survey(gv_record *record,
                           void (*tell)(void *self, const char *file, const char *why),
                           void *self, gv_survey *out, gv_error *err) GV_MUST_USE;

/// Publish bytes under a final name in the folder: unique temporary file created
/// exclusively and without following links, write, fsync, rename, fsync of the folder.
/// Replaces a plain file of that name; refuses links, folders and devices.
gv_status gv_record_publish(gv_record *record, const char *file, const void *bytes,
                            size_t n, gv_error *err) GV_MUST_USE;

/// One trial beside the plan: what every arm did in every replicate with something changed.
/// Lives that were not lived have UINT32_MAX adopters and undefined spending.
typedef struct gv_trial {
    size_t axis; ///< what was changed: see gv_plan_axis
    double value;
    size_t n_arms;
    uint64_t n;               ///< replicates [0, n)
    const uint32_t *adopters; ///< [n_arms][n] final
    const double *spent;      ///< [n_arms][n] money units
} gv_trial;
/// Keep all trials made so far as `contest.h5` (replaces the last one). Nothing happens for
/// n = 0.
gv_status gv_record_keep_trials(gv_record *record, const gv_trial *trials, size_t n,
                                gv_error *err) GV_MUST_USE;
/// The trials kept by an earlier run of the same plan; `*n` = 0 if none, or if the file is
/// damaged. Trials on keys that the plan no longer contests are left out. Borrowed from the
/// record until the next call or its close.
gv_status gv_record_trials(gv_record *record, const gv_trial **trials, size_t *n,
                           gv_error *err) GV_MUST_USE;

/// Trees of who convinced whom: ragged columns (12.22) into `cascades.h5`. One row an
/// adopter.
typedef struct gv_cascade_rows {
    size_t n_arms;
    uint64_t n;                ///< replicates [0, n)
    const uint64_t *row_start; ///< [n_arms * n + 1]
    const uint32_t *person;    ///< [rows]
    const int32_t *parent;     ///< [rows] person, or -1 for a root
    const uint32_t *step;      ///< [rows] state index at which adopted
    const uint8_t *channel;    ///< [rows]
} gv_cascade_rows;
gv_status gv_record_keep_cascades(gv_record *record, const gv_cascade_rows *rows,
                                  gv_error *err) GV_MUST_USE;

/// A result file, read back.
typedef struct gv_result {
    char *title;
    char *scenario_name;
    char *scenario_text; ///< as written
    char *
        overrides; ///< what was set over it, one `dotted.key=value` a line; NULL: not known
    char *resolved_text; ///< machine form: can be parsed again
    char *world_hash, *plan_hash;
    char *grapevine_version;
    uint64_t results_version;
    gv_block *block;
} gv_result;
/// Read `result.h5`, for the columns of `plan` (a plan made from resolved_text), or only
/// the texts, also those of a shard, when `plan` is NULL (block stays NULL). Lives beyond
/// those in the file have the status GV_LIFE_MISSING.
/// @return GV_OK, GV_E_DATA (no grapevine file, damaged, or of another world), GV_E_MEMORY
gv_status gv_result_read(const char *path, const gv_plan *plan, gv_result **out,
                         gv_error *err) GV_MUST_USE;
void gv_result_free(gv_result *result);

/// A result that is read point by point, so that memory holds its compressed bytes and one
/// point.
typedef struct gv_reader gv_reader;
/// @param plan  made from the result's resolved text; must outlive the reader
/// @return GV_OK, GV_E_DATA (no result, damaged, of another world, or without some measure
/// of the plan), GV_E_MEMORY, GV_E_LIBRARY
gv_status gv_reader_open(const char *path, const gv_plan *plan, gv_reader **out,
                         gv_error *err) GV_MUST_USE;
/// All replicates of one point. @param[out] out  yours to free
/// @return GV_OK, GV_E_DATA, GV_E_MEMORY, GV_E_LIBRARY
gv_status gv_reader_point(const gv_reader *reader, uint64_t point, gv_block **out,
                          gv_error *err) GV_MUST_USE;
/// Some points and replicates.
gv_status gv_reader_part(const gv_reader *reader, gv_shard part, gv_block **out,
                         gv_error *err) GV_MUST_USE;
void gv_reader_close(gv_reader *reader);

/// Hash of the data of any HDF5 file that grapevine wrote, and of nothing else: per dataset
/// in sorted path its path, type class and width, dimension names, shape, little-endian
/// values. The same for any number of threads, any interruption, and any way of storing.
/// @return GV_OK, GV_E_DATA (no file, none of ours, or damaged), GV_E_MEMORY, GV_E_LIBRARY.
/// O(values); 8 MiB of memory beside the file's own bytes.
gv_status gv_digest_file(const char *path, gv_hash *out, gv_error *err) GV_MUST_USE;

/* ---- tables of answers ------------------------------------------------------------ */

/// A dimension of a table file: counted from 0, or named.
typedef struct gv_file_dimension {
    const char *name, *title;
    uint64_t n;
    const char *const *words; ///< [n], or NULL
} gv_file_dimension;
typedef enum gv_file_cell { GV_CELL_TEXT, GV_CELL_REAL, GV_CELL_COUNT } gv_file_cell;
/// A column along one of the dimensions.
typedef struct gv_file_column {
    const char *name, *title;
    const char *units; ///< NULL: none
    size_t dimension;
    gv_file_cell cell;
    const void *values; ///< [n of the dimension] const char *, double or uint64_t
} gv_file_column;
typedef struct gv_file_table {
    const char *filetype, *title;
    const gv_file_dimension *dimensions;
    size_t n_dimensions;
    const gv_file_column *columns; ///< those of empty dimensions are left out
    size_t n_columns;
} gv_file_table;
/// Publish answers over several runs as a sealed file in a folder that exists.
/// @param base  NULL: "results"
/// @return GV_OK, GV_E_OUTPUT, GV_E_MEMORY, GV_E_LIBRARY
gv_status gv_record_table(const char *base, const char *file, const gv_file_table *table,
                          gv_error *err) GV_MUST_USE;
/// Publish bytes there, as gv_record_publish does in the folder of a run.
gv_status gv_record_page(const char *base, const char *file, const void *bytes, size_t n,
                         gv_error *err) GV_MUST_USE;

#endif
