/* Cost: what the strategy spent, step by step and per adopter. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

static const gv_outcome outcomes[] = {
    { "spending", "money spent", "money", GV_KIND_REAL, GV_SHAPE_STEP, GV_NEITHER, 0,
      INFINITY, "money spent up to every state", .smallest = 0.05,
      .smallest_is_share = true },
    { "spent", "money spent in all", "money", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, INFINITY, "money spent in the whole life", .smallest = 0.05,
      .smallest_is_share = true },
    { "cost_per_adopter", "cost per adopter", "money", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, INFINITY,
      "money spent over final adopters, whatever convinced them; undefined without "
      "adopters. `compare` gives the cost per incremental adopter, which is the honest "
      "one",
      .smallest = 0.05, .smallest_is_share = true },
    { .name = NULL },
};

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    for (uint32_t t = 0; t <= life->ticks; t++)
        out[0].real[t] = gv_money_units(life->spent[t]);
    const double spent = gv_money_units(life->spent[life->ticks]);
    const uint32_t final = life->adopters[life->ticks];
    *out[1].real = spent;
    *out[2].real = final == 0 ? NAN : spent / final;
}

const gv_metric gv_metric_cost_per_adopter = {
    .spec = { .name = "cost_per_adopter",
              .title = "Cost",
              .about = "What the strategy spent, step by step and per adopter." },
    .outcomes = outcomes,
    .measure = measure,
};
