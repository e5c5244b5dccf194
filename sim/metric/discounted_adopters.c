/* Discounted adopters: those who come later count for less. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

typedef struct discounted_adopters {
    double rate;
} discounted_adopters;

static const gv_param discounted_adopters_table[] = {
    GV_REAL(discounted_adopters, rate, .initial = 0.1, .low = 0, .high = 10,
            .unit = "1/step", .source = "convention: 10 % a step",
            .help = "an adopter at time t counts e^(-rate t)"),
    GV_END_OF_TABLE,
};

static const gv_outcome outcomes[] = {
    { "discounted_adopters", "discounted adopters", "people", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, INFINITY,
      "sum of e^(-rate t) over adopters; t is the step in which they first are adopters, "
      "or "
      "on the continuous clock the very moment",
      .smallest = 0.05, .smallest_is_share = true },
    { .name = NULL },
};

static double time_of(const gv_world *w, uint32_t v)
{
    return w->moment != NULL ? gv_moment_ticks(w->moment[v]) : w->adoption[v].step;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const discounted_adopters *par = params;
    const gv_world *w = life->world;
    double sum = 0; /* in order of adoption */
    for (uint32_t k = 0; k < w->n_adopters; k++)
        sum += gv_real_exp(-par->rate * time_of(w, w->adopters[k]));
    *out[0].real = sum;
}

const gv_metric gv_metric_discounted_adopters = {
    .spec = { .name = "discounted_adopters",
              .title = "Discounted adopters",
              .about = "How many people have adopted, where later counts for less.",
              .source =
                  "Libai, Muller, Peres (2013), Journal of Marketing Research 50, 161-176",
              GV_PARAMS(discounted_adopters) },
    .outcomes = outcomes,
    .measure = measure,
};
