/* Why lives failed. Files of runs in which none failed hold nothing of it. */
#ifndef GRAPEVINE_RECORD_FAILURES_H
#define GRAPEVINE_RECORD_FAILURES_H

#include "record/layout.h"

/// The different reasons of one file, in the order in which lives gave them. The first,
/// "", is that of lives that did not fail. Zero-initialise; gv_failures_forget.
typedef struct gv_failures {
    char **reason; ///< [n]
    size_t n;
} gv_failures;

/// Write the failures of a block, if it has any, as array `failure` (point, strategy,
/// replicate): the number of a reason. The array is made when the first life has failed.
/// Rows of the block must have been written.
gv_status gv_failures_write(hid_t file, const gv_plan *plan, gv_shard in_file,
                            const gv_block *block, gv_failures *known,
                            gv_error *err) GV_MUST_USE;
/// Write the reasons as `failure_text` (failure_text), if there are any. Last.
gv_status gv_failures_end(hid_t file, const gv_failures *known, gv_error *err) GV_MUST_USE;
void gv_failures_forget(gv_failures *known);

/// Give the failed lives of a block the reasons that the file knows.
/// @param in_file, in_block  the points and replicates that both hold, from the beginning
/// of either
gv_status gv_failures_read(hid_t file, gv_shard in_file, gv_shard in_block, gv_block *block,
                           gv_error *err) GV_MUST_USE;

#endif
