/* States: how many people are in each state of a compartment model, step by step.
 * Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

static const gv_outcome outcomes[] = {
    { "people_in", "people in a state", "people", GV_KIND_COUNT, GV_SHAPE_STEP, GV_NEITHER,
      0, INFINITY, "people in one state of the model, in every step", .smallest = 0.05,
      .smallest_is_share = true },
    { .name = NULL },
};

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const size_t steps = (size_t) life->ticks + 1;
    for (uint32_t s = 0; s < life->n_states; s++)
        memcpy(out[s].count, life->in_state + s * steps, steps * sizeof *life->in_state);
}

const gv_metric gv_metric_states = {
    .spec = { .name = "states",
              .title = "States",
              .about = "How many people are in each state of a compartment model, step by "
                       "step: `people_in_infected` and so on." },
    .outcomes = outcomes,
    .by_state = true,
    .measure = measure,
};
