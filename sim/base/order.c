/* Reals in ascending order, and what stands at a place of that order. */
#include "grapevine/base.h"

#include <stdlib.h>

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *) a;
    const double y = *(const double *) b;
    return (x > y) - (x < y);
}

void gv_sort_reals(double *x, size_t n)
{
    if (n > 1)
        qsort(x, n, sizeof *x, ascending);
}

double gv_quantile(const double *sorted, size_t n, double p)
{
    if (n == 0)
        return __builtin_nan("");
    const double share = p > 0 ? (p < 1 ? p : 1) : 0;
    const double place = share * (double) (n - 1);
    const size_t below = (size_t) place;
    const double fraction = place - (double) below;
    if (fraction <= 0 || below + 1 >= n)
        return sorted[below];
    return sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
}
