/* Expansion: who adopts that would not have, and who adopts sooner, person by person beside
 * the control's life under the same luck. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

typedef struct expansion {
    double rate;
    const char *against;
} expansion;

static const gv_param expansion_table[] = {
    GV_REAL(expansion, rate, .initial = 0.1 / 365, .low = 0, .high = 10, .unit = "1/step",
            .source = "convention: 10 % a year of days",
            .help = "an adopter at time t counts e^(-rate t)"),
    GV_AGAINST(expansion, "strategy whose lives are compared"),
    GV_END_OF_TABLE,
};

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
static const gv_outcome outcomes[] = {
    { "expansion", "expansion", "people", GV_KIND_REAL, GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0,
      INFINITY,
      "sum of e^(-rate t) over people who adopt, at t, and never do in the control",
      OF_CONTROL },
    { "acceleration", "acceleration", "people", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, -INFINITY, INFINITY,
      "sum of e^(-rate t) - e^(-rate s) over people who adopt at t, and at s in the "
      "control",
      OF_CONTROL },
    { "contraction", "contraction", "people", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, INFINITY,
      "sum of e^(-rate s) over people who adopt in the control, at s, and never here; "
      "expansion + acceleration - contraction is the difference of discounted adopters at "
      "the same rate",
      OF_CONTROL },
    { "adopters_gained", "adopters gained", "people", GV_KIND_COUNT, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, INFINITY, "people who adopt, and never do in the control",
      OF_CONTROL },
    { "adopters_lost", "adopters lost", "people", GV_KIND_COUNT, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, INFINITY, "people who adopt in the control, and never here",
      OF_CONTROL },
    { .name = NULL },
};
enum { EXPANSION, ACCELERATION, CONTRACTION, GAINED, LOST };

static double worth(const gv_world *w, uint32_t v, double rate)
{
    const double t =
        w->moment != NULL ? gv_moment_ticks(w->moment[v]) : w->adoption[v].step;
    return gv_real_exp(-rate * t);
}

static void unknown(const gv_value *out)
{
    *out[EXPANSION].real = *out[ACCELERATION].real = *out[CONTRACTION].real = (double) NAN;
    *out[GAINED].count = *out[LOST].count = 0;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const expansion *par = params;
    const gv_world *w = life->world;
    unknown(out);
    if (life->control == NULL)
        return;
    const gv_world *c = life->control->world;
    double gained = 0, sooner = 0, lost = 0; /* in order of people */
    for (uint32_t v = 0; v < w->n; v++) {
        const bool here = gv_world_adopted(w, v), there = gv_world_adopted(c, v);
        if (here && there) {
            sooner += worth(w, v, par->rate) - worth(c, v, par->rate);
        } else if (here) {
            gained += worth(w, v, par->rate);
            (*out[GAINED].count)++;
        } else if (there) {
            lost += worth(c, v, par->rate);
            (*out[LOST].count)++;
        }
    }
    *out[EXPANSION].real = gained;
    *out[ACCELERATION].real = sooner;
    *out[CONTRACTION].real = lost;
}

static const char *control(const void *params)
{
    return ((const expansion *) params)->against;
}

const gv_metric gv_metric_expansion = {
    .spec = { .name = "expansion",
              .title = "Acceleration and expansion",
              .about = "Who adopts that would not have without the strategy, and who would "
                       "have later, person by person under the same luck.",
              .source = "Libai, Muller, Peres (2013), doi:10.1509/jmr.11.0305",
              .deviates = "the paper tells the two apart by populations; here every person "
                          "is compared with themselves, so nobody is counted in both",
              GV_PARAMS(expansion) },
    .outcomes = outcomes,
    .control = control,
    .measure = measure,
};
