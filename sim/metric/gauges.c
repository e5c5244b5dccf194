/* Gauges: what a model with attitudes keeps track of, step by step. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

static const gv_outcome outcomes[] = {
#define GV_GAUGE(NAME, name, unit, low, high, meaning)                                     \
    { name,         meaning,       unit,                                                   \
      GV_KIND_REAL, GV_SHAPE_STEP, GV_NEITHER,                                             \
      low,          high,          meaning ", in every step" },
#include "grapevine/gauges.def"
#undef GV_GAUGE
    { .name = NULL },
};

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const size_t steps = (size_t) life->ticks + 1;
    for (size_t g = 0; g < GV_GAUGES; g++) {
        for (size_t k = 0; k < steps; k++)
            out[g].real[k] =
                life->gauge == NULL ? (double) NAN : life->gauge[g * steps + k];
    }
}

const gv_metric gv_metric_gauges = {
    .spec = { .name = "gauges",
              .title = "Gauges",
              .about = "Awareness, customers, sentiment, trust, fatigue; what was read, "
                       "passed on and said: step by step, of models with attitudes." },
    .outcomes = outcomes,
    .of_gauges = true,
    .measure = measure,
};
