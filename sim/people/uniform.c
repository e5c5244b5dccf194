/* Uniform: all values between two are as likely. Layer 2. */
#include "grapevine/people.h"

typedef struct uniform {
    double low;
    double high;
} uniform;

static const gv_param uniform_table[] = {
    GV_REAL(uniform, low, .initial = 0, .low = -1e9, .high = 1e9, .source = "convention",
            .help = "lowest value"),
    GV_REAL(uniform, high, .initial = 1, .low = -1e9, .high = 1e9, .source = "convention",
            .help = "highest value, itself excluded"),
    GV_END_OF_TABLE,
};

static gv_status check(const void *params, gv_error *err)
{
    const uniform *par = params;
    if (par->low < par->high)
        return GV_OK;
    return GV_FAIL(err, GV_E_SCENARIO, "'low' (%g) should be below 'high' (%g)", par->low,
                   par->high);
}

static double draw(const void *params, gv_bits luck)
{
    const uniform *par = params;
    return par->low + (par->high - par->low) * gv_unit(luck.low);
}

const gv_trait_kind gv_trait_kind_uniform = {
    .spec = { .name = "uniform",
              .title = "Uniform",
              .about = "A number between two, all as likely.",
              GV_PARAMS(uniform) },
    .check = check,
    .draw = draw,
};
