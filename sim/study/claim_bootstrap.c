/* Bootstrap over pairs: statistics of all replicates together, and how much they vary. */
#include "study/claim_internal.h"

#include "grapevine/rng.h"

#include <math.h>

enum { RESAMPLES = 999 };

/* Replicates that share a network are drawn together. */
typedef struct resampling {
    gv_cipher cipher;
    const claim_table *table;
    size_t n_groups;
    size_t *start; /* [n_groups + 1] first replicate of each */
    size_t *row;   /* [n_groups * size of the largest] */
} resampling;

static size_t find_groups(const claim_table *t, size_t *start)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        if (i == 0 || t->group == NULL || t->group[i] != t->group[i - 1])
            start[n++] = i;
    }
    start[n] = t->n;
    return n;
}

static gv_status begin(const claim_table *t, uint64_t seed, uint32_t stream,
                       gv_arena *arena, resampling *out, gv_error *err)
{
    resampling r = { .table = t };
    size_t largest = 0;
    r.cipher = gv_cipher_make(gv_key_make(seed, GV_PURPOSE_BOOTSTRAP, stream));
    r.start = gv_arena_alloc(arena, t->n + 1, sizeof *r.start, err);
    if (r.start == NULL)
        return GV_E_MEMORY;
    r.n_groups = find_groups(t, r.start);
    for (size_t g = 0; g < r.n_groups; g++) {
        const size_t size = r.start[g + 1] - r.start[g];
        largest = size > largest ? size : largest;
    }
    r.row = gv_arena_alloc(arena, r.n_groups * largest, sizeof *r.row, err);
    if (r.row == NULL)
        return GV_E_MEMORY;
    *out = r;
    return GV_OK;
}

/* Number 0 is the sample itself. @return how many rows */
static size_t draw(const resampling *r, uint32_t number)
{
    size_t n = 0;
    for (size_t g = 0; g < r->n_groups; g++) {
        const gv_bits bits =
            gv_draw(&r->cipher, gv_counter_make((uint32_t) g, number, 0, 0, 0, 0));
        const size_t from =
            number == 0 ? g : (size_t) (((bits.low >> 32) * (uint64_t) r->n_groups) >> 32);
        for (size_t i = r->start[from]; i < r->start[from + 1]; i++)
            r->row[n++] = i;
    }
    return n;
}

gv_status claim_bootstrap_run(const claim_table *t, uint64_t seed, uint32_t stream,
                              size_t n_values, claim_statistic *statistic, void *self,
                              gv_arena *arena, claim_bootstrap *out, gv_error *err)
{
    resampling r;
    claim_bootstrap b = { .n_values = n_values };
    const gv_status status = begin(t, seed, stream, arena, &r, err);
    if (status != GV_OK)
        return status;
    b.value = gv_arena_alloc(arena, 2 * n_values, sizeof *b.value, err);
    b.drawn = gv_arena_alloc(arena, n_values * RESAMPLES, sizeof *b.drawn, err);
    b.n_drawn = gv_arena_alloc(arena, n_values, sizeof *b.n_drawn, err);
    if (b.value == NULL || b.drawn == NULL || b.n_drawn == NULL)
        return GV_E_MEMORY;
    double *again = b.value + n_values;
    statistic(self, r.row, draw(&r, 0), b.value);
    for (size_t k = 0; k < n_values; k++)
        b.n_drawn[k] = 0;
    for (uint32_t number = 1; number <= RESAMPLES; number++) {
        statistic(self, r.row, draw(&r, number), again);
        for (size_t k = 0; k < n_values; k++) {
            b.drawn[k * RESAMPLES + b.n_drawn[k]] = again[k];
            b.n_drawn[k] += isfinite(again[k]) ? 1 : 0;
        }
    }
    for (size_t k = 0; k < n_values; k++)
        gv_sort_reals(b.drawn + k * RESAMPLES, b.n_drawn[k]);
    *out = b;
    return GV_OK;
}

gv_interval claim_bootstrap_interval(const claim_bootstrap *b, size_t k, double error)
{
    const double *drawn = b->drawn + k * RESAMPLES;
    const double value = b->value[k];
    if (!isfinite(value))
        return study_unknown();
    return (gv_interval){ value, fmin(gv_quantile(drawn, b->n_drawn[k], error / 2), value),
                          fmax(gv_quantile(drawn, b->n_drawn[k], 1 - error / 2), value) };
}

double claim_bootstrap_deviation(const claim_bootstrap *b, size_t k)
{
    const double *x = b->drawn + k * RESAMPLES;
    const size_t n = b->n_drawn[k];
    double sum = 0, squares = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i];
    for (size_t i = 0; i < n; i++)
        squares += (x[i] - sum / (double) n) * (x[i] - sum / (double) n);
    return n > 1 ? sqrt(squares / (double) (n - 1)) : (double) NAN;
}
