/* Distinct numbers at random: which of all possible ties are there, and from whom to
 * search.
 */
#include "network_internal.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *) a;
    const uint64_t y = *(const uint64_t *) b;
    return (x > y) - (x < y);
}

/* @return how many are left */
static uint64_t drop_repeats(uint64_t *sorted, uint64_t n)
{
    uint64_t kept = 0;
    for (uint64_t i = 0; i < n; i++) {
        if (kept == 0 || sorted[kept - 1] != sorted[i])
            sorted[kept++] = sorted[i];
    }
    return kept;
}

/* Drawing until there are k different ones, repeats being drawn again, gives every set of k
 * the same chance. Round by round as many are drawn as are missing. */
static void choose_few(gv_stream *stream, uint64_t n, uint64_t k, uint64_t *out)
{
    for (uint64_t have = 0; have < k; have = drop_repeats(out, k)) {
        for (uint64_t i = have; i < k; i++)
            out[i] = gv_below(gv_stream_next(stream), n);
        qsort(out, k, sizeof *out, compare);
    }
}

/* More than half of them: those that stay away are chosen instead. */
static gv_status choose_many(gv_stream *stream, uint64_t n, uint64_t k, uint64_t *out,
                             gv_error *err)
{
    const uint64_t n_away = n - k;
    uint64_t *away = gv_alloc(n_away, sizeof *away, err);
    if (away == NULL)
        return GV_E_MEMORY;
    choose_few(stream, n, n_away, away);
    uint64_t a = 0;
    for (uint64_t i = 0, number = 0; number < n; number++) {
        if (a < n_away && away[a] == number)
            a++;
        else
            out[i++] = number;
    }
    gv_free(away);
    return GV_OK;
}

gv_status gv_choose_distinct(gv_stream *stream, uint64_t n, uint64_t k, uint64_t **out,
                             gv_error *err)
{
    uint64_t *numbers = gv_alloc(k, sizeof *numbers, err);
    gv_status status = numbers != NULL ? GV_OK : GV_E_MEMORY;
    if (numbers == NULL)
        return status;
    if (k <= n / 2)
        choose_few(stream, n, k, numbers);
    else
        status = choose_many(stream, n, k, numbers, err);
    if (status == GV_OK)
        *out = numbers;
    else
        gv_free(numbers);
    return status;
}

/* The first cards of a keyed shuffle. */
void gv_choose_pivots(gv_key key, uint32_t n, uint32_t wanted, uint32_t *pivot)
{
    const gv_cipher cipher = gv_cipher_make(key);
    for (uint32_t v = 0; v < n; v++)
        pivot[v] = v;
    for (uint32_t k = 0; k < wanted && wanted < n; k++) {
        const gv_bits bits = gv_draw(&cipher, gv_counter_make(k, 0, 0, 0, 0, 0));
        const uint32_t other = k + (uint32_t) gv_below(bits.low, n - k);
        const uint32_t card = pivot[other];
        pivot[other] = pivot[k];
        pivot[k] = card;
    }
}
