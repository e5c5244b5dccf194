/* Exponential: positive numbers, most of them small. Layer 2. */
#include "grapevine/people.h"

typedef struct exponential {
    double mean;
} exponential;

static const gv_param exponential_table[] = {
    GV_REAL(exponential, mean, .initial = 1, .low = 0, .low_open = true, .high = 1e9,
            .scale = GV_SCALE_LOG, .source = "convention", .help = "mean"),
    GV_END_OF_TABLE,
};

static double draw(const void *params, gv_bits luck)
{
    const exponential *par = params;
    return par->mean * gv_exponential(luck.low);
}

const gv_trait_kind gv_trait_kind_exponential = {
    .spec = { .name = "exponential",
              .title = "Exponential",
              .about = "A positive number; most people have little.",
              GV_PARAMS(exponential) },
    .draw = draw,
};
