/* Shards: blocks of finished lives on their way into the result. */
#include "record/failures.h"
#include "record/record_internal.h"

#include "base/number.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* `<point>-<block>.h5`: its first point, and which stretch of replicates. */
void gv_record_name_shard(const gv_plan *plan, gv_shard shard,
                          char name[GV_SHARD_NAME_ROOM])
{
    gv_print_to(name, GV_SHARD_NAME_ROOM, "%llu-%llu.h5", (unsigned long long) shard.point,
                (unsigned long long) (shard.first / gv_plan_shard_size(plan)));
}

/* ---- writing ------------------------------------------------------------------- */

static gv_shard part_of(const gv_block *block)
{
    return (gv_shard){ block->point, block->n_points, block->first, block->n };
}

static gv_status fill_shard(hid_t file, const gv_plan *plan, const gv_block *block,
                            gv_error *err)
{
    gv_status status = GV_OK;
    const gv_shard part = part_of(block);
    gv_failures reasons = { .n = 0 };
    GV_TRY(gv_layout_put_identity(file, plan, GV_FILE_SHARD, err));
    GV_TRY(gv_layout_put_story(file, plan, err));
    GV_TRY(gv_layout_create_rows(file, plan, part, err));
    GV_TRY(gv_rows_write(file, part, block, err));
    GV_TRY(gv_failures_write(file, plan, part, block, &reasons, err));
    GV_TRY(gv_failures_end(file, &reasons, err));
done:
    gv_failures_forget(&reasons);
    return status;
}

gv_status gv_record_keep_shard(gv_record *record, const gv_block *block, gv_error *err)
{
    gv_status status = GV_OK;
    char name[GV_SHARD_NAME_ROOM];
    gv_image *image = NULL;
    gv_record_name_shard(record->plan, part_of(block), name);
    GV_TRY(gv_image_create(gv_layout_room(record->plan, block->n_points, block->n), -1,
                           &image, err));
    GV_TRY(fill_shard(gv_image_file(image), record->plan, block, err));
    GV_TRY(gv_record_publish_image(record->folder.shards, image, NULL, name, err));
done:
    gv_image_free(image);
    return status;
}

/* ---- reading ------------------------------------------------------------------- */

/* Open a shard that may be used. A damaged one, or one of another world, is as good as
 * none: its lives are lived again and it is replaced. */
static gv_status open_shard(gv_record *record, gv_shard part, gv_sealed **out,
                            gv_error *err)
{
    gv_status status = GV_OK;
    gv_error found = { 0 };
    char name[GV_SHARD_NAME_ROOM];
    gv_sealed *shard = NULL;
    bool serves = false;
    gv_record_name_shard(record->plan, part, name);
    *out = NULL;
    GV_TRY(
        gv_sealed_open(record->folder.shards.fd, name, O_NOFOLLOW, name, &shard, &found));
    if (shard == NULL)
        goto done;
    GV_TRY(
        gv_layout_check_identity(shard->file, record->plan, GV_FILE_SHARD, name, &found));
    GV_TRY(gv_rows_serve(shard->file, record->plan, &serves, &found));
    if (serves) {
        *out = shard;
        shard = NULL;
    }
done:
    status = gv_sealed_close(shard, status, &found);
    if (status == GV_E_DATA) {
        record->lost = found;
        return GV_OK;
    }
    if (status != GV_OK)
        GV_FAIL(err, status, "shard %s: %s", name, found.text);
    return status;
}

static gv_status recall_shard(gv_record *record, gv_shard part, bool failed_too,
                              gv_block *block, gv_error *err)
{
    gv_status status = GV_OK;
    gv_sealed *shard = NULL;
    GV_TRY(open_shard(record, part, &shard, err));
    if (shard != NULL)
        GV_TRY(gv_rows_read(shard->file, failed_too, block, err));
done:
    return gv_sealed_close(shard, status, err);
}

static bool touch(gv_shard part, const gv_block *b)
{
    return part.point < b->point + b->n_points && b->point < part.point + part.n_points &&
           part.first < b->first + b->n && b->first < part.first + part.n;
}

static gv_status recall_shards(gv_record *record, bool failed_too, gv_block *block,
                               gv_error *err)
{
    gv_status status = GV_OK;
    for (uint64_t s = 0; s < gv_plan_shards(record->plan); s++) {
        const gv_shard part = gv_plan_shard(record->plan, s);
        if (touch(part, block))
            GV_TRY(recall_shard(record, part, failed_too, block, err));
    }
done:
    return status;
}

gv_status gv_record_recall(gv_record *record, bool failed_too, gv_block *block,
                           gv_error *err)
{
    gv_status status = GV_OK;
    /* Shards first: a life that failed in the result may have been finished since. */
    GV_TRY(recall_shards(record, false, block, err));
    if (record->result != NULL && record->serves)
        GV_TRY(gv_rows_read(record->result->file, failed_too, block, err));
    if (failed_too)
        GV_TRY(recall_shards(record, true, block, err));
done:
    return status;
}

/* ---- removing ------------------------------------------------------------------ */

/* May a shard be removed? Only if it does not reach beyond `n` in fact. */
static gv_status ends_below(gv_record *record, gv_shard part, uint64_t n, bool *out,
                            gv_error *err)
{
    gv_status status = GV_OK;
    gv_sealed *shard = NULL;
    gv_shard range = { .n = 0 };
    GV_TRY(open_shard(record, part, &shard, err));
    if (shard != NULL)
        GV_TRY(gv_rows_range_of(shard->file, &range, err));
    *out = shard != NULL && range.first + range.n <= n;
done:
    return gv_sealed_close(shard, status, err);
}

gv_status gv_record_drop_shards(gv_record *record, uint64_t n, gv_error *err)
{
    gv_status status = GV_OK;
    const uint64_t size = gv_plan_shard_size(record->plan);
    for (uint64_t s = 0; s < gv_plan_shards(record->plan); s++) {
        char name[GV_SHARD_NAME_ROOM];
        const gv_shard part = gv_plan_shard(record->plan, s);
        bool goes = part.first + size <= n;
        if (!goes && part.first < n)
            GV_TRY(ends_below(record, part, n, &goes, err));
        gv_record_name_shard(record->plan, part, name);
        if (goes && unlinkat(record->folder.shards.fd, name, 0) != 0 && errno != ENOENT) {
            status = GV_FAIL(err, GV_E_OUTPUT, "cannot remove %s/%s: %s",
                             record->folder.shards_path, name, strerrordesc_np(errno));
            goto done;
        }
    }
done:
    return status;
}

uint64_t gv_record_shard_bytes(const gv_record *record)
{
    uint64_t bytes = 0;
    for (uint64_t s = 0; s < gv_plan_shards(record->plan); s++) {
        struct stat found;
        char name[GV_SHARD_NAME_ROOM];
        gv_record_name_shard(record->plan, gv_plan_shard(record->plan, s), name);
        if (fstatat(record->folder.shards.fd, name, &found, AT_SYMLINK_NOFOLLOW) == 0)
            bytes += (uint64_t) found.st_size;
    }
    return bytes;
}
