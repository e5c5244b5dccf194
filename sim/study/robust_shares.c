/* How much of a sample has an effect, when every point was tried with few pairs: chances to
 * succeed follow a beta law, successes a beta-binomial. */
#include "study/claim_internal.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/* Successes of all points, as a histogram. */
typedef struct histogram {
    double count[65];
    uint32_t m;
    double mean; /* chance of one pair */
} histogram;

/* @param spread  how far chances differ: 0 all alike, 1 all of them 0 or 1 */
static void beta_of(const histogram *h, double spread, double *a, double *b)
{
    const double both = (1 - spread) / spread;
    *a = h->mean * both;
    *b = (1 - h->mean) * both;
}

static double likelihood(const histogram *h, double spread)
{
    double a, b, sum = 0;
    beta_of(h, spread, &a, &b);
    for (uint32_t k = 0; k <= h->m; k++) {
        if (h->count[k] > 0)
            sum += h->count[k] * (gsl_sf_lnbeta(k + a, h->m - k + b) - gsl_sf_lnbeta(a, b));
    }
    return sum;
}

/* The spread of highest likelihood, by golden section on its logit. */
static double most_likely(const histogram *h)
{
    enum { STEPS = 60 };
    const double golden = 0.618033988749895;
    double low = -9, high = 9;
    for (int i = 0; i < STEPS; i++) {
        const double left = high - golden * (high - low),
                     right = low + golden * (high - low);
        if (likelihood(h, 1 / (1 + exp(-left))) > likelihood(h, 1 / (1 + exp(-right))))
            high = right;
        else
            low = left;
    }
    return 1 / (1 + exp(-(low + high) / 2));
}

double robust_share(const uint32_t *k, size_t n, uint32_t m)
{
    const double half = 0.5;
    histogram h = { .m = m };
    if (n == 0 || m == 0 || m >= GV_COUNT_OF(h.count))
        return NAN;
    for (size_t i = 0; i < n; i++) {
        h.count[k[i]]++;
        h.mean += (double) k[i] / m / (double) n;
    }
    if (!(h.mean > 0) || !(h.mean < 1))
        return h.mean > half ? 1 : 0;
    double a, b;
    beta_of(&h, m > 1 ? most_likely(&h) : 1 - 1e-9, &a, &b);
    return gsl_cdf_beta_Q(half, a, b);
}
