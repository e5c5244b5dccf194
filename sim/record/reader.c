/* Result files read back, by whoever has only the file. */
#include "grapevine/record.h"
#include "record/image.h"
#include "record/layout.h"

#include <fcntl.h>

static gv_status read_text(hid_t file, const char *name, char **out, gv_error *err)
{
    const gv_status status = gv_hdf_text(file, name, out, err);
    if (status == GV_OK && *out == NULL)
        return GV_FAIL(err, GV_E_DATA, "the result file does not say its %s", name);
    return status;
}

static gv_status read_texts(hid_t file, gv_result *result, gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(read_text(file, "title", &result->title, err));
    GV_TRY(read_text(file, "scenario_name", &result->scenario_name, err));
    GV_TRY(read_text(file, "scenario_yaml", &result->scenario_text, err));
    GV_TRY(gv_hdf_text(file, "scenario_overrides", &result->overrides, err));
    GV_TRY(read_text(file, "scenario_resolved", &result->resolved_text, err));
    GV_TRY(read_text(file, "world_hash", &result->world_hash, err));
    GV_TRY(read_text(file, "plan_hash", &result->plan_hash, err));
    GV_TRY(read_text(file, "grapevine_version", &result->grapevine_version, err));
    GV_TRY(gv_hdf_number(file, "results_version", &result->results_version, err));
done:
    return status;
}

/* @param shards_too  are the texts alone wanted? */
static gv_status check_type(hid_t file, bool shards_too, const char *path, gv_error *err)
{
    gv_status status = GV_OK;
    char *type = NULL;
    GV_TRY(gv_hdf_text(file, "filetype", &type, err));
    if (!gv_same_text(type, GV_FILE_RUN) &&
        !(shards_too && gv_same_text(type, GV_FILE_SHARD)))
        status = GV_FAIL(err, GV_E_DATA, "%s is no result but a file of type \"%s\"", path,
                         type != NULL ? type : "");
done:
    gv_free(type);
    return status;
}

static gv_status check_serves(hid_t file, const gv_plan *plan, const char *path,
                              gv_error *err)
{
    gv_status status = GV_OK;
    bool serves = false;
    GV_TRY(gv_layout_check_identity(file, plan, GV_FILE_RUN, path, err));
    GV_TRY(gv_rows_serve(file, plan, &serves, err));
    if (!serves) {
        status = GV_FAIL(err, GV_E_DATA, "%s lacks some of the measures asked for", path);
        gv_error_hint(err, "run the scenario again: known lives are not lived twice if the "
                           "measures are the same");
    }
done:
    return status;
}

static gv_status read_block(hid_t file, const gv_plan *plan, gv_shard part, gv_block **out,
                            gv_error *err)
{
    gv_status status = GV_OK;
    gv_block *block = NULL;
    GV_TRY(gv_block_of(plan, part, &block, err));
    GV_TRY(gv_rows_read(file, true, block, err));
    *out = block;
    block = NULL;
done:
    gv_block_free(block);
    return status;
}

gv_status gv_result_read(const char *path, const gv_plan *plan, gv_result **out,
                         gv_error *err)
{
    gv_status status = GV_OK;
    gv_sealed *sealed = NULL;
    gv_result *result = gv_alloc(1, sizeof *result, err);
    if (result == NULL)
        return GV_E_MEMORY;
    GV_TRY(gv_sealed_open(AT_FDCWD, path, 0, path, &sealed, err));
    if (sealed == NULL) {
        status = GV_FAIL(err, GV_E_DATA, "there is no file %s", path);
        goto done;
    }
    GV_TRY(check_type(sealed->file, plan == NULL, path, err));
    GV_TRY(read_texts(sealed->file, result, err));
    if (plan != NULL) {
        GV_TRY(check_serves(sealed->file, plan, path, err));
        GV_TRY(read_block(sealed->file, plan, gv_layout_whole(plan), &result->block, err));
    }
done:
    status = gv_sealed_close(sealed, status, err);
    if (status == GV_OK)
        *out = result;
    else
        gv_result_free(result);
    return status;
}

void gv_result_free(gv_result *result)
{
    if (result == NULL)
        return;
    gv_free(result->title);
    gv_free(result->scenario_name);
    gv_free(result->scenario_text);
    gv_free(result->overrides);
    gv_free(result->resolved_text);
    gv_free(result->world_hash);
    gv_free(result->plan_hash);
    gv_free(result->grapevine_version);
    gv_block_free(result->block);
    gv_free(result);
}

/* ---- point by point -------------------------------------------------------------- */

struct gv_reader {
    const gv_plan *plan;
    gv_sealed *sealed;
};

gv_status gv_reader_open(const char *path, const gv_plan *plan, gv_reader **out,
                         gv_error *err)
{
    gv_status status = GV_OK;
    gv_reader *reader = gv_alloc(1, sizeof *reader, err);
    if (reader == NULL)
        return GV_E_MEMORY;
    reader->plan = plan;
    GV_TRY(gv_sealed_open(AT_FDCWD, path, 0, path, &reader->sealed, err));
    if (reader->sealed == NULL) {
        status = GV_FAIL(err, GV_E_DATA, "there is no file %s", path);
        goto done;
    }
    GV_TRY(check_serves(reader->sealed->file, plan, path, err));
    *out = reader;
    reader = NULL;
done:
    gv_reader_close(reader);
    return status;
}

gv_status gv_reader_point(const gv_reader *reader, uint64_t point, gv_block **out,
                          gv_error *err)
{
    gv_shard part = gv_layout_whole(reader->plan);
    part.point = point;
    part.n_points = 1;
    return read_block(reader->sealed->file, reader->plan, part, out, err);
}

gv_status gv_reader_part(const gv_reader *reader, gv_shard part, gv_block **out,
                         gv_error *err)
{
    return read_block(reader->sealed->file, reader->plan, part, out, err);
}

void gv_reader_close(gv_reader *reader)
{
    if (reader == NULL)
        return;
    /* It was only read: failing to close it loses nothing. */
    if (gv_sealed_close(reader->sealed, GV_OK, NULL) != GV_OK)
        H5Eclear2(H5E_DEFAULT);
    gv_free(reader);
}
