/* What the files of an open record share. */
#ifndef GRAPEVINE_RECORD_INTERNAL_H
#define GRAPEVINE_RECORD_INTERNAL_H

#include "grapevine/record.h"
#include "record/folder.h"
#include "record/image.h"
#include "record/layout.h"

#define GV_RESULT_FILE "result.h5"
#define GV_CONTEST_FILE "contest.h5"
#define GV_CASCADES_FILE "cascades.h5"

struct gv_record {
    const gv_plan *plan;
    gv_folder folder;
    gv_sealed *result; ///< what already stands; NULL: nothing
    gv_shard range;    ///< its points and replicates
    bool serves;       ///< has it all columns of the plan?
    gv_arena *trials_arena;
    gv_trial *trials;
    size_t n_trials;
    gv_error lost; ///< why the last shard that could not be used could not; GV_OK: none
};

/// Look at the result that stands, if any. Replaces what was known before.
/// @return GV_OK, GV_E_DATA (damaged, or of another world), GV_E_MEMORY, GV_E_LIBRARY
gv_status gv_record_look(gv_record *record, gv_error *err) GV_MUST_USE;
/// Fill in lives of the block from the result and from shards. Damaged shards count as
/// absent.
/// @param failed_too  lives that failed as well
gv_status gv_record_recall(gv_record *record, bool failed_too, gv_block *block,
                           gv_error *err) GV_MUST_USE;
/// Name of a shard's file: `<point>-<block>.h5`.
#define GV_SHARD_NAME_ROOM 48
void gv_record_name_shard(const gv_plan *plan, gv_shard shard,
                          char name[GV_SHARD_NAME_ROOM]);
/// Publish a block as the shard it belongs to.
gv_status gv_record_keep_shard(gv_record *record, const gv_block *block,
                               gv_error *err) GV_MUST_USE;
/// Remove shards whose replicates all lie below `n`.
gv_status gv_record_drop_shards(gv_record *record, uint64_t n, gv_error *err) GV_MUST_USE;
/// Bytes of all shards of the plan.
uint64_t gv_record_shard_bytes(const gv_record *record);

/// Seal an image and publish it. @param spill the image's spill file, or NULL
gv_status gv_record_publish_image(gv_place place, gv_image *image, gv_temporary *spill,
                                  const char *file, gv_error *err) GV_MUST_USE;

#endif
