/* What of a plan stands in its folder, and what there does not belong to it. */
#include "record/record_internal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Whom to tell, and the count so far. */
typedef struct survey {
    gv_record *record;
    void (*tell)(void *self, const char *file, const char *why);
    void *self;
    gv_survey found;
} survey;

static void tell(const survey *s, const char *file, const char *why)
{
    if (s->tell != NULL)
        s->tell(s->self, file, why);
}

/* ---- files that do not belong ------------------------------------------------------ */

/* The shard of the plan that a file is called after. @return is there one? */
static bool find_named(const gv_plan *plan, const char *file, gv_shard *out)
{
    for (uint64_t k = 0; k < gv_plan_shards(plan); k++) {
        char name[GV_SHARD_NAME_ROOM];
        *out = gv_plan_shard(plan, k);
        gv_record_name_shard(plan, *out, name);
        if (strcmp(name, file) == 0)
            return true;
    }
    return false;
}

static gv_status check_content(const survey *s, const char *file, gv_shard named,
                               gv_error *err)
{
    gv_status status = GV_OK;
    gv_sealed *sealed = NULL;
    gv_shard range = { .n = 0 };
    GV_TRY(
        gv_sealed_open(s->record->folder.shards.fd, file, O_NOFOLLOW, file, &sealed, err));
    if (sealed == NULL) {
        status = GV_FAIL(err, GV_E_DATA, "it is gone");
        goto done;
    }
    GV_TRY(
        gv_layout_check_identity(sealed->file, s->record->plan, GV_FILE_SHARD, file, err));
    GV_TRY(gv_rows_range_of(sealed->file, &range, err));
    if (range.point != named.point || range.first != named.first)
        status =
            GV_FAIL(err, GV_E_DATA,
                    "it holds point %llu from replicate %llu on, which its name "
                    "denies: is it a copy of another?",
                    (unsigned long long) range.point, (unsigned long long) range.first);
done:
    return gv_sealed_close(sealed, status, err);
}

static gv_status check_file(survey *s, const char *file, gv_error *err)
{
    gv_shard named;
    gv_error why = { .code = GV_OK };
    if (!find_named(s->record->plan, file, &named)) {
        tell(s, file, "the plan has no shard of that name");
        s->found.n_strange++;
        return GV_OK;
    }
    const gv_status status = check_content(s, file, named, &why);
    if (status == GV_E_DATA) {
        tell(s, file, why.text);
        s->found.n_strange++;
        return GV_OK;
    }
    if (status != GV_OK)
        return GV_FAIL(err, status, "%s", why.text);
    return GV_OK;
}

static gv_status check_files(survey *s, gv_error *err)
{
    gv_status status = GV_OK;
    const gv_place place = s->record->folder.shards;
    /* The stream owns its descriptor, so it gets one of its own. */
    const int fd = openat(place.fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = fd >= 0 ? fdopendir(fd) : NULL;
    if (stream == NULL) {
        status = GV_FAIL(err, GV_E_OUTPUT, "cannot list %s: %s", place.shown,
                         strerrordesc_np(errno));
        if (fd >= 0)
            close(fd);
        return status;
    }
    for (const struct dirent *e = readdir(stream); e != NULL; e = readdir(stream)) {
        if (e->d_name[0] != '.')
            GV_TRY(check_file(s, e->d_name, err));
    }
done:
    if (closedir(stream) != 0 && status == GV_OK)
        status = GV_FAIL(err, GV_E_OUTPUT, "cannot list %s to its end", place.shown);
    return status;
}

/* ---- lives that are missing -------------------------------------------------------- */

static gv_status check_lives(survey *s, gv_shard shard, gv_error *err)
{
    gv_status status = GV_OK;
    gv_block *block = NULL;
    uint64_t missing = 0;
    GV_TRY(gv_block_of(s->record->plan, shard, &block, err));
    GV_TRY(gv_record_recall(s->record, true, block, err));
    for (size_t k = 0; k < gv_block_lanes(block) * block->n; k++) {
        missing += block->status[k] == GV_LIFE_MISSING ? 1 : 0;
        s->found.failed_lives += block->status[k] == GV_LIFE_FAILED ? 1 : 0;
    }
    s->found.missing_lives += missing;
    if (missing > 0) {
        char name[GV_SHARD_NAME_ROOM];
        gv_record_name_shard(s->record->plan, shard, name);
        tell(s, name, "lives of it have not been lived");
        s->found.n_missing++;
    }
done:
    gv_block_free(block);
    return status;
}

gv_status gv_record_survey(gv_record *record,
                           void (*teller)(void *self, const char *file, const char *why),
                           void *self, gv_survey *out, gv_error *err)
{
    gv_status status = GV_OK;
    survey s = { .record = record, .tell = teller, .self = self };
    s.found.n_shards = gv_plan_shards(record->plan);
    GV_TRY(check_files(&s, err));
    for (uint64_t k = 0; k < s.found.n_shards; k++)
        GV_TRY(check_lives(&s, gv_plan_shard(record->plan, k), err));
    *out = s.found;
done:
    return status;
}
