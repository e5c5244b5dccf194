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
    void *bytes = mmap(NULL, size, PROT_READ | (copied ? PROT_WRITE : 0),
                       copied ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_PRIVATE,
                       copied ? -1 : fd, 0);
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
