/* HDF5 handles closed with care, and attributes of text and numbers. */
#include "record/hdf.h"

/* The cache of headers that libhdf5 begins with (2 MB), 1 MB for the chunks of each open
 * array, a chunk in each of its filters; and as much again. */
#define WORKING_ROOM ((size_t) 16 << 20)

gv_status gv_hdf_room(gv_error *err)
{
    void *room = gv_alloc(1, WORKING_ROOM, err);
    gv_free(room);
    return room != NULL ? GV_OK : GV_E_MEMORY;
}

gv_status gv_hdf_close(hid_t id, gv_status status, gv_error *err)
{
    /* Dropping the last reference closes any kind of handle. */
    if (id < 0 || H5Idec_ref(id) >= 0)
        return status;
    const gv_status closing = gv_foreign_hdf5(err, "closing a part of a file");
    return status != GV_OK ? status : closing;
}

gv_status gv_hdf_text_type(hid_t *out, gv_error *err)
{
    gv_status status = GV_OK;
    hid_t type = H5I_INVALID_HID;
    GV_HDF_TRY(type = H5Tcopy(H5T_C_S1), "making a type of text");
    GV_HDF_TRY(H5Tset_size(type, H5T_VARIABLE), "making a type of text");
    GV_HDF_TRY(H5Tset_cset(type, H5T_CSET_UTF8), "making a type of text");
    *out = type;
    return GV_OK;
done:
    return gv_hdf_close(type, status, err);
}

/* Create an attribute and write it. */
static gv_status put(hid_t object, const char *name, hid_t type, hid_t space,
                     const void *values, gv_error *err)
{
    gv_status status = GV_OK;
    hid_t attribute = H5I_INVALID_HID;
    GV_HDF_TRY(attribute = H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT),
               "making an attribute");
    GV_HDF_TRY(H5Awrite(attribute, type, values), "writing an attribute");
done:
    return gv_hdf_close(attribute, status, err);
}

gv_status gv_hdf_put_text(hid_t object, const char *name, const char *text, gv_error *err)
{
    gv_status status = GV_OK;
    hid_t type = H5I_INVALID_HID;
    hid_t space = H5I_INVALID_HID;
    const char *value = text != NULL ? text : "";
    GV_TRY(gv_hdf_text_type(&type, err));
    GV_HDF_TRY(space = H5Screate(H5S_SCALAR), "making an attribute");
    GV_TRY(put(object, name, type, space, &value, err));
done:
    status = gv_hdf_close(space, status, err);
    return gv_hdf_close(type, status, err);
}

gv_status gv_hdf_put_numbers(hid_t object, const char *name, hid_t type, size_t n,
                             const void *values, gv_error *err)
{
    gv_status status = GV_OK;
    const hsize_t shape = n;
    hid_t space = n == 0 ? H5Screate(H5S_SCALAR) : H5Screate_simple(1, &shape, NULL);
    GV_HDF_TRY(space, "making an attribute");
    GV_TRY(put(object, name, type, space, values, err));
done:
    return gv_hdf_close(space, status, err);
}

/* Open the attribute if it is a scalar of that class; else `*out` stays negative. */
static gv_status open_scalar(hid_t object, const char *name, H5T_class_t wanted, hid_t *out,
                             gv_error *err)
{
    gv_status status = GV_OK;
    hid_t attribute = H5I_INVALID_HID;
    hid_t type = H5I_INVALID_HID;
    hid_t space = H5I_INVALID_HID;
    const htri_t there = H5Aexists(object, name);
    GV_HDF_TRY(there, "looking for an attribute");
    if (there == 0)
        return GV_OK;
    GV_HDF_TRY(attribute = H5Aopen(object, name, H5P_DEFAULT), "opening an attribute");
    GV_HDF_TRY(type = H5Aget_type(attribute), "reading an attribute's type");
    GV_HDF_TRY(space = H5Aget_space(attribute), "reading an attribute's shape");
    const bool is_text = wanted == H5T_STRING;
    if (H5Tget_class(type) == wanted && H5Sget_simple_extent_npoints(space) == 1 &&
        (!is_text || H5Tis_variable_str(type) > 0)) {
        *out = attribute;
        attribute = H5I_INVALID_HID;
    }
done:
    status = gv_hdf_close(space, status, err);
    status = gv_hdf_close(type, status, err);
    return gv_hdf_close(attribute, status, err);
}

gv_status gv_hdf_text(hid_t object, const char *name, char **out, gv_error *err)
{
    gv_status status = GV_OK;
    hid_t attribute = H5I_INVALID_HID;
    hid_t type = H5I_INVALID_HID;
    char *value = NULL;
    *out = NULL;
    GV_TRY(open_scalar(object, name, H5T_STRING, &attribute, err));
    if (attribute < 0)
        goto done;
    GV_TRY(gv_hdf_text_type(&type, err));
    GV_HDF_TRY(H5Aread(attribute, type, &value), "reading an attribute");
    *out = gv_copy_text(value != NULL ? value : "", err);
    status = *out != NULL ? GV_OK : GV_E_MEMORY;
done:
    if (value != NULL && H5free_memory(value) < 0 && status == GV_OK)
        status = gv_foreign_hdf5(err, "freeing a text");
    status = gv_hdf_close(type, status, err);
    return gv_hdf_close(attribute, status, err);
}

gv_status gv_hdf_number(hid_t object, const char *name, uint64_t *out, gv_error *err)
{
    gv_status status = GV_OK;
    hid_t attribute = H5I_INVALID_HID;
    GV_TRY(open_scalar(object, name, H5T_INTEGER, &attribute, err));
    if (attribute >= 0)
        GV_HDF_TRY(H5Aread(attribute, H5T_NATIVE_UINT64, out), "reading an attribute");
done:
    return gv_hdf_close(attribute, status, err);
}

bool gv_hdf_has(hid_t group, const char *name)
{
    return H5Lexists(group, name, H5P_DEFAULT) > 0;
}
