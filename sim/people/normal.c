/* Normal: numbers around a mean, cut off where none can be. Layer 2. */
#include "grapevine/people.h"

typedef struct normal {
    double mean;
    double sd;
    double low;
    double high;
} normal;

static const gv_param normal_table[] = {
    GV_REAL(normal, mean, .initial = 0, .low = -1e9, .high = 1e9, .source = "convention",
            .help = "mean before the ends are cut off"),
    GV_REAL(normal, sd, .initial = 1, .low = 0, .low_open = true, .high = 1e9,
            .source = "convention",
            .help = "standard deviation before the ends are cut off"),
    GV_REAL(normal, low, .initial = -1e9, .low = -1e9, .high = 1e9, .source = "convention",
            .help = "nobody is below it"),
    GV_REAL(normal, high, .initial = 1e9, .low = -1e9, .high = 1e9, .source = "convention",
            .help = "nobody is above it"),
    GV_END_OF_TABLE,
};

/* Further from the mean than that is less than one in 10^14. */
#define SENSIBLE_SD 8

static gv_status check(const void *params, gv_error *err)
{
    const normal *par = params;
    if (par->low >= par->high)
        return GV_FAIL(err, GV_E_SCENARIO, "'low' (%g) should be below 'high' (%g)",
                       par->low, par->high);
    if (par->low > par->mean + SENSIBLE_SD * par->sd ||
        par->high < par->mean - SENSIBLE_SD * par->sd)
        return GV_FAIL(err, GV_E_SCENARIO,
                       "nearly nobody is between 'low' (%g) and 'high' (%g): they are more "
                       "than %d standard deviations from the mean",
                       par->low, par->high, SENSIBLE_SD);
    return GV_OK;
}

/* By inversion: a larger mean moves everybody up and changes nobody's place. */
static double draw(const void *params, gv_bits luck)
{
    const normal *par = params;
    const double z = gv_normal_between(luck.low, (par->low - par->mean) / par->sd,
                                       (par->high - par->mean) / par->sd);
    const double x = par->mean + par->sd * z;
    return x < par->low ? par->low : x > par->high ? par->high : x;
}

const gv_trait_kind gv_trait_kind_normal = {
    .spec = { .name = "normal",
              .title = "Normal, truncated",
              .about = "A number around a mean, between two bounds.",
              GV_PARAMS(normal) },
    .check = check,
    .draw = draw,
};
