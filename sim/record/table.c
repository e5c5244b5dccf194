/* Answers over several runs, as columns along a few dimensions in one sealed file. */
#include "record/record_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static gv_status put_head(hid_t file, const gv_file_table *table, gv_error *err)
{
    gv_status status;
    static const int32_t format_version[2] = { 1, 0 };
    static const uint32_t results_version = GV_RESULTS_VERSION;
    GV_TRY(gv_hdf_put_text(file, "Conventions", "CF-1.8, grapevine-1.0", err));
    GV_TRY(gv_hdf_put_text(file, "title", table->title, err));
    GV_TRY(gv_hdf_put_text(file, "filetype", table->filetype, err));
    GV_TRY(gv_hdf_put_numbers(file, "format_version", H5T_NATIVE_INT32, 2, format_version,
                              err));
    GV_TRY(gv_hdf_put_text(file, "created_by", "grapevine " GRAPEVINE_VERSION, err));
    GV_TRY(gv_hdf_put_text(file, "grapevine_version", GRAPEVINE_VERSION, err));
    GV_TRY(gv_hdf_put_numbers(file, "results_version", H5T_NATIVE_UINT32, 0,
                              &results_version, err));
done:
    return status;
}

static gv_status put_dimension(hid_t file, const gv_file_dimension *d, gv_error *err)
{
    if (d->n == 0)
        return GV_OK;
    if (d->words == NULL)
        return gv_dimension_count(file, d->name, d->title, 0, d->n, err);
    return gv_dimension_words(file, d->name, d->title, (size_t) d->n, d->words, err);
}

static gv_status put_column(hid_t file, const gv_file_table *table, const gv_file_column *c,
                            gv_error *err)
{
    gv_status status = GV_OK;
    const gv_file_dimension *d = &table->dimensions[c->dimension];
    hid_t text = H5I_INVALID_HID;
    gv_variable v = { .name = c->name,
                      .rank = 1,
                      .dimension = { d->name },
                      .shape = { d->n },
                      .long_name = c->title,
                      .units = c->units };
    if (d->n == 0)
        return GV_OK;
    if (c->cell == GV_CELL_TEXT) {
        GV_TRY(gv_hdf_text_type(&text, err));
        v.type = text;
        GV_TRY(gv_variable_put(file, &v, text, c->values, err));
    } else if (c->cell == GV_CELL_REAL) {
        v.type = H5T_IEEE_F64LE;
        GV_TRY(gv_variable_put(file, &v, H5T_NATIVE_DOUBLE, c->values, err));
    } else {
        v.type = H5T_STD_U64LE;
        GV_TRY(gv_variable_put(file, &v, H5T_NATIVE_UINT64, c->values, err));
    }
done:
    return gv_hdf_close(text, status, err);
}

static gv_status fill(hid_t file, const gv_file_table *table, gv_error *err)
{
    gv_status status;
    GV_TRY(put_head(file, table, err));
    for (size_t k = 0; k < table->n_dimensions; k++)
        GV_TRY(put_dimension(file, &table->dimensions[k], err));
    for (size_t k = 0; k < table->n_columns; k++)
        GV_TRY(put_column(file, table, &table->columns[k], err));
done:
    return status;
}

/* Texts take what they are long; everything else eight bytes and its place in an index. */
static uint64_t room_for(const gv_file_table *table)
{
    const uint64_t a_column = 4096, a_cell = 32;
    uint64_t room = UINT64_C(1) << 16;
    for (size_t k = 0; k < table->n_columns; k++) {
        const gv_file_column *c = &table->columns[k];
        const uint64_t n = table->dimensions[c->dimension].n;
        room += a_column + a_cell * n;
        for (uint64_t i = 0; c->cell == GV_CELL_TEXT && i < n; i++)
            room += strlen(((const char *const *) c->values)[i]);
    }
    return 2 * room;
}

static gv_status open_place(const char *base, gv_place *out, gv_error *err)
{
    const char *shown = base != NULL ? base : "results";
    *out =
        (gv_place){ .fd = open(shown, O_DIRECTORY | O_RDONLY | O_CLOEXEC), .shown = shown };
    if (out->fd < 0)
        return GV_FAIL(err, GV_E_OUTPUT, "cannot open %s: %s", shown,
                       strerrordesc_np(errno));
    return GV_OK;
}

gv_status gv_record_table(const char *base, const char *file, const gv_file_table *table,
                          gv_error *err)
{
    gv_status status;
    gv_image *image = NULL;
    gv_place place = { .fd = -1 };
    GV_TRY(open_place(base, &place, err));
    GV_TRY(gv_image_create(room_for(table), -1, &image, err));
    GV_TRY(fill(gv_image_file(image), table, err));
    GV_TRY(gv_record_publish_image(place, image, NULL, file, err));
done:
    gv_image_free(image);
    if (place.fd >= 0)
        close(place.fd);
    return status;
}

gv_status gv_record_page(const char *base, const char *file, const void *bytes, size_t n,
                         gv_error *err)
{
    gv_place place;
    gv_status status = open_place(base, &place, err);
    if (status != GV_OK)
        return status;
    status = gv_publish(place, file, bytes, n, err);
    close(place.fd);
    return status;
}
