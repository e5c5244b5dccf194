/* Beta: numbers between two bounds, heaped where one likes. Layer 2. */
#include "grapevine/people.h"
#include "rng/stream.h"

#include <gsl/gsl_randist.h>

typedef struct beta_law {
    double a;
    double b;
    double low;
    double high;
} beta_law;

static const gv_param beta_law_table[] = {
    GV_REAL(beta_law, a, .initial = 2, .low = 0.01, .high = 1e6, .scale = GV_SCALE_LOG,
            .source = "convention",
            .help = "weight of the upper end: the mean is a / (a + b)"),
    GV_REAL(beta_law, b, .initial = 2, .low = 0.01, .high = 1e6, .scale = GV_SCALE_LOG,
            .source = "convention", .help = "weight of the lower end"),
    GV_REAL(beta_law, low, .initial = 0, .low = -1e9, .high = 1e9, .source = "convention",
            .help = "lowest value"),
    GV_REAL(beta_law, high, .initial = 1, .low = -1e9, .high = 1e9, .source = "convention",
            .help = "highest value"),
    GV_END_OF_TABLE,
};

static gv_status check(const void *params, gv_error *err)
{
    const beta_law *par = params;
    if (par->low < par->high)
        return GV_OK;
    return GV_FAIL(err, GV_E_SCENARIO, "'low' (%g) should be below 'high' (%g)", par->low,
                   par->high);
}

static double draw(const void *params, gv_bits luck)
{
    const beta_law *par = params;
    gv_stream stream = gv_stream_make((gv_key){ .low = luck.low, .high = luck.high });
    const gsl_rng rng = gv_stream_gsl(&stream);
    return par->low + (par->high - par->low) * gsl_ran_beta(&rng, par->a, par->b);
}

const gv_trait_kind gv_trait_kind_beta = {
    .spec = { .name = "beta",
              .title = "Beta",
              .about = "A number between two bounds, heaped where one likes.",
              .source = "Knuth, The Art of Computer Programming, volume 2, 3.4.1 E, as GSL "
                        "draws it",
              GV_PARAMS(beta_law) },
    .check = check,
    .draw = draw,
};
