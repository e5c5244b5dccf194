/* Gamma: positive numbers, as skewed as one likes. Layer 2. */
#include "grapevine/people.h"
#include "rng/stream.h"

#include <gsl/gsl_randist.h>

typedef struct gamma_law {
    double shape;
    double mean;
} gamma_law;

static const gv_param gamma_law_table[] = {
    GV_REAL(gamma_law, shape, .initial = 1, .low = 0.01, .high = 1e6, .scale = GV_SCALE_LOG,
            .source = "convention",
            .help = "1 is exponential; larger ones are less skewed"),
    GV_REAL(gamma_law, mean, .initial = 1, .low = 0, .low_open = true, .high = 1e9,
            .scale = GV_SCALE_LOG, .source = "convention", .help = "mean"),
    GV_END_OF_TABLE,
};

static double draw(const void *params, gv_bits luck)
{
    const gamma_law *par = params;
    gv_stream stream = gv_stream_make((gv_key){ .low = luck.low, .high = luck.high });
    const gsl_rng rng = gv_stream_gsl(&stream);
    return gsl_ran_gamma(&rng, par->shape, par->mean / par->shape);
}

const gv_trait_kind gv_trait_kind_gamma = {
    .spec = { .name = "gamma",
              .title = "Gamma",
              .about = "A positive number, as skewed as one likes.",
              .source = "Marsaglia and Tsang (2000), doi:10.1145/358407.358414, as GSL "
                        "draws it",
              GV_PARAMS(gamma_law) },
    .draw = draw,
};
