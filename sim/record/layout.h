/* What stands where in a file of rows: a shard or a result. */
#ifndef GRAPEVINE_RECORD_LAYOUT_H
#define GRAPEVINE_RECORD_LAYOUT_H

#include "grapevine/engine.h"
#include "record/hdf.h"
#include "record/variable.h"

#define GV_FILE_RUN "grapevine-run"
#define GV_FILE_SHARD "grapevine-shard"
#define GV_FILE_CONTEST "grapevine-contest"
#define GV_FILE_CASCADES "grapevine-cascades"

/// Root attributes of every file: what it is and which world it belongs to.
gv_status gv_layout_put_identity(hid_t file, const gv_plan *plan, const char *filetype,
                                 gv_error *err) GV_MUST_USE;
/// Root attributes that make a file stand for itself: scenario, network, provenance.
gv_status gv_layout_put_story(hid_t file, const gv_plan *plan, gv_error *err) GV_MUST_USE;
/// Is this a file of that type for the plan's world, made by these results?
/// @return GV_OK, or GV_E_DATA (no, and why)
gv_status gv_layout_check_identity(hid_t file, const gv_plan *plan, const char *filetype,
                                   const char *shown, gv_error *err) GV_MUST_USE;

/// Dimensions point and strategy, which all files share; along the points every swept
/// value.
gv_status gv_layout_put_arms(hid_t file, const gv_plan *plan, uint64_t point,
                             uint64_t n_points, gv_error *err) GV_MUST_USE;

/// All points and replicates of the plan.
gv_shard gv_layout_whole(const gv_plan *plan);
/// All dimensions and empty arrays for some points and replicates.
gv_status gv_layout_create_rows(hid_t file, const gv_plan *plan, gv_shard part,
                                gv_error *err) GV_MUST_USE;
/// An empty array of a byte a life (point, strategy, replicate). @param[out] out  close it
gv_status gv_layout_create_flags(hid_t file, const gv_plan *plan, gv_shard part,
                                 const char *name, const char *title, hid_t *out,
                                 gv_error *err) GV_MUST_USE;
/// Bytes that a file of so many points and replicates can need at most.
uint64_t gv_layout_room(const gv_plan *plan, uint64_t n_points, uint64_t n);

/// Which array holds an outcome: (point, strategy, replicate[, along]).
typedef struct gv_layout_column {
    hid_t type;        ///< in the file
    hid_t memory_type; ///< in a block
    size_t value_size;
    size_t per_life;
    const char *along; ///< name of the fourth dimension, or NULL
} gv_layout_column;
gv_layout_column gv_layout_column_of(const gv_plan *plan, const gv_outcome *outcome);
/// Name of the attribute `units`. Names of time spans would make xarray read numbers as
/// spans, so those are called `unit`.
const char *gv_layout_units_name(const char *unit);
/// The metric and parameters behind the k-th outcome of the plan, as scenarios write them.
void gv_layout_print_measure(const gv_plan *plan, size_t k, gv_text *out);

/* ---- rows ----------------------------------------------------------------------- */

/// Write a block's rows into a file that holds these points and replicates.
gv_status gv_rows_write(hid_t file, gv_shard in_file, const gv_block *block,
                        gv_error *err) GV_MUST_USE;
/// Points and replicates that a file holds.
gv_status gv_rows_range_of(hid_t file, gv_shard *out, gv_error *err) GV_MUST_USE;
/// Has the file every column of the plan, measured with the same parameters?
gv_status gv_rows_serve(hid_t file, const gv_plan *plan, bool *out,
                        gv_error *err) GV_MUST_USE;
/// Has the file columns that the plan lacks?
gv_status gv_rows_has_more(hid_t file, const gv_plan *plan, bool *out,
                           gv_error *err) GV_MUST_USE;
/// Fill in lives of the block that are missing there and finished in the file.
/// @param failed_too  take over lives that failed as well
/// @return GV_OK, GV_E_DATA (shapes or graphs differ), GV_E_MEMORY, GV_E_LIBRARY
gv_status gv_rows_read(hid_t file, bool failed_too, gv_block *block,
                       gv_error *err) GV_MUST_USE;

/// Group /summary: mean, quantiles and count over finished lives, per strategy.
gv_status gv_summary_put(hid_t file, const gv_plan *plan, gv_error *err) GV_MUST_USE;
/// What made a file, as JSON: software and parameters; no time and no host, so that equal
/// runs give equal bytes.
gv_status gv_provenance_print(const gv_plan *plan, gv_text *out, gv_error *err) GV_MUST_USE;

#endif
