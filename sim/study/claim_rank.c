/* Do two outcomes rank strategies alike? */
#include "study/claim_internal.h"

#include <math.h>

static int order(double a, double b)
{
    return (a > b) - (a < b);
}

double claim_tau(const double *a, const double *b, size_t n)
{
    double agree = 0, apart_a = 0, apart_b = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = i + 1; k < n; k++) {
            const int in_a = order(a[i], a[k]), in_b = order(b[i], b[k]);
            agree += in_a * in_b;
            apart_a += in_a != 0 ? 1 : 0;
            apart_b += in_b != 0 ? 1 : 0;
        }
    }
    return apart_a > 0 && apart_b > 0 ? agree / sqrt(apart_a * apart_b) : NAN;
}

/* Two outcomes of the same strategies. */
typedef struct ranks {
    const claim_table *table;
    double turn;         /* -1: less of the second is better */
    double *one, *other; /* [n_terms] means */
} ranks;

static void agreement(void *self, const size_t *row, size_t n, double *out)
{
    const ranks *r = self;
    const claim_table *t = r->table;
    for (size_t k = 0; k < t->n_terms; k++) {
        r->one[k] = r->other[k] = 0;
        for (size_t i = 0; i < n; i++) {
            r->one[k] += t->y[k * t->n + row[i]];
            r->other[k] += r->turn * t->second[k * t->n + row[i]];
        }
    }
    *out = claim_tau(r->one, r->other, t->n_terms);
}

gv_status claim_rank_agreement(const claim_table *t, double turn, uint64_t seed,
                               gv_arena *arena, claim_bootstrap *out, gv_error *err)
{
    const uint32_t stream = 1;
    ranks r = { .table = t, .turn = turn };
    r.one = gv_arena_alloc(arena, 2 * t->n_terms, sizeof *r.one, err);
    if (r.one == NULL)
        return GV_E_MEMORY;
    r.other = r.one + t->n_terms;
    return claim_bootstrap_run(t, seed, stream, 1, agreement, &r, arena, out, err);
}
