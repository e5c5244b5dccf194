/* Mixtures: what evenness brings beside what every part brings by its share. */
#include "study/claim_internal.h"

#include <math.h>

enum { PASSES = 2 }; /* of Gram and Schmidt: the second takes away what rounding left */

/* Entropy of shares, as a share of the largest: 0 for one part alone, 1 for all alike. */
static double evenness(const double *share, size_t n)
{
    double sum = 0, entropy = 0;
    for (size_t k = 0; k < n; k++)
        sum += share[k];
    for (size_t k = 0; k < n; k++) {
        if (share[k] > 0)
            entropy -= share[k] / sum * log(share[k] / sum);
    }
    return n > 1 ? entropy / log((double) n) : 0;
}

static double product(const double *a, const double *b, size_t n)
{
    double sum = 0;
    for (size_t j = 0; j < n; j++)
        sum += a[j] * b[j];
    return sum;
}

/* Take away from x what columns explain that stand at right angles. */
static void leave_rest(double *x, double *const *column, size_t n_columns, size_t n)
{
    for (int pass = 0; pass < PASSES; pass++) {
        for (size_t k = 0; k < n_columns; k++) {
            const double square = product(column[k], column[k], n);
            const double part = square > 0 ? product(column[k], x, n) / square : 0;
            for (size_t j = 0; j < n; j++)
                x[j] -= part * column[k][j];
        }
    }
}

/* Nothing but rounding is left of it. */
static bool is_nothing(double rest, double whole)
{
    const double rounding = 1e-18;
    return !(rest > rounding * whole);
}

gv_status claim_mixture_weigh(claim_table *t, const double *share, size_t n_parts,
                              gv_arena *arena, gv_error *err)
{
    const size_t n = t->n_treated;
    double *weight = gv_arena_alloc(arena, n, sizeof *weight, err);
    double **column = gv_arena_alloc(arena, n_parts, sizeof *column, err);
    double *values = gv_arena_alloc(arena, n_parts * n, sizeof *values, err);
    if (weight == NULL || column == NULL || values == NULL)
        return GV_E_MEMORY;
    for (size_t j = 0; j < n; j++)
        weight[j] = t->x[j] = evenness(share + j * n_parts, n_parts);
    for (size_t k = 0; k < n_parts; k++) {
        column[k] = values + k * n;
        for (size_t j = 0; j < n; j++)
            column[k][j] = share[j * n_parts + k];
        const double whole = product(column[k], column[k], n);
        leave_rest(column[k], column, k, n);
        const bool is_known = is_nothing(product(column[k], column[k], n), whole);
        for (size_t j = 0; j < n && is_known; j++)
            column[k][j] = 0;
    }
    const double whole = product(weight, weight, n);
    leave_rest(weight, column, n_parts, n);
    const double square = product(weight, weight, n);
    for (size_t j = 0; j < n; j++)
        weight[j] = is_nothing(square, whole) ? (double) NAN : weight[j] / square;
    t->weight = weight;
    return GV_OK;
}

void claim_mixture(const claim_table *t, double *pair)
{
    for (size_t i = 0; i < t->n; i++) {
        pair[i] = 0;
        for (size_t j = 0; j < t->n_treated; j++)
            pair[i] += t->weight[j] * t->y[j * t->n + i];
    }
}
