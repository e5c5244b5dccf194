/* Waiting times: the standard exponential law by inversion, the same on every machine. */
#include "grapevine/rng.h"

double gv_exponential(uint64_t bits)
{
    /* The middle of one of 2^52 equal slices of (0, 1): never 0 or 1. */
    const double u = ((double) (bits >> 12) + 0.5) * 0x1p-52;
    return -gv_real_log(u);
}
