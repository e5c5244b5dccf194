/* Shards: blocks of finished lives on their way into the result. */
#include "record/record_internal.h"

#include "base/number.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_ROOM = 48 };

/* `<point>-<block>.h5`; without sweeps there is one point. */
static void name_shard(uint64_t block, char name[NAME_ROOM])
{
    gv_print_to(name, NAME_ROOM, "0-%llu.h5", (unsigned long long) block);
}

/* ---- writing ------------------------------------------------------------------- */

static gv_status fill_shard(hid_t file, const gv_plan *plan, const gv_block *block,
                            gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(gv_layout_put_identity(file, plan, GV_FILE_SHARD, err));
    GV_TRY(gv_layout_create_rows(file, plan, block->first, block->n, err));
    GV_TRY(gv_rows_write(file, block->first, block, err));
done:
    return status;
}

gv_status gv_record_keep_shard(gv_record *record, const gv_block *block, gv_error *err)
{
    gv_status status = GV_OK;
    char name[NAME_ROOM];
    gv_image *image = NULL;
    name_shard(block->first / gv_plan_shard_size(record->plan), name);
    GV_TRY(gv_image_create(gv_layout_room(record->plan, block->n), -1, &image, err));
    GV_TRY(fill_shard(gv_image_file(image), record->plan, block, err));
    GV_TRY(gv_record_publish_image(record->folder.shards, image, NULL, name, err));
done:
    gv_image_free(image);
    return status;
}

/* ---- reading ------------------------------------------------------------------- */

/* Open a shard that may be used. A damaged one, or one of another world, is as good as
 * none: its lives are lived again and it is replaced. */
static gv_status open_shard(const gv_record *record, uint64_t index, gv_sealed **out,
                            gv_error *err)
{
    gv_status status = GV_OK;
    gv_error found = { 0 };
    char name[NAME_ROOM];
    gv_sealed *shard = NULL;
    bool serves = false;
    name_shard(index, name);
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
    if (status == GV_E_DATA)
        return GV_OK;
    if (status != GV_OK)
        GV_FAIL(err, status, "shard %s: %s", name, found.text);
    return status;
}

static gv_status recall_shard(const gv_record *record, uint64_t index, bool failed_too,
                              gv_block *block, gv_error *err)
{
    gv_status status = GV_OK;
    gv_sealed *shard = NULL;
    GV_TRY(open_shard(record, index, &shard, err));
    if (shard != NULL)
        GV_TRY(gv_rows_read(shard->file, failed_too, block, err));
done:
    return gv_sealed_close(shard, status, err);
}

gv_status gv_record_recall(gv_record *record, bool failed_too, gv_block *block,
                           gv_error *err)
{
    gv_status status = GV_OK;
    const uint64_t size = gv_plan_shard_size(record->plan);
    /* Shards first: a life that failed in the result may have been finished since. */
    for (uint64_t i = block->first / size; i * size < block->first + block->n; i++)
        GV_TRY(recall_shard(record, i, false, block, err));
    if (record->result != NULL && record->serves)
        GV_TRY(gv_rows_read(record->result->file, failed_too, block, err));
    for (uint64_t i = block->first / size; failed_too && i * size < block->first + block->n;
         i++)
        GV_TRY(recall_shard(record, i, true, block, err));
done:
    return status;
}

/* ---- removing ------------------------------------------------------------------ */

/* May the shard that reaches beyond `n` by its number be removed? Only if it does not reach
 * beyond it in fact. */
static gv_status ends_below(const gv_record *record, uint64_t index, uint64_t n, bool *out,
                            gv_error *err)
{
    gv_status status = GV_OK;
    gv_sealed *shard = NULL;
    gv_rows_range range = { 0, 0 };
    GV_TRY(open_shard(record, index, &shard, err));
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
    for (uint64_t i = 0; i * size < n; i++) {
        char name[NAME_ROOM];
        bool goes = (i + 1) * size <= n;
        if (!goes)
            GV_TRY(ends_below(record, i, n, &goes, err));
        name_shard(i, name);
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
    for (uint64_t i = 0; i < gv_plan_shards(record->plan); i++) {
        struct stat found;
        char name[NAME_ROOM];
        name_shard(i, name);
        if (fstatat(record->folder.shards.fd, name, &found, AT_SYMLINK_NOFOLLOW) == 0)
            bytes += (uint64_t) found.st_size;
    }
    return bytes;
}
