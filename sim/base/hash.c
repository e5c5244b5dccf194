/* XXH3-128 behind our own names: of bytes at once, or of a stream. */
#define XXH_STATIC_LINKING_ONLY /* for the size of the state, which we allocate ourselves  \
                                 */
#include "grapevine/base.h"

#include <xxhash.h>

/* XXH3 wants its state on a cache line; gv_alloc promises less, so the block is larger. */
enum { ALIGNMENT = 64 };

struct gv_hasher {
    XXH3_state_t state;
    void *block; /* what gv_alloc returned */
};

static gv_hash hash_of(XXH128_hash_t h)
{
    return (gv_hash){ .low = h.low64, .high = h.high64 };
}

gv_hash gv_hash_bytes(const void *bytes, size_t n)
{
    return hash_of(XXH3_128bits(bytes, n));
}

gv_status gv_hasher_create(gv_hasher **out, gv_error *err)
{
    unsigned char *block = gv_alloc(1, sizeof(gv_hasher) + ALIGNMENT, err);
    if (block == NULL)
        return GV_E_MEMORY;
    const size_t skip = (ALIGNMENT - (uintptr_t) block % ALIGNMENT) % ALIGNMENT;
    gv_hasher *h = (gv_hasher *) (void *) (block + skip);
    h->block = block;
    if (XXH3_128bits_reset(&h->state) == XXH_ERROR) {
        gv_free(block);
        return GV_FAIL(err, GV_E_LIBRARY, "XXH3 did not start");
    }
    *out = h;
    return GV_OK;
}

void gv_hasher_add(gv_hasher *h, const void *bytes, size_t n)
{
    /* XXH3 fails only on a NULL address, which is legal for no bytes. */
    if (n > 0 && XXH3_128bits_update(&h->state, bytes, n) == XXH_ERROR)
        __builtin_trap();
}

gv_hash gv_hasher_result(const gv_hasher *h)
{
    return hash_of(XXH3_128bits_digest(&h->state));
}

void gv_hasher_free(gv_hasher *h)
{
    if (h != NULL)
        gv_free(h->block);
}

bool gv_hash_equal(gv_hash a, gv_hash b)
{
    return a.low == b.low && a.high == b.high;
}

/* High half first, as xxhsum prints it. */
void gv_hash_print(gv_hash h, char out[33])
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < 16; i++) {
        out[15 - i] = digits[h.high >> (4 * i) & 0xF];
        out[31 - i] = digits[h.low >> (4 * i) & 0xF];
    }
    out[32] = '\0';
}
