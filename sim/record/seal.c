/* The seal: a few readable lines and the XXH3-128 of all that follows. libhdf5 1.10 may
 * read wrongly, hang or crash on damaged files, so it is never given one whose seal is
 * broken. */
#include "record/seal.h"

#include "base/number.h"

#include <string.h>

static const char first_line[] = "grapevine 1\n";

static void print_seal(char seal[GV_SEAL_BYTES], const unsigned char *bytes, size_t n)
{
    char digits[33];
    gv_hash_print(gv_hash_bytes(bytes + GV_SEAL_BYTES, n - GV_SEAL_BYTES), digits);
    memset(seal, 0, GV_SEAL_BYTES);
    const int length = gv_print_to(seal, GV_SEAL_BYTES,
                                   "%sThis is an HDF5 file; what stands here is its user "
                                   "block of %d bytes.\nThe other %zu bytes have the "
                                   "XXH3-128 %s.\n",
                                   first_line, GV_SEAL_BYTES, n - GV_SEAL_BYTES, digits);
    /* An empty seal never holds, so a failing print cannot pass as success. */
    if (length < 0)
        memset(seal, 0, GV_SEAL_BYTES);
}

void gv_seal_write(unsigned char *bytes, size_t n)
{
    char seal[GV_SEAL_BYTES];
    print_seal(seal, bytes, n);
    memcpy(bytes, seal, GV_SEAL_BYTES);
}

bool gv_seal_begins(const unsigned char *bytes, size_t n)
{
    return n > GV_SEAL_BYTES && memcmp(bytes, first_line, sizeof first_line - 1) == 0;
}

bool gv_seal_holds(const unsigned char *bytes, size_t n)
{
    char seal[GV_SEAL_BYTES];
    if (!gv_seal_begins(bytes, n))
        return false;
    print_seal(seal, bytes, n);
    return memcmp(bytes, seal, GV_SEAL_BYTES) == 0;
}
