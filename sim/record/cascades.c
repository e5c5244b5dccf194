/* Trees of who convinced whom, as ragged columns: the rows of a life begin at its
 * row_start. */
#include "record/record_internal.h"

enum { CHUNK_ROWS = 65536 };

/* Where the rows of each life begin, and how many they are. */
static gv_status put_index(hid_t file, const gv_cascade_rows *rows, gv_error *err)
{
    gv_status status = GV_OK;
    const size_t lives = rows->n_arms * (size_t) rows->n;
    uint64_t *count = gv_alloc(lives, sizeof *count, err);
    if (count == NULL)
        return GV_E_MEMORY;
    for (size_t i = 0; i < lives; i++)
        count[i] = rows->row_start[i + 1] - rows->row_start[i];
    gv_variable v = { .name = "row_start",
                      .type = H5T_STD_U64LE,
                      .rank = 2,
                      .dimension = { "strategy", "replicate" },
                      .shape = { rows->n_arms, rows->n },
                      .long_name = "first row of each life" };
    GV_TRY(gv_variable_put(file, &v, H5T_NATIVE_UINT64, rows->row_start, err));
    v.name = "row_count";
    v.type = H5T_STD_U32LE;
    v.long_name = "rows of each life: its adopters";
    GV_TRY(gv_variable_put(file, &v, H5T_NATIVE_UINT64, count, err));
done:
    gv_free(count);
    return status;
}

static gv_status put_channels(hid_t file, const gv_variable *like, const uint8_t *channel,
                              gv_error *err)
{
    gv_status status = GV_OK;
    hid_t dataset = H5I_INVALID_HID;
    gv_text words = { 0 };
    uint8_t values[GV_CHANNELS];
    gv_variable v = *like;
    v.name = "channel";
    v.type = H5T_STD_U8LE;
    v.long_name = "how the person came to adopt";
    for (size_t c = 0; c < GV_CHANNELS; c++) {
        values[c] = (uint8_t) c;
        gv_text_add(&words, "%s%s", c > 0 ? " " : "", gv_channel_name((gv_channel) c));
    }
    if (words.failed) {
        status = GV_FAIL(err, GV_E_MEMORY, "no memory for a text");
        goto done;
    }
    GV_TRY(gv_variable_create(file, &v, &dataset, err));
    GV_TRY(gv_hdf_put_numbers(dataset, "flag_values", H5T_NATIVE_UINT8, GV_CHANNELS, values,
                              err));
    GV_TRY(gv_hdf_put_text(dataset, "flag_meanings", words.text, err));
    GV_HDF_TRY(H5Dwrite(dataset, H5T_NATIVE_UINT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, channel),
               "writing trees");
done:
    gv_text_free(&words);
    return gv_hdf_close(dataset, status, err);
}

static gv_status put_columns(hid_t file, const gv_cascade_rows *rows, uint64_t n,
                             gv_error *err)
{
    gv_status status = GV_OK;
    gv_variable v = { .rank = 1,
                      .dimension = { "row" },
                      .shape = { n },
                      .chunk = { n < CHUNK_ROWS ? n : CHUNK_ROWS } };
    v.name = "person";
    v.type = H5T_STD_U32LE;
    v.long_name = "adopter";
    GV_TRY(gv_variable_put(file, &v, H5T_NATIVE_UINT32, rows->person, err));
    v.name = "parent";
    v.type = H5T_STD_I32LE;
    v.long_name = "person who convinced the adopter; -1: nobody in the network";
    GV_TRY(gv_variable_put(file, &v, H5T_NATIVE_INT32, rows->parent, err));
    v.name = "step";
    v.type = H5T_STD_U32LE;
    v.long_name = "first state in which the person is an adopter";
    GV_TRY(gv_variable_put(file, &v, H5T_NATIVE_UINT32, rows->step, err));
    GV_TRY(put_channels(file, &v, rows->channel, err));
done:
    return status;
}

static gv_status fill_cascades(hid_t file, const gv_plan *plan, const gv_cascade_rows *rows,
                               uint64_t n, gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(gv_layout_put_identity(file, plan, GV_FILE_CASCADES, err));
    GV_TRY(gv_layout_put_story(file, plan, err));
    GV_TRY(gv_layout_put_arms(file, plan, 0, 1, err));
    GV_TRY(gv_dimension_count(file, "replicate", "life of the world", 0, rows->n, err));
    GV_TRY(gv_dimension_count(file, "row", "adopter of a life", 0, n, err));
    GV_TRY(put_index(file, rows, err));
    GV_TRY(put_columns(file, rows, n, err));
done:
    return status;
}

gv_status gv_record_keep_cascades(gv_record *record, const gv_cascade_rows *rows,
                                  gv_error *err)
{
    gv_status status = GV_OK;
    gv_image *image = NULL;
    const uint64_t n_rows = rows->row_start[rows->n_arms * (size_t) rows->n];
    const uint64_t bytes_a_row = 32; /* five columns with room to spare */
    if (rows->n_arms != record->plan->n_arms || rows->n == 0)
        return GV_FAIL(err, GV_E_INTERNAL, "the trees do not fit the plan");
    GV_TRY(gv_image_create(gv_layout_room(record->plan, 1, 1) + bytes_a_row * n_rows +
                               64 * rows->n_arms * rows->n,
                           -1, &image, err));
    GV_TRY(fill_cascades(gv_image_file(image), record->plan, rows, n_rows, err));
    GV_TRY(gv_record_publish_image(record->folder.run, image, NULL, GV_CASCADES_FILE, err));
done:
    gv_image_free(image);
    return status;
}
