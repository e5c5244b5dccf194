/* Lognormal: positive numbers with a long tail, such as incomes. Layer 2. */
#include "grapevine/people.h"

typedef struct lognormal {
    double median;
    double spread;
} lognormal;

static const gv_param lognormal_table[] = {
    GV_REAL(lognormal, median, .initial = 1, .low = 0, .low_open = true, .high = 1e9,
            .scale = GV_SCALE_LOG, .source = "convention",
            .help = "half the people are below it"),
    GV_REAL(lognormal, spread, .initial = 1, .low = 0, .high = 5, .source = "convention",
            .help = "standard deviation of the logarithm"),
    GV_END_OF_TABLE,
};

static double draw(const void *params, gv_bits luck)
{
    const lognormal *par = params;
    return par->median * gv_real_exp(par->spread * gv_normal(luck.low));
}

const gv_trait_kind gv_trait_kind_lognormal = {
    .spec = { .name = "lognormal",
              .title = "Lognormal",
              .about = "A positive number with a long tail, such as an income.",
              GV_PARAMS(lognormal) },
    .draw = draw,
};
