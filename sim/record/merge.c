/* Shards become the result: shard by shard through one block of memory, into bytes that are
 * held in memory while they are few and in pages of a temporary file when they are many. */
#include "record/failures.h"
#include "record/record_internal.h"

#include <string.h>

/* Above this much compressed input the result is built in a temporary file. */
#define HELD_IN_MEMORY ((uint64_t) 256 << 20)

/* ---- does the result stand? ------------------------------------------------------ */

static gv_status has_failed_lives(const gv_record *record, bool *out, gv_error *err)
{
    gv_status status = GV_OK;
    const size_t lanes = (size_t) record->range.n_points * record->plan->n_arms;
    const size_t lives = lanes * (size_t) record->range.n;
    const hsize_t start[3] = { 0, 0, 0 };
    const hsize_t count[3] = { record->range.n_points, record->plan->n_arms,
                               record->range.n };
    hid_t dataset = H5I_INVALID_HID;
    uint8_t *found = gv_alloc(lives, 1, err);
    if (found == NULL)
        return GV_E_MEMORY;
    GV_HDF_TRY(dataset = H5Dopen2(record->result->file, "status", H5P_DEFAULT),
               "looking at lives");
    GV_TRY(gv_variable_read(dataset, start, count, H5T_NATIVE_UINT8, found, err));
    *out = false;
    for (size_t i = 0; i < lives; i++)
        *out = *out || found[i] != GV_LIFE_DONE;
done:
    gv_free(found);
    return gv_hdf_close(dataset, status, err);
}

/* A result with more replicates than asked for stands: it loses nothing. One with failed
 * lives is made anew, for they may have been finished since. */
static gv_status stands(const gv_record *record, bool *out, gv_error *err)
{
    const uint64_t wanted = record->plan->experiment.replicates;
    *out = record->result != NULL && record->serves && record->range.n >= wanted;
    if (!*out || record->range.n > wanted)
        return GV_OK;
    bool failed = true;
    const gv_status status = has_failed_lives(record, &failed, err);
    *out = status == GV_OK && !failed;
    return status;
}

/* ---- merging --------------------------------------------------------------------- */

/* A result under construction. */
typedef struct merging {
    gv_record *record;
    hid_t file;
    gv_hash *known; /* [n] the graph of each replicate, as far as shards have said */
    gv_failures reasons;
    bool may_lack; /* lives that are missing are no failure */
} merging;

/* A life that is missing was not lived, or what was kept of it cannot be read back. */
static gv_status refuse_gap(const gv_record *record, uint64_t replicate, uint64_t point,
                            gv_error *err)
{
    if (record->lost.code == GV_OK)
        return GV_FAIL(err, GV_E_STOPPED,
                       "replicate %llu of point %llu has not been simulated yet",
                       (unsigned long long) replicate, (unsigned long long) point);
    GV_FAIL(err, GV_E_OUTPUT, "what was kept of replicate %llu cannot be read back: %s",
            (unsigned long long) replicate, record->lost.text);
    gv_error_hint(err, "the same command lives it again");
    return GV_E_OUTPUT;
}

static gv_status check_whole(const gv_record *record, const gv_block *block, gv_error *err)
{
    for (size_t lane = 0; lane < gv_block_lanes(block); lane++) {
        for (uint64_t r = 0; r < block->n; r++) {
            if (block->status[lane * block->n + r] == GV_LIFE_MISSING)
                return refuse_gap(record, block->first + r,
                                  block->point + lane / block->n_arms, err);
        }
    }
    return GV_OK;
}

/* Points that share networks must have lived on the same ones, wherever they lived.
 * @param known  [n] what the shards before this one say of its replicates */
static gv_status agree_on_graphs(gv_block *block, gv_hash *known, gv_error *err)
{
    static const gv_hash nothing = { 0, 0 };
    for (uint64_t k = 0; k < block->n_points * block->n; k++) {
        gv_hash *graph = &block->graph[k];
        gv_hash *first = &known[k % block->n];
        if (gv_hash_equal(*first, nothing))
            *first = *graph;
        if (gv_hash_equal(*graph, nothing))
            *graph = *first;
        if (gv_hash_equal(*graph, *first))
            continue;
        GV_FAIL(err, GV_E_DATA, "replicate %llu lived on different networks",
                (unsigned long long) (block->first + k % block->n));
        gv_error_hint(err, "this happens when machines with different libraries share a "
                           "folder; run again in another one");
        return GV_E_DATA;
    }
    return GV_OK;
}

static gv_status merge_shard(merging *m, gv_shard shard, gv_error *err)
{
    gv_status status = GV_OK;
    gv_block *block = NULL;
    const gv_plan *plan = m->record->plan;
    const gv_shard whole = gv_layout_whole(plan);
    GV_TRY(gv_block_of(plan, shard, &block, err));
    GV_TRY(gv_record_recall(m->record, true, block, err));
    if (!m->may_lack)
        GV_TRY(check_whole(m->record, block, err));
    if (!gv_plan_regrows(plan))
        GV_TRY(agree_on_graphs(block, m->known + shard.first, err));
    GV_TRY(gv_rows_write(m->file, whole, block, err));
    GV_TRY(gv_failures_write(m->file, plan, whole, block, &m->reasons, err));
done:
    gv_block_free(block);
    return status;
}

static gv_status fill_result(gv_record *record, hid_t file, bool may_lack, gv_error *err)
{
    gv_status status = GV_OK;
    const gv_plan *plan = record->plan;
    record->lost = (gv_error){ .code = GV_OK };
    merging m = { .record = record, .file = file, .may_lack = may_lack };
    m.known = gv_alloc((size_t) plan->experiment.replicates, sizeof *m.known, err);
    if (m.known == NULL)
        return GV_E_MEMORY;
    GV_TRY(gv_layout_put_identity(file, plan, GV_FILE_RUN, err));
    GV_TRY(gv_layout_put_story(file, plan, err));
    GV_TRY(gv_layout_create_rows(file, plan, gv_layout_whole(plan), err));
    for (uint64_t s = 0; s < gv_plan_shards(plan); s++)
        GV_TRY(merge_shard(&m, gv_plan_shard(plan, s), err));
    GV_TRY(gv_failures_end(file, &m.reasons, err));
    GV_TRY(gv_summary_put(file, plan, err));
done:
    gv_failures_forget(&m.reasons);
    gv_free(m.known);
    return status;
}

/* A standing result that has what the new one lacks is kept under another name: other
 * measures, or more replicates. */
static gv_status set_aside(gv_record *record, gv_error *err)
{
    gv_status status = GV_OK;
    bool has_more = false;
    char digits[33];
    char *name = NULL;
    if (record->result == NULL)
        return GV_OK;
    GV_TRY(gv_rows_has_more(record->result->file, record->plan, &has_more, err));
    if (record->serves && !has_more &&
        record->range.n <= record->plan->experiment.replicates)
        goto done;
    gv_hash_print(gv_hash_bytes(record->result->bytes, record->result->size), digits);
    name = gv_format_text(err, "result-%.12s.h5", digits);
    if (name == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(gv_place_rename(record->folder.run, GV_RESULT_FILE, name, err));
done:
    gv_free(name);
    return status;
}

static gv_status merge(gv_record *record, bool may_lack, gv_error *err)
{
    gv_status status = GV_OK;
    gv_image *image = NULL;
    gv_temporary spill = { .fd = -1 };
    const uint64_t bytes =
        gv_record_shard_bytes(record) + (record->result != NULL ? record->result->size : 0);
    const bool spills = bytes > HELD_IN_MEMORY;
    if (spills)
        GV_TRY(gv_temporary_create(record->folder.run, &spill, err));
    GV_TRY(gv_image_create(gv_layout_room(record->plan, gv_plan_points(record->plan),
                                          record->plan->experiment.replicates),
                           spill.fd, &image, err));
    GV_TRY(fill_result(record, gv_image_file(image), may_lack, err));
    GV_TRY(set_aside(record, err));
    GV_TRY(gv_record_publish_image(record->folder.run, image, spills ? &spill : NULL,
                                   GV_RESULT_FILE, err));
done:
    gv_image_free(image);
    gv_temporary_drop(&spill);
    return status;
}

gv_status gv_record_finish(gv_record *record, gv_error *err)
{
    gv_status status = GV_OK;
    bool standing = false;
    GV_TRY(stands(record, &standing, err));
    if (!standing) {
        GV_TRY(merge(record, false, err));
        GV_TRY(gv_record_look(record, err));
    }
    GV_TRY(gv_record_drop_shards(record, record->range.n, err));
done:
    return status;
}

/* The shards stay: they are what a whole result will be made of. */
gv_status gv_record_finish_part(gv_record *record, gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(merge(record, true, err));
    GV_TRY(gv_record_look(record, err));
done:
    return status;
}
