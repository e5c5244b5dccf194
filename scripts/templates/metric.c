/* PART: the step at which most people adopted. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

static const gv_outcome outcomes[] = {
    { "PART_step", "busiest step", "steps", GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER, 0,
      INFINITY,
      "the first step with the most new adopters; undefined when nobody adopted",
      .smallest = 0.05, .smallest_is_share = true },
    { .name = NULL },
};

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    uint32_t most = life->adopters[0];
    double busiest = most > 0 ? 0 : NAN;
    for (uint32_t step = 1; step <= life->ticks; step++) {
        const uint32_t fresh = life->adopters[step] - life->adopters[step - 1];
        if (fresh > most) {
            most = fresh;
            busiest = step;
        }
    }
    *out[0].real = busiest;
}

const gv_metric gv_metric_PART = {
    .spec = { .name = "PART",
              .title = "PART",
              .about = "The step at which most people adopted." },
    .outcomes = outcomes,
    .measure = measure,
};
