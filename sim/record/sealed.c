/* Files of ours read back: looked at byte by byte before libhdf5 sees them. */
#include "record/image.h"
#include "record/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files up to this size are copied into memory, where nobody can cut them under our hands;
 * larger ones are mapped, so that memory stays bounded. */
#define COPIED_AT_MOST ((size_t) 256 << 20)

/* ---- bytes in memory as a file ----------------------------------------------- */

/* libhdf5 asks for room, copies and frees; it is given the bytes themselves each time.
 * (H5LTopen_file_image does the same and leaks 72 bytes a file.) */
static void *lend(size_t size, H5FD_file_image_op_t why, void *bytes)
{
    (void) size;
    (void) why;
    return bytes;
}

static void *lend_copy(void *to, const void *from, size_t size, H5FD_file_image_op_t why,
                       void *bytes)
{
    (void) from;
    (void) size;
    (void) why;
    (void) bytes;
    return to;
}

static void *refuse_growth(void *old, size_t size, H5FD_file_image_op_t why, void *bytes)
{
    (void) old;
    (void) size;
    (void) why;
    (void) bytes;
    return NULL;
}

static herr_t take_back(void *lent, H5FD_file_image_op_t why, void *bytes)
{
    (void) lent;
    (void) why;
    (void) bytes;
    return 0;
}

static void *share(void *bytes)
{
    return bytes;
}

static herr_t unshare(void *bytes)
{
    (void) bytes;
    return 0;
}

gv_status gv_image_open(const unsigned char *bytes, size_t n, hid_t *file, gv_error *err)
{
    gv_status status = GV_OK;
    static const char doing[] = "opening a file";
    hid_t list = H5I_INVALID_HID;
    /* The interface has no const, but a file opened for reading only is only read. */
    union {
        const unsigned char *ours;
        void *theirs;
    } image = { .ours = bytes };
    H5FD_file_image_callbacks_t memory = { .image_malloc = lend,
                                           .image_memcpy = lend_copy,
                                           .image_realloc = refuse_growth,
                                           .image_free = take_back,
                                           .udata_copy = share,
                                           .udata_free = unshare,
                                           .udata = image.theirs };
    char name[GV_IMAGE_NAME_ROOM];
    gv_image_name(bytes, name);
    gv_foreign_quiet(); /* we may be on any thread */
    GV_TRY(gv_hdf_room(err));
    GV_HDF_TRY(list = H5Pcreate(H5P_FILE_ACCESS), doing);
    GV_HDF_TRY(H5Pset_fapl_core(list, 1, 0), doing);
    GV_HDF_TRY(H5Pset_file_image_callbacks(list, &memory), doing);
    GV_HDF_TRY(H5Pset_file_image(list, image.theirs, n), doing);
    GV_HDF_TRY(*file = H5Fopen(name, H5F_ACC_RDONLY, list), doing);
done:
    return gv_hdf_close(list, status, err);
}

/* ---- files on disk ------------------------------------------------------------- */

static gv_status read_all(int fd, unsigned char *bytes, size_t n, const char *shown,
                          gv_error *err)
{
    size_t have = 0;
    while (have < n) {
        const ssize_t got = pread(fd, bytes + have, n - have, (off_t) have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return GV_FAIL(err, GV_E_DATA, "cannot read %s: %s", shown,
                           strerrordesc_np(errno));
        if (got == 0)
            return GV_FAIL(err, GV_E_DATA, "%s was cut while it was read", shown);
        have += (size_t) got;
    }
    return GV_OK;
}

/* The file's bytes in memory of ours, or mapped. `sealed` owns them, also on failure. */
static gv_status load(int fd, const char *shown, gv_sealed *sealed, gv_error *err)
{
    struct stat found;
    if (fstat(fd, &found) != 0)
        return GV_FAIL(err, GV_E_DATA, "cannot look at %s: %s", shown,
                       strerrordesc_np(errno));
    if (!S_ISREG(found.st_mode))
        return GV_FAIL(err, GV_E_DATA, "%s is not a plain file", shown);
    const size_t size = (size_t) found.st_size;
    if (size <= GV_SEAL_BYTES)
        return GV_FAIL(err, GV_E_DATA, "%s is not a grapevine file: it has only %zu bytes",
                       shown, size);
    const bool copied = size <= COPIED_AT_MOST;
    void *bytes =
        mmap(NULL, size, PROT_READ | (copied ? PROT_WRITE : 0),
             copied ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_PRIVATE, copied ? -1 : fd, 0);
    if (bytes == MAP_FAILED)
        return GV_FAIL(err, GV_E_MEMORY, "no memory for %s (%zu bytes)", shown, size);
    sealed->bytes = bytes;
    sealed->size = size;
    return copied ? read_all(fd, bytes, size, shown, err) : GV_OK;
}

static gv_status check_seal(const gv_sealed *sealed, const char *shown, gv_error *err)
{
    if (gv_seal_holds(sealed->bytes, sealed->size))
        return GV_OK;
    if (!gv_seal_begins(sealed->bytes, sealed->size))
        return GV_FAIL(err, GV_E_DATA, "%s is not a grapevine file", shown);
    const gv_status status = GV_FAIL(
        err, GV_E_DATA, "%s is damaged: its bytes are not those that were written", shown);
    gv_error_hint(err, "restore it from a copy, or move it away and run again");
    return status;
}

gv_status gv_sealed_open(int folder, const char *name, int flags, const char *shown,
                         gv_sealed **out, gv_error *err)
{
    gv_status status = GV_OK;
    *out = NULL;
    /* Without O_NONBLOCK a pipe in the way would make us wait for its other end. */
    const int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags);
    if (fd < 0 && errno == ENOENT)
        return GV_OK;
    if (fd < 0)
        return GV_FAIL(err, GV_E_DATA, "cannot open %s: %s", shown,
                       errno == ELOOP ? "it is a symbolic link" : strerrordesc_np(errno));
    gv_sealed *sealed = gv_alloc(1, sizeof *sealed, err);
    if (sealed == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    sealed->file = H5I_INVALID_HID;
    GV_TRY(load(fd, shown, sealed, err));
    GV_TRY(check_seal(sealed, shown, err));
    GV_TRY(gv_image_open(sealed->bytes, sealed->size, &sealed->file, err));
    *out = sealed;
    sealed = NULL;
done:
    close(fd); /* read-only: nothing can be lost */
    return gv_sealed_close(sealed, status, err);
}

gv_status gv_sealed_close(gv_sealed *sealed, gv_status status, gv_error *err)
{
    if (sealed == NULL)
        return status;
    status = gv_hdf_close(sealed->file, status, err);
    if (sealed->bytes != NULL)
        munmap(sealed->bytes, sealed->size);
    gv_free(sealed);
    return status;
}
