/* HDF5 files as bytes in memory: libhdf5 itself never touches a disk. */
#ifndef GRAPEVINE_RECORD_IMAGE_H
#define GRAPEVINE_RECORD_IMAGE_H

#include "record/hdf.h"

/// A file under construction.
typedef struct gv_image gv_image;

/// Begin an empty file.
/// @param room   bytes it will hardly outgrow: address space, not memory
/// @param spill  descriptor of an empty temporary file whose pages hold the bytes, so that
///               memory stays bounded; -1: hold them in memory
/// @return GV_OK, GV_E_MEMORY, GV_E_LIBRARY
gv_status gv_image_create(uint64_t room, int spill, gv_image **out,
                          gv_error *err) GV_MUST_USE;
void gv_image_free(gv_image *image);
/// The open file. Borrowed: do not close it.
hid_t gv_image_file(const gv_image *image);

/// Close the file, seal it and open it again from memory to see that it is whole.
/// With a spill file, that file now is the sealed file.
/// @param[out] bytes borrowed from the image, [*n]
/// @return GV_OK, GV_E_OUTPUT (the spill file could not grow), GV_E_MEMORY, GV_E_LIBRARY
gv_status gv_image_seal(gv_image *image, const unsigned char **bytes, size_t *n,
                        gv_error *err) GV_MUST_USE;

/// A name for bytes that are opened as a file. libhdf5 takes two files in memory for one
/// and the same when their names are equal; no two live buffers have the same address.
#define GV_IMAGE_NAME_ROOM 32
void gv_image_name(const void *owner, char name[GV_IMAGE_NAME_ROOM]);

/// Open the bytes of a file for reading. Nothing is copied: `bytes` must outlive `*file`.
/// The caller has looked at the seal. Close with gv_hdf_close.
gv_status gv_image_open(const unsigned char *bytes, size_t n, hid_t *file,
                        gv_error *err) GV_MUST_USE;

/// A file on disk whose seal holds, open for reading.
typedef struct gv_sealed {
    hid_t file;
    unsigned char *bytes; ///< [size]
    size_t size;
} gv_sealed;
/// @param folder descriptor, or AT_FDCWD; @param shown  what messages call the file
/// @param flags  for open: O_NOFOLLOW, or 0
/// @param[out] out  NULL when there is no such file
/// @return GV_OK, GV_E_DATA (not ours, damaged, no plain file), GV_E_MEMORY, GV_E_LIBRARY
gv_status gv_sealed_open(int folder, const char *name, int flags, const char *shown,
                         gv_sealed **out, gv_error *err) GV_MUST_USE;
/// Close and free. @return `status`, or why closing failed when `status` was GV_OK
gv_status gv_sealed_close(gv_sealed *sealed, gv_status status, gv_error *err) GV_MUST_USE;

#endif
