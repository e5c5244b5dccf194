/* Allocation: where money went that a strategy moves between its tactics. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

static const gv_outcome outcomes[] = {
    { "money_moved", "money moved", "share", GV_KIND_REAL, GV_SHAPE_STEP, GV_NEITHER, 0, 1,
      "of the running instalment, how much stands with other tactics than was planned; 0 "
      "without `reallocation`",
      .smallest = 0.01 },
    { "money_factor", "last instalment beside the plan", "1", GV_KIND_REAL, GV_SHAPE_TACTIC,
      GV_NEITHER, 0, INFINITY,
      "how many times what was planned a tactic had in its last instalment; undefined for "
      "tactics that have all of their money from the beginning",
      .smallest = 0.05 },
    { .name = NULL },
};

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    for (uint32_t t = 0; t <= life->ticks; t++)
        out[0].real[t] = life->moved[t];
    for (uint32_t k = 0; k < life->extent.tactics; k++)
        out[1].real[k] = (double) NAN;
    for (size_t k = 0; k < life->n_accounts; k++)
        out[1].real[life->number[k]] = life->factor[k];
}

const gv_metric gv_metric_allocation = {
    .spec = { .name = "allocation",
              .title = "Where money moves",
              .about = "How far `reallocation` moves money between tactics, step by step, "
                       "and to which." },
    .outcomes = outcomes,
    .measure = measure,
};
