/* Which numbers of a sample drive an effect: partial rank correlations, and the share of
 * its variance that one number explains. */
#include "study/claim_internal.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>

typedef struct ranked {
    double value;
    size_t place;
} ranked;

static int by_value(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->value < y->value || x->value > y->value)
        return x->value < y->value ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

static void sort(const double *x, size_t stride, size_t n, ranked *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = (ranked){ x[i * stride], i };
    qsort(out, n, sizeof *out, by_value);
}

/* Ranks, equal values sharing their mean, less the mean of all and of length 1; all 0 when
 * all values are equal. */
static void standard_ranks(const double *x, size_t stride, size_t n, ranked *room,
                           double *out)
{
    double length = 0;
    sort(x, stride, n, room);
    for (size_t i = 0; i < n;) {
        size_t end = i + 1;
        while (end < n && !(room[end].value > room[i].value))
            end++;
        const double rank = (double) (i + end - 1) / 2 - (double) (n - 1) / 2;
        for (; i < end; i++) {
            out[room[i].place] = rank;
            length += rank * rank;
        }
    }
    for (size_t i = 0; i < n && length > 0; i++)
        out[i] /= sqrt(length);
}

static double product(const double *a, const double *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

/* Invert the correlations of all columns and the effect, which comes last. A little is
 * added to the diagonal, as columns that do not vary have no correlation at all. */
static gv_status invert(const double *rank, size_t n, size_t size, gsl_matrix *matrix,
                        gv_error *err)
{
    const double little = 1e-9;
    for (size_t i = 0; i < size; i++) {
        for (size_t k = 0; k <= i; k++) {
            const double value =
                product(rank + i * n, rank + k * n, n) + (i == k ? little : 0);
            gsl_matrix_set(matrix, i, k, value);
            gsl_matrix_set(matrix, k, i, value);
        }
    }
    if (gsl_linalg_cholesky_decomp1(matrix) != 0 || gsl_linalg_cholesky_invert(matrix) != 0)
        return GV_FAIL(err, GV_E_LIBRARY, "the ranks of a sample cannot be told apart");
    return GV_OK;
}

gv_status robust_rank_correlations(const double *x, const double *y, size_t n, size_t d,
                                   double *out, gv_error *err)
{
    gv_status status = GV_OK;
    const size_t size = d + 1;
    for (size_t j = 0; j < d; j++)
        out[j] = NAN;
    if (n < d + 4)
        return GV_OK;
    double *rank = gv_alloc(size, n * sizeof *rank, err);
    ranked *room = gv_alloc(n, sizeof *room, err);
    gsl_matrix *matrix = rank != NULL && room != NULL ? gsl_matrix_alloc(size, size) : NULL;
    if (matrix == NULL) {
        status = GV_FAIL(err, GV_E_MEMORY, "not enough memory for rank correlations");
        goto done;
    }
    for (size_t j = 0; j < d; j++)
        standard_ranks(x + j, d, n, room, rank + j * n);
    standard_ranks(y, 1, n, room, rank + d * n);
    GV_TRY(invert(rank, n, size, matrix, err));
    for (size_t j = 0; j < d; j++)
        out[j] = -gsl_matrix_get(matrix, j, d) /
                 sqrt(gsl_matrix_get(matrix, j, j) * gsl_matrix_get(matrix, d, d));
done:
    gsl_matrix_free(matrix);
    gv_free(room);
    gv_free(rank);
    return status;
}

/* A partial correlation that takes d - 1 other columns out has n - d - 1 degrees. */
double robust_driver_p(double rank_correlation, size_t n, size_t d)
{
    const double r = fabs(rank_correlation), rest = 1 - r * r;
    if (isnan(r) || n < d + 2)
        return 1;
    if (!(rest > 0))
        return 0;
    const double degrees = (double) (n - d - 1), t = r * sqrt(degrees / rest);
    return fmin((double) d * 2 * gsl_cdf_tdist_Q(t, degrees), 1);
}

/* Between classes of equal size along x, less what as many classes of noise would give. */
gv_status robust_first_order(const double *x, size_t d, const double *y, size_t n,
                             double *out, gv_error *err)
{
    ranked *room = gv_alloc(n, sizeof *room, err);
    const size_t classes = (size_t) sqrt((double) n);
    double mean = 0, all = 0, between = 0;
    if (room == NULL)
        return GV_E_MEMORY;
    sort(x, d, n, room);
    for (size_t i = 0; i < n; i++)
        mean += y[i] / (double) n;
    for (size_t c = 0; c < classes; c++) {
        const size_t from = c * n / classes, to = (c + 1) * n / classes;
        double sum = 0;
        for (size_t i = from; i < to; i++) {
            const double deviation = y[room[i].place] - mean;
            sum += deviation;
            all += deviation * deviation;
        }
        between += sum * sum / (double) (to - from);
    }
    gv_free(room);
    *out = all > 0 && n > classes
               ? 1 - (1 - between / all) * (double) (n - 1) / (double) (n - classes)
               : NAN;
    return GV_OK;
}
