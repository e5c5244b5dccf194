/* Points that fill a cube evenly: Sobol's, moved by a digital shift, in blocks of
 * dimensions that are dealt anew. */
#include "study/claim_internal.h"

#include "grapevine/rng.h"

#include <gsl/gsl_qrng.h>

/* GSL knows 40 dimensions of Sobol's sequence, but with few points the later ones move
 * together: at 256 points two of 40 correlate with 0.75, of the first ten none with more
 * than blocks that are dealt at random (0.25). */
enum { BLOCK = 10, BITS = 30 };
static const double scale = 1.0 / (1 << BITS);

/* Which point stands k-th in a block: as they come in the first, shuffled in the others.
 * @source Fisher, Yates (1938); Durstenfeld (1964), doi:10.1145/364520.364540 */
static void deal(const gv_cipher *cipher, uint32_t block, uint64_t n, uint64_t *place)
{
    for (uint64_t k = 0; k < n; k++)
        place[k] = k;
    for (uint64_t k = n - 1; k > 0 && block > 0; k--) {
        const gv_bits bits =
            gv_draw(cipher, gv_counter_make((uint32_t) k, block, 0, 0, 0, 1));
        const uint64_t other = gv_below(bits.low, k + 1), own = place[k];
        place[k] = place[other];
        place[other] = own;
    }
}

static uint32_t shift_of(const gv_cipher *cipher, uint32_t dimension)
{
    const gv_bits bits = gv_draw(cipher, gv_counter_make(dimension, 0, 0, 0, 0, 0));
    return (uint32_t) (bits.low >> (64 - BITS));
}

/* GSL leaves out the first point, the origin, without which the others are no net. */
static gv_status fill_block(const gv_cipher *cipher, size_t first, size_t width, uint64_t n,
                            size_t d, const uint64_t *place, double *out, gv_error *err)
{
    double point[BLOCK] = { 0 };
    gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned) width);
    if (sequence == NULL)
        return GV_FAIL(err, GV_E_MEMORY, "not enough memory for a sample");
    for (uint64_t k = 0; k < n; k++) {
        if (k > 0)
            (void) gsl_qrng_get(sequence, point);
        for (size_t j = 0; j < width; j++) {
            const uint32_t whole = (uint32_t) (point[j] / scale);
            const uint32_t moved = whole ^ shift_of(cipher, (uint32_t) (first + j));
            out[place[k] * d + first + j] = ((double) moved + 0.5) * scale;
        }
    }
    gsl_qrng_free(sequence);
    return GV_OK;
}

gv_status robust_points(uint64_t seed, uint64_t n, size_t d, double *out, gv_error *err)
{
    gv_status status = GV_OK;
    const gv_cipher cipher = gv_cipher_make(gv_key_make(seed, GV_PURPOSE_SAMPLE, 0));
    uint64_t *place = gv_alloc(n, sizeof *place, err);
    if (place == NULL)
        return GV_E_MEMORY;
    for (size_t first = 0; first < d; first += BLOCK) {
        const size_t width = d - first < BLOCK ? d - first : BLOCK;
        deal(&cipher, (uint32_t) (first / BLOCK), n, place);
        GV_TRY(fill_block(&cipher, first, width, n, d, place, out, err));
    }
done:
    gv_free(place);
    return status;
}

uint64_t robust_seed(uint64_t seed, uint64_t point)
{
    const gv_cipher cipher = gv_cipher_make(gv_key_make(seed, GV_PURPOSE_SAMPLE, 0));
    const int unused = 11; /* of 64 bits: seeds have 53 */
    return gv_draw(&cipher, gv_counter_make((uint32_t) point, 0, 0, 0, 0, 2)).low >> unused;
}
