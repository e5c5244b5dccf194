/* Gauges: what a model with attitudes keeps track of, step by step. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

/* A hundredth of the range of what has bounds; of all else 5 % of the control. */
#define IS_BOUNDED(low, high) ((low) > -INFINITY && (high) < INFINITY)

static const gv_outcome outcomes[] = {
#define GV_GAUGE(NAME, word, unit_, low_, high_, meaning)                                  \
    { .name = word,                                                                        \
      .title = meaning,                                                                    \
      .unit = unit_,                                                                       \
      .kind = GV_KIND_REAL,                                                                \
      .shape = GV_SHAPE_STEP,                                                              \
      .direction = GV_NEITHER,                                                             \
      .low = low_,                                                                         \
      .high = high_,                                                                       \
      .help = meaning ", in every step",                                                   \
      .smallest = IS_BOUNDED(low_, high_) ? ((high_) - (low_)) / 100.0 : 0.05,             \
      .smallest_is_share = !IS_BOUNDED(low_, high_) },
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
