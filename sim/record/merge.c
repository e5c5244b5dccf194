/* Shards become the result: shard by shard through one block of memory, into bytes that are
 * held in memory while they are few and in pages of a temporary file when they are many. */
#include "record/record_internal.h"

#include <string.h>

/* Above this much compressed input the result is built in a temporary file. */
#define HELD_IN_MEMORY ((uint64_t) 256 << 20)

/* ---- does the result stand? ------------------------------------------------------ */

static gv_status has_failed_lives(const gv_record *record, bool *out, gv_error *err)
{
    gv_status status = GV_OK;
    const size_t lives = record->plan->n_arms * (size_t) record->range.n;
    const hsize_t start[3] = { 0, 0, 0 };
    const hsize_t count[3] = { 1, record->plan->n_arms, record->range.n };
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

static gv_status check_whole(const gv_block *block, gv_error *err)
{
    for (size_t a = 0; a < block->n_arms; a++) {
        for (uint64_t r = 0; r < block->n; r++) {
            if (block->status[a * block->n + r] == GV_LIFE_MISSING)
                return GV_FAIL(err, GV_E_STOPPED,
                               "replicate %llu has not been simulated yet",
                               (unsigned long long) (block->first + r));
        }
    }
    return GV_OK;
}

static gv_status merge_block(gv_record *record, hid_t file, uint64_t first, uint64_t n,
                             gv_error *err)
{
    gv_status status = GV_OK;
    gv_block *block = NULL;
    GV_TRY(gv_block_create(record->plan, first, n, &block, err));
    GV_TRY(gv_record_recall(record, true, block, err));
    GV_TRY(check_whole(block, err));
    GV_TRY(gv_rows_write(file, 0, block, err));
done:
    gv_block_free(block);
    return status;
}

static gv_status fill_result(gv_record *record, hid_t file, gv_error *err)
{
    gv_status status = GV_OK;
    const gv_plan *plan = record->plan;
    const uint64_t n = plan->experiment.replicates;
    const uint64_t size = gv_plan_shard_size(plan);
    GV_TRY(gv_layout_put_identity(file, plan, GV_FILE_RUN, err));
    GV_TRY(gv_layout_put_story(file, plan, err));
    GV_TRY(gv_layout_create_rows(file, plan, 0, n, err));
    for (uint64_t first = 0; first < n; first += size)
        GV_TRY(merge_block(record, file, first, n - first < size ? n - first : size, err));
    GV_TRY(gv_summary_put(file, plan, err));
done:
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

static gv_status merge(gv_record *record, gv_error *err)
{
    gv_status status = GV_OK;
    gv_image *image = NULL;
    gv_temporary spill = { .fd = -1 };
    const uint64_t bytes =
        gv_record_shard_bytes(record) + (record->result != NULL ? record->result->size : 0);
    const bool spills = bytes > HELD_IN_MEMORY;
    if (spills)
        GV_TRY(gv_temporary_create(record->folder.run, &spill, err));
    GV_TRY(
        gv_image_create(gv_layout_room(record->plan, record->plan->experiment.replicates),
                        spill.fd, &image, err));
    GV_TRY(fill_result(record, gv_image_file(image), err));
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
        GV_TRY(merge(record, err));
        GV_TRY(gv_record_look(record, err));
    }
    GV_TRY(gv_record_drop_shards(record, record->range.n, err));
done:
    return status;
}
