/* How far luck may carry a strategy: upper quantiles over replicates. */
#include "study/claim_internal.h"

#include <math.h>

typedef struct tails {
    const claim_table *table;
    double quantile, base;
    double *sorted; /* [2 n] */
} tails;

static double tail_of(const tails *t, const double *y, const size_t *row, size_t n)
{
    for (size_t i = 0; i < n; i++)
        t->sorted[i] = y[row[i]];
    gv_sort_reals(t->sorted, n);
    const double high = gv_quantile(t->sorted, n, t->quantile);
    if (!(t->base > 0))
        return high;
    const double base = gv_quantile(t->sorted, n, t->base);
    return base > 0 ? high / base : (double) NAN;
}

/* First the mean of the differences, then every strategy's own. */
static void measure(void *self, const size_t *row, size_t n, double *out)
{
    const tails *t = self;
    const claim_table *table = t->table;
    const size_t n_pairs = table->n_treated;
    double *own = out + 1;
    for (size_t k = 0; k < table->n_terms; k++)
        own[k] = tail_of(t, table->y + k * table->n, row, n);
    out[0] = 0;
    for (size_t k = 0; k < n_pairs; k++)
        out[0] += (own[k] - own[n_pairs + k]) / (double) n_pairs;
}

/* Replicates of one network are drawn together, so that a draw may be longer than the
 * sample. */
static size_t longest_draw(const claim_table *t)
{
    size_t n_groups = 0, size = 0, largest = 0;
    for (size_t i = 0; i < t->n; i++) {
        const bool begins = i == 0 || t->group == NULL || t->group[i] != t->group[i - 1];
        n_groups += begins ? 1 : 0;
        size = begins ? 1 : size + 1;
        largest = size > largest ? size : largest;
    }
    return n_groups * largest;
}

gv_status claim_tails(const claim_table *t, const gv_claimed *said, uint64_t seed,
                      gv_arena *arena, claim_bootstrap *out, gv_error *err)
{
    const uint32_t stream = 2;
    tails self = { .table = t, .quantile = said->quantile, .base = said->base };
    self.sorted = gv_arena_alloc(arena, longest_draw(t), sizeof *self.sorted, err);
    if (self.sorted == NULL)
        return GV_E_MEMORY;
    return claim_bootstrap_run(t, seed, stream, t->n_terms + 1, measure, &self, arena, out,
                               err);
}
