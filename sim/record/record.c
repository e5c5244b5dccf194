/* An open record: the locked folder of a run and what already stands in it. */
#include "record/record_internal.h"

#include <fcntl.h>

static const char default_base[] = "results";

static gv_status open_folder(const char *base, const gv_plan *plan, gv_folder *folder,
                             gv_error *err)
{
    gv_status status = GV_OK;
    gv_hash world;
    char digits[33];
    GV_TRY(gv_plan_world_hash(plan, &world, err));
    gv_hash_print(world, digits);
    GV_TRY(gv_folder_open(base != NULL ? base : default_base, plan->name, digits, folder,
                          err));
done:
    return status;
}

static gv_status open_record(const char *base, const gv_plan *plan, bool is_shared,
                             gv_record **out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_record *record = gv_alloc(1, sizeof *record, err);
    if (record == NULL)
        return GV_E_MEMORY;
    *record = (gv_record){ .plan = plan, .folder = GV_NO_FOLDER };
    record->folder.is_shared = is_shared;
    GV_TRY(open_folder(base, plan, &record->folder, err));
    GV_TRY(gv_record_look(record, err));
    *out = record;
    record = NULL;
done:
    gv_record_close(record);
    return status;
}

gv_status gv_record_open(const char *base, const gv_plan *plan, gv_record **out,
                         gv_error *err)
{
    return open_record(base, plan, false, out, err);
}

gv_status gv_record_share(const char *base, const gv_plan *plan, gv_record **out,
                          gv_error *err)
{
    return open_record(base, plan, true, out, err);
}

void gv_record_close(gv_record *record)
{
    if (record == NULL)
        return;
    /* It was only read: failing to close it loses nothing. */
    if (gv_sealed_close(record->result, GV_OK, NULL) != GV_OK)
        H5Eclear2(H5E_DEFAULT);
    gv_arena_free(record->trials_arena);
    gv_folder_close(&record->folder);
    gv_free(record);
}

const char *gv_record_folder(const gv_record *record)
{
    return record->folder.run_path;
}

char *gv_record_path(const gv_record *record, const char *file, gv_error *err)
{
    return gv_format_text(err, "%s/%s", record->folder.run_path, file);
}

gv_status gv_record_publish(gv_record *record, const char *file, const void *bytes,
                            size_t n, gv_error *err)
{
    return gv_publish(record->folder.run, file, bytes, n, err);
}

gv_status gv_record_publish_image(gv_place place, gv_image *image, gv_temporary *spill,
                                  const char *file, gv_error *err)
{
    gv_status status = GV_OK;
    const unsigned char *bytes = NULL;
    size_t n = 0;
    GV_TRY(gv_image_seal(image, &bytes, &n, err));
    if (spill != NULL)
        GV_TRY(gv_temporary_publish(spill, file, err));
    else
        GV_TRY(gv_publish(place, file, bytes, n, err));
done:
    return status;
}

gv_status gv_record_look(gv_record *record, gv_error *err)
{
    gv_status status = GV_OK;
    gv_sealed *result = NULL;
    gv_shard range = { .n = 0 };
    bool serves = false;
    char *shown = gv_record_path(record, GV_RESULT_FILE, err);
    if (shown == NULL)
        return GV_E_MEMORY;
    GV_TRY(gv_sealed_open(record->folder.run.fd, GV_RESULT_FILE, O_NOFOLLOW, shown, &result,
                          err));
    if (result != NULL) {
        GV_TRY(
            gv_layout_check_identity(result->file, record->plan, GV_FILE_RUN, shown, err));
        GV_TRY(gv_rows_range_of(result->file, &range, err));
        GV_TRY(gv_rows_serve(result->file, record->plan, &serves, err));
    }
    gv_sealed *old = record->result;
    record->result = result;
    record->range = range;
    record->serves = serves;
    result = old;
done:
    gv_free(shown);
    return gv_sealed_close(result, status, err);
}

/* ---- the sink ------------------------------------------------------------------ */

static gv_status recall(void *self, gv_block *block, gv_error *err)
{
    gv_record *record = self;
    gv_status status = GV_OK;
    if (record->folder.is_shared)
        GV_TRY(gv_folder_claim(&record->folder, block->point,
                               block->first / gv_plan_shard_size(record->plan), err));
    GV_TRY(gv_record_recall(record, false, block, err));
done:
    return status;
}

static gv_status accept(void *self, const gv_block *block, gv_error *err)
{
    return gv_record_keep_shard(self, block, err);
}

gv_sink gv_record_sink(gv_record *record)
{
    return (gv_sink){ .self = record, .recall = recall, .accept = accept };
}
