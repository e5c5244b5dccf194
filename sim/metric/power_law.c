/* The exponent of a power law from how many are of each size, by maximum likelihood.
 * Layer 4.
 */
#include "metric/forest.h"

#include <math.h>

enum { TERMS = 64, HALVINGS = 60 };
static const double largest = 61; /* of the exponent of the density */

/* Mean logarithm of a size from `from` on whose chance is proportional to size^-a: sums of
 * the first terms, and Euler and Maclaurin's formula for all others. */
static double mean_logarithm(double from, double a)
{
    double zeta = 0, slope = 0;
    for (int k = 0; k < TERMS; k++) {
        const double x = from + k, weight = gv_real_pow(x / from, -a);
        zeta += weight;
        slope += weight * gv_real_log(x);
    }
    const double x = from + TERMS, weight = gv_real_pow(x / from, -a), log = gv_real_log(x);
    zeta += weight * (x / (a - 1) + 0.5 + a / (12 * x));
    slope +=
        weight * (x * (log + 1 / (a - 1)) / (a - 1) + log / 2 + (a * log - 1) / (12 * x));
    return slope / zeta;
}

double gv_power_law_exponent(const uint32_t *how_many, uint32_t last, uint64_t from,
                             uint64_t least)
{
    double n = 0, sum = 0;
    for (uint64_t size = from; size <= last; size++) {
        n += how_many[size];
        sum += how_many[size] * (how_many[size] > 0 ? gv_real_log((double) size) : 0);
    }
    const double first = (double) from;
    if (!(n >= (double) least) || !(n > 0) || sum / n <= mean_logarithm(first, largest))
        return (double) NAN;
    double low = 1, high = largest; /* the likelihood rises at low, and falls at high */
    for (int k = 0; k < HALVINGS; k++) {
        const double middle = (low + high) / 2;
        if (mean_logarithm(first, middle) > sum / n)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2 - 1;
}
