/* Adopters: how many people have adopted, step by step. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

static const gv_outcome outcomes[] = {
    { "adopters", "adopters", "people", GV_KIND_COUNT, GV_SHAPE_STEP, GV_MORE_IS_BETTER, 0,
      INFINITY, "people who have adopted, in every state", .smallest = 0.05,
      .smallest_is_share = true },
    { "final_adopters", "final adopters", "people", GV_KIND_COUNT, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, INFINITY, "people who have adopted in the last state",
      .smallest = 0.05, .smallest_is_share = true },
    { .name = NULL },
};

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    memcpy(out[0].count, life->adopters,
           ((size_t) life->ticks + 1) * sizeof *life->adopters);
    *out[1].count = life->adopters[life->ticks];
}

const gv_metric gv_metric_adopters = {
    .spec = { .name = "adopters",
              .title = "Adopters",
              .about =
                  "How many people have adopted, step by step. No Bass curve is fitted "
                  "to a life: take the steps as a series to `grapevine fit bass`, "
                  "which also says how ill a short one determines the market." },
    .outcomes = outcomes,
    .measure = measure,
};
