/* Draws from the normal law by inversion, coarse enough to be the same on every machine. */
#include "grapevine/rng.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* The middle of one of 2^52 equal slices of (0, 1): never 0 or 1. */
static double slice(uint64_t bits)
{
    return ((double) (bits >> 12) + 0.5) * 0x1p-52;
}

static double coarse(double z)
{
    return floor(z * 0x1p20 + 0.5) * 0x1p-20;
}

double gv_normal(uint64_t bits)
{
    return coarse(gsl_cdf_ugaussian_Pinv(slice(bits)));
}

double gv_normal_between(uint64_t bits, double low, double high)
{
    /* Far above the mean 1 - P has digits that P has lost. */
    const bool is_above = low > 0;
    const double p_low = is_above ? gsl_cdf_ugaussian_Q(low) : gsl_cdf_ugaussian_P(low);
    const double p_high = is_above ? gsl_cdf_ugaussian_Q(high) : gsl_cdf_ugaussian_P(high);
    const double p = p_low + slice(bits) * (p_high - p_low);
    const double z = is_above ? gsl_cdf_ugaussian_Qinv(p) : gsl_cdf_ugaussian_Pinv(p);
    const double inside = z < low ? low : z > high ? high : z;
    return coarse(inside);
}
