/* Arrays with named dimensions: HDF5 datasets with dimension scales, shuffled, deflated and
 * with checksums, without fill values and without times. */
#include "record/variable.h"

#include "base/number.h"

#include <hdf5_hl.h>

/* Faster than the usual 6 and nearly as small on counts that grow along the last axis. */
enum { DEFLATE_LEVEL = 1 };

static gv_status creation_list(const gv_variable *variable, hid_t *out, gv_error *err)
{
    gv_status status = GV_OK;
    const unsigned ordered = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    static const char doing[] = "making an array";
    hid_t list = H5I_INVALID_HID;
    GV_HDF_TRY(list = H5Pcreate(H5P_DATASET_CREATE), doing);
    GV_HDF_TRY(H5Pset_obj_track_times(list, 0), doing);
    GV_HDF_TRY(H5Pset_attr_creation_order(list, ordered), doing);
    if (variable->rank > 0 && variable->chunk[0] > 0) {
        GV_HDF_TRY(H5Pset_chunk(list, (int) variable->rank, variable->chunk), doing);
        GV_HDF_TRY(H5Pset_shuffle(list), doing);
        GV_HDF_TRY(H5Pset_deflate(list, DEFLATE_LEVEL), doing);
        GV_HDF_TRY(H5Pset_fletcher32(list), doing);
    }
    *out = list;
    return GV_OK;
done:
    return gv_hdf_close(list, status, err);
}

static gv_status attach(hid_t group, hid_t dataset, const char *dimension, unsigned axis,
                        gv_error *err)
{
    gv_status status = GV_OK;
    char path[64];
    hid_t scale = H5I_INVALID_HID;
    gv_print_to(path, sizeof path, "/%s", dimension);
    GV_HDF_TRY(scale = H5Dopen2(group, path, H5P_DEFAULT), "finding a dimension");
    GV_HDF_TRY(H5DSattach_scale(dataset, scale, axis), "naming a dimension");
done:
    return gv_hdf_close(scale, status, err);
}

static gv_status describe(hid_t dataset, const gv_variable *variable, gv_error *err)
{
    gv_status status = GV_OK;
    if (variable->long_name != NULL)
        GV_TRY(gv_hdf_put_text(dataset, "long_name", variable->long_name, err));
    if (variable->units != NULL)
        GV_TRY(gv_hdf_put_text(dataset, "units", variable->units, err));
    if (variable->description != NULL)
        GV_TRY(gv_hdf_put_text(dataset, "description", variable->description, err));
done:
    return status;
}

gv_status gv_variable_create(hid_t group, const gv_variable *variable, hid_t *out,
                             gv_error *err)
{
    gv_status status = GV_OK;
    hid_t list = H5I_INVALID_HID;
    hid_t space = H5I_INVALID_HID;
    hid_t dataset = H5I_INVALID_HID;
    GV_TRY(creation_list(variable, &list, err));
    GV_HDF_TRY(space = H5Screate_simple((int) variable->rank, variable->shape, NULL),
               "making an array");
    GV_HDF_TRY(dataset = H5Dcreate2(group, variable->name, variable->type, space,
                                    H5P_DEFAULT, list, H5P_DEFAULT),
               "making an array");
    for (unsigned axis = 0; axis < variable->rank; axis++) {
        if (variable->dimension[axis] != NULL)
            GV_TRY(attach(group, dataset, variable->dimension[axis], axis, err));
    }
    GV_TRY(describe(dataset, variable, err));
    *out = dataset;
    dataset = H5I_INVALID_HID;
done:
    status = gv_hdf_close(dataset, status, err);
    status = gv_hdf_close(space, status, err);
    return gv_hdf_close(list, status, err);
}

gv_status gv_variable_put(hid_t group, const gv_variable *variable, hid_t type,
                          const void *values, gv_error *err)
{
    gv_status status = GV_OK;
    hid_t dataset = H5I_INVALID_HID;
    GV_TRY(gv_variable_create(group, variable, &dataset, err));
    GV_HDF_TRY(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values),
               "writing an array");
done:
    return gv_hdf_close(dataset, status, err);
}

/* ---- dimensions ----------------------------------------------------------- */

/* Long coordinates are compressed; the few short ones stay plain. */
enum { PLAIN_AT_MOST = 1024, CHUNK_OF_LONG = 65536 };

gv_status gv_dimension_put(hid_t file, const gv_variable *scale, const void *values,
                           gv_error *err)
{
    gv_status status = GV_OK;
    const hsize_t n = scale->shape[0];
    hid_t dataset = H5I_INVALID_HID;
    gv_variable variable = *scale;
    if (n > PLAIN_AT_MOST && H5Tget_class(scale->type) != H5T_STRING)
        variable.chunk[0] = n < CHUNK_OF_LONG ? n : CHUNK_OF_LONG;
    GV_TRY(gv_variable_create(file, &variable, &dataset, err));
    GV_HDF_TRY(H5Dwrite(dataset, scale->type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values),
               "writing a dimension");
    GV_HDF_TRY(H5DSset_scale(dataset, scale->name), "naming a dimension");
done:
    return gv_hdf_close(dataset, status, err);
}

gv_status gv_dimension_count(hid_t file, const char *name, const char *long_name,
                             uint64_t first, uint64_t n, gv_error *err)
{
    if (n > UINT32_MAX || first > UINT32_MAX - n)
        return GV_FAIL(err, GV_E_IMPOSSIBLE, "a file holds at most %u values of %s",
                       UINT32_MAX, name);
    uint32_t *values = gv_alloc((size_t) n, sizeof *values, err);
    if (values == NULL)
        return GV_E_MEMORY;
    for (uint64_t i = 0; i < n; i++)
        values[i] = (uint32_t) (first + i);
    const gv_variable scale = { .name = name,
                                .type = H5T_STD_U32LE,
                                .rank = 1,
                                .shape = { n },
                                .long_name = long_name };
    const gv_status status = gv_dimension_put(file, &scale, values, err);
    gv_free(values);
    return status;
}

gv_status gv_dimension_words(hid_t file, const char *name, const char *long_name, size_t n,
                             const char *const *words, gv_error *err)
{
    gv_status status = GV_OK;
    hid_t type = H5I_INVALID_HID;
    GV_TRY(gv_hdf_text_type(&type, err));
    const gv_variable scale = {
        .name = name, .type = type, .rank = 1, .shape = { n }, .long_name = long_name
    };
    GV_TRY(gv_dimension_put(file, &scale, words, err));
done:
    return gv_hdf_close(type, status, err);
}

/* ---- parts ------------------------------------------------------------------ */

typedef struct part {
    hid_t file_space, memory_space;
} part;

static gv_status select_part(hid_t dataset, const hsize_t *start, const hsize_t *count,
                             part *out, gv_error *err)
{
    gv_status status = GV_OK;
    static const char doing[] = "choosing a part of an array";
    GV_HDF_TRY(out->file_space = H5Dget_space(dataset), doing);
    const int rank = H5Sget_simple_extent_ndims(out->file_space);
    GV_HDF_TRY(rank, doing);
    GV_HDF_TRY(
        H5Sselect_hyperslab(out->file_space, H5S_SELECT_SET, start, NULL, count, NULL),
        doing);
    GV_HDF_TRY(out->memory_space = H5Screate_simple(rank, count, NULL), doing);
done:
    return status;
}

static gv_status close_part(part *p, gv_status status, gv_error *err)
{
    status = gv_hdf_close(p->memory_space, status, err);
    return gv_hdf_close(p->file_space, status, err);
}

gv_status gv_variable_write(hid_t dataset, const hsize_t *start, const hsize_t *count,
                            hid_t type, const void *values, gv_error *err)
{
    gv_status status = GV_OK;
    part p = { H5I_INVALID_HID, H5I_INVALID_HID };
    GV_TRY(select_part(dataset, start, count, &p, err));
    GV_HDF_TRY(H5Dwrite(dataset, type, p.memory_space, p.file_space, H5P_DEFAULT, values),
               "writing a part of an array");
done:
    return close_part(&p, status, err);
}

gv_status gv_variable_read(hid_t dataset, const hsize_t *start, const hsize_t *count,
                           hid_t type, void *values, gv_error *err)
{
    gv_status status = GV_OK;
    part p = { H5I_INVALID_HID, H5I_INVALID_HID };
    GV_TRY(select_part(dataset, start, count, &p, err));
    GV_HDF_TRY(H5Dread(dataset, type, p.memory_space, p.file_space, H5P_DEFAULT, values),
               "reading a part of an array");
done:
    return close_part(&p, status, err);
}

gv_status gv_variable_open(hid_t group, const char *name, H5T_class_t type, unsigned rank,
                           gv_found *out, gv_error *err)
{
    gv_status status = GV_OK;
    hid_t dataset = H5I_INVALID_HID;
    hid_t found = H5I_INVALID_HID;
    hid_t space = H5I_INVALID_HID;
    *out = (gv_found) GV_NOT_FOUND;
    if (!gv_hdf_has(group, name))
        return GV_OK;
    GV_HDF_TRY(dataset = H5Dopen2(group, name, H5P_DEFAULT), "opening an array");
    GV_HDF_TRY(found = H5Dget_type(dataset), "reading an array's type");
    GV_HDF_TRY(space = H5Dget_space(dataset), "reading an array's shape");
    if (H5Tget_class(found) == type && H5Sget_simple_extent_ndims(space) == (int) rank) {
        GV_HDF_TRY(H5Sget_simple_extent_dims(space, out->shape, NULL),
                   "reading an array's shape");
        out->dataset = dataset;
        dataset = H5I_INVALID_HID;
    }
done:
    status = gv_hdf_close(space, status, err);
    status = gv_hdf_close(found, status, err);
    return gv_hdf_close(dataset, status, err);
}

/* ---- texts -------------------------------------------------------------------- */

static bool holds(const gv_found *found, const gv_texts_part *wanted)
{
    bool all = found->dataset >= 0;
    for (unsigned axis = 0; axis < wanted->rank; axis++)
        all = all && wanted->start[axis] <= found->shape[axis] &&
              wanted->count[axis] <= found->shape[axis] - wanted->start[axis];
    return all;
}

gv_status gv_texts_read(hid_t group, const char *name, const gv_texts_part *wanted,
                        gv_texts *out, gv_error *err)
{
    gv_status status = GV_OK;
    const hsize_t n = wanted->count[0] * (wanted->rank > 1 ? wanted->count[1] : 1);
    gv_found found = GV_NOT_FOUND;
    gv_texts texts = { .n = n, .type = H5I_INVALID_HID };
    GV_TRY(gv_variable_open(group, name, H5T_STRING, wanted->rank, &found, err));
    if (!holds(&found, wanted)) {
        status =
            GV_FAIL(err, GV_E_DATA, "the file has no texts \"%s\" of that length", name);
        goto done;
    }
    texts.at = gv_alloc((size_t) n, sizeof *texts.at, err);
    if (texts.at == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(gv_hdf_text_type(&texts.type, err));
    GV_TRY(gv_variable_read(found.dataset, wanted->start, wanted->count, texts.type,
                            texts.at, err));
    *out = texts;
    texts = (gv_texts){ .type = H5I_INVALID_HID };
done:
    status = gv_texts_free(&texts, status, err);
    return gv_hdf_close(found.dataset, status, err);
}

gv_status gv_texts_free(gv_texts *texts, gv_status status, gv_error *err)
{
    if (texts->at == NULL)
        return status;
    for (hsize_t i = 0; i < texts->n; i++) {
        if (texts->at[i] != NULL && H5free_memory(texts->at[i]) < 0 && status == GV_OK)
            status = gv_foreign_hdf5(err, "freeing a text");
    }
    gv_free(texts->at);
    texts->at = NULL;
    return gv_hdf_close(texts->type, status, err);
}
