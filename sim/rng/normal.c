/* Draws from the normal law by inversion, coarse enough to be the same on every machine. */
#include "grapevine/rng.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

double gv_normal(uint64_t bits)
{
    /* The middle of one of 2^52 equal slices of (0, 1): never 0 or 1. */
    const double u = ((double) (bits >> 12) + 0.5) * 0x1p-52;
    return floor(gsl_cdf_ugaussian_Pinv(u) * 0x1p20 + 0.5) * 0x1p-20;
}
