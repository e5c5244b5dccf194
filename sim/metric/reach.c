/* Reach and frequency: who saw paid, partner or owned content, and how often. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

static const gv_outcome outcomes[] = {
    { "reach", "reach", "people", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0,
      INFINITY, "people who saw paid, partner or owned content at least once",
      .smallest = 0.05, .smallest_is_share = true },
    { "reach_3plus", "reach, three times or more", "people", GV_KIND_COUNT, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, INFINITY,
      "people who saw paid, partner or owned content three times or more", .smallest = 0.05,
      .smallest_is_share = true },
    { "exposures", "exposures", "1", GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "all reads of paid, partner and owned content", .smallest = 0.05,
      .smallest_is_share = true },
    { "frequency", "frequency", "1", GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER, 1, INFINITY,
      "mean reads of those reached; undefined when nobody was", .smallest = 0.05,
      .smallest_is_share = true },
    { .name = NULL },
};

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const gv_world *w = life->world;
    uint32_t three = 0;
    for (uint32_t v = 0; v < w->n && w->n_reads > 0; v++)
        three += w->reads[v] >= 3 ? 1 : 0;
    *out[0].count = w->n_reached;
    *out[1].count = three;
    *out[2].real = (double) w->n_reads;
    *out[3].real = w->n_reached == 0 ? NAN : (double) w->n_reads / w->n_reached;
}

const gv_metric gv_metric_reach = {
    .spec = { .name = "reach",
              .title = "Reach and frequency",
              .about = "Who saw paid, partner or owned content, and how often." },
    .outcomes = outcomes,
    .measure = measure,
};
