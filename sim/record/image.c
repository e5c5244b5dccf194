/* An HDF5 file under construction, held in address space that is reserved beforehand.
 * Growing therefore never moves, never copies and never fails inside libhdf5, which does
 * not survive a failed write (it may crash at exit); our own failures wait until it has
 * closed the file. */
#include "record/image.h"

#include "base/number.h"
#include "record/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Steps in which a spill file gets blocks: a multiple of every page size in use. */
#define GROWTH ((size_t) 1 << 20)

struct gv_image {
    hid_t file;
    unsigned char *bytes; /* [room] address space */
    size_t room;
    size_t backed; /* bytes that may be touched */
    int spill;
    int spill_errno; /* why the spill file could not grow; 0: it could */
};

/* ---- memory for libhdf5 --------------------------------------------------- */

/* Give the spill file blocks on disk, for touching a page without one kills the process.
 * When there are none, memory takes their place and the failure is told after closing. */
static bool back(gv_image *image, size_t size)
{
    const size_t more = size - image->backed;
    unsigned char *at = image->bytes + image->backed;
    if (image->spill_errno == 0)
        image->spill_errno =
            posix_fallocate(image->spill, (off_t) image->backed, (off_t) more);
    if (image->spill_errno != 0 &&
        mmap(at, more, PROT_READ | PROT_WRITE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0) == MAP_FAILED)
        return false;
    image->backed = size;
    return true;
}

/* More address space than was promised; pages move, bytes are not copied. */
static bool extend(gv_image *image, size_t room)
{
    void *bytes = mremap(image->bytes, image->room, room, MREMAP_MAYMOVE);
    if (bytes == MAP_FAILED)
        return false;
    image->bytes = bytes;
    image->room = room;
    return true;
}

static void *grow(void *old, size_t size, H5FD_file_image_op_t why, void *self)
{
    (void) old;
    (void) why;
    gv_image *image = self;
    const size_t rounded = (size + GROWTH - 1) / GROWTH * GROWTH;
    if (rounded > image->room && !extend(image, 2 * rounded))
        return NULL;
    if (image->spill >= 0 && rounded > image->backed && !back(image, rounded))
        return NULL;
    return image->bytes;
}

static void *begin(size_t size, H5FD_file_image_op_t why, void *self)
{
    return grow(NULL, size, why, self);
}

static void *copy(void *to, const void *from, size_t size, H5FD_file_image_op_t why,
                  void *self)
{
    (void) why;
    (void) self;
    return memcpy(to, from, size);
}

/* Closing the file "frees" the bytes, which is when we want them. */
static herr_t keep(void *bytes, H5FD_file_image_op_t why, void *self)
{
    (void) bytes;
    (void) why;
    (void) self;
    return 0;
}

static void *share(void *self)
{
    return self;
}

static herr_t unshare(void *self)
{
    (void) self;
    return 0;
}

/* ---- the file -------------------------------------------------------------- */

/* Nothing in a file may tell when it was made; netCDF readers want creation order. */
static gv_status creation_list(hid_t *out, gv_error *err)
{
    gv_status status = GV_OK;
    const unsigned ordered = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    hid_t list = H5I_INVALID_HID;
    GV_HDF_TRY(list = H5Pcreate(H5P_FILE_CREATE), "beginning a file");
    GV_HDF_TRY(H5Pset_userblock(list, GV_SEAL_BYTES), "beginning a file");
    GV_HDF_TRY(H5Pset_obj_track_times(list, 0), "beginning a file");
    GV_HDF_TRY(H5Pset_link_creation_order(list, ordered), "beginning a file");
    GV_HDF_TRY(H5Pset_attr_creation_order(list, ordered), "beginning a file");
    *out = list;
    return GV_OK;
done:
    return gv_hdf_close(list, status, err);
}

/* The low bound must be the earliest format: images of later ones carry a wrong checksum in
 * this libhdf5 (HDFGroup/hdf5 #1915). */
static gv_status access_list(gv_image *image, hid_t *out, gv_error *err)
{
    gv_status status = GV_OK;
    H5FD_file_image_callbacks_t memory = { .image_malloc = begin,
                                           .image_memcpy = copy,
                                           .image_realloc = grow,
                                           .image_free = keep,
                                           .udata_copy = share,
                                           .udata_free = unshare,
                                           .udata = image };
    hid_t list = H5I_INVALID_HID;
    GV_HDF_TRY(list = H5Pcreate(H5P_FILE_ACCESS), "beginning a file");
    /* Growth by single bytes makes the file end where its last object ends; it costs a
     * call. */
    GV_HDF_TRY(H5Pset_fapl_core(list, 1, 0), "beginning a file");
    GV_HDF_TRY(H5Pset_libver_bounds(list, H5F_LIBVER_EARLIEST, H5F_LIBVER_V110),
               "beginning a file");
    GV_HDF_TRY(H5Pset_file_image_callbacks(list, &memory), "beginning a file");
    *out = list;
    return GV_OK;
done:
    return gv_hdf_close(list, status, err);
}

void gv_image_name(const void *owner, char name[GV_IMAGE_NAME_ROOM])
{
    gv_print_to(name, GV_IMAGE_NAME_ROOM, "grapevine-%p", owner);
}

static gv_status begin_file(gv_image *image, gv_error *err)
{
    gv_status status = GV_OK;
    char name[GV_IMAGE_NAME_ROOM];
    gv_image_name(image, name); /* the bytes may move */
    hid_t creation = H5I_INVALID_HID;
    hid_t access = H5I_INVALID_HID;
    gv_foreign_quiet(); /* we may be on any thread */
    GV_TRY(gv_hdf_room(err));
    GV_TRY(creation_list(&creation, err));
    GV_TRY(access_list(image, &access, err));
    GV_HDF_TRY(image->file = H5Fcreate(name, H5F_ACC_TRUNC, creation, access),
               "beginning a file");
done:
    status = gv_hdf_close(access, status, err);
    return gv_hdf_close(creation, status, err);
}

gv_status gv_image_create(uint64_t room, int spill, gv_image **out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_image *image = gv_alloc(1, sizeof *image, err);
    if (image == NULL)
        return GV_E_MEMORY;
    *image = (gv_image){ .file = H5I_INVALID_HID,
                         .room = ((size_t) room / GROWTH + 2) * GROWTH,
                         .spill = spill };
    const int kind = spill >= 0 ? MAP_SHARED : MAP_PRIVATE | MAP_ANONYMOUS;
    void *bytes =
        mmap(NULL, image->room, PROT_READ | PROT_WRITE, kind | MAP_NORESERVE, spill, 0);
    if (bytes == MAP_FAILED) {
        status = GV_FAIL(err, GV_E_MEMORY, "no address space for a file of %zu bytes",
                         image->room);
        goto done;
    }
    image->bytes = bytes;
    GV_TRY(begin_file(image, err));
    *out = image;
    return GV_OK;
done:
    gv_image_free(image);
    return status;
}

void gv_image_free(gv_image *image)
{
    if (image == NULL)
        return;
    /* Only after a failure is the file still open; that failure is what gets told. */
    if (gv_hdf_close(image->file, GV_OK, NULL) != GV_OK)
        H5Eclear2(H5E_DEFAULT);
    if (image->bytes != NULL)
        munmap(image->bytes, image->room);
    gv_free(image);
}

hid_t gv_image_file(const gv_image *image)
{
    return image->file;
}

/* Flush, learn the size, close. Flushing cuts the file where its last object ends. */
static gv_status finish_file(gv_image *image, size_t *n, gv_error *err)
{
    gv_status status = GV_OK;
    hsize_t size = 0;
    GV_TRY(gv_hdf_room(err));
    GV_HDF_TRY(H5Fflush(image->file, H5F_SCOPE_GLOBAL), "finishing a file");
    GV_HDF_TRY(H5Fget_filesize(image->file, &size), "finishing a file");
    const hid_t file = image->file;
    image->file = H5I_INVALID_HID;
    GV_HDF_TRY(H5Fclose(file), "closing a file");
    *n = (size_t) size;
done:
    return status;
}

static herr_t look_at(hid_t root, const char *name, const H5O_info_t *info, void *self)
{
    (void) root;
    (void) name;
    (void) info;
    (void) self;
    return 0;
}

/* Opening every object reads every header. */
static gv_status verify(const unsigned char *bytes, size_t n, gv_error *err)
{
    gv_status status = GV_OK;
    hid_t file = H5I_INVALID_HID;
    GV_TRY(gv_image_open(bytes, n, &file, err));
    GV_HDF_TRY(H5Ovisit2(file, H5_INDEX_NAME, H5_ITER_INC, look_at, NULL, H5O_INFO_BASIC),
               "looking through a finished file");
done:
    return gv_hdf_close(file, status, err);
}

gv_status gv_image_seal(gv_image *image, const unsigned char **bytes, size_t *n,
                        gv_error *err)
{
    gv_status status = GV_OK;
    size_t size = 0;
    GV_TRY(finish_file(image, &size, err));
    gv_seal_write(image->bytes, size);
    GV_TRY(verify(image->bytes, size, err));
    if (image->spill >= 0 && image->spill_errno == 0 &&
        ftruncate(image->spill, (off_t) size) != 0)
        image->spill_errno = errno;
    if (image->spill_errno != 0) {
        status = GV_FAIL(err, GV_E_OUTPUT, "a temporary file of %zu bytes: %s", size,
                         strerrordesc_np(image->spill_errno));
        goto done;
    }
    *bytes = image->bytes;
    *n = size;
done:
    return status;
}
