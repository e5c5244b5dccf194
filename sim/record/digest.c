/* A hash of what a file says, not of how it is stored: datasets in sorted order of their
 * paths; no attributes, no chunks, no filters. */
#include "grapevine/record.h"
#include "record/image.h"
#include "record/variable.h"

#include <fcntl.h>
#include <hdf5_hl.h>
#include <stdlib.h>
#include <string.h>

/* Values read at once. */
#define SLAB_BYTES ((size_t) 8 << 20)

/* ---- paths ------------------------------------------------------------------- */

typedef struct paths {
    char **at;
    size_t n;
    gv_error *err;
} paths;

static herr_t gather(hid_t root, const char *name, const H5O_info_t *info, void *self)
{
    (void) root;
    paths *p = self;
    if (info->type != H5O_TYPE_DATASET)
        return 0;
    char **more = gv_resize(p->at, p->n + 1, sizeof *more, p->err);
    if (more == NULL)
        return -1;
    p->at = more;
    p->at[p->n] = gv_copy_text(name, p->err);
    if (p->at[p->n] == NULL)
        return -1;
    p->n++;
    return 0;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static void free_paths(paths *p)
{
    for (size_t i = 0; i < p->n; i++)
        gv_free(p->at[i]);
    gv_free(p->at);
}

static gv_status list_datasets(hid_t file, paths *out, gv_error *err)
{
    gv_error found = { 0 };
    out->err = &found;
    if (H5Ovisit2(file, H5_INDEX_NAME, H5_ITER_INC, gather, out, H5O_INFO_BASIC) < 0) {
        if (found.code == GV_E_MEMORY)
            return GV_FAIL(err, GV_E_MEMORY, "%s", found.text);
        return gv_foreign_hdf5(err, "listing a file");
    }
    if (out->n > 1)
        qsort(out->at, out->n, sizeof *out->at, compare_texts);
    return GV_OK;
}

/* ---- one dataset -------------------------------------------------------------- */

static void add_number(gv_hasher *h, uint64_t value)
{
    unsigned char bytes[8];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char) (value >> (8 * i));
    gv_hasher_add(h, bytes, sizeof bytes);
}

static void add_text(gv_hasher *h, const char *text)
{
    const char *value = text != NULL ? text : "";
    add_number(h, strlen(value));
    gv_hasher_add(h, value, strlen(value));
}

static herr_t name_scale(hid_t dataset, unsigned axis, hid_t scale, void *self)
{
    (void) dataset;
    (void) axis;
    char name[64] = "";
    if (H5DSget_scale_name(scale, name, sizeof name) < 0)
        return -1;
    add_text(self, name);
    return 0;
}

/* A dimension is the name of its own axis. */
static gv_status add_dimensions(hid_t dataset, int rank, gv_hasher *h, gv_error *err)
{
    gv_status status = GV_OK;
    const htri_t is_scale = H5DSis_scale(dataset);
    GV_HDF_TRY(is_scale, "reading a dimension");
    if (is_scale > 0) {
        GV_HDF_TRY(name_scale(dataset, 0, dataset, h), "reading a dimension");
        goto done;
    }
    for (unsigned axis = 0; axis < (unsigned) rank; axis++)
        GV_HDF_TRY(H5DSiterate_scales(dataset, axis, NULL, name_scale, h),
                   "reading a dimension");
done:
    return status;
}

/* How values look in memory, whatever the file's byte order. */
typedef struct values {
    hid_t type;
    size_t size; /* of one value in memory */
    bool are_texts;
} values;

static gv_status type_of(hid_t dataset, values *out, gv_hasher *h, gv_error *err)
{
    gv_status status = GV_OK;
    hid_t type = H5I_INVALID_HID;
    hid_t memory_type = H5I_INVALID_HID;
    static const char doing[] = "reading an array's type";
    GV_HDF_TRY(type = H5Dget_type(dataset), doing);
    const H5T_class_t class = H5Tget_class(type);
    const bool texts = H5Tis_variable_str(type) > 0;
    if (texts) {
        GV_TRY(gv_hdf_text_type(&memory_type, err));
    } else if (class == H5T_INTEGER || class == H5T_FLOAT) {
        GV_HDF_TRY(memory_type = H5Tcopy(type), doing);
        GV_HDF_TRY(H5Tset_order(memory_type, H5T_ORDER_LE), doing);
    } else {
        status = GV_FAIL(err, GV_E_DATA, "an array has a type that grapevine never writes");
        goto done;
    }
    *out = (values){ .type = memory_type,
                     .size = texts ? sizeof(char *) : H5Tget_size(memory_type),
                     .are_texts = texts };
    memory_type = H5I_INVALID_HID;
    add_number(h, (uint64_t) class);
    add_number(h, texts ? 0 : out->size);
    if (class == H5T_INTEGER)
        add_number(h, H5Tget_sign(type) == H5T_SGN_NONE ? 0 : 1);
done:
    status = gv_hdf_close(memory_type, status, err);
    return gv_hdf_close(type, status, err);
}

static gv_status add_slab(const values *v, void *slab, size_t n, gv_hasher *h,
                          gv_error *err)
{
    if (!v->are_texts) {
        gv_hasher_add(h, slab, n * v->size);
        return GV_OK;
    }
    gv_status status = GV_OK;
    char **texts = slab;
    for (size_t i = 0; i < n; i++) {
        add_text(h, texts[i]);
        if (texts[i] != NULL && H5free_memory(texts[i]) < 0 && status == GV_OK)
            status = gv_foreign_hdf5(err, "freeing a text");
        texts[i] = NULL;
    }
    return status;
}

/* The next box of an array in row order: whole rows of the last axes, as many as fit. */
typedef struct walk {
    int rank;
    hsize_t shape[H5S_MAX_RANK], start[H5S_MAX_RANK], count[H5S_MAX_RANK];
    int axis; /* the box is 1 long before this axis and whole behind it */
    hsize_t step;
} walk;

static void plan_walk(walk *w, size_t most_values)
{
    hsize_t behind = 1;
    w->axis = w->rank > 0 ? w->rank - 1 : 0;
    while (w->axis > 0 && behind * w->shape[w->axis] <= most_values) {
        behind *= w->shape[w->axis];
        w->axis--;
    }
    w->step = behind < most_values ? most_values / behind : 1;
    for (int k = 0; k < w->rank; k++) {
        w->start[k] = 0;
        w->count[k] = k < w->axis ? 1 : w->shape[k];
    }
}

static size_t size_box(walk *w)
{
    const hsize_t left = w->shape[w->axis] - w->start[w->axis];
    w->count[w->axis] = left < w->step ? left : w->step;
    size_t n = 1;
    for (int k = 0; k < w->rank; k++)
        n *= (size_t) w->count[k];
    return n;
}

/* @return false: that was the last box. */
static bool advance(walk *w)
{
    w->start[w->axis] += w->count[w->axis];
    for (int k = w->axis; w->start[k] >= w->shape[k]; k--) {
        if (k == 0)
            return false;
        w->start[k] = 0;
        w->start[k - 1]++;
    }
    return true;
}

static gv_status add_values(hid_t dataset, walk *w, gv_hasher *h, gv_error *err)
{
    gv_status status = GV_OK;
    values v = { .type = H5I_INVALID_HID };
    void *slab = NULL;
    GV_TRY(type_of(dataset, &v, h, err));
    GV_TRY(add_dimensions(dataset, w->rank, h, err));
    add_number(h, (uint64_t) w->rank);
    for (int k = 0; k < w->rank; k++)
        add_number(h, w->shape[k]);
    if (v.size == 0) { /* what H5Tget_size says when it fails */
        status = gv_foreign_hdf5(err, "reading an array's type");
        goto done;
    }
    plan_walk(w, SLAB_BYTES / v.size);
    slab = gv_alloc(SLAB_BYTES / v.size, v.size, err);
    if (slab == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    bool more = true;
    for (int k = 0; k < w->rank; k++)
        more = more && w->shape[k] > 0;
    for (; more; more = advance(w)) {
        const size_t n = size_box(w);
        GV_TRY(gv_variable_read(dataset, w->start, w->count, v.type, slab, err));
        GV_TRY(add_slab(&v, slab, n, h, err));
    }
done:
    gv_free(slab);
    return gv_hdf_close(v.type, status, err);
}

static gv_status add_dataset(hid_t file, const char *path, gv_hasher *h, gv_error *err)
{
    gv_status status = GV_OK;
    hid_t dataset = H5I_INVALID_HID;
    hid_t space = H5I_INVALID_HID;
    walk w = { 0 };
    add_text(h, path);
    GV_HDF_TRY(dataset = H5Dopen2(file, path, H5P_DEFAULT), "opening an array");
    GV_HDF_TRY(space = H5Dget_space(dataset), "reading an array's shape");
    GV_HDF_TRY(w.rank = H5Sget_simple_extent_dims(space, w.shape, NULL),
               "reading an array's shape");
    if (w.rank == 0) {
        status = GV_FAIL(err, GV_E_DATA,
                         "%s is a single value, which grapevine never writes", path);
        goto done;
    }
    GV_TRY(add_values(dataset, &w, h, err));
done:
    status = gv_hdf_close(space, status, err);
    return gv_hdf_close(dataset, status, err);
}

gv_status gv_digest_file(const char *path, gv_hash *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_sealed *sealed = NULL;
    gv_hasher *hasher = NULL;
    paths all = { 0 };
    GV_TRY(gv_sealed_open(AT_FDCWD, path, 0, path, &sealed, err));
    if (sealed == NULL) {
        status = GV_FAIL(err, GV_E_DATA, "there is no file %s", path);
        goto done;
    }
    GV_TRY(gv_hasher_create(&hasher, err));
    GV_TRY(list_datasets(sealed->file, &all, err));
    for (size_t i = 0; i < all.n; i++)
        GV_TRY(add_dataset(sealed->file, all.at[i], hasher, err));
    *out = gv_hasher_result(hasher);
done:
    free_paths(&all);
    gv_hasher_free(hasher);
    return gv_sealed_close(sealed, status, err);
}
