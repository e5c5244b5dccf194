/* Shares of a number of people. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

/* 0.07 * 100 is 7.000000000000001 in binary: seven people would not be 7 % of a hundred. */
double gv_share_of(double share, uint32_t people)
{
    const double rounding = 0x1p-51; /* of the decimal to binary, and of the product */
    const double product = share * people;
    const double whole = floor(product + 0.5);
    return fabs(product - whole) <= whole * rounding ? whole : product;
}
